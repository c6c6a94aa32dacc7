#pragma once
// The words inside names: particles, titles, degrees, roles, and those of organisations. Pure data.
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats {

// "de", "van", "'t": stands before a family name. As written, in lower case only.
bool is_particle(std::string_view word);
// "Van", "De" with a capital, as in Flanders.
bool is_capital_particle(std::string_view word);
// "prof.", "dr", "drs.", "mw.": before a name.
bool is_title(std::string_view word);
// "PhD", "MSc", "MA": behind a name.
bool is_degree(std::string_view word);
// "Jr.", "Sr.", "III": part of the name.
bool is_name_suffix(std::string_view word);
// "P.", "Th.", "J.-P.", "PJ": initials, as they stand in a name.
bool is_initial_word(std::string_view word);
// Two to six words, the first and the last of which are capitalised or particles, no digit, and no
// organisation.
bool is_whole_name(std::string_view text);
// "red.", "editor", "Hrsg." -> "editor"; empty: no role. Of one line (core/text.h).
std::string_view role_of(std::string_view text);
// Does it, folded, begin with a part of a word that only organisations have: "institu".
bool begins_with_sure_part(std::string_view folded);

}  // namespace vindplaats
