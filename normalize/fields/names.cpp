#include "normalize/fields/names.h"

#include <algorithm>

#include "core/mail.h"
#include "core/text.h"
#include "normalize/fields/identifiers.h"
#include "normalize/fields/names_capitals.h"
#include "normalize/fields/names_words.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

constexpr std::size_t kPersonBytes = 1000;

using NameParts = std::vector<std::string_view>;

// The names below are one line each (core/text.h), or a part of one: single spaces between words.
// What changes one of them on the way is written into a string that the caller keeps.

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

bool is_web_word(std::string_view word) {
  constexpr std::string_view kStarts[] = {"http://", "https://", "info:", "orcid", "www."};
  return std::any_of(std::begin(kStarts), std::end(kStarts), [&](std::string_view start) {
    return word.size() >= start.size() && to_lower(word[0]) == start[0] &&
           starts_with_ignoring_case(word, start);
  });
}

bool is_orcid_shape(std::string_view word) {
  return word.size() == 19 && word[4] == '-' && word[9] == '-' && word[14] == '-';
}

std::string_view without_brackets(std::string_view word) {
  const auto separates = [](char c) { return c == ';' || c == ','; };
  const auto opens = [&](char c) { return c == '(' || c == '[' || c == '<' || separates(c); };
  const auto closes = [&](char c) { return c == ')' || c == ']' || c == '>' || separates(c); };
  while (!word.empty() && opens(word.front())) word.remove_prefix(1);
  while (!word.empty() && closes(word.back())) word.remove_suffix(1);
  return word;
}

bool is_web_address(std::string_view word) {
  return is_web_word(word) || is_orcid_shape(word);
}

// Takes addresses and ORCIDs out, word by word: what is left, or the text itself.
std::string_view take_addresses(std::string_view text, Person& person, std::string& kept) {
  const bool mail = text.find('@') != text.npos;
  const auto is_address = [mail](std::string_view word) {
    constexpr std::size_t kShortest = 4;  // "www."
    if (!mail && word.size() < kShortest) return false;
    const std::string_view bare = without_brackets(word);
    return is_web_address(bare) || (mail && is_mail_address(bare));
  };
  if (!any_word(text, is_address)) return text;
  for (; !text.empty(); text = behind_first_word(text)) {
    const std::string_view word = first_word(text), bare = without_brackets(word);
    if (is_web_address(bare)) {
      if (const auto orcid = normal_orcid(bare)) person.orcid = *orcid;
    } else if (!is_address(word)) {
      if (!kept.empty()) kept += ' ';
      kept += word;
    }
  }
  return kept;
}

// "(born 1950)", "1950-", "1950-2010": a catalogue's dates.
bool is_years(std::string_view text) {
  const auto odd = [](char c) {
    return !is_digit(c) && c != '-' && c != '?' && c != '.' && c != ' ' && !is_beyond_ascii(c);
  };
  return !text.empty() && is_digit(text.front()) && std::none_of(text.begin(), text.end(), odd);
}

std::size_t first_bracket(std::string_view text, std::size_t from) {
  return std::min(text.find('(', from), text.find('[', from));
}

// What a pair of brackets holds goes where it belongs. False: it belongs to the name.
bool place_bracket(std::string_view inside, Person& person) {
  inside = trim(inside);
  if (inside.empty() || is_years(inside) || inside == "et al." || inside == "et al") return true;
  if (const std::string_view role = role_of(inside); !role.empty()) {
    person.role = role;
    return true;
  }
  const bool title = is_degree(inside) || is_title(inside);
  if (title) return true;
  if (!looks_like_organisation(inside)) return false;
  person.affiliation = inside;
  return true;
}

// One pass over the brackets: what is left, or the text itself. Those of an organisation's own name
// ("Sociaal en Cultureel Planbureau (SCP)") stay with it.
std::string_view take_brackets(std::string_view text, Person& person, std::string& kept) {
  std::string out;
  std::size_t written = 0;
  for (std::size_t open = first_bracket(text, 0); open != text.npos;
       open = first_bracket(text, open + 1)) {
    const std::size_t close = text.find(text[open] == '(' ? ')' : ']', open);
    if (close == text.npos) break;
    const std::string_view inside = text.substr(open + 1, close - open - 1);
    if (trim(text.substr(0, open)).empty() && trim(text.substr(close + 1)).empty())
      return trim(inside);
    if (!place_bracket(inside, person)) continue;
    out.append(text, written, open - written);
    written = close + 1;
    open = close;
  }
  if (written == 0) return text;
  kept = one_line(out.append(text, written));
  return kept;
}

// What stands behind a comma goes where it belongs. False: it belongs to the name.
bool take_addition(std::string_view text, Person& person, std::string_view& suffix) {
  if (is_name_suffix(text)) {
    suffix = text;
    return true;
  }
  if (const std::string_view role = role_of(text); !role.empty()) {
    person.role = role;
    return true;
  }
  return is_years(text) || is_degree(text) || is_title(text) || text == "et al.";
}

// "Anna de Vries, editor", "A. de Vries, red.", "Vries, A. de, 1950-", "Anna de Vries, PhD": the
// name without the parts behind commas that are none.
std::string_view take_additions(std::string_view text, Person& person, std::string_view& suffix) {
  while (text.starts_with(',')) text = trim(text.substr(1));
  for (std::size_t comma = text.rfind(','); comma != text.npos; comma = text.rfind(',')) {
    const std::string_view last = trim(text.substr(comma + 1));
    if (!last.empty() && !take_addition(last, person, suffix)) break;
    text = trim(text.substr(0, comma));
  }
  return text;
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
  // The particles at the end of a given name move before the family name: "A. de" + "Vries".
  const std::string_view kept = before_particles(given), particles = given.substr(kept.size());
  set_name(person, kept, trim(particles), family, suffix);
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

// "mail@x.nl (Anna de Vries)" and "Anna de Vries <mail@x.nl>" of feeds (RSS 2.0, RFC 5322): both
// are read by leaving the address out.
std::string_view without_angles(std::string_view text, std::string& kept) {
  const auto odd = [](char c) { return c == '<' || c == '>' || c == '"'; };
  if (std::none_of(text.begin(), text.end(), odd)) return text;
  kept = text;
  std::replace(kept.begin(), kept.end(), '<', ' ');
  std::replace(kept.begin(), kept.end(), '>', ' ');
  std::erase(kept, '"');
  kept = one_line(kept);
  return kept;
}

// "Jansen, Piet.": a full stop behind a word that is no abbreviation ends a sentence.
std::string_view without_full_stop(std::string_view text) {
  constexpr std::size_t kLongestAbbreviation = 4;
  if (!text.ends_with('.')) return text;
  const std::string_view all = text.substr(0, text.size() - 1);
  const std::string_view last = all.substr(all.find_last_of(" .,-") + 1);
  const bool ends =
      last.size() >= kLongestAbbreviation && has_small_letter(last) && !is_degree(last);
  return ends ? all : text;
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
  read_name(line, looks_like_organisation(line), person);
  return person;
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
