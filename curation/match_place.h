#pragma once
// Where a work stands in a journal, series or book, as matching compares it. Pure; safe from any
// thread.
#include <cstdint>
#include <string>
#include <string_view>

#include "core/record.h"
#include "curation/match_keys.h"

namespace vindplaats {

// Folded; empty: the record does not say.
struct MatchPlace {
  std::string container;  // words of the title of the journal, series or book: "j settlement stud"
  std::string issn;       // of the container
  std::string volume, issue, number;
  std::string first_page;  // "s417", "e12"; an article's number
  std::string last_page;   // whole: "76" for "73-6"; of what is cut off at its left, what is left
  bool operator==(const MatchPlace&) const = default;
};

MatchPlace match_place(const PartOf& part_of);

// kNearly: one is a short form of the other, by words ("J Settl Stud"), letters ("BMJ") or as its
// beginning.
Likeness compare_containers(const MatchPlace& a, const MatchPlace& b);

// kNearly: but for a letter ("S15" and "15"), or the pages of one are among those of the other.
// kPartly: the last pages are the same, and a first page cannot be read ("Suppl-29", "S3-89").
// kUnknown also for the number of an article ("e12724") and printed pages.
Likeness compare_pages(const MatchPlace& a, const MatchPlace& b);

}  // namespace vindplaats
