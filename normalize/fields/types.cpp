#include "normalize/fields/types.h"

#include <algorithm>
#include <array>

#include "core/byte_block.h"
#include "core/text.h"
#include "normalize/fields/memo.h"
#include "normalize/fields/types_table.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

// The addresses of COAR's terms, and of the pages about them.
constexpr std::string_view kCoarPlaces[] = {"/coar/resource_type/",
                                            "coar-repositories.org/resource_types/"};
constexpr std::size_t kTypeBytes = 300;

TypeReading reading_of(const CoarType& type, std::string_view product, std::string_view rule) {
  TypeReading out;
  out.type = type.key;
  out.uri = coar_address(type);
  out.product = product.empty() ? type.product : product;
  out.rule = rule;
  out.known = true;
  return out;
}

// "contributionToJournal" -> "contribution To Journal".
std::string without_camel_case(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && is_upper(text[i]) && is_lower(text[i - 1])) out += ' ';
    out += text[i];
  }
  return out;
}

bool is_camel_case(std::string_view text) {
  const auto begins_word = [](char before, char c) { return is_lower(before) && is_upper(c); };
  return text.find(' ') == text.npos &&
         std::adjacent_find(text.begin(), text.end(), begins_word) != text.end();
}

// The key of the table: folded, with signs as spaces.
std::string type_key(std::string_view text) {
  std::string signs(text);
  for (char& c : signs) {
    if (c == '-' || c == '_' || c == '/' || c == '.' || c == '+') c = ' ';
  }
  return plain_fold(signs);
}

// As it stands, and in the singular: "rapporten", "articles".
const TypeWord* find_word_in_any_number(const std::string& key) {
  if (const TypeWord* word = type_word(key)) return word;
  for (const std::string_view ending : {std::string_view("s"), std::string_view("en"),
                                        std::string_view("n"), std::string_view("'s")}) {
    if (key.size() < ending.size() + 4 || !key.ends_with(ending)) continue;
    if (const TypeWord* word =
            type_word(std::string_view(key).substr(0, key.size() - ending.size())))
      return word;
  }
  return nullptr;
}

const TypeWord* find_any_form(std::string_view text) {
  const std::string key = type_key(text);
  if (const TypeWord* word = find_word_in_any_number(key)) return word;
  if (is_camel_case(text)) {
    if (const TypeWord* word = find_word_in_any_number(type_key(without_camel_case(text))))
      return word;
  }
  const std::size_t bracket = std::min(key.find('('), key.find('['));
  if (bracket == key.npos || bracket == 0) return nullptr;
  return find_word_in_any_number(std::string(trim(std::string_view(key).substr(0, bracket))));
}

TypeReading read_word(std::string_view text, std::string_view rule) {
  const TypeWord* word = find_any_form(text);
  if (word == nullptr) return {};
  return reading_of(*coar_by_label(word->label), word->product,
                    word->dutch ? "type: Dutch word" : rule);
}

// What stands between the signs, last first: "text::report::research report", "Contribution to
// journal › Article › Scientific".
TypeReading read_path(std::string_view text) {
  std::string parts(text);
  for (const std::string_view sign :
       {std::string_view("::"), std::string_view("›"), std::string_view("»"),
        std::string_view(" > "), std::string_view(" / "), std::string_view(" - "),
        std::string_view(" – "), std::string_view(", "), std::string_view("/")}) {
    for (std::size_t at = parts.find(sign); at != parts.npos; at = parts.find(sign, at))
      parts.replace(at, sign.size(), "\n");
  }
  TypeReading best;
  for (const std::string_view part : split(parts, '\n')) {
    TypeReading reading = read_word(part, "type: word in a path");
    if (reading.known && (!best.known || !more_specific(best, reading))) best = reading;
  }
  return best;
}

// The last part of an address, and for Pure's ("/dk/atira/pure/.../contributiontojournal/article")
// the last two.
TypeReading read_address(std::string_view text) {
  while (text.ends_with('/') || text.ends_with('#')) text.remove_suffix(1);
  const std::size_t last = text.find_last_of("/#");
  if (last == text.npos) return {};
  const std::size_t before = last == 0 ? text.npos : text.find_last_of("/#", last - 1);
  if (before != text.npos) {
    TypeReading two = read_word(text.substr(before + 1), "type: address");
    if (two.known) return two;
  }
  TypeReading one = read_word(text.substr(last + 1), "type: address");
  if (one.known || before == text.npos) return one;
  return read_word(text.substr(before + 1, last - before - 1), "type: address");
}

// "c_93fc" of an address, or as it stands. Empty: it is no term of COAR's.
std::string_view coar_code(std::string_view lower) {
  std::string_view code = lower.starts_with("c_") ? lower : std::string_view();
  for (const std::string_view place : kCoarPlaces) {
    const std::size_t at = lower.find(place);
    if (at != lower.npos) code = lower.substr(at + place.size());
  }
  return code.substr(0, code.find_first_of("/ ?#"));
}

