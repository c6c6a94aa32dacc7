#pragma once
// ISO 639 as a table: the two-letter codes with their three-letter ones, and the names that sources
// write. Pure data.
#include <string_view>

namespace vindplaats {

// The code to use ("nl") of a two- or three-letter code or a name, folded by plain_fold. Empty:
// unknown. Three-letter codes without a two-letter one are known when ICU knows them.
std::string_view language_of_word(std::string_view folded);

}  // namespace vindplaats
