#pragma once
// What the outside may tell a running `serve`: SIGTERM and SIGINT to end, SIGHUP to read its
// settings anew. One at a time in a process.
#include <chrono>

namespace vindplaats {

// From its making to its end these signals are ours. A second SIGTERM or SIGINT ends the process
// at once, with 128 and its number, in whatever it is doing.
class ServeSignals {
 public:
  ServeSignals();
  ~ServeSignals();
  ServeSignals(const ServeSignals&) = delete;
  ServeSignals& operator=(const ServeSignals&) = delete;

  // Returns at a signal, at the latest after that long.
  void wait(std::chrono::milliseconds at_most);
  // Has an end been asked for.
  bool stop() const;
  // Has SIGHUP come since this was asked last.
  bool reload();
};

}  // namespace vindplaats
