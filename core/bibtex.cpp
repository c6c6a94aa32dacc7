#include "core/bibtex.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::size_t kLookedAt = 65'536;
constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

bool is_type_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_bib_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// What a name of a type, field or macro may hold.
bool is_bib_name(char c) {
  return static_cast<unsigned char>(c) > 0x20 && c != 0x7f &&
         std::string_view("\"#%'(),={}").find(c) == std::string_view::npos;
}

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_bib_space(text[at])) ++at;
  return at;
}

// At an "@": where the brace behind its type stands, if it begins an entry.
std::optional<std::size_t> opening(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && end < at + 40 && is_type_letter(text[end])) ++end;
  if (end == at + 1) return std::nullopt;
  end = skip_space(text, end);
  if (end >= text.size() || (text[end] != '{' && text[end] != '(')) return std::nullopt;
  return end;
}

bool at_line_start(std::string_view text, std::size_t at) {
  return at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
}

struct Closing {
  std::size_t end;  // behind the entry
  bool closed;
};

// `open`: of its brace or bracket.
Closing closing(std::string_view text, std::size_t open) {
  const bool bracket = text[open] == '(';
  std::size_t depth = bracket ? 0 : 1;
  for (std::size_t at = open + 1; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '@' && at_line_start(text, at) && opening(text, at)) return {at, false};
    if (c == '{') ++depth;
    if (c == '}' && depth > 0) --depth;
    if (depth == 0 && c == (bracket ? ')' : '}')) return {at + 1, true};
  }
  return {text.size(), false};
}

// The parts of an entry's body, from left to right.
class BodyReader {
 public:
  BodyReader(std::string_view body, const BibMacros& macros) : body_(body), macros_(macros) {}

  bool done() const { return at_ >= body_.size(); }

  // Up to a comma or an equals sign; moves behind it when it is a comma.
  std::string_view key() {
    const std::size_t end = std::min(body_.find_first_of(",=", at_), body_.size());
    if (end < body_.size() && body_[end] == '=') return {};
    const std::string_view key = trim(body_.substr(at_, end - at_));
    at_ = end + 1;
    return key;
  }

  // "name = value,": false where no more comes.
  bool next(BibField& field) {
    while (!done()) {
      at_ = body_.find_first_not_of(" \t\r\n,", at_);
      if (at_ == std::string_view::npos) at_ = body_.size();
      const std::size_t begin = at_;
      while (!done() && is_bib_name(body_[at_])) ++at_;
      field = {to_lower(body_.substr(begin, at_ - begin)), {}, false};
      at_ = skip_space(body_, at_);
      if (!field.name.empty() && !done() && body_[at_] == '=') {
        ++at_;
        value(field);
        return true;
      }
      if (at_ == begin) ++at_;  // a sign that begins nothing
    }
    return false;
  }

  std::vector<std::string>& bare_names() { return bare_; }

 private:
  // Pieces with "#" between them.
  void value(BibField& field) {
    std::size_t pieces = 0;
    for (at_ = skip_space(body_, at_); !done(); at_ = skip_space(body_, at_)) {
      const std::string_view inner = piece(field.value);
      field.braced = ++pieces == 1 && wholly_braced(inner);
      at_ = skip_space(body_, at_);
      if (done() || body_[at_] != '#') break;
      ++at_;
    }
    if (pieces > 1) field.braced = false;
    if (!field.braced) return;
    const std::string_view inner = trim(field.value);
    field.value = std::string(inner.substr(1, inner.size() - 2));
  }

  // Appends one piece; gives what stood inside braces or quotes.
  std::string_view piece(std::string& out) {
    if (body_[at_] == '{' || body_[at_] == '"') {
      const std::string_view inner = delimited(body_[at_]);
      out += inner;
      return trim(inner);
    }
    const std::size_t begin = at_;
    while (!done() && is_bib_name(body_[at_])) ++at_;
    out += expanded(body_.substr(begin, at_ - begin));
    if (at_ == begin) ++at_;
    return {};
  }

