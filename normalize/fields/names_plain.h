#pragma once
// Which lines are a name and nothing else: nearly every one. Pure; safe from any thread; linear
// time.
#include <string_view>

namespace vindplaats {

// Is one line (core/text.h) a short name of two words at least, "Vries, A. de" or "Anna de Vries",
// that no reader of names has anything to take from: letters, points, hyphens, apostrophes and one
// comma at most, and no word, nor part of a word, that any of them looks for (names_tables.h).
// False where that is not plain to see.
bool is_plain_name(std::string_view line);

}  // namespace vindplaats
