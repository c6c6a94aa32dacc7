#pragma once
// An OAI-PMH 2.0 answer with its envelope read: response date, errors, the verb's element and what
// its records inherit (section 3.2 of the protocol). Owns its text. Pure; one thread at a time.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/http.h"
#include "harvesters/scanned_document.h"

namespace vindplaats {

// An <error> element (section 3.6).
struct OaiError {
  std::string code, message;
};

struct OaiAnswer {
  std::unique_ptr<const ScannedDocument> document;
  std::optional<std::size_t> verb;  // the element after <request>: ListRecords, Identify, ...
  std::string response_date;        // as it stood
  std::vector<OaiError> errors;
  Frame frame;  // what the records inherit
  std::vector<Finding> findings;

  // Has it an <error> of that code.
  const OaiError* error(std::string_view code) const;
};

// Reads the body before it judges the status: Zenodo says noRecordsMatch with 422, others with 404
// (faults.md row 23, gh:miku/metha#39). kRemote: busy, cut off, not well-formed; kRefused: 4xx, or
// something else than OAI-PMH (kRemote for the latter when the source `worked_before`).
Result<OaiAnswer> read_oai_answer(const Response& response, bool worked_before);
// The same for a document that stands alone, with what decode_answer() gave and found; `base` is
// where its relative addresses lead from.
Result<OaiAnswer> read_oai_text(Decoded decoded, const std::string& base,
                                std::vector<Finding> findings);

}  // namespace vindplaats
