#pragma once
// Addresses that change at each visit without leading anywhere else: campaign names, sessions,
// tokens. Pure; safe from any thread.
#include <string>
#include <string_view>

namespace vindplaats {

// Does this query parameter say where a reader came from or who he is, not which page it is:
// "utm_source", "PHPSESSID".
bool is_visit_parameter(std::string_view name);

// For comparing two versions of the same item only: the text (an address, or HTML with addresses in
// it) with the value of every query parameter taken out that is a visit's, or that looks like a
// token: 8 characters or more, letters mixed with digits.
std::string settled_addresses(std::string_view text);

}  // namespace vindplaats
