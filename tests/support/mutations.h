#pragma once
// Damaged and hostile variants of a document, the same ones each time: cut off, bytes overwritten,
// parts repeated and left out, and what attackers write put where text, attributes and addresses
// stand. Pure; safe from any thread.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats::testing {

// `count` of them, of every kind in turn. Empty for an empty document.
std::vector<std::string> mutations_of(std::string_view document, std::size_t count);

}  // namespace vindplaats::testing
