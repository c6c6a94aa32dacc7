#pragma once
// The beginning of a text, for a card. Pure; safe from any thread; linear time.
#include <cstddef>
#include <string>
#include <string_view>

namespace vindplaats {

// At most `characters` (code points) of a Dutch or English text, on one line: whole sentences, as
// many as fit. A full stop after an abbreviation ("bijv.", "o.a.", "dr."), an initial or a list's
// number ends no sentence. Where the sentences that fit are less than a quarter of the room, it is
// cut after a word instead, and ends in "…".
std::string excerpt(std::string_view text, std::size_t characters = 300);

}  // namespace vindplaats