// As find_any_form(): most records of a source share a few dozen categories.
const TypeWord* find_category(std::string_view text) {
  thread_local Memo<const TypeWord*, 512> known;
  return known.of(text, find_any_form);
}

// "WODC-rapport", "HBO-scriptie": what a compound ends in is what it is.
TypeReading read_compound(std::string_view text) {
  const std::size_t hyphen = text.rfind('-');
  if (hyphen == text.npos || text.find(' ') != text.npos) return {};
  return read_word(text.substr(hyphen + 1), "type: last word of a compound");
}

bool is_type_address(std::string_view folded) {
  return folded.starts_with("http") || folded.starts_with("info:") || folded.starts_with('/') ||
         folded.starts_with("schema:");
}

// How much it says; a product of the platform's own counts half a step.
int specificity(const TypeReading& reading) {
  const CoarType* type = reading.known ? coar_by_label(reading.type) : nullptr;
  if (type == nullptr) return -1;
  return type->depth * 2 + (reading.product.empty() ? 0 : 1);
}

// ---- products in titles

std::string_view product_of_word(std::string_view word, bool alone) {
  if (!may_show_product(word)) return {};  // as nearly every word
  const std::string lower = to_lower(word);
  const ProductWord* row = product_word(lower);
  if (row == nullptr) row = product_ending(lower);
  if (row == nullptr || (row->strict && !alone && lower == row->key)) return {};
  return row->product;
}

constexpr WordList kArticles({"een", "de", "het", "an", "a"});

// The first word of a part of a title, articles apart; it is alone when the part holds nothing
// else.
std::string_view product_of_part(std::string_view part, bool closed) {
  part = trim(part);
  std::string_view words = part;
  while (kArticles.holds_in_any_case(first_word(words))) words = behind_first_word(words);
  if (words.empty()) return {};
  const std::string_view first = first_word(words);
  const std::string_view product = product_of_word(first, closed && first.size() == words.size());
  if (!product.empty() || !closed) return product;
  // "Tweede integratiemonitor: ..."
  return product_of_word(last_word(words), first.size() == part.size());
}

// The parts between ": ", " - ", "|" and brackets; the first one says most, then the last.
std::string_view product_of_parts(std::string_view title) {
  const std::size_t head_end =
      std::min({title.find(':'), title.find(" - "), title.find('|'), title.size()});
  const bool closed = head_end < title.size();
  const std::string_view head = title.substr(0, head_end);
  if (const auto product = product_of_part(head, closed || head.find(' ') == head.npos);
      !product.empty())
    return product;
  const std::size_t tail = title.find_last_of(":|-([");
  if (tail == title.npos || (title[tail] == '-' && (tail == 0 || title[tail - 1] != ' ')))
    return {};
  std::string_view rest = trim(title.substr(tail + 1));
  while (rest.ends_with(')') || rest.ends_with(']')) rest.remove_suffix(1);
  return product_of_part(rest, rest.find(' ') == rest.npos);
}

TypeReading read_any_type(std::string_view text) {
  const std::string lower = to_lower(text);
  if (const std::string_view code = coar_code(lower); !code.empty()) {
    const CoarType* type = coar_by_code(code);
    return type == nullptr ? TypeReading{} : reading_of(*type, {}, "type: COAR address");
  }
  if (is_type_address(lower)) return read_address(text);
  TypeReading whole = read_word(text, "type: word");
  if (!whole.known) whole = read_path(text);
  return whole.known ? whole : read_compound(text);
}

}  // namespace

TypeReading read_type(std::string_view text) {
  thread_local Memo<TypeReading> known;
  return known.of(trim(cut_utf8(trim(text), kTypeBytes)), read_any_type);
}

bool more_specific(const TypeReading& a, const TypeReading& b) {
  return specificity(a) > specificity(b);
}

std::string_view product_of_title(std::string_view title) {
  title = cut_utf8(title, 500);
  // A hyphen parts nothing but behind a space.
  const auto parts = [](auto bytes) {
    return (bytes == ':') | (bytes == '|') | (bytes == '(') | (bytes == '[') | (bytes > 0x7f);
  };
  const auto parting = [&](ByteBlock before, ByteBlock here) {
    return parts(here) | ((before == ' ') & (here == '-'));
  };
  if (title.empty()) return {};
  if (parts(static_cast<unsigned char>(title.front())) ||
      any_of_both(title.data(), title.data() + 1, title.size() - 1, parting))
    return product_of_parts(plain_fold(title));
  return product_of_part(title, title.find(' ') == title.npos);
}

std::string_view product_of_category(std::string_view category) {
  if (!may_name_product(category)) return {};
  const TypeWord* word = find_category(cut_utf8(category, kTypeBytes));
  return word == nullptr || !word->dutch ? std::string_view() : word->product;
}

std::string_view product_of_type(std::string_view label) {
  const CoarType* row = coar_by_label(label);
  return row == nullptr ? std::string_view() : row->product;
}

}  // namespace vindplaats
