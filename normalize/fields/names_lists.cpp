#include <algorithm>

#include "core/text.h"
#include "normalize/fields/names.h"
#include "normalize/fields/names_capitals.h"
#include "normalize/fields/names_tables.h"
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

// The last " and ", " en ", " & ": where it begins and how long it is.
std::pair<std::size_t, std::size_t> last_conjunction(std::string_view text) {
  for (std::size_t next = text.rfind(' '); next != text.npos && next > 0;) {
    const std::size_t space = text.rfind(' ', next - 1);
    if (space == text.npos) break;
    if (kNameConjunctions.holds(text.substr(space + 1, next - space - 1)))
      return {space, next - space + 1};
    next = space;
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

// "Jansen, Piet and Vries, Anna de": between conjunctions, each with its one comma.
bool split_inverted(std::string_view text, NameParts& out) {
  NameParts names;
  for (std::string_view rest = text; !rest.empty();) {
    const auto [at, length] = last_conjunction(rest);
    names.insert(names.begin(), trim(at == rest.npos ? rest : rest.substr(at + length)));
    rest = at == rest.npos ? std::string_view() : rest.substr(0, at);
    if (names.size() > 20 || std::count(names[0].begin(), names[0].end(), ',') != 1) return false;
  }
  if (names.size() < 2) return false;
  out = std::move(names);
  return true;
}

// "Jansen P, de Vries A, van de Kraats J": family names with bare initials behind, as PubMed has
// them; one alone says too little ("Malcolm X").
bool add_with_initials_behind(std::string_view field, std::vector<Person>& people) {
  if (field.empty() || is_lower(field.back()) || field.back() == '.') return false;
  const NameParts names = split(field, ',');
  const auto initials_of = [](std::string_view name) {
    const std::size_t space = name.rfind(' ');
    return space == name.npos ? std::string_view() : name.substr(space + 1);
  };
  const auto fits = [&](std::string_view name) {
    const std::string_view last = initials_of(name);
    return !last.empty() && last.size() <= 3 && std::all_of(last.begin(), last.end(), is_upper) &&
           has_small_letter(name) && !is_initial_word(name.substr(0, name.find(' ')));
  };
  if (names.size() < 2 || !std::all_of(names.begin(), names.end(), fits)) return false;
  for (const std::string_view name : names) {
    if (people.size() >= kMostNames) break;
    const std::string_view last = initials_of(name);
    people.push_back(name_from_parts(last, name.substr(0, name.size() - last.size())));
  }
  return true;
}

constexpr WordSieve kLabelSieve(kNameLabels,
                                [](const NameLabel& label) { return first_word(label.before); });

// Takes the label off; its role.
std::string_view take_label(std::string_view& field) {
  if (field.starts_with("door ")) field.remove_prefix(5);  // with a capital it is a given name
  if (!kLabelSieve.may_hold(first_word(field))) return {};
  for (const NameLabel& label : kNameLabels) {
    if (!starts_with_ignoring_case(field, label.before)) continue;
    field.remove_prefix(label.before.size());
    return label.role;
  }
  return {};
}

// The names that conjunctions and commas part. False: the field is one name.
bool split_names(std::string_view field, NameParts& names) {
  const bool commas = field.find(',', field.find(',') + 1) != field.npos;
  if (!commas && last_conjunction(field).first == field.npos) return false;
  return split_inverted(field, names) || (split_conjunctions(field, names) && names.size() > 1);
}

// An ORCID that stands alone is that of the name before it: "Jansen, P.; https://orcid.org/...".
void add_name(std::string_view name, bool organisation, std::vector<Person>& people) {
  if (people.size() >= kMostNames) return;
  Person& person = people.emplace_back();
  read_name(name, organisation, person);
  if (!person.name.empty()) return;
  const std::string orcid = std::move(person.orcid);
  people.pop_back();
  if (!people.empty() && people.back().orcid.empty()) people.back().orcid = orcid;
}

// False: the field is one name.
bool add_several(std::string_view field, std::vector<Person>& people) {
  if (add_with_initials_behind(field, people)) return true;
  NameParts names;
  if (!split_names(field, names)) return false;
  for (const std::string_view name : names) add_name(name, looks_like_organisation(name), people);
  return true;
}

// False: the field is no plain name.
bool add_plain_name(std::string_view field, std::vector<Person>& people) {
  if (people.size() >= kMostNames) return false;
  const bool plain = read_plain_name(field, people.emplace_back());
  if (!plain) people.pop_back();
  return plain;
}

void add_field(std::string_view field, std::vector<Person>& people) {
  if (add_plain_name(field, people)) return;
  field = without_others(field);
  const std::string_view role = take_label(field);
  const std::size_t first = people.size();
  const bool organisation = looks_like_organisation(field);
  if (organisation || !add_several(field, people)) add_name(field, organisation, people);
  if (role.empty()) return;
  for (std::size_t i = first; i < people.size(); ++i) {
    if (people[i].role.empty()) people[i].role = role;
  }
}

constexpr WordSieve kOthersSieve(kUnnamedOthers, last_word);

bool stands_before_others(char c) {
  return c == ' ' || c == ',' || c == ';' || c == '(' || c == '[';
}

}  // namespace

std::string_view without_others(std::string_view names) {
  std::string_view bare = names;
  while (bare.ends_with(')') || bare.ends_with(']')) bare.remove_suffix(1);
  const auto word = std::find_if(bare.rbegin(), bare.rend(), stands_before_others).base();
  if (!kOthersSieve.may_hold({word, bare.end()})) return names;
  for (const std::string_view others : kUnnamedOthers) {
    if (bare.size() < others.size() ||
        !equals_ignoring_case(bare.substr(bare.size() - others.size()), others))
      continue;
    const std::string_view before = bare.substr(0, bare.size() - others.size());
    if (!before.empty() && !stands_before_others(before.back())) continue;
    const std::size_t end = before.find_last_not_of(" ,;&([");
    return end == before.npos ? std::string_view() : before.substr(0, end + 1);
  }
  return names;
}

std::vector<Person> read_names(std::string_view line) {
  std::vector<Person> people;
  const std::string_view cut = cut_utf8(line, kListBytes);
  const char separator = cut.find(';') == cut.npos ? '|' : ';';
  for (std::size_t at = 0; at < cut.size();) {
    const std::size_t end = std::min(cut.find(separator, at), cut.size());
    if (const std::string_view field = trim(cut.substr(at, end - at)); !field.empty())
      add_field(field, people);
    at = end + 1;
  }
  return people;
}

}  // namespace vindplaats
