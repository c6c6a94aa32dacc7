#include "curation/material.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "core/text.h"

namespace vindplaats {
namespace {

// Texts are compared on so many bytes: an abstract is never longer, and no source makes us slow.
constexpr std::size_t kMostCompared = 100'000;
constexpr std::size_t kMostAbstracts = 20;

// ASCII punctuation, and the general punctuation of typography, of which sources have their own.
bool parts_words(char32_t c) {
  const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  if (c < 0x80) return !plain;
  return c <= 0xbf || (c >= 0x2000 && c <= 0x206f) || (c >= 0x3000 && c <= 0x303f);
}

std::vector<std::u32string> words_of(std::string_view text) {
  const std::string folded = fold(cut_utf8(text, kMostCompared));
  std::vector<std::u32string> words;
  std::u32string word;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = next_utf8(folded, at);
    if (!parts_words(c)) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::u32string joined(const std::vector<std::u32string>& words) {
  std::u32string all;
  for (const std::u32string& word : words) all += word;
  return all;
}

// One letter wrong, missing, too many, or two neighbours swapped: four in five slips of the
// keyboard are that (Damerau, CACM 7(3), 1964). Not in short words, where one letter makes another
// word (taal, zaal), not in the first letter, where slips are rare and meanings turn (migranten,
// emigranten), and not where there are digits: another year is another edition.
bool is_slip(const std::u32string& a, const std::u32string& b) {
  constexpr std::size_t kShortWord = 5;
  const auto has_digit = [](const std::u32string& word) {
    return std::any_of(word.begin(), word.end(), [](char32_t c) { return c >= '0' && c <= '9'; });
  };
  if (a.size() > b.size()) return is_slip(b, a);
  if (a.size() < kShortWord || b.size() - a.size() > 1 || a[0] != b[0]) return false;
  if (has_digit(a) || has_digit(b)) return false;
  const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (a.size() != b.size()) return std::equal(left, a.end(), right + 1, b.end());
  if (left == a.end() || std::equal(left + 1, a.end(), right + 1, b.end())) return true;
  return left + 1 != a.end() && left[0] == right[1] && left[1] == right[0] &&
         std::equal(left + 2, a.end(), right + 2, b.end());
}

bool same_title(const std::string& before, const std::string& after) {
  constexpr std::size_t kMostSlips = 2;
  const std::vector<std::u32string> a = words_of(before), b = words_of(after);
  // "socialemediabeleid" and "sociale mediabeleid" are spellings of one title.
  if (joined(a) == joined(b)) return true;
  if (a.size() != b.size()) return false;
  std::size_t slips = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    if (!is_slip(a[i], b[i]) || ++slips > kMostSlips) return false;
  }
  return true;
}

// A quarter: a sentence added to or taken from an ordinary abstract of six to ten stays below it, a
// text about something else is far beyond it.
bool same_text(const std::string& before, const std::string& after) {
  constexpr std::size_t kChangedShare = 4;
  if (before.empty() != after.empty()) return false;
  std::map<std::u32string, std::int64_t> counts;
  std::size_t words = 0, changed = 0;
  for (std::u32string& word : words_of(before)) ++counts[std::move(word)];
  for (const auto& [word, count] : counts) words += static_cast<std::size_t>(count);
  for (std::u32string& word : words_of(after)) {
    // Beyond those of before, the word is new.
    if (--counts[std::move(word)] < 0) ++words;
  }
  for (const auto& [word, count] : counts) changed += static_cast<std::size_t>(std::abs(count));
  return changed * kChangedShare <= words;
}

bool same_abstract(const Metadata& before, const Metadata& after) {
  if (same_text(before.abstract_text, after.abstract_text)) return true;
  if (before.abstract_text.empty() || after.abstract_text.empty()) return false;
  const std::size_t count = std::min(after.abstracts.size(), kMostAbstracts);
  return std::any_of(
      after.abstracts.begin(), after.abstracts.begin() + static_cast<std::ptrdiff_t>(count),
      [&](const LocalText& text) { return same_text(before.abstract_text, text.value); });
}

std::string languages_of(const Metadata& metadata) {
  std::set<std::string> primary;
  for (const std::string& tag : metadata.languages) primary.insert(tag.substr(0, tag.find('-')));
  return join({primary.begin(), primary.end()}, ", ");
}

// From a little before the first difference, so that it is seen however long the text.
std::size_t shown_from(const std::string& before, const std::string& after) {
  constexpr std::size_t kLead = 60;
  const auto differs = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  const auto at = static_cast<std::size_t>(differs.first - before.begin());
  if (std::max(before.size(), after.size()) <= kDifferenceBytes || at <= kLead) return 0;
  // The texts are equal up to there, so a space of one is a space of the other.
  const std::size_t space = before.rfind(' ', at - kLead);
  return space == std::string::npos ? 0 : space + 1;
}

std::string excerpt(const std::string& text, std::size_t from) {
  const std::string_view rest = std::string_view(text).substr(from);
  const std::string_view cut = cut_utf8(rest, kDifferenceBytes);
  return (from > 0 ? "… " : "") + std::string(cut) + (cut.size() < rest.size() ? "…" : "");
}

// A field that is compared: what a person reads of it, and whether both say the same.
struct ComparedField {
  std::string_view name;
  std::string (*text)(const Metadata&);
  bool (*same)(const Metadata& before, const Metadata& after);
};

template <auto text>
bool same_as_shown(const Metadata& before, const Metadata& after) {
  return text(before) == text(after);
}

std::string title_shown(const Metadata& metadata) {
  return metadata.title;
}
std::string abstract_shown(const Metadata& metadata) {
  return one_line(metadata.abstract_text);
}
std::string type_shown(const Metadata& metadata) {
  return metadata.type;
}
std::string product_shown(const Metadata& metadata) {
  return metadata.product;
}
std::string year_shown(const Metadata& metadata) {
  return metadata.issued.substr(0, 4);
}
std::string access_shown(const Metadata& metadata) {
  return metadata.access;
}
bool same_titles(const Metadata& before, const Metadata& after) {
  return same_title(before.title, after.title);
}

constexpr ComparedField kCompared[] = {
    {"title", title_shown, same_titles},
    {"abstract", abstract_shown, same_abstract},
    {"type", type_shown, same_as_shown<type_shown>},
    {"product", product_shown, same_as_shown<product_shown>},
    {"issued", year_shown, same_as_shown<year_shown>},
    {"languages", languages_of, same_as_shown<languages_of>},
    {"access", access_shown, same_as_shown<access_shown>},
};

}  // namespace

std::vector<Difference> material_difference(const Metadata& before, const Metadata& after,
                                            const std::set<std::string>& corrected) {
  std::vector<Difference> differences;
  for (const ComparedField& field : kCompared) {
    const std::string name(field.name);
    if (corrected.contains(name) || field.same(before, after)) continue;
    const std::string was = field.text(before), is = field.text(after);
    const std::size_t from = shown_from(was, is);
    differences.push_back({name, excerpt(was, from), excerpt(is, from)});
  }
  return differences;
}

}  // namespace vindplaats
