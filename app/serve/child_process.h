#pragma once
// A program that the administrator named, run without a shell.
#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/result.h"

namespace vindplaats {

struct ChildOutcome {
  int status = 0;     // as a shell gives it: 128 and more after a signal
  bool late = false;  // it took too long, or was called off, and was ended
  std::string said;   // the last of what it wrote, both streams, at most 4 kB
};

struct ChildWanted {
  std::vector<std::string> arguments;  // the program first; looked for along $PATH
  std::vector<std::pair<std::string, std::string>> environment;  // beside our own
  std::string folder;                                            // its working directory
  std::chrono::milliseconds at_most{600'000};
  std::function<bool()> called_off = {};
};

// Waits for it. Its standard input is empty. In a process group of its own, which gets SIGTERM, and
// SIGKILL two seconds later, when it takes too long. kNotFound when it cannot be started.
Result<ChildOutcome> run_child(const ChildWanted& wanted);

}  // namespace vindplaats
