#include "curation/query_lex.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include "core/text.h"
#include "curation/query.h"

namespace vindplaats {
namespace {

using SymbolKind = QuerySymbol::Kind;

constexpr std::array<std::string_view, kQueryFields> kFieldNames = {
    "",         "title", "abstract", "subject", "creator", "publisher",  "partner", "source",
    "language", "type",  "product",  "theme",   "status",  "identifier", "year"};

struct FixedSymbol {
  std::string_view text;
  SymbolKind kind;
};
constexpr std::array<FixedSymbol, 3> kOperators = {
    {{"AND", SymbolKind::kAnd}, {"OR", SymbolKind::kOr}, {"NOT", SymbolKind::kNot}}};

bool ascii_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
// All that one_line takes for white space or leaves out as a control character, so that what is
// printed splits into the same symbols.
bool query_space(char32_t c) {
  if (c < 0x7f) return c <= ' ';
  return c <= 0xa0 || c == 0x200b || c == 0xfeff || c == 0xfffe || c == 0xffff ||
         u_isUWhiteSpace(static_cast<UChar32>(c));
}
// People paste from word processors, so typographic quotation marks are quotation marks.
bool query_quote(char32_t c) {
  return c == '"' || (c >= 0x201c && c <= 0x201f);
}

class QueryLexer {
 public:
  explicit QueryLexer(std::string_view text) : text_(text) {}

  Result<std::vector<QuerySymbol>> run() {
    for (;;) {
      skip_space();
      const int column = column_;
      if (at_ == text_.size()) {
        push(SymbolKind::kEnd, {}, column);
        return std::move(symbols_);
      }
      TRY(one(column));
    }
  }

 private:
  char32_t peek() const {
    std::size_t at = at_;
    return next_utf8(text_, at);
  }
  void advance() {
    next_utf8(text_, at_);
    ++column_;
  }
  void skip_space() {
    while (at_ < text_.size() && query_space(peek())) advance();
  }
  void push(SymbolKind kind, std::string_view text, int column) {
    QuerySymbol symbol;
    symbol.kind = kind;
    symbol.text = text;
    symbol.column = column;
    symbols_.push_back(symbol);
  }

  Result<void> one(int column) {
    const char32_t c = peek();
    if (c == '(' || c == ')') {
      advance();
      push(c == '(' ? SymbolKind::kOpen : SymbolKind::kClose, {}, column);
      return {};
    }
    if (query_quote(c)) return phrase(column);
    if (c == '@') return list(column);
    return bare(column);
  }

  Result<void> phrase(int column) {
    advance();
    const std::size_t begin = at_;
    while (at_ < text_.size() && !query_quote(peek())) advance();
    if (at_ == text_.size()) {
      return fail_at(column,
                     "the quotation mark opened here is never closed; add \" after the phrase");
    }
    push(SymbolKind::kPhrase, text_.substr(begin, at_ - begin), column);
    advance();
    return {};
  }

  Result<void> list(int column) {
    advance();
    const std::string_view name = run_of_text();
    if (!valid_id(name)) {
      return fail_at(column,
                     fmt::format("'@{}' is no name of a word list; write @ and the name of a "
                                 "file in words/, as in @migratie",
                                 name));
    }
    push(SymbolKind::kList, name, column);
    return {};
  }

  // Up to white space, a parenthesis or a quotation mark.
  std::string_view run_of_text() {
    const std::size_t begin = at_;
    while (at_ < text_.size()) {
      const char32_t c = peek();
      if (query_space(c) || query_quote(c) || c == '(' || c == ')') break;
      advance();
    }
    return text_.substr(begin, at_ - begin);
  }

  Result<void> bare(int column) {
    if (const std::size_t letters = field_letters(); letters > 0) {
      return field(column, text_.substr(at_, letters));
    }
    const std::string_view text = run_of_text();
    for (const FixedSymbol& fixed : kOperators) {
      if (text == fixed.text) {
        push(fixed.kind, text, column);
        return {};
      }
    }
    if (text.size() > 1 && text.front() == '-') {
      return fail_at(column,
                     fmt::format("a - before a word leaves nothing out here; write NOT {}, or put "
                                 "the text in quotation marks",
                                 text.substr(1)));
    }
    if (text == "NEAR" || text.starts_with("NEAR/")) return near(column, text);
    push(SymbolKind::kWord, text, column);
    return {};
  }

  // How many letters stand before a colon here; 0: it is no field. After identifier: everything is
  // text.
  std::size_t field_letters() const {
    const bool after_field = !symbols_.empty() && symbols_.back().kind == SymbolKind::kField;
    if (after_field && symbols_.back().field == QueryField::kIdentifier) return 0;
    std::size_t letters = 0;
    while (at_ + letters < text_.size() && ascii_alpha(text_[at_ + letters])) ++letters;
    return at_ + letters < text_.size() && text_[at_ + letters] == ':' ? letters : 0;
  }

  Result<void> field(int column, std::string_view name) {
    const QueryField known = query_field(to_lower(name));
    if (known == QueryField::kAny) {
      return fail_at(column,
                     fmt::format("there is no field '{0}:'; the fields are {1}. To look for the "
                                 "text itself, put it in quotation marks",
                                 name, query_field_list()));
    }
    for (std::size_t i = 0; i <= name.size(); ++i) advance();
    push(SymbolKind::kField, name, column);
    symbols_.back().field = known;
    return {};
  }

  Result<void> near(int column, std::string_view text) {
    const std::string_view digits = text.substr(std::min<std::size_t>(5, text.size()));
    const bool number =
        !digits.empty() && digits.size() <= 3 &&
        std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    int words = 0;
    for (const char digit : number ? digits : std::string_view())
      words = 10 * words + (digit - '0');
    if (!number || words > kMaxNear) {
      return fail_at(column,
                     fmt::format("'{}' does not say how many words may stand between; write "
                                 "NEAR/5, with a number from 0 to {}",
                                 text, kMaxNear));
    }
    push(SymbolKind::kNear, text, column);
    symbols_.back().near = words;
    return {};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int column_ = 1;
  std::vector<QuerySymbol> symbols_;
};

}  // namespace

tl::unexpected<Error> fail_at(int column, const std::string& what) {
  return fail(Fault::kUsage, fmt::format("column {}: {}", column, what));
}

QueryField query_field(std::string_view name) {
  const auto* found = std::find(kFieldNames.begin() + 1, kFieldNames.end(), name);
  return found == kFieldNames.end() ? QueryField::kAny
                                    : static_cast<QueryField>(found - kFieldNames.begin());
}

std::string_view query_field_name(QueryField field) {
  return kFieldNames[static_cast<std::size_t>(field)];
}

std::string query_field_list() {
  std::string list;
  for (std::size_t i = 1; i < kQueryFields; ++i) {
    list += list.empty() ? "" : ", ";
    list += kFieldNames[i];
    list += ':';
  }
  return list;
}

Result<std::vector<QuerySymbol>> lex_query(std::string_view text) {
  return QueryLexer(text).run();
}

}  // namespace vindplaats
