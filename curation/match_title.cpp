#include "curation/match_title.h"

#include <algorithm>
#include <set>
#include <vector>

#include "core/text.h"
#include "curation/match_text.h"
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

bool is_small(std::string_view word) {
  return (title_roles(word) & kSmallWord) != 0;
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

// "10 000" is one number.
std::string numbers_of(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!counts(words[i], i + 1 == words.size())) continue;
    const bool thousands = i > 0 && words[i].size() == 3 && is_digit_byte(words[i].front()) &&
                           is_digit_byte(words[i - 1].front()) && words[i - 1].size() <= 3;
    if (!out.empty() && !thousands) out += ' ';
    const std::size_t zeros = std::min(words[i].find_first_not_of('0'), words[i].size() - 1);
    out += thousands ? words[i] : words[i].substr(zeros);
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

std::string core_of(const std::vector<std::string>& words) {
  std::string core;
  std::size_t count = 0;
  for (const std::string& word : words) {
    if (title_roles(word) != 0 || is_digit_byte(word.front())) continue;
    core += word;
    ++count;
  }
  return count >= kContentWordsOfSeries && core.size() >= kFewestMainLetters ? core : std::string();
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
    const std::vector<std::string> words = match_words(title.substr(0, subtitle));
    const std::string main = squeeze(words);
    if (words.size() >= kFewestWords && main.size() >= kFewestMainLetters &&
        folded.starts_with(main))
      return static_cast<std::uint32_t>(main.size());
  }
  return static_cast<std::uint32_t>(folded.size());
}

bool has_subtitle(const MatchTitle& title) {
  return title.main < title.folded.size();
}

// One source leaves the subtitle out.
bool is_main_title_of(const MatchTitle& bare, const MatchTitle& full) {
  return !has_subtitle(bare) && bare.telling && has_subtitle(full) &&
         std::string_view(full.folded).substr(0, full.main) == bare.folded;
}

// Brackets at the end: where they open; npos: there are none.
std::size_t note_at(std::string_view title) {
  if (title.empty() || title.back() != ']') return title.npos;
  int depth = 0;
  for (std::size_t at = title.size(); at-- > 0;) {
    if (title[at] == ']') ++depth;
    if (title[at] == '[' && --depth == 0) return at;
  }
  return title.npos;
}

std::string_view without_end_signs(std::string_view title) {
  title = trim(title);
  while (!title.empty() && (title.back() == '.' || title.back() == '*'))
    title = trim(title.substr(0, title.size() - 1));
  return title;
}

// "[Review]", "[see comment]", "[Erratum appears in …]" and "[42 refs]" are about the record;
// "[samenvatting]" is part of the title.
bool is_note(std::string_view text) {
  static constexpr std::string_view kOfRecords[] = {"comment", "commentary", "erratum", "review"};
  const std::vector<std::string> words = match_words(text);
  return std::none_of(words.begin(), words.end(), [](const std::string& word) {
    return (title_roles(word) & kMarkWord) != 0 &&
           std::find(std::begin(kOfRecords), std::end(kOfRecords), word) == std::end(kOfRecords);
  });
}

// A parallel title has so many words; a note fewer, or it begins with what it notes.
constexpr std::size_t kParallelWords = 4;

bool is_parallel_title(std::string_view text) {
  const std::vector<std::string> words = match_words(text);
  return words.size() >= kParallelWords && (title_roles(words.front()) & kSerialWord) == 0;
}

// A word that both have counts whole, a misprint of it for so much.
constexpr std::size_t kMisprintShare = 8, kWholeShare = 10;
constexpr std::size_t kLongestWord = 40;

bool is_misprint(std::string_view a, std::string_view b) {
  const std::size_t least = std::min(a.size(), b.size());
  if (least < 4 || std::max(a.size(), b.size()) > kLongestWord) return false;
  if (is_digit_byte(a.front()) || is_digit_byte(b.front())) return false;
  const std::size_t edits = least >= 8 ? 2 : 1;
  return edit_distance(a, b, edits) <= edits;
}

using Words = std::vector<std::string_view>;

std::string_view next_word(std::string_view& rest) {
  const std::size_t end = std::min(rest.find(' '), rest.size());
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return word;
}

// The words that only one has; `letters` of those that both have.
struct Comparison {
  Words only_a, only_b;
  std::size_t letters = 0;
};

