#include "curation/match_title.h"

#include <algorithm>
#include <set>
#include <vector>

#include <unicode/uchar.h>

#include "core/text.h"
#include "curation/title_words.h"

namespace vindplaats {
namespace {

// A title of fewer words or letters is one that many works may have.
constexpr std::size_t kFewestWords = 3;
constexpr std::size_t kFewestLetters = 20;
constexpr std::size_t kFewestMainLetters = 15;
// How many words must say what a work is about: plain titles, those that name a product, and those
// of what comes back each time ("Nieuwsbrief Kennisplatform Inburgering en Samenleving").
constexpr std::size_t kContentWords = 2;
constexpr std::size_t kContentWordsOfSeries = 3;
constexpr std::size_t kContentWordsOfSerial = 5;

bool is_digit_byte(char c) {
  return c >= '0' && c <= '9';
}

bool belongs_to_word(char32_t character) {
  if (character < 0x80) {
    return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
  }
  return u_isalnum(static_cast<UChar32>(character)) != 0;
}

// An apostrophe stands in a word and is no part of it: "foto's" = "fotos".
bool is_apostrophe(char32_t character) {
  return character == '\'' || character == 0x2019 || character == 0x2018 || character == 0x02BC;
}

// Runs of letters and digits of a folded text. A digit next to a letter starts a new word:
// "deel2" = "deel 2".
std::vector<std::string> match_words(std::string_view folded) {
  std::vector<std::string> words;
  bool open = false;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t start = at;
    const char32_t character = next_utf8(folded, at);
    if (is_apostrophe(character)) continue;
    if (!belongs_to_word(character)) {
      open = false;
      continue;
    }
    const bool digit = is_digit_byte(folded[start]);
    if (!open || digit != is_digit_byte(words.back().back())) words.emplace_back();
    words.back() += folded.substr(start, at - start);
    open = true;
  }
  return words;
}

bool is_joining_word(std::string_view word) {
  return word == "en" || word == "and" || word == "et" || word == "und";
}

std::string squeeze(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    if (is_joining_word(word)) continue;
    if (!out.empty() && is_digit_byte(out.back()) && is_digit_byte(word.front())) out += ' ';
    out += word;
  }
  return out;
}

// Where the first subtitle begins; the title's size when there is none.
std::size_t subtitle_at(std::string_view title) {
  static constexpr std::string_view kSigns[] = {": ",  " - ", " – ", " — ", "; ", ". ",
                                                " | ", " / ", "? ",  "! ",  " (", " ["};
  std::size_t first = title.size();
  for (const std::string_view sign : kSigns) first = std::min(first, title.find(sign));
  return std::min(first, title.size());
}

// "a" is an article where it stands between words; "Deel A" and "Groep B" count.
bool counts(const std::string& word, bool last) {
  if (is_digit_byte(word.front())) return true;
  if (word.size() == 1) return word != "a" || last;
  return (title_roles(word) & kNumberWord) != 0;
}

std::string numbers_of(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!counts(words[i], i + 1 == words.size())) continue;
    if (!out.empty()) out += ' ';
    const std::size_t zeros = std::min(words[i].find_first_not_of('0'), words[i].size() - 1);
    out += words[i].substr(zeros);
  }
  return out;
}

std::string marks_of(const std::vector<std::string>& words) {
  std::set<std::string_view> marks;
  for (const std::string& word : words) {
    if ((title_roles(word) & kMarkWord) != 0) marks.insert(word);
  }
  std::string out;
  for (const std::string_view mark : marks) out.append(mark).append(" ");
  return out;
}

bool tells_works_apart(const std::vector<std::string>& words, std::size_t letters) {
  if (words.size() < kFewestWords || letters < kFewestLetters) return false;
  std::set<std::string_view> content;
  unsigned roles = 0;
  for (const std::string& word : words) {
    const unsigned role = title_roles(word);
    roles |= role;
    if (role == 0 && word.size() > 1 && !is_digit_byte(word.front())) content.insert(word);
  }
  if ((roles & kSerialWord) != 0) return content.size() >= kContentWordsOfSerial;
  if ((roles & kSeriesWord) != 0) return content.size() >= kContentWordsOfSeries;
  return content.size() >= kContentWords;
}

std::uint32_t main_title_bytes(std::string_view title, const std::string& folded) {
  const std::size_t subtitle = subtitle_at(title);
  if (subtitle < title.size()) {
    const std::vector<std::string> words = match_words(fold(title.substr(0, subtitle)));
    const std::string main = squeeze(words);
    if (words.size() >= kFewestWords && main.size() >= kFewestMainLetters &&
        folded.starts_with(main))
      return static_cast<std::uint32_t>(main.size());
  }
  return static_cast<std::uint32_t>(folded.size());
}

// At most nine steps deep and wide: `edits` is 2.
bool within_edits(std::string_view a, std::string_view b, std::size_t edits) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > edits) return false;
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  a.remove_prefix(static_cast<std::size_t>(differ.first - a.begin()));
  b.remove_prefix(static_cast<std::size_t>(differ.second - b.begin()));
  if (a.empty() || b.empty()) return true;
  if (edits == 0) return false;
  return within_edits(a.substr(1), b.substr(1), edits - 1) ||
         within_edits(a.substr(1), b, edits - 1) || within_edits(a, b.substr(1), edits - 1);
}

}  // namespace

MatchTitle match_title(std::string_view title) {
  const std::string_view looked_at = cut_utf8(title, kMaxTitleBytes);
  const std::vector<std::string> words = match_words(fold(looked_at));
  MatchTitle out;
  out.folded = squeeze(words);
  out.main = main_title_bytes(looked_at, out.folded);
  out.numbers = numbers_of(words);
  out.marks = marks_of(words);
  out.telling = looked_at.size() == title.size() && tells_works_apart(words, out.folded.size());
  return out;
}

std::string match_text(std::string_view text) {
  return squeeze(match_words(fold(cut_utf8(text, kMaxTitleBytes))));
}

bool nearly_equal(std::string_view a, std::string_view b) {
  return within_edits(a, b, 2);
}

}  // namespace vindplaats
