#include <cstdio>
#include <iostream>
#include <iterator>

#include <unistd.h>

#include "app/dispatcher.h"

int main(int argc, char** argv) {
  vindplaats::Streams streams;
  streams.out = [](std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); };
  streams.err = [](std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); };
  streams.in = [] { return std::string(std::istreambuf_iterator<char>(std::cin), {}); };
  streams.flush = [] { std::fflush(stdout); };
  streams.terminal = isatty(STDERR_FILENO) == 1;
  const int status = vindplaats::run_command({argv + 1, argv + argc}, streams);
  return std::fflush(stdout) == 0 ? status : vindplaats::kExitFailed;
}
