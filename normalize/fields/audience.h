#pragma once
// For whom a work is meant: a source's words to the platform's audiences (contract section 4).
// Pure; safe from any thread; linear time.
#include <optional>
#include <string>
#include <string_view>

namespace vindplaats {

// "Gemeente", "municipalities", "Beleidsmakers bij gemeenten" -> "gemeenten"; nullopt for words
// that name no audience of ours.
std::optional<std::string> read_audience(std::string_view text);

}  // namespace vindplaats
