#include "normalize/fields/names.h"

#include <algorithm>

#include "core/text.h"
#include "normalize/fields/names_additions.h"
#include "normalize/fields/names_capitals.h"
#include "normalize/fields/names_plain.h"
#include "normalize/fields/names_words.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

constexpr std::size_t kPersonBytes = 1000;

using NameParts = std::vector<std::string_view>;

// The names below are one line each (core/text.h), or a part of one: single spaces between words.

// "d'" and "l'" stand against the name.
bool is_elided(std::string_view word) {
  return word.ends_with('\'') && word.size() <= 2;
}

void append_words(std::string& name, std::string_view words) {
  if (words.find("' ") == words.npos) {
    name += words;
    return;
  }
  for (; !words.empty(); words = behind_first_word(words)) {
    const std::string_view word = first_word(words);
    name += word;
    if (!is_elided(word) && word.size() < words.size()) name += ' ';
  }
}

bool are_several(std::string_view words) {
  return words.find(' ') != words.npos;
}

// Without titles in front; at least one word stays.
std::string_view without_titles(std::string_view words) {
  while (are_several(words) && is_title(first_word(words))) words = behind_first_word(words);
  return words;
}

// Without degrees behind; at least two words stay.
std::string_view without_degrees(std::string_view words, std::string_view& suffix) {
  while (are_several(behind_first_word(words))) {
    const std::string_view last = last_word(words);
    if (is_name_suffix(last) && suffix.empty()) {
      suffix = last;
    } else if (!is_degree(last) || last.size() < 2 ||
               (last.find('.') == last.npos && is_lower(last[0]))) {
      break;
    }
    words = before_last_word(words);
  }
  return words;
}

// Where the family name begins in "Anna de Vries": at the first particle, else at the last word.
std::size_t family_start(std::string_view words) {
  if (is_particle(first_word(words))) return 0;
  std::size_t before = 0, at = words.find(' ') + 1;
  for (std::size_t space = words.find(' ', at); space != words.npos; space = words.find(' ', at)) {
    const std::string_view word = words.substr(at, space - at);
    const bool third = before > 0;
    if (third && (word == "y" || word == "i" || word == "e")) return before;  // "Ortega y Gasset"
    if (word == "-") return before;
    const std::size_t hyphen = word.rfind('-');  // "Jansen-de Boer"
    if (hyphen != word.npos && is_particle(word.substr(hyphen + 1))) return at;
    if (is_particle(word) || is_capital_particle(word)) return at;
    before = at;
    at = space + 1;
  }
  return at;
}

// The words before the particles at the end.
std::string_view before_particles(std::string_view words) {
  while (!words.empty() && is_particle(last_word(words))) words = before_last_word(words);
  return words;
}

// The particles stand before the family name, and are part of it.
void set_name(Person& person, std::string_view given, std::string_view particles,
              std::string_view family, std::string_view suffix) {
  person.kind = "person";
  append_words(person.given, given);
  if (!particles.empty()) {
    append_words(person.family, particles);
    if (!is_elided(last_word(particles))) person.family += ' ';
  }
  append_words(person.family, family);
  std::string& name = person.name;
  name.reserve(person.given.size() + person.family.size() + suffix.size() + 2);
  name = person.given;
  if (!person.given.empty() && !person.family.empty()) name += ' ';
  name += person.family;
  if (!suffix.empty()) name.append(1, ' ').append(suffix);
}

// The particles at the end of a given name move before the family name: "A. de" + "Vries".
void set_parts(Person& person, std::string_view family, std::string_view given,
               std::string_view suffix) {
  const std::string_view kept = before_particles(given), particles = given.substr(kept.size());
  set_name(person, kept, trim(particles), family, suffix);
}

void set_inverted(Person& person, std::string_view family, std::string_view given,
                  std::string_view suffix) {
  // "KRAATS, Everine" and "KRAATS, E.B. VAN DE".
  std::string mixed_family, mixed_given;
  if (!given.empty() && is_in_capitals(family)) {
    family = mixed_family = in_mixed_case(family);
    if (!has_small_letter(given)) given = mixed_given = in_mixed_case(given);
  }
  while (!given.empty() && is_title(first_word(given))) given = behind_first_word(given);
  given = without_degrees(given, suffix);
  family = without_degrees(without_titles(family), suffix);
  set_parts(person, family, given, suffix);
}

// "Jansen PJ", "Kraats J van de": family name, initials, and perhaps its particles, as PubMed and
// library systems write it. False: another order.
bool set_initials_behind(Person& person, std::string_view words, std::string_view suffix) {
  const std::string_view kept = before_particles(words);
  if (!are_several(kept) || is_initial_word(first_word(words))) return false;
  const std::string_view initials = last_word(kept), particles = trim(words.substr(kept.size()));
  const bool one_letter = !particles.empty() && initials.size() == 1 && is_upper(initials[0]);
  if (!one_letter && !is_initial_word(initials)) return false;
  set_name(person, initials, particles, before_last_word(kept), suffix);
  return true;
}

void set_in_order(Person& person, std::string_view text, std::string_view suffix) {
  // "E.B. VAN DE KRAATS"; without initials it may as well be an organisation's name.
  std::string mixed;
  if (text.find('.') != text.npos && is_in_capitals(text)) text = mixed = in_mixed_case(text);
  const std::string_view words = without_degrees(without_titles(text), suffix);
  if (!are_several(words)) return set_name(person, {}, {}, words, suffix);
  if (set_initials_behind(person, words, suffix)) return;
  const std::size_t start = family_start(words);
  set_name(person, trim(words.substr(0, start)), {}, words.substr(start), suffix);
}

