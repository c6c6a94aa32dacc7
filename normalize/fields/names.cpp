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

using NameWords = std::vector<std::string_view>;

std::string join_words(const NameWords& words, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    // "d'" and "l'" stand against the name.
    if (!out.empty() && !(out.ends_with('\'') && words[i - 1].size() <= 2)) out += ' ';
    out += words[i];
  }
  return out;
}

bool is_web_word(std::string_view word) {
  constexpr std::string_view kFirstLetters = "hiowHIOW";  // most words are ruled out by theirs
  if (word.empty() || kFirstLetters.find(word.front()) == kFirstLetters.npos) return false;
  return starts_with_ignoring_case(word, "http://") ||
         starts_with_ignoring_case(word, "https://") || starts_with_ignoring_case(word, "info:") ||
         starts_with_ignoring_case(word, "orcid") || starts_with_ignoring_case(word, "www.");
}

bool is_orcid_shape(std::string_view word) {
  return word.size() == 19 && word[4] == '-' && word[9] == '-' && word[14] == '-';
}

std::string_view without_brackets(std::string_view word) {
  while (!word.empty() && std::string_view("([<;,").find(word.front()) != std::string_view::npos)
    word.remove_prefix(1);
  while (!word.empty() && std::string_view(")]>;,").find(word.back()) != std::string_view::npos)
    word.remove_suffix(1);
  return word;
}

