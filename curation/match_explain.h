#pragma once
// Why two publications may be one work, for a person to read. Pure; safe from any thread.
#include <string>
#include <vector>

#include "core/record.h"

namespace vindplaats {

struct ExplainedField {
  std::string field;     // "title"
  std::string likeness;  // "same", "nearly", "partly", "differ"
  std::string a, b;      // as the two records say it
  int weight = 0;        // thousandths
};

struct Explanation {
  std::string a, b;                    // the ids of the two records that look most alike
  int score = 0;                       // thousandths
  std::vector<ExplainedField> fields;  // those that both records have
  // What keeps them from being merged, in words; empty: their records would be merged.
  std::vector<std::string> doubts;
};

// Of the records of the two, the pair that looks most alike. What only the whole collection shows
// (a title that comes back) is not among the doubts. Neither is empty.
Explanation explain_match(const std::vector<Record>& a, const std::vector<Record>& b);

}  // namespace vindplaats
