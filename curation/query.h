#pragma once
// The one query language of rules, search, studies and the web (contract section 3). Pure functions
// and plain values.
//
//   words  "a phrase"  trunc*  *trunc  *trunc*  @list  AND OR NOT  ( )  NEAR/5  title:word title:(a
//   OR b)  year:2015..2021
//
// NOT binds before NEAR, NEAR before AND, AND before OR; words beside each other are joined by AND;
// `a NOT b` is `a AND NOT b`.
//
// Where the contract is silent:
// - A bare word is compared by stem, also "e-health", which is the word "ehealth" (so "e-health"
// finds "ehealth" and the other way
//   round). Bare text of several words ("and/or") is a phrase. A phrase may hold truncated words:
//   "sociale cohesi*".
// - In a phrase a hyphenated word is met both as one word and as its parts. NEAR counts it as one
// word.
// - creator:, publisher: and partner names are compared by word without stems; partner (id),
// source, language, type, product, theme,
//   status and identifier as a whole value, where * works too (type:"journal article",
//   identifier:10.1234*). language:nl finds nl-NL. identifier: takes DOIs and handles with or
//   without their resolver, ISBNs with or without hyphens.
// - An entry of a list is a word, a truncated word or a phrase; several words without quotes are a
// phrase.
// - A field inside a field, a * within a word, * with fewer than two letters, and ? or $ as
// wildcards are refused rather than guessed at.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/result.h"
#include "curation/document.h"
#include "curation/pattern.h"

namespace vindplaats {

// words/<name>.toml by name, for @name.
using WordLists = std::map<std::string, std::vector<std::string>>;

inline constexpr std::uint32_t kNoPattern = 0xffffffff;

struct QueryNode {
  enum class Kind : std::uint8_t { kOr, kAnd, kNot, kNear, kWord, kPhrase, kList, kYear };
  Kind kind = Kind::kWord;
  QueryField field = QueryField::kAny;
  int near = 0;                // kNear: at most so many words between; children: left, right
  int from = 0, until = 9999;  // kYear
  std::string text;  // as written: a word with its asterisks, the inside of a phrase, a list's name
  std::vector<QueryNode> children;
  // Indices into the query's patterns. A word or phrase: its words with hyphenated ones in parts,
  // and (when that differs) as one. kOr and kList: for each child two patterns of which it needs
  // one, or kNoPattern, so that a list of a hundred words is passed over at a glance.
  std::vector<std::uint32_t> patterns, joined;
  std::vector<Pattern> whole;  // for fields that are compared as a whole
  // kList, compiled with others: equal lists have equal numbers, so that one that many rules name
  // is looked through once a document; kNoPattern: none.
  std::uint32_t shared = kNoPattern;
  int column = 0;  // where it starts, in code points from 1
  // Without `shared` and `column`: they are no part of what it is.
  bool operator==(const QueryNode& other) const;
};

struct Query {
  QueryNode root;
  std::vector<Pattern> patterns;
  bool operator==(const Query&) const = default;
};

// Caps: text 64 kB, 40 levels, 10,000 words with those of its lists.
inline constexpr std::size_t kMaxQueryBytes = 64 * 1024;
inline constexpr int kMaxQueryDepth = 40;
inline constexpr std::size_t kMaxQueryTerms = 10'000;
inline constexpr int kMaxNear = 100;

// A rule may not ask for theme: or status:, which follow from rules.
enum class QueryUse : std::uint8_t { kSearch, kRule };

// kUsage with "column N: what is wrong; what to do".
Result<Query> parse_query(std::string_view text, const WordLists& words,
                          QueryUse use = QueryUse::kSearch);

// The canonical text: parse_query(print(q)) == q with the same lists.
std::string print(const Query& query);
// "title"; empty for kAny.
std::string_view query_field_name(QueryField field);

// Where a word of the query stands in the publication: the schema's field, which of its values, and
// code points in that value.
struct Match {
  std::string field;
  std::int64_t index = 0, start = 0, length = 0;
  auto operator<=>(const Match&) const = default;
};

// {"field":"title","start":0,"length":5}; start is written also where it is 0, index only for the
// second value on.
void append_json(JsonBuffer& out, const Match& match);

struct Matches {
  bool matched = false;
  std::vector<Match> matches;  // in order of field, value and start; at most kMaxMatches
  explicit operator bool() const { return matched; }
};
inline constexpr std::size_t kMaxMatches = 200;

Matches evaluate(const Query& query, const Document& document);
// Only whether: without the places.
bool matches(const Query& query, const Document& document);

}  // namespace vindplaats