Comparison compare_words(std::string_view a, std::string_view b) {
  Comparison found;
  std::string_view mine = next_word(a), other = next_word(b);
  while (!mine.empty() || !other.empty()) {
    const int order = mine.empty() ? 1 : other.empty() ? -1 : mine.compare(other);
    if (order == 0) found.letters += mine.size();
    if (order < 0) found.only_a.push_back(mine);
    if (order > 0) found.only_b.push_back(other);
    if (order <= 0) mine = next_word(a);
    if (order >= 0) other = next_word(b);
  }
  return found;
}

std::size_t letters_in(std::string_view words) {
  return words.size() - static_cast<std::size_t>(std::count(words.begin(), words.end(), ' '));
}

// Below this share of common letters misprints are not looked for: it makes no match of it.
constexpr std::size_t kFewestCommon = 3;

TitleLikeness word_likeness(const MatchTitle& a, const MatchTitle& b) {
  Comparison found = compare_words(a.words, b.words);
  const std::size_t all = letters_in(a.words) + letters_in(b.words);
  std::size_t shares = found.letters * 2 * kWholeShare;
  if (all == 0 || shares * kFewestCommon < all * kWholeShare) return {0, true};
  std::erase_if(found.only_a, [&](std::string_view word) {
    const auto near =
        std::find_if(found.only_b.begin(), found.only_b.end(),
                     [&](std::string_view candidate) { return is_misprint(word, candidate); });
    if (near == found.only_b.end()) return false;
    shares += (word.size() + near->size()) * kMisprintShare;
    found.only_b.erase(near);
    return true;
  });
  return {static_cast<int>(shares * 1000 / (all * kWholeShare)),
          !found.only_a.empty() && !found.only_b.empty()};
}

// So many edits a hundred letters are looked for; so few replace no word, however they fall.
constexpr std::size_t kEditsInHundred = 12;
constexpr int kLettersReplaceNothing = 980;

// Long titles that have hardly a word in common are not alike by letters.
constexpr std::size_t kShortTitle = 40;
constexpr int kFewWordsInCommon = 300;

int letter_likeness(const MatchTitle& a, const MatchTitle& b) {
  const std::size_t most = std::max(a.folded.size(), b.folded.size());
  const std::size_t allowed = most * kEditsInHundred / 100;
  const std::size_t edits = edit_distance(a.folded, b.folded, allowed);
  return edits > allowed ? 0
                         : static_cast<int>(1000 - edits * 1000 / std::max<std::size_t>(most, 1));
}

}  // namespace

MatchTitle match_title(std::string_view title) {
  const std::string_view looked_at = cut_utf8(title, kMaxMatchBytes);
  std::vector<std::string> words = match_words(looked_at);
  MatchTitle out;
  out.folded = squeeze(words);
  out.main = main_title_bytes(looked_at, out.folded);
  out.numbers = numbers_of(words);
  out.marks = marks_of(words);
  out.core = core_of(words);
  out.telling = looked_at.size() == title.size() && tells_works_apart(words, out.folded.size());
  std::erase_if(words, [](const std::string& word) { return is_small(word); });
  std::sort(words.begin(), words.end());
  out.words = join(words, " ");
  return out;
}

ReadTitle read_title(std::string_view title) {
  ReadTitle read;
  std::string_view rest = without_end_signs(title);
  for (std::size_t at = note_at(rest); at != rest.npos; at = note_at(rest)) {
    const std::string_view inside = rest.substr(at + 1, rest.size() - at - 2);
    if (trim(rest.substr(0, at)).empty()) {
      rest = without_end_signs(inside);
      continue;
    }
    if (!is_note(inside)) break;
    if (is_parallel_title(inside)) read.parallel = inside;
    rest = without_end_signs(rest.substr(0, at));
  }
  read.title = match_title(rest);
  return read;
}

TitleLikeness title_likeness(const MatchTitle& a, const MatchTitle& b) {
  if (a.folded.empty() || b.folded.empty()) return {};
  if (a.folded == b.folded) return {kSameTitle};
  if (is_main_title_of(a, b) || is_main_title_of(b, a)) return {kMainTitle};
  TitleLikeness found = word_likeness(a, b);
  if (found.score < kFewWordsInCommon && std::max(a.folded.size(), b.folded.size()) > kShortTitle)
    return found;
  const int letters = letter_likeness(a, b);
  found.score = std::max(found.score, letters);
  if (letters >= kLettersReplaceNothing) found.replaced = false;
  return found;
}

}  // namespace vindplaats
