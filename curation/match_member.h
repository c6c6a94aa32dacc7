#pragma once
// A record as matching sees it: all that is compared, folded, so that 100,000 fit in memory. Pure;
// safe from any thread.
#include <cstdint>
#include <string>
#include <vector>

#include "core/record.h"
#include "curation/match_place.h"
#include "curation/match_title.h"
#include "curation/work_kinds.h"

namespace vindplaats {

// A deleted record is no member. Empty, 0 or kUnknown: the record does not say. The source is no
// evidence, and nothing here tells it.
struct Member {
  std::string record;             // its id
  std::vector<std::string> keys;  // identifiers of the work, sorted; match_keys.h
  MatchTitle title;
  std::vector<MatchTitle> other_titles;  // in another language; at most kMaxOtherTitles
  std::vector<std::string> creators;     // match_names.h; at most kMaxNames
  std::string language;                  // when the source declares exactly one: "nl"
  std::string number;                    // the report's own
  MatchPlace place;                      // in a journal, series or book
  std::int32_t year = 0;
  WorkKind kind = WorkKind::kUnknown;
  std::uint64_t abstract_start = 0;  // a digest of its first letters; 0: too short to tell
};

inline constexpr std::size_t kMaxOtherTitles = 3;

Member member_of(const Record& record);

}  // namespace vindplaats