// Takes addresses and ORCIDs out, word by word; what is left, with single spaces.
std::string take_addresses(std::string_view text, Person& person) {
  std::string out;
  for (const std::string_view word : split(text, ' ')) {
    const std::string_view bare = without_brackets(word);
    if (is_web_word(bare) || is_orcid_shape(bare)) {
      if (const auto orcid = normal_orcid(bare)) person.orcid = *orcid;
      continue;
    }
    if (bare.find('@') != bare.npos && is_mail_address(bare)) continue;
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

// "(born 1950)", "1950-", "1950-2010": a catalogue's dates.
bool is_years(std::string_view text) {
  const auto odd = [](char c) {
    return !is_digit(c) && c != '-' && c != '?' && c != '.' && c != ' ' && !is_beyond_ascii(c);
  };
  return !text.empty() && is_digit(text.front()) && std::none_of(text.begin(), text.end(), odd);
}

// As find_first_of("(["), which calls a function for every byte.
std::size_t first_bracket(std::string_view text, std::size_t from) {
  const auto begin = text.begin() + static_cast<std::ptrdiff_t>(std::min(from, text.size()));
  const auto found = std::find_if(begin, text.end(), [](char c) { return c == '(' || c == '['; });
  return found == text.end() ? text.npos : static_cast<std::size_t>(found - text.begin());
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

// One pass over the brackets; those of an organisation's own name ("Sociaal en Cultureel Planbureau
// (SCP)") stay with it.
std::string take_brackets(const std::string& text, Person& person) {
  std::string out;
  std::size_t written = 0;
  for (std::size_t open = first_bracket(text, 0); open != text.npos;
       open = first_bracket(text, open + 1)) {
    const std::size_t close = text.find(text[open] == '(' ? ')' : ']', open);
    if (close == text.npos) break;
    const std::string_view inside = std::string_view(text).substr(open + 1, close - open - 1);
    const bool whole = trim(std::string_view(text).substr(0, open)).empty() &&
                       trim(std::string_view(text).substr(close + 1)).empty();
    if (whole) return std::string(trim(inside));
    if (!place_bracket(inside, person)) continue;
    out.append(text, written, open - written);
    written = close + 1;
    open = close;
  }
  out.append(text, written, text.npos);
  return one_line(out);
}

// "Anna de Vries, editor", "A. de Vries, red.", "Vries, A. de, 1950-", "Anna de Vries, PhD": the
// parts behind commas that are no name.
NameWords name_parts(std::string_view text, Person& person, std::string& suffix) {
  NameWords parts = split(text, ',');
  while (parts.size() > 1) {
    const std::string_view last = parts.back();
    const std::string_view role = role_of(last);
    if (is_name_suffix(last)) {
      suffix = last;
    } else if (!role.empty()) {
      person.role = role;
    } else if (!is_years(last) && !is_degree(last) && !is_title(last) && last != "et al.") {
      break;
    }
    parts.pop_back();
  }
  return parts;
}

// Titles in front, degrees behind; at least one word stays.
void strip_titles(NameWords& words, std::string& suffix) {
  std::size_t first = 0;
  while (first + 1 < words.size() && is_title(words[first])) ++first;
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(first));
  while (words.size() > 2) {
    const std::string_view last = words.back();
    if (is_name_suffix(last) && suffix.empty()) {
      suffix = last;
    } else if (!is_degree(last) || last.size() < 2 ||
               (last.find('.') == last.npos && is_lower(last[0]))) {
      break;
    }
    words.pop_back();
  }
}

// Where the family name begins in "Anna de Vries": at the first particle, else at the last word.
std::size_t family_start(const NameWords& words) {
  if (is_particle(words[0])) return 0;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    if ((words[i] == "y" || words[i] == "i" || words[i] == "e") && i >= 2)
      return i - 1;  // "Ortega y Gasset"
    if (words[i] == "-") return i - 1;
    const std::size_t hyphen = words[i].rfind('-');  // "Jansen-de Boer"
    if (hyphen != std::string_view::npos && is_particle(words[i].substr(hyphen + 1))) return i;
    if (is_particle(words[i]) || is_capital_particle(words[i])) return i;
  }
  return words.size() - 1;
}

// The particles at the end of a given name move before the family name: "A. de" + "Vries".
void move_particles(NameWords& given, std::string& family) {
  std::size_t keep = given.size();
  while (keep > 0 && is_particle(given[keep - 1])) --keep;
  if (keep < given.size()) {
    std::string particles = join_words(given, keep, given.size());
    family =
        particles + (particles.ends_with('\'') && given.back().size() <= 2 ? "" : " ") + family;
  }
  given.resize(keep);
}

void set_name(Person& person, std::string given, std::string family, const std::string& suffix) {
  person.kind = "person";
  person.name = given.empty() || family.empty() ? given + family : given + ' ' + family;
  if (!suffix.empty()) person.name += ' ' + suffix;
  person.given = std::move(given);
  person.family = std::move(family);
}

void set_inverted(Person& person, std::string_view family_text, std::string_view given_text,
                  std::string suffix) {
  // "KRAATS, Everine" and "KRAATS, E.B. VAN DE".
  const bool capitals = !given_text.empty() && is_in_capitals(family_text);
  const std::string mixed_family = capitals ? in_mixed_case(family_text) : std::string();
  const std::string mixed_given =
      capitals && !has_small_letter(given_text) ? in_mixed_case(given_text) : std::string();
  NameWords family = split(capitals ? mixed_family : family_text, ' ');
  NameWords given = split(mixed_given.empty() ? given_text : mixed_given, ' ');
  std::size_t titles = 0;
  while (titles < given.size() && is_title(given[titles])) ++titles;
  given.erase(given.begin(), given.begin() + static_cast<std::ptrdiff_t>(titles));
  if (given.size() > 1) strip_titles(given, suffix);
  strip_titles(family, suffix);
  std::string whole = join_words(family, 0, family.size());
  move_particles(given, whole);
  set_name(person, join_words(given, 0, given.size()), std::move(whole), suffix);
}

// "Jansen PJ", "Kraats J van de": family name, initials, and perhaps its particles, as PubMed and
// library systems write it. False: another order.
bool set_initials_behind(Person& person, const NameWords& words, const std::string& suffix) {
  std::size_t end = words.size();
  while (end > 0 && is_particle(words[end - 1])) --end;
  const bool particles = end < words.size();
  if (end < 2 || is_initial_word(words.front())) return false;
  const std::string_view initials = words[end - 1];
  const bool one_letter = particles && initials.size() == 1 && is_upper(initials[0]);
  if (!one_letter && !is_initial_word(initials)) return false;
  std::string family = join_words(words, 0, end - 1);
  if (particles) family = join_words(words, end, words.size()) + ' ' + family;
  set_name(person, std::string(initials), std::move(family), suffix);
  return true;
}

void set_in_order(Person& person, std::string_view text, std::string suffix) {
  // "E.B. VAN DE KRAATS"; without initials it may as well be an organisation's name.
  const bool capitals = text.find('.') != text.npos && is_in_capitals(text);
  const std::string mixed = capitals ? in_mixed_case(text) : std::string();
  NameWords words = split(capitals ? mixed : text, ' ');
  strip_titles(words, suffix);
  if (words.size() < 2) {
    set_name(person, {}, join_words(words, 0, words.size()), suffix);
    return;
  }
  if (set_initials_behind(person, words, suffix)) return;
  const std::size_t start = family_start(words);
  set_name(person, join_words(words, 0, start), join_words(words, start, words.size()), suffix);
}

// "mail@x.nl (Anna de Vries)" and "Anna de Vries <mail@x.nl>" of feeds (RSS 2.0, RFC 5322): both
// are read by leaving the address out.
std::string without_angles(std::string_view text) {
  const auto odd = [](char c) { return c == '<' || c == '>' || c == '"'; };
  if (std::none_of(text.begin(), text.end(), odd)) return one_line(text);
  std::string out(text);
  std::replace(out.begin(), out.end(), '<', ' ');
  std::replace(out.begin(), out.end(), '>', ' ');
  std::erase(out, '"');
  return one_line(out);
}

}  // namespace

