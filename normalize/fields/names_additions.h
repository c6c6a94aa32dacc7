#pragma once
// What stands with a name and is none: addresses, brackets, roles, years, degrees, titles. Each is
// taken off one line (core/text.h); what belongs to a field of the person goes there. The views are
// of the text itself or, where something fell away inside it, of `kept`, a new string of the
// caller's. Pure; safe from any thread; linear time.
#include <cstddef>
#include <string>
#include <string_view>

#include "core/record.h"

namespace vindplaats {

// "mail@x.nl (Anna de Vries)" and "Anna de Vries <mail@x.nl>" of feeds (RSS 2.0, RFC 5322): both
// are read by leaving the address out. Here without the angles.
std::string_view without_angles(std::string_view text, std::string& kept);
// Without addresses and ORCIDs, word by word.
std::string_view take_addresses(std::string_view text, Person& person, std::string& kept);
// "Jansen, Piet.": a full stop behind a word that is no abbreviation ends a sentence.
std::string_view without_full_stop(std::string_view text);

// Without brackets, commas and semicolons around it.
std::string_view without_brackets(std::string_view word);
// Where the next one opens; npos: nowhere.
std::size_t first_bracket(std::string_view text, std::size_t from);
// One pass over the brackets. Those of an organisation's own name ("Sociaal en Cultureel Planbureau
// (SCP)") stay with it.
std::string_view take_brackets(std::string_view text, Person& person, std::string& kept);

// "Anna de Vries, editor", "A. de Vries, red.", "Vries, A. de, 1950-", "Anna de Vries, PhD": the
// name without the parts behind commas that are none. "Jr." goes into `suffix`.
std::string_view take_additions(std::string_view text, Person& person, std::string_view& suffix);

}  // namespace vindplaats
