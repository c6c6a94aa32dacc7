#pragma once
// The command socket of a running `serve`: takes connections, and gives each a thread of its own
// (app/serve/command_session). Safe from any thread.
#include <atomic>
#include <condition_variable>
#include <list>
#include <memory>
#include <mutex>
#include <thread>

#include "app/serve/command_session.h"

namespace vindplaats {

class CommandServer {
 public:
  // Commands at once; who comes then is told that we are busy, by a closed connection.
  static constexpr std::size_t kMostSessions = 64;

  // The store of `dir` must be open: that is what makes the socket ours. kRefused when the socket
  // cannot be made.
  static Result<std::unique_ptr<CommandServer>> start(const std::string& dir, CarryOut carry_out);
  // stop() first, then it waits.
  ~CommandServer();
  CommandServer(const CommandServer&) = delete;
  CommandServer& operator=(const CommandServer&) = delete;

  // Takes no commands any more; running ones see that they are cancelled.
  void stop();
  // Waits for the commands that run. After stop().
  void wait();
  std::size_t running() const;

 private:
  struct Session {
    std::thread thread;
    std::atomic<bool> done{false};
  };

  CommandServer(std::string dir, Descriptor listener, CarryOut carry_out);
  void accept_connections();
  void take(Descriptor connection);
  void reap(bool all);

  const std::string dir_;
  Descriptor listener_;
  const CarryOut carry_out_;
  SessionRules rules_;
  std::atomic<bool> stopping_{false};
  std::atomic<bool> closed_{false};
  mutable std::mutex mutex_;
  std::list<Session> sessions_;
  std::thread acceptor_;
};

}  // namespace vindplaats
