#include "curation/match_names.h"

#include <algorithm>

#include "core/text.h"
#include "curation/match_text.h"

namespace vindplaats {
namespace {

bool is_particle(std::string_view word) {
  static constexpr std::string_view kParticles[] = {
      "al", "bin", "da",  "dal", "de",    "dei",    "del",    "della", "den", "der", "di",
      "do", "dos", "du",  "el",  "het",   "in",     "la",     "le",    "op",  "s",   "t",
      "te", "ten", "ter", "van", "vande", "vanden", "vander", "von",   "zu"};
  return std::find(std::begin(kParticles), std::end(kParticles), word) != std::end(kParticles);
}

bool is_generation(std::string_view word) {
  return word == "jr" || word == "sr" || word == "ii" || word == "iii";
}

// A name of nothing but particles stays as it is. "QJ" is two initials: two capitals, no more.
void add_words(std::string_view text, bool family, std::string& out) {
  const std::vector<std::string> words = match_words(text);
  const bool only_particles = std::all_of(words.begin(), words.end(), is_particle);
  for (const std::string& word : words) {
    if ((is_particle(word) && family && !only_particles) || is_generation(word)) continue;
    if (!out.empty()) out += ' ';
    out += word;
  }
}

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// "QJ" and "MC" stand for two names; "Jo" for one.
std::string initials_apart(std::string_view given) {
  if (given.size() < 2 || given.size() > 3 || !std::all_of(given.begin(), given.end(), is_capital))
    return std::string(given);
  std::string out;
  for (const char c : given) out.append(1, c).append(1, ' ');
  return out;
}

using Words = std::vector<std::string_view>;

// Two misprints in a long name, one in a shorter one.
bool same_word(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::size_t least = std::min(a.size(), b.size());
  return least >= 5 && edit_distance(a, b, least / 5) <= std::min<std::size_t>(least / 5, 2);
}

bool is_initial_of(std::string_view a, std::string_view b) {
  std::size_t end = 0;
  next_utf8(a, end);
  return end == a.size() && b.starts_with(a);
}

bool compatible(std::string_view a, std::string_view b) {
  return same_word(a, b) || is_initial_of(a, b) || is_initial_of(b, a) ||
         (std::min(a.size(), b.size()) >= 3 && (a.starts_with(b) || b.starts_with(a)));
}

// Apart from the family name: is there any first name or initial that both may have, or none to
// compare.
bool first_names_agree(const Words& a, std::size_t family_a, const Words& b, std::size_t family_b) {
  if (a.size() == 1 || b.size() == 1) return true;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      if (i != family_a && j != family_b && compatible(a[i], b[j])) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<std::string> match_names(const std::vector<Person>& creators) {
  std::vector<std::string> names;
  for (const Person& person : creators) {
    if (names.size() == kMaxNames) break;
    std::string name;
    add_words(person.family.empty() ? person.name : person.family, !person.family.empty(), name);
    if (!person.family.empty()) add_words(initials_apart(person.given), true, name);
    if (!name.empty()) names.push_back(std::move(name));
  }
  return names;
}

bool same_name(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const Words mine = split(a, ' '), other = split(b, ' ');
  for (std::size_t i = 0; i < mine.size(); ++i) {
    for (std::size_t j = 0; j < other.size(); ++j) {
      if (i != 0 && j != 0) continue;  // the family name of one at least
      if (std::min(mine[i].size(), other[j].size()) < 2 || !same_word(mine[i], other[j])) continue;
      if (first_names_agree(mine, i, other, j)) return true;
    }
  }
  return false;
}

Likeness compare_creators(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return Likeness::kUnknown;
  const auto& fewer = a.size() <= b.size() ? a : b;
  const auto& more = a.size() <= b.size() ? b : a;
  const auto found = static_cast<std::size_t>(
      std::count_if(fewer.begin(), fewer.end(), [&](const std::string& name) {
        return std::any_of(more.begin(), more.end(),
                           [&](const std::string& other) { return same_name(name, other); });
      }));
  if (found == fewer.size() || (fewer.size() >= 4 && found + 1 >= fewer.size()))
    return Likeness::kSame;
  return found * 2 >= fewer.size() ? Likeness::kPartly : Likeness::kDiffer;
}

}  // namespace vindplaats
