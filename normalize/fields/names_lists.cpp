#include <algorithm>

#include "core/text.h"
#include "normalize/fields/names.h"
#include "normalize/fields/names_words.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

constexpr std::size_t kMostNames = 1000;
constexpr std::size_t kListBytes = 64 * 1024;

using NameParts = std::vector<std::string_view>;

bool is_initials_part(std::string_view text) {
  const std::vector<std::string_view> words = split(text, ' ');
  if (words.empty()) return false;
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return is_particle(word) || (word.ends_with('.') && word.size() <= 12) ||
           (word.size() == 1 && is_upper(word[0]));
  });
}

// Two to six words, the first and the last of which are capitalised or particles, no digit.
bool is_whole_name(std::string_view text) {
  const std::vector<std::string_view> words = split(text, ' ');
  if (words.size() < 2 || words.size() > 6) return false;
  if (std::any_of(text.begin(), text.end(), is_digit)) return false;
  if (std::any_of(words.begin(), words.end(),
                  [](std::string_view word) { return is_degree(word) && word.size() < 3; }))
    return false;
  const auto capital = [](std::string_view word) {
    return is_upper(word[0]) || is_beyond_ascii(word[0]);
  };
  return (capital(words[0]) || is_particle(words[0]) || is_title(words[0])) &&
         capital(words.back()) && !looks_like_organisation(text);
}

// "Jansen, P., Vries, A. de": commas between pairs of family name and initials.
bool split_pairs(const NameParts& commas, NameParts& out) {
  if (commas.size() < 2 || commas.size() % 2 != 0) return false;
  for (std::size_t i = 0; i < commas.size(); i += 2) {
    if (!is_initials_part(commas[i + 1]) || is_initials_part(commas[i])) return false;
    const char* begin = commas[i].data();
    out.emplace_back(begin,
                     static_cast<std::size_t>(commas[i + 1].data() + commas[i + 1].size() - begin));
  }
  return true;
}

// The names between commas, when all of them can only be whole names. Two alone may be one inverted
// name, but where another follows.
bool split_commas(std::string_view text, bool another_follows, NameParts& out) {
  const NameParts commas = split(text, ',');
  if (split_pairs(commas, out)) return true;
  if (commas.size() == 2 && !another_follows) return false;
  if (!std::all_of(commas.begin(), commas.end(), is_whole_name)) return false;
  out.insert(out.end(), commas.begin(), commas.end());
  return true;
}

constexpr std::string_view kConjunctions[] = {" and ", " en ", " & ", " und ", " et "};

// The last " and ", " en ", " & ": where it begins and how long it is.
std::pair<std::size_t, std::size_t> last_conjunction(std::string_view text) {
  for (std::size_t at = text.size(); at-- > 0;) {
    if (text[at] != ' ') continue;
    for (const std::string_view word : kConjunctions) {
      if (text.substr(at).starts_with(word)) return {at, word.size()};
    }
  }
  return {text.npos, 0};
}

// "A, B en C"; false when the text is better left whole. "Anna en Piet Jansen en Jan de Boer" is
// split at every conjunction, from the last.
bool split_conjunctions(std::string_view text, NameParts& out) {
  NameParts tail;
  for (int i = 0; i < 20; ++i) {
    const auto [at, length] = last_conjunction(text);
    if (at == text.npos) break;
    NameParts last;
    std::string_view before = trim(text.substr(0, at));
    if (before.ends_with(',')) before = trim(before.substr(0, before.size() - 1));
    if (!split_commas(trim(text.substr(at + length)), false, last) || last.size() != 1)
      return false;
    tail.insert(tail.begin(), last[0]);
    text = before;
  }
  if (tail.empty() && text.find(',') == text.npos) return false;  // one name
  if (!split_commas(text, !tail.empty(), out)) return false;
  out.insert(out.end(), tail.begin(), tail.end());
  return true;
}

void add_field(std::string_view field, std::vector<Person>& people) {
  NameParts names;
  const bool organisation = looks_like_organisation(field);
  const bool several = !organisation && split_conjunctions(field, names) && names.size() > 1;
  if (!several) names = {field};
  for (const std::string_view name : names) {
    Person person = several ? read_name(name) : read_name(name, organisation);
    if (!person.name.empty() && people.size() < kMostNames) people.push_back(std::move(person));
  }
}

}  // namespace

std::vector<Person> read_names(std::string_view text) {
  std::vector<Person> people;
  const std::string_view cut = cut_utf8(text, kListBytes);
  for (const std::string_view line : split(cut, '\n')) {
    for (const std::string_view field : split(line, ';')) add_field(field, people);
  }
  return people;
}

}  // namespace vindplaats
