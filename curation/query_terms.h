#pragma once
// The leaves of a query: words, phrases, years and values compared as a whole; used by
// query_parse.cpp only.
#include <map>
#include <string_view>
#include <tuple>

#include "core/result.h"
#include "curation/query.h"

namespace vindplaats {

// Makes leaves and gathers their patterns, each once. One query's parse.
class TermMaker {
 public:
  explicit TermMaker(std::vector<Pattern>& patterns) : patterns_(patterns) {}

  // `text` as written; `quoted`: it stood between quotation marks.
  Result<QueryNode> term(std::string_view text, bool quoted, QueryField field, int column);

 private:
  struct Piece;  // a word of a term, with its truncation
  Result<std::vector<Piece>> pieces(std::string_view text, int column) const;
  void add_piece(const Piece& piece, bool single, QueryNode& node);
  std::uint32_t pattern(PatternKind kind, std::string text);
  Result<QueryNode> year(std::string_view text, int column) const;
  Result<void> whole(std::string_view text, QueryNode& node) const;

  std::vector<Pattern>& patterns_;
  std::map<std::pair<PatternKind, std::string>, std::uint32_t> known_;
  Stemmer stemmer_;
};

// Is the field compared as a whole value, by words, or (partner) both.
bool field_has_wholes(QueryField field);
bool field_has_words(QueryField field);

}  // namespace vindplaats
