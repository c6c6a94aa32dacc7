#pragma once
// The parts of a publication's page, each filling its sections of publication.html.
#include <string>
#include <vector>

#include "app/pipeline/record_reader.h"
#include "app/web/visit.h"
#include "config/types.h"
#include "core/publication.h"
#include "curation/decisions.h"

namespace vindplaats {

// What the parts are made of. Borrowed.
struct WholePage {
  const Visit& visit;
  const Platform& platform;
  const Snapshot& snapshot;
  const RecordReader& reader;
  const Publication& publication;
  const std::vector<Record>& records;
  const std::vector<Decided>& history;  // of this publication
};

// A field of a publication or record as a person reads it; empty when it has none. What is no
// plain value is shown as its parts.
std::string shown_field(const Publication& publication, const std::string& field);
std::string shown_field(const Metadata& metadata, const std::string& field);

// Every field with where it comes from; a correction with what the sources say, then and now.
void add_fields(View& view, const WholePage& page);
// What each source says, side by side; what was odd about it; and how to take one off.
void add_sources(View& view, const WholePage& page);
void add_findings(View& view, const WholePage& page);
void add_splits(View& view, const WholePage& page);
// What may be the same work, with the evidence.
Result<void> add_questions(View& view, const WholePage& page);
// Who decided what and when; what was undone is marked.
void add_history(View& view, const WholePage& page);
// The fields that a person may correct, as they are.
void add_edit_fields(View& view, const WholePage& page);
// What a form's fields correct: those whose value is another one than when it was shown.
std::vector<std::pair<std::string, std::string>> corrections_of(const Form& form);

}  // namespace vindplaats
