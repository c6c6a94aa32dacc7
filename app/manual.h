#pragma once
// The man page and the shell completion, made from the table of verbs. Pure.
#include <string>

namespace vindplaats {

// man(7) source of vindplaats(1).
std::string man_page();
// For bash: verbs, their second words and their options.
std::string bash_completion();

}  // namespace vindplaats
