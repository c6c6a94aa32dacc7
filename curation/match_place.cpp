#include "curation/match_place.h"

#include <algorithm>
#include <vector>

#include "core/text.h"
#include "curation/match_text.h"
#include "curation/title_words.h"

namespace vindplaats {
namespace {

// The first number in it: "Vol. 07" is "7"; folded text when it has none.
std::string first_number(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789";
  const std::size_t start = text.find_first_of(kDigits);
  if (start == text.npos) return match_text(text);
  std::string_view number = text.substr(start, text.find_first_not_of(kDigits, start) - start);
  while (number.size() > 1 && number.front() == '0') number.remove_prefix(1);
  return std::string(number);
}

// "S417" is "s417", "0073" is "73"; what has no digit is no page.
std::string one_page(std::string_view text) {
  std::string page = match_text(text);
  if (std::none_of(page.begin(), page.end(), is_digit_byte)) return {};
  const std::size_t digits = static_cast<std::size_t>(
      std::find_if(page.begin(), page.end(), is_digit_byte) - page.begin());
  if (digits > 3) return {};  // "suppl 1": words
  const std::size_t zeros = std::min(page.find_first_not_of('0', digits), page.size() - 1);
  if (zeros != page.npos && zeros > digits) page.erase(digits, zeros - digits);
  return page;
}

std::string_view digits_at_end(std::string_view page) {
  std::size_t start = page.size();
  while (start > 0 && is_digit_byte(page[start - 1])) --start;
  return page.substr(start);
}

// "73-6" is 73 to 76, "S417-29" is 417 to 429.
std::string whole_last_page(std::string_view first, std::string_view last) {
  const std::string_view from = digits_at_end(first), to = digits_at_end(last);
  if (to.empty()) return {};
  if (from.size() <= to.size()) return std::string(to);
  return std::string(from.substr(0, from.size() - to.size())).append(to);
}

void read_pages(std::string_view pages, MatchPlace& place) {
  const std::string text(pages);
  const std::size_t from = text.find_first_not_of(" pP.");
  if (from == text.npos) return;
  std::size_t dash = text.find('-', from), after = dash;
  for (const std::string_view sign : {"–", "—"}) {
    const std::size_t at = text.find(sign, from);
    if (at < dash) {
      dash = at;
      after = at + sign.size() - 1;
    }
  }
  const std::string_view first =
      std::string_view(text).substr(from, std::min(dash, text.find(',', from)) - from);
  place.first_page = one_page(first);
  if (dash != text.npos)
    place.last_page = whole_last_page(place.first_page, one_page(text.substr(after + 1)));
}

// What changes from one conference to the next, and what catalogues leave out.
bool is_left_out(std::string_view word) {
  static constexpr std::string_view kWords[] = {"annual",      "ieee", "nd", "proc",
                                                "proceedings", "rd",   "st", "th"};
  return (title_roles(word) & kSmallWord) != 0 || is_digit_byte(word.front()) || word == "la" ||
         std::binary_search(std::begin(kWords), std::end(kWords), word);
}

// "The Journal of X" and "Journal of X", "40th Conference on Y, 2017" and "Conference on Y".
std::string container_words(std::string_view title) {
  // "BMJ (Online)"
  const std::size_t qualifier = title.find(" (");
  if (qualifier != title.npos && qualifier > 0) title = title.substr(0, qualifier);
  std::vector<std::string> words = match_words(title);
  if (!std::all_of(words.begin(), words.end(), is_left_out))
    std::erase_if(words, [](const std::string& word) { return is_left_out(word); });
  return join(words, " ");
}

// "natl" of "national", "stud" of "studies": the same first letter, the others in their order.
bool is_short_for(std::string_view word, std::string_view full) {
  if (word.empty() || word.front() != full.front() || word.size() > full.size()) return false;
  if (full.starts_with(word)) return true;
  std::size_t at = 0;
  for (const char c : full) {
    if (at < word.size() && word[at] == c) ++at;
  }
  return at == word.size();
}

using Words = std::vector<std::string_view>;

// Every word of `brief` for a word of `full`, in order; how many words of `full` are passed over.
bool abbreviates(const Words& brief, const Words& full, std::size_t& passed) {
  std::size_t at = 0;
  passed = 0;
  for (const std::string_view word : brief) {
    while (at < full.size() && !is_short_for(word, full[at])) {
      ++at;
      ++passed;
    }
    if (at == full.size()) return false;
    ++at;
  }
  passed += full.size() - at;
  return true;
}

bool is_acronym(const Words& brief, const Words& full) {
  if (brief.size() != 1 || brief.front().size() < 2) return false;
  std::string letters;
  for (const std::string_view word : full) letters += word.front();
  return letters == brief.front() ||
         (brief.front().size() > 2 && letters.starts_with(brief.front()));
}

// Of long names most words, in any order: "ICIS 2017: Proceedings of the Conference on X".
constexpr std::size_t kLongName = 4;

bool has_most_words(const Words& brief, const Words& full) {
  if (brief.size() < kLongName) return false;
  const auto found = static_cast<std::size_t>(
      std::count_if(brief.begin(), brief.end(), [&](std::string_view word) {
        return std::find(full.begin(), full.end(), word) != full.end();
      }));
  return found * 5 >= brief.size() * 4;
}

bool is_short_form(const Words& brief, const Words& full) {
  if (brief.empty() || brief.size() > full.size()) return false;
  if (is_acronym(brief, full) || has_most_words(brief, full)) return true;
  if (std::equal(brief.begin(), brief.end(), full.begin())) return true;
  std::size_t passed = 0;
  return brief.front().front() == full.front().front() && abbreviates(brief, full, passed) &&
         passed * 2 <= full.size();
}

// "e12724", "c1804". Pages of a supplement and numbers of abstracts ("S37", "A186", "P12") are
// pages: an abstract and the article may stand in one volume.
bool is_article_number(std::string_view page) {
  return !is_digit_byte(page.front()) && std::string_view("aopsw").find(page.front()) == page.npos;
}

struct PageRange {
  std::int64_t first = 0, last = 0;  // 0, 0: not to be read
  bool holds(const PageRange& other) const {
    return first != 0 && other.first != 0 && first <= other.first && other.last <= last;
  }
};

std::int64_t page_number(std::string_view page) {
  std::int64_t number = 0;
  for (const char c : digits_at_end(page).substr(0, 12)) number = number * 10 + (c - '0');
  return number;
}

PageRange page_range(const MatchPlace& place) {
  const std::int64_t first = page_number(place.first_page);
  return {first, std::max(first, page_number(place.last_page))};
}

}  // namespace

MatchPlace match_place(const PartOf& part_of) {
  MatchPlace place;
  place.container = container_words(part_of.title);
  place.issn = digits_and_x(part_of.issn);
  place.volume = first_number(part_of.volume);
  place.issue = first_number(part_of.issue);
  place.number = first_number(part_of.number);
  read_pages(part_of.pages, place);
  return place;
}

Likeness compare_containers(const MatchPlace& a, const MatchPlace& b) {
  if (!a.issn.empty() && a.issn == b.issn) return Likeness::kSame;
  if (a.container.empty() || b.container.empty()) return Likeness::kUnknown;
  if (a.container == b.container) return Likeness::kSame;
  const Words mine = split(a.container, ' '), other = split(b.container, ' ');
  if (is_short_form(mine, other) || is_short_form(other, mine)) return Likeness::kNearly;
  const std::size_t least = std::min(a.container.size(), b.container.size());
  return edit_distance(a.container, b.container, least / 12) <= least / 12 ? Likeness::kNearly
                                                                           : Likeness::kDiffer;
}

Likeness compare_pages(const MatchPlace& a, const MatchPlace& b) {
  if (a.first_page.empty() || b.first_page.empty()) {
    if (a.last_page.empty() || b.last_page.empty()) return Likeness::kUnknown;
    const std::string_view mine = a.last_page, other = b.last_page;
    return mine.ends_with(other) || other.ends_with(mine) ? Likeness::kPartly : Likeness::kDiffer;
  }
  if (a.first_page == b.first_page) return Likeness::kSame;
  const PageRange mine = page_range(a), other = page_range(b);
  if (mine.first == other.first || mine.holds(other) || other.holds(mine)) return Likeness::kNearly;
  if (is_article_number(a.first_page) != is_article_number(b.first_page)) return Likeness::kUnknown;
  return a.last_page == b.last_page && a.last_page.size() > 1 ? Likeness::kPartly
                                                              : Likeness::kDiffer;
}

}  // namespace vindplaats