// "Piet Jansen, Universiteit Utrecht": a person and where they work.
bool set_at_organisation(Person& person, std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == text.npos) return false;
  const std::string_view name = trim(text.substr(0, comma)), house = trim(text.substr(comma + 1));
  const std::size_t last = house.rfind(' ');
  if (!is_whole_name(name) || last == house.npos || is_lower(house[0]) ||
      is_particle(house.substr(last + 1)) ||
      !looks_like_organisation(house.substr(0, house.find(','))))
    return false;
  person.affiliation = house;
  set_in_order(person, name, {});
  return true;
}

// "Kraats, van de, J.", "Kraats, J., van de": the particles have a place of their own.
NameParts with_particles_in_place(NameParts parts, std::string& given) {
  if (parts.size() != 3) return parts;
  const auto particles = [](std::string_view part) { return before_particles(part).empty(); };
  const std::size_t at = particles(parts[1]) ? 1 : particles(parts[2]) ? 2 : 0;
  if (at == 0) return parts;
  given = std::string(parts[3 - at]) + ' ' + std::string(parts[at]);
  return {parts[0], given};
}

// A name with commas in it.
void set_parted(Person& person, std::string_view text, std::string_view suffix, bool by_words) {
  const std::size_t comma = text.find(',');
  const bool one = text.find(',', comma + 1) == text.npos;
  if (one && !by_words)
    return set_inverted(person, trim(text.substr(0, comma)), trim(text.substr(comma + 1)), suffix);
  std::string given;
  const NameParts parts = with_particles_in_place(split(text, ','), given);
  if (parts.size() == 2 && !by_words) return set_inverted(person, parts[0], parts[1], suffix);
  person.kind = by_words ? "organisation" : "person";
  person.name = join(std::vector<std::string>(parts.begin(), parts.end()), ", ");
}

void set_organisation(Person& person, std::string_view line) {
  std::string kept;
  person.kind = "organisation";
  person.name = take_addresses(line, person, kept);
  while (person.name.ends_with(',') || person.name.ends_with(';')) person.name.pop_back();
  person.orcid.clear();
}

// An organisation's name by its words, with nothing behind a comma, is kept whole.
bool set_whole_organisation(Person& person, std::string_view text) {
  if (text.find(',') != text.npos || text.starts_with('(') ||
      !role_of(trim(without_brackets(text))).empty())
    return false;
  const std::size_t bracket = first_bracket(text, 0);
  if (bracket != text.npos && !looks_like_organisation(text.substr(0, bracket))) return false;
  std::string kept;
  set_organisation(person, take_brackets(text, person, kept));
  // "(SCP)" is its own short name rather than where it works.
  if (!person.affiliation.empty()) person.name = text;
  person.affiliation.clear();
  return true;
}

}  // namespace

Person read_name(std::string_view text) {
  Person person;
  const std::string line = one_line(cut_utf8(text, kPersonBytes));
  if (!read_plain_name(line, person)) read_name(line, looks_like_organisation(line), person);
  return person;
}

bool read_plain_name(std::string_view line, Person& person) {
  if (!is_plain_name(line)) return false;
  const std::size_t comma = line.find(',');
  if (comma == line.npos) {
    set_in_order(person, line, {});
    return true;
  }
  const std::string_view family = line.substr(0, comma), given = trim(line.substr(comma + 1));
  if (is_in_capitals(family)) {
    set_inverted(person, family, given, {});
  } else {
    set_parts(person, family, given, {});
  }
  return true;
}

void read_name(std::string_view line, bool line_by_words, Person& person) {
  std::string unquoted, without_addresses, unbracketed;
  const std::string_view whole = without_full_stop(take_addresses(
      without_angles(trim(cut_utf8(line, kPersonBytes)), unquoted), person, without_addresses));
  bool by_words = whole == line ? line_by_words : looks_like_organisation(whole);
  if (by_words && set_whole_organisation(person, whole)) return;
  std::string_view rest = take_brackets(whole, person, unbracketed);
  if (by_words && !person.affiliation.empty()) {
    // "Institute of Management (ERIM), University": the bracket is part of an organisation's name,
    // unless a person stands before it.
    by_words = looks_like_organisation(rest.substr(0, rest.find(',')));
    if (by_words) {
      person.affiliation.clear();
      rest = whole;
    }
  } else if (rest.size() != whole.size()) {
    by_words = looks_like_organisation(rest);
  }
  if (by_words && set_at_organisation(person, rest)) return;
  std::string_view suffix;
  const std::string_view name = take_additions(rest, person, suffix);
  if (name.empty()) return;
  if (by_words || name.find(',') != name.npos) {
    set_parted(person, name, suffix, by_words);
  } else {
    set_in_order(person, name, suffix);
  }
}

Person read_organisation(std::string_view text) {
  Person person;
  set_organisation(person, one_line(text));
  return person;
}

Person name_from_parts(std::string_view given, std::string_view family) {
  Person person;
  std::string kept_given, kept_family;
  const std::string given_line = one_line(cut_utf8(given, kPersonBytes));
  const std::string family_line = one_line(cut_utf8(family, kPersonBytes));
  given = take_addresses(given_line, person, kept_given);
  family = take_addresses(family_line, person, kept_family);
  if (given.empty() && family.empty()) return person;
  if (family.empty()) {
    set_in_order(person, given, {});
  } else {
    set_inverted(person, family, given, {});
  }
  return person;
}

}  // namespace vindplaats