Person read_name(std::string_view text) {
  return read_name(text, looks_like_organisation(text));
}

// "Jansen, Piet.": a full stop behind a word that is no abbreviation ends a sentence.
std::string without_full_stop(std::string text) {
  constexpr std::size_t kLongestAbbreviation = 4;
  if (!text.ends_with('.')) return text;
  const std::string_view all = std::string_view(text).substr(0, text.size() - 1);
  const std::string_view last = all.substr(all.find_last_of(" .,-") + 1);
  if (last.size() >= kLongestAbbreviation && has_small_letter(last) && !is_degree(last))
    text.pop_back();
  return text;
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
NameWords with_particles_in_place(NameWords parts, std::string& given) {
  if (parts.size() != 3) return parts;
  const auto particles = [](std::string_view part) {
    const NameWords words = split(part, ' ');
    return std::all_of(words.begin(), words.end(), is_particle);
  };
  const std::size_t at = particles(parts[1]) ? 1 : particles(parts[2]) ? 2 : 0;
  if (at == 0) return parts;
  given = std::string(parts[3 - at]) + ' ' + std::string(parts[at]);
  return {parts[0], given};
}

Person read_name(std::string_view text, bool text_by_words) {
  Person person;
  std::string rest =
      without_full_stop(take_addresses(without_angles(cut_utf8(text, kPersonBytes)), person));
  const std::size_t length = rest.size();
  bool by_words = rest == text ? text_by_words : looks_like_organisation(rest);
  const bool whole = rest.find(',') == rest.npos && rest.find('(') != 0;
  if (by_words && whole && role_of(without_brackets(rest)).empty()) {
    const std::size_t bracket = first_bracket(rest, 0);
    if (bracket == rest.npos ||
        looks_like_organisation(std::string_view(rest).substr(0, bracket))) {
      Person made = read_organisation(bracket == rest.npos ? rest : take_brackets(rest, person));
      // "(SCP)" is its own short name rather than where it works.
      made.role = person.role;
      if (!person.affiliation.empty()) made.name = rest;
      return made;
    }
  }
  const std::string with_brackets = rest;
  rest = take_brackets(rest, person);
  if (by_words && !person.affiliation.empty()) {
    // "Institute of Management (ERIM), University": the bracket is part of an organisation's name,
    // unless a person stands before it.
    by_words = looks_like_organisation(std::string_view(rest).substr(0, rest.find(',')));
    if (by_words) {
      person.affiliation.clear();
      rest = with_brackets;
    }
  } else if (rest.size() != length) {
    by_words = looks_like_organisation(rest);
  }
  if (by_words && set_at_organisation(person, rest)) return person;
  std::string suffix, given;
  const NameWords parts = with_particles_in_place(name_parts(rest, person, suffix), given);
  if (parts.empty()) return person;
  if (parts.size() > 2 || by_words) {
    person.kind = by_words ? "organisation" : "person";
    person.name = join(std::vector<std::string>(parts.begin(), parts.end()), ", ");
    return person;
  }
  if (parts.size() == 1) {
    set_in_order(person, parts[0], suffix);
  } else {
    set_inverted(person, parts[0], parts[1], suffix);
  }
  return person;
}

Person read_organisation(std::string_view text) {
  Person person;
  person.kind = "organisation";
  person.name = take_addresses(one_line(text), person);
  while (person.name.ends_with(',') || person.name.ends_with(';')) person.name.pop_back();
  person.orcid.clear();
  return person;
}

Person name_from_parts(std::string_view given, std::string_view family) {
  Person person;
  const std::string given_line = take_addresses(one_line(cut_utf8(given, kPersonBytes)), person);
  const std::string family_line = take_addresses(one_line(cut_utf8(family, kPersonBytes)), person);
  if (given_line.empty() && family_line.empty()) return person;
  if (family_line.empty()) {
    set_in_order(person, given_line, {});
  } else {
    set_inverted(person, family_line, given_line, {});
  }
  return person;
}

}  // namespace vindplaats
