#pragma once
// Where a run over an OAI-PMH source stands, and the request that follows from it. It is stored in
// the checkpoint with every page, so the checkpoint alone says what to ask next.
//
// Keys of the checkpoint:
//   source          fingerprint of url, sets and formats: when a person changes these, all is read
//                   anew
//   next_from       RFC 3339: the next run asks for what changed since
//   format          namespace that the last complete run asked for
//   deleted_record  no, transient or persistent (Identify)
//   run.*           the run that goes on; absent between runs. Members of OaiRun below
//   sets_checked    RFC 3339: when ListSets was last read (faults.md row 22)
//   side.*          the same for a run that leaves no trace (one record, identifiers only); only in
//                   a Step, never stored
#include <cstdint>
#include <string>
#include <string_view>

#include "harvesters/protocol.h"

namespace vindplaats {

struct OaiRun {
  std::string phase;  // identify, formats, records or sets
  std::string base;   // address to ask instead of the source's, after a redirect ate the query
  std::string granularity;  // day or second
  std::string deleted;      // no, transient or persistent
  std::string prefix;       // metadataPrefix
  std::string format;       // its namespace as offered
  std::string from, until;  // as sent
  std::string token;        // to send next, as received but for white space around it
  std::string started;      // responseDate of the run's first list answer, RFC 3339
  std::string seen;         // marks of the last pages, for the loop guard
  std::string advance;      // "1": the run covers all since next_from, so it may move it
  std::string found_short;  // "1": fewer records came than the source told, or were skipped
  // While the list is read in windows (oai_narrow.h): "1", and the bounds of the whole.
  std::string windowed, first, end;
  std::string last;            // the newest datestamp that came, RFC 3339
  std::string sets_left;       // sets that ListSets has not named yet, with a space between
  std::int64_t set = 0;        // index in the source's sets
  std::int64_t pages = 0;      // list answers so far
  std::int64_t items = 0;      // records so far, rejected ones too
  std::int64_t set_items = 0;  // of the set that is being read
  std::int64_t told = 0;       // completeListSize of the set
  std::int64_t expired = 0;    // how often the token was refused
  std::int64_t skipped = 0;    // windows in a row
  std::int64_t in_order = 0;   // records of the set that came by datestamp; -1: one did not
  std::int64_t set_pages = 0;  // of ListSets
};

// "run." or "side." for these options.
std::string_view oai_key_prefix(const RunOptions& options);
OaiRun load_oai_run(const Checkpoint& checkpoint, std::string_view prefix);
void store_oai_run(const OaiRun& run, Checkpoint& checkpoint, std::string_view prefix);

// What `source` in the checkpoint must be.
std::string oai_fingerprint(const Source& source);

// The request that the run's state stands for. A token goes with the verb alone (section 3.5;
// gh:ropensci/oai#18), every reserved byte of it encoded exactly once (gh:miku/metha#23).
Request oai_request(const Source& source, const OaiRun& run, const RunOptions& options);

// A base address without arguments of the protocol, whatever query it holds beside them.
std::string oai_base(std::string_view url);

}  // namespace vindplaats
