#pragma once
// A Protocol knows how a kind of source is asked and what its answers mean. Step functions without
// a socket: the caller sends the request (app/transport), hands the answer in, and gets the
// records, where to go on and what to ask next. Pure: no clock, no log, no store; safe from any
// thread. A recorded answer is a test.
// To add one: harvesters/protocols/<name>.cpp that defines `extern const Protocol protocol_<name>`,
// and tests/fixtures/protocols/<name>/.
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/types.h"
#include "core/http.h"
#include "core/payload.h"

namespace vindplaats {

// How far a source has been read. Stored with every page in the same batch, so that a run goes on
// where it was cut off. Only the protocol knows its keys; each lists them at the top of its file.
struct Checkpoint {
  std::map<std::string, std::string> values;

  // The value of `key`; empty when there is none.
  const std::string& get(const std::string& key) const;
  // Sets it; an empty value removes it.
  void set(const std::string& key, std::string value);
  // Removes all keys that start with `prefix`.
  void clear(std::string_view prefix);
  bool operator==(const Checkpoint&) const = default;
};

// What a person asked of this run (contract section 2, `harvest`), and what the caller can read.
struct RunOptions {
  bool full = false;     // as if nothing had been read before
  bool restart = false;  // not from where the last run was cut off, but from the last complete one
  std::string from, until;  // RFC 3339 or a day, checked by the caller; empty: none
  std::string record;       // only this identifier; the checkpoint stays as it is
  // Only headers, no metadata, to find what is gone at a source that keeps no record of deletions
  // (OAI-PMH's ListIdentifiers; faults.md row 26); the checkpoint stays as it is.
  bool identifiers_only = false;
  Instant now;
  std::span<const std::string_view> readable = {};  // metadata namespaces somebody reads; none: all
  std::size_t max_record = 2'000'000;  // bytes; a larger record is set aside (contract section 3)
};

// What the harvester asks while it runs.
struct Step {
  Request request;
  Checkpoint checkpoint;  // goes with the request: read() gets it back
  // From begin(): the run goes on where an earlier one was cut off, so its pages are not all of
  // the list.
  bool resumed = false;
};

// One record of a page with its bytes. A deletion may come without bytes.
struct Item {
  RawRecord raw;  // `harvested` is set by the pipeline
  Payload payload;
};

// A record that could not be read, set aside with its bytes (contract section 5).
struct Rejected {
  std::string identifier;  // or "item 12 of page 3" when it has none
  std::string reason;      // plain words, with what to do
  std::string bytes;       // at most RunOptions::max_record of them
};

struct Page {
  std::vector<Item> items;
  std::vector<Rejected> rejected;
  std::vector<Finding> findings;  // about the answer: "trailing-content", "from-ignored", ...
  Checkpoint checkpoint;          // after this page: to be stored with it
  std::optional<Step> next;       // what to ask now; none: the run is at its end
  // Names under which something was set aside before ("map/a.ris", and "map/a.ris#..." with it): it
  // says nothing any more, unless this page says it again.
  std::vector<std::string> retold;
  // How many records the source says there are: for display only (faults.md row 10).
  std::optional<std::int64_t> total;
  bool unchanged = false;  // the source said itself that nothing is new (304, noRecordsMatch)
  // The list begins anew after this page: what follows may have come before (faults.md row 6).
  bool restarted = false;
  // It lists what is to be read next (a sitemap): that it holds no records is no sign of a source
  // that goes round in circles.
  bool listing = false;
  // The last page of a run that listed all that the source has: what did not come is gone there,
  // unless the source lists less than it has (faults.md rows 5, 26, 27: the caller's brake).
  bool whole = false;
  // Why the run stops here until a person has looked ("the source now gives ..."); empty: it need
  // not.
  std::string parked;
};

// Errors of read(): kRemote: try again later, the checkpoint stays (503, cut off, not XML);
// kRefused: stop, tell a person (401, 403, 404, 410, badArgument, an answer that is something
// else); kNotFound: the record asked for is not there. The words say what the source did, and what
// to do.
struct Protocol {
  std::string_view name;  // as in a source's `type`
  Step (*begin)(const Source& source, const Checkpoint& checkpoint, const RunOptions& options);
  Result<Page> (*read)(const Source& source, const Step& step, const Response& response,
                       const RunOptions& options);
  // Can it list identifiers alone (RunOptions::identifiers_only), so that what is gone is found.
  bool compares = false;
};

// All of them, in the order of their names (made from the folder).
std::span<const Protocol* const> protocols();
// By a source's type; null when there is none.
const Protocol* find_protocol(std::string_view name);

// What an answer at an address looks like: "oai-pmh", "feed" or "sitemap" by its root element,
// "wordpress" for its REST API, "html" for a page, "" for none of these.
std::string_view recognise(const Response& response);

}  // namespace vindplaats
