#pragma once
// The query language once more, as plainly as query.h describes it and as slowly as that is: every
// word of every value is looked at for every word of the query. What the real evaluator is compared
// with on random queries and documents.
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "core/random.h"
#include "core/record.h"
#include "curation/query.h"

namespace vindplaats::testing {

// A query before it is written down.
struct ReferenceNode {
  enum class Kind : std::uint8_t { kWord, kPhrase, kAnd, kOr, kNot, kNear, kYear };
  Kind kind = Kind::kWord;
  QueryField field = QueryField::kAny;
  std::vector<std::string> words;  // as written, with asterisks and hyphens; one for kWord
  int near = 0, from = 0, until = 0;
  std::vector<ReferenceNode> children;
};

// In the query language, every operator in parentheses of its own.
std::string written(const ReferenceNode& node);
// At most `depth` operators deep; finds something, so it may be asked.
ReferenceNode random_query(Random& random, int depth);
// A few values of a few words each, in Dutch, English and no language.
Metadata random_metadata(Random& random);

bool reference_matches(const ReferenceNode& node, const Metadata& metadata);
// Where a word or phrase stands.
std::set<Match> reference_places(const ReferenceNode& node, const Metadata& metadata);

}  // namespace vindplaats::testing
