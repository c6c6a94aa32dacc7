#pragma once
// Patterns made to take long: what in regular expressions would be tried again and again, and what
// this language itself has to offer of that kind (faults.md, D39).
#include <string>
#include <vector>

namespace vindplaats::testing {

// Fifty; each asks something of evil_text.
std::vector<std::string> evil_queries();
// `bytes` of the words that they look for: nearly all places are the beginning of a hit.
std::string evil_text(std::size_t bytes);

}  // namespace vindplaats::testing