  std::string_view delimited(char open) {
    const std::size_t begin = ++at_;
    std::size_t depth = 0;
    for (; !done(); ++at_) {
      const char c = body_[at_];
      if (depth == 0 && c == (open == '{' ? '}' : '"')) break;
      if (c == '{') ++depth;
      if (c == '}' && depth > 0) --depth;
    }
    const std::string_view inner = body_.substr(begin, at_ - begin);
    if (!done()) ++at_;
    return inner;
  }

  static bool wholly_braced(std::string_view inner) {
    if (inner.size() < 2 || inner.front() != '{' || inner.back() != '}') return false;
    std::size_t depth = 0;
    for (std::size_t i = 0; i + 1 < inner.size(); ++i) {
      if (inner[i] == '{') ++depth;
      if (inner[i] == '}' && --depth == 0) return false;
    }
    return true;
  }

  std::string expanded(std::string_view name) {
    if (name.find_first_not_of("0123456789") == std::string_view::npos) return std::string(name);
    const std::string key = to_lower(name);
    const auto* month = std::find(kMonths.begin(), kMonths.end(), key);
    if (month != kMonths.end()) return std::to_string(month - kMonths.begin() + 1);
    bare_.push_back(key);
    const auto known = macros_.find(key);
    return known == macros_.end() ? std::string(name) : known->second;
  }

  std::string_view body_;
  const BibMacros& macros_;
  std::size_t at_ = 0;
  std::vector<std::string> bare_;
};

// Between the outer braces.
std::string_view body_of(const BibSlice& slice) {
  const std::size_t open = slice.bytes.find_first_of("{(");
  if (open == std::string_view::npos) return {};
  const std::size_t end = slice.bytes.size() - (slice.closed ? 1 : 0);
  return slice.bytes.substr(open + 1, end - open - 1);
}

bool is_string(const BibSlice& slice) {
  return equals_ignoring_case(slice.type, "string");
}

}  // namespace

bool is_bibtex(std::string_view text) {
  text = trim(text.substr(0, kLookedAt));
  if (text.starts_with('<') || text.starts_with('{') || text.starts_with('[')) return false;
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    if (at_line_start(text, at) && opening(text, at)) return true;
  }
  return false;
}

std::vector<BibSlice> bibtex_slices(std::string_view text) {
  std::vector<BibSlice> slices;
  for (std::size_t at = text.find('@'); at < text.size(); at = text.find('@', at)) {
    const std::optional<std::size_t> open = opening(text, at);
    if (!open) {
      ++at;
      continue;
    }
    const std::string_view type = trim(text.substr(at + 1, *open - at - 1));
    if (equals_ignoring_case(type, "comment")) {  // ends with its line: its braces need not pair up
      at = *open;
      continue;
    }
    const Closing end = closing(text, *open);
    BibSlice slice{type, {}, text.substr(at, end.end - at), end.closed};
    at = end.end;
    if (equals_ignoring_case(type, "preamble")) continue;
    const BibMacros none;
    if (!is_string(slice)) slice.key = BodyReader(body_of(slice), none).key();
    slices.push_back(slice);
  }
  return slices;
}

const BibField* BibRecord::field(std::string_view name) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const BibField& one) {
    return one.name == name && !trim(one.value).empty();
  });
  return found == fields.end() ? nullptr : &*found;
}

void add_macro(const BibSlice& slice, BibMacros& macros) {
  BodyReader reader(body_of(slice), macros);
  BibField field;
  if (reader.next(field)) macros[field.name] = field.value;
}

std::vector<std::string> macro_names(const BibSlice& slice) {
  const BibMacros none;
  BodyReader reader(body_of(slice), none);
  reader.key();
  BibField field;
  while (reader.next(field)) {
  }
  return std::move(reader.bare_names());
}

BibRecord read_bibtex(const BibSlice& slice, const BibMacros& macros) {
  BibRecord record;
  record.type = to_lower(slice.type);
  BodyReader reader(body_of(slice), macros);
  record.key = reader.key();
  BibField field;
  while (reader.next(field)) record.fields.push_back(std::move(field));
  return record;
}

}  // namespace vindplaats
