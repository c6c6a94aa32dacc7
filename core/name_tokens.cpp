#include "core/name_tokens.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>

#include "core/text.h"

namespace vindplaats {
namespace {

// What the parts of a name are called in MODS, DataCite, JATS, OpenAIRE, CSL and schema.org; in
// lower case, without hyphens and prefixes.
constexpr std::array<std::string_view, 9> kNameParts = {"namepart",   "family",     "given",
                                                        "familyname", "givenname",  "surname",
                                                        "forename",   "givennames", "lastname"};

bool is_name_part(std::string_view name) {
  name.remove_prefix(name.rfind(':') + 1);
  std::string plain = to_lower(name);
  std::erase(plain, '-');
  return std::find(kNameParts.begin(), kNameParts.end(), plain) != kNameParts.end();
}

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}

  std::vector<NameToken> run() {
    while (at_ < text_.size()) step();
    return std::move(tokens_);
  }

 private:
  void step() {
    const char c = text_[at_];
    if (c == '<' && tag()) return;
    if (c == '"' && part_key()) return;
    const std::size_t begin = at_;
    const auto character = static_cast<UChar32>(next_utf8(text_, at_));
    if (u_isalnum(character) != 0) return word(begin);
    if (c == ',') return push(NameToken::kComma, begin);
    if (c == '{' || c == '}') return push(NameToken::kEnd, begin);
    if (!joins_words(character)) push(NameToken::kBorder, begin);
  }

  void word(std::size_t begin) {
    for (std::size_t next = at_; next < text_.size(); at_ = next) {
      const auto character = static_cast<UChar32>(next_utf8(text_, next));
      const bool goes_on = u_isalnum(character) != 0 || u_getCombiningClass(character) != 0;
      if (!goes_on) break;
    }
    push(NameToken::kWord, begin);
    tokens_.back().folded = fold(text_.substr(begin, at_ - begin));
  }

  // "P.J. van 't Hof-d'Ancona": what stands between the words of one name. A backslash escapes in
  // JSON within JSON.
  static bool joins_words(UChar32 character) {
    return u_isWhitespace(character) != 0 || character == '.' || character == '-' ||
           character == '\'' || character == 0x2019 || character == '\\';
  }

  // A tag, comment or CDATA's brackets: true when there is one here. What its attributes say is
  // read as a text of its own.
  bool tag() {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("<![CDATA[")) return at_ += 9, true;
    std::size_t name = 1;
    while (name < rest.size() && (rest[name] == '/' || rest[name] == '!' || rest[name] == '?'))
      ++name;
    if (name >= rest.size() || !u_isalpha(static_cast<unsigned char>(rest[name]))) return false;
    const std::size_t close = rest.find('>');
    if (close == rest.npos) return false;
    const std::size_t name_end = std::min(rest.find_first_of(" \t\r\n/>", name), close);
    if (!is_name_part(rest.substr(name, name_end - name))) {
      push(NameToken::kEnd, at_);
      attributes(at_ + name_end, at_ + close);
    }
    at_ += close + 1;
    return true;
  }

  void attributes(std::size_t begin, std::size_t end) {
    if (text_.substr(begin, end - begin).find_first_of("\"'") == std::string_view::npos) return;
    for (NameToken& token : Cutter(text_.substr(begin, end - begin)).run()) {
      token.begin += begin;
      token.end += begin;
      tokens_.push_back(std::move(token));
    }
    push(NameToken::kEnd, end);
  }

  // `"given":"`, also within a string where the quotes are escaped: the value belongs to the name
  // that the part before it began.
  bool part_key() {
    std::string_view rest = text_.substr(at_ + 1);
    const std::size_t length = std::min(rest.find_first_of("\\\""), rest.size());
    if (!is_name_part(rest.substr(0, length))) return false;
    rest.remove_prefix(length);
    const std::size_t skipped = rest.find_first_not_of("\\\" \t\r\n");
    if (skipped == rest.npos || rest[skipped] != ':') return false;
    const std::size_t value = rest.find_first_not_of("\\\" \t\r\n", skipped + 1);
    while (!tokens_.empty() &&
           (tokens_.back().kind == NameToken::kBorder || tokens_.back().kind == NameToken::kComma))
      tokens_.pop_back();
    at_ += 1 + length + std::min(value, rest.size());
    return true;
  }

  void push(NameToken::Kind kind, std::size_t begin) {
    tokens_.push_back({kind, begin, std::max(at_, begin), {}});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<NameToken> tokens_;
};

}  // namespace

std::vector<NameToken> name_tokens(std::string_view text) {
  return Cutter(text).run();
}

}  // namespace vindplaats
