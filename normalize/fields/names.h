#pragma once
// Names of people and organisations, from one string to the parts of the schema. Pure; safe from
// any thread; linear time. A name is never refused: what cannot be taken apart stays whole in
// `name`. Mail addresses never come through (contract section 4).
#include <string>
#include <string_view>
#include <vector>

#include "core/record.h"

namespace vindplaats {

// "Vries, A. de" -> name "A. de Vries", family "de Vries", given "A."; "Anna de Vries" too. kind is
// "person" or "organisation"; an organisation has a name only. A role in brackets ("[red.]"), and
// an ORCID address with a right check digit, are taken out into their fields. Titles and degrees
// fall away. `name` is empty when nothing is left (a mail address alone).
Person read_name(std::string_view text);
// The same into a new `person`, of one line (core/text.h) of which looks_like_organisation() has
// been asked.
void read_name(std::string_view line, bool line_by_words, Person& person);
// The same of a line that is a plain name (names_plain.h), as a field with several or with one, and
// faster. False: it is none, and `person` is as it was.
bool read_plain_name(std::string_view line, Person& person);
// An organisation's name, known to be one: the kind is set without looking.
Person read_organisation(std::string_view text);
// From parts that came apart; `family` may hold its particle or leave it in `given` ("Anna de" +
// "Vries"). With both empty: empty name.
Person name_from_parts(std::string_view given, std::string_view family);

// One field with several, in one line (core/text.h): "A; B", and "A and B", "A en B", "A & B", "A,
// B en C" where both sides are whole names of people; "Jansen P, de Vries A". An organisation
// ("Zorg en Welzijn") stays whole. Labels ("Auteur:", "onder redactie van") and "et al." fall away;
// what the label says is the role. At most 1,000; empty names are left out.
std::vector<Person> read_names(std::string_view line);

// Without "et al.", "e.a.", "and others" behind the names: what is left, or the text itself.
std::string_view without_others(std::string_view names);

// Is one line an organisation by its words ("Universiteit ...", "... B.V.") or form ("WODC").
bool looks_like_organisation(std::string_view name);

}  // namespace vindplaats
