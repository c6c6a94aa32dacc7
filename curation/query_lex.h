#pragma once
// The query's text as a row of symbols; used by query_parse.cpp only. Views into the text.
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "curation/document.h"

namespace vindplaats {

struct QuerySymbol {
  enum class Kind : std::uint8_t {
    kOpen,
    kClose,
    kAnd,
    kOr,
    kNot,
    kNear,
    kField,
    kWord,
    kPhrase,
    kList,
    kEnd,
  };
  Kind kind = Kind::kEnd;
  std::string_view text;  // a word, the inside of a phrase, a list's name
  int near = 0;
  QueryField field = QueryField::kAny;
  int column = 1;  // code points, from 1
};

// Always ends in kEnd.
Result<std::vector<QuerySymbol>> lex_query(std::string_view text);

// "column 7: " before what is wrong; kUsage.
tl::unexpected<Error> fail_at(int column, const std::string& what);

// kAny when there is no such field.
QueryField query_field(std::string_view name);
// "title:, abstract:, …", for messages.
std::string query_field_list();

}  // namespace vindplaats
