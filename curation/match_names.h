#pragma once
// Names of creators as matching compares them. Pure; safe from any thread.
#include <string>
#include <string_view>
#include <vector>

#include "core/record.h"
#include "curation/match_keys.h"

namespace vindplaats {

// Of more creators the first ones are looked at.
inline constexpr std::size_t kMaxNames = 12;

// Each as its words, the family name's first, without particles and "Jr.": "de Vries, Anna" is
// "vries anna"; initials stand apart: "zhai q j".
std::vector<std::string> match_names(const std::vector<Person>& creators);

// One person: a word of the one's family name is a word of the other's name, and no first names or
// initials speak against it. "Giorgi-Rossi, P" and "Giorgi, Rossi P" are one.
bool same_name(std::string_view a, std::string_view b);

// Of the shorter list: kSame when all of them (of four and more: all but one) stand in the other,
// kPartly half of them; kUnknown when one has none.
Likeness compare_creators(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace vindplaats
