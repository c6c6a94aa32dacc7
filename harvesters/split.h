#pragma once
// A whole document from a file, cut into records without a run around it: what `vindplaats try
// normalize` reads (contract section 6), and the protocol `files`. Pure; safe from any thread.
#include <string>
#include <string_view>
#include <vector>

#include "harvesters/protocol.h"

namespace vindplaats {

struct SplitDocument {
  // "oai-pmh", "record", "feed", "wordpress", "html", "json-ld", "metadata", "collection", "ris",
  // "bibtex" or "csv"
  std::string_view kind;
  std::vector<Item> items;
  std::vector<Rejected> rejected;
  std::vector<Finding> findings;  // about the document as a whole
};

struct SplitOptions {
  std::string source = "try";
  std::string base;                    // where relative addresses lead from; may be empty
  std::string charset;                 // as HTTP said it; empty: unknown
  std::size_t max_record = 2'000'000;  // bytes
};

// An OAI-PMH answer with any number of records, a lone <record>, a feed, a lone <entry> or <item>,
// a list of posts of WordPress's REST API, a web page, a description in JSON-LD or an array of
// such, each with its own context, a file of references in RIS, BibTeX or CSV, a collection of MARC
// or MODS records, or a metadata record of any XML format. What has no identifier of its own is
// named "sha256:" and 16 hex digits. kInput: nothing that can be read, with the reason; kRefused: a
// DOCTYPE where none may be, an OAI-PMH error.
Result<SplitDocument> split_document(std::string_view bytes, const SplitOptions& options);

// Is it a name that means the same wherever it stands: a URI of a kind that is given out once. Keys
// of bibliographies, numbers of tables and of catalogues are not.
bool holds_everywhere(std::string_view identifier);

}  // namespace vindplaats
