#pragma once
// One connection of the command socket, from hello to exit. The connection's own thread alone
// touches the socket; the command runs on another, and what it says goes through a queue: a reader
// that is slow, or gone, never holds up a command that others wait for.
#include <atomic>
#include <functional>

#include "app/command.h"
#include "app/serve/frames.h"
#include "app/serve/local_socket.h"

namespace vindplaats {

// Carries out a command and gives its exit status. Called from many threads.
using CarryOut = std::function<int(const ServedCommand&, Streams&)>;

struct SessionRules {
  std::string version;                            // of this program
  std::chrono::milliseconds first_words{10'000};  // in which the command must have come
  std::size_t most_input = 256'000'000;           // bytes of standard input
  std::size_t most_waiting = 64'000'000;  // bytes said and not yet read: then the command waits
};

// Returns when the connection is done with and its command has ended. While `stopping`, no command
// is taken, and running ones see that they are cancelled.
void serve_session(const Descriptor& connection, const CarryOut& carry_out,
                   const std::atomic<bool>& stopping, const SessionRules& rules);

}  // namespace vindplaats
