#pragma once
// What the machine asks editors about sameness: publications that may be one work (Group::same_as),
// two by two, with the evidence. Derived: it is gone when they are merged or set apart.
#include <string>
#include <vector>

#include "app/pipeline/record_reader.h"
#include "core/publication.h"
#include "curation/match_explain.h"

namespace vindplaats {

struct SameWorkQuestion {
  Publication a, b;
  Explanation evidence;
};

struct SameWorkQuestions {
  std::vector<SameWorkQuestion> asked;  // the surest first
  // Of two that no rule selects or that were rejected: nobody needs an answer.
  std::int64_t not_asked = 0;
};

// Of one theme when `theme` is not empty: one of the two stands in it.
Result<SameWorkQuestions> read_questions(const Snapshot& snapshot, const Platform& platform,
                                         const std::string& theme);

}  // namespace vindplaats
