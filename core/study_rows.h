#pragma once
// The rows that a synthesis study is made of (contract section 8): what its search found, what
// became of it, and who said so. curation/study makes them, export/bundle writes them down and
// counts them. Plain values.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/publication.h"
#include "core/publication_fields.h"

namespace vindplaats {

// Where a record fell out before anybody looked at its work; an empty text: it went on to
// screening.
inline constexpr std::string_view kRemovedDuplicate = "duplicate";  // the same work as a better one
inline constexpr std::string_view kRemovedDeleted = "deleted";      // its source withdrew it
inline constexpr std::string_view kRemovedYears = "years";
inline constexpr std::string_view kRemovedLanguages = "languages";
inline constexpr std::string_view kRemovedTypes = "types";
inline constexpr std::string_view kRemovedThemes = "themes";

// A record that the study's search found.
struct FoundRecord {
  std::string id, source;
  std::string publication;  // empty for a deleted record: it belongs to none
  std::string harvested;    // RFC 3339: when it first came
  std::string payload;      // SHA-256 of the bytes it was read from, hex
  std::string removed;      // why it was not screened: one of the words above, or empty
  std::string title;
  bool operator==(const FoundRecord&) const = default;
};

// Stages of screening, in this order.
inline constexpr std::string_view kStageTitle = "title";        // on title and abstract
inline constexpr std::string_view kStageFulltext = "fulltext";  // on the work itself

// Where a screened work stands.
inline constexpr std::string_view kIncluded = "included";
inline constexpr std::string_view kExcluded = "excluded";
inline constexpr std::string_view kPending = "pending";             // not yet screened, or disputed
inline constexpr std::string_view kNotRetrieved = "not-retrieved";  // its full text is closed

// A work that was left to screen.
struct FoundWork {
  Publication publication;
  std::vector<Record> variants;  // as every source describes it, the best first
  std::string standing;          // one of the words above
  std::string stage;             // excluded, pending: at which stage
  std::string criterion;         // excluded: by which of the study's criteria
  bool disputed = false;         // pending: screeners disagree
  bool operator==(const FoundWork&) const = default;
};

// What a screener decided: the body of a "screening" entry of the ledger.
struct ScreeningDecision {
  std::string study, publication, stage;
  std::string decision;  // "include" or "exclude"
  std::string criterion;
  std::string note;
  bool operator==(const ScreeningDecision&) const = default;
};

// With what the ledger says of it.
struct Screened {
  std::int64_t sequence = 0;
  std::string at, by;  // RFC 3339; a person's name
  ScreeningDecision decision;
  bool counts = false;  // is it the person's newest of this work at this stage
  bool operator==(const Screened&) const = default;
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, ScreeningDecision>
void each_field(Visitor&& visit, Self& self) {
  visit("study", self.study);
  visit("publication", self.publication);
  visit("stage", self.stage);
  visit("decision", self.decision);
  visit("criterion", self.criterion);
  visit("note", self.note);
}

// Nested under its own key in publications.jsonl, so that the publication keeps the schema's form.
struct WorkStanding {
  std::string standing, stage;
  bool disputed = false;
  bool operator==(const WorkStanding&) const = default;
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, WorkStanding>
void each_field(Visitor&& visit, Self& self) {
  visit("standing", self.standing);
  visit("stage", self.stage);
  visit("disputed", self.disputed);
}

}  // namespace vindplaats
