#pragma once
// Names in capitals throughout, as library and personnel systems give them. Pure; safe from any
// thread; linear time.
#include <string>
#include <string_view>

namespace vindplaats {

// Nothing but capitals, and a word of four letters at least: "KRAATS, E.B. VAN DE"; not "SCP".
bool is_in_capitals(std::string_view text);
bool has_small_letter(std::string_view text);
// "VAN DE KRAATS-DE VRIES" -> "van de Kraats-de Vries", "IJSSELSTEIN" -> "IJsselstein". Initials
// stay: words with a full stop, of one or two letters, or without a vowel.
std::string in_mixed_case(std::string_view text);

}  // namespace vindplaats
