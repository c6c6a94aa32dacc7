#pragma once
// Text as XML or HTML that we write ourselves. Pure; safe from any thread.
#include <string>
#include <string_view>

namespace vindplaats {

// As character data, or as an attribute's value in double quotes: & < > " become references.
std::string escape_markup(std::string_view text);

}  // namespace vindplaats
