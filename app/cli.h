#pragma once
// The command line: words into a Command and an Invocation, by the table of verbs. CLI11 is
// included in cli.cpp only.
#include <optional>
#include <variant>

#include "app/command.h"

namespace vindplaats {

struct Parsed {
  const Verb* verb = nullptr;
  Invocation invocation;
};

// What to print and how to end, when there is nothing to run: --help, --version, or wrong words
// (status 2, to err).
struct Said {
  std::string text;
  int status = 0;
};

// `arguments` without the program's name. Global options stand before or after the verb.
// VINDPLAATS_DIR and USER, where set, are the defaults of --dir and --as: `environment` looks them
// up.
std::variant<Parsed, Said> parse_command_line(
    const std::vector<std::string>& arguments,
    const std::function<std::string(const char*)>& environment);

// All verbs in the order of help.
std::vector<const Verb*> all_verbs();

}  // namespace vindplaats
