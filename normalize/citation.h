#pragma once
// The journal, series or book in a free string: "Tijdschrift voor X, 12(3), 45-67", "Cahier ;
// 2019-5", "Y; Vol. 12 No. 3 (2019); 45-67". Pure; safe from any thread; linear time; no I/O.
#include <optional>
#include <string_view>

#include "core/record.h"

namespace vindplaats {

// nullopt where nothing says that it is one: no ISSN or ISBN, no volume, issue, pages or number in
// a series. Never guesses from words alone.
std::optional<PartOf> read_citation(std::string_view text);

}  // namespace vindplaats
