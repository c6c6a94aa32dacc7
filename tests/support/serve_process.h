#pragma once
// The real binary as `serve`, in a process of its own, for tests that need one running.
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

namespace vindplaats::testing {

// One thread. Ended, if it still runs, when this goes.
class ServeProcess {
 public:
  // `vindplaats serve` with a port of its own and these words more; its log goes to a file. Waits
  // until it serves, or has ended.
  ServeProcess(const std::string& binary, const std::filesystem::path& dir,
               const std::vector<std::string>& more = {});
  // Any other words, the binary first; waits until it has said `until`, or has ended. Empty: not.
  ServeProcess(const std::vector<std::string>& words, const std::string& until);
  ~ServeProcess();
  ServeProcess(ServeProcess&&) = delete;
  ServeProcess& operator=(ServeProcess&&) = delete;

  bool running();
  std::uint16_t port() const { return port_; }
  pid_t process() const { return child_; }
  void signal(int number) const;
  // Its exit status, as a shell gives it. Waits.
  int wait();
  int stop();
  // What it logged until now.
  std::string log() const;
  // Waits until the log has that text; false when it ended before, or two minutes went by.
  bool wait_for(const std::string& text);

 private:
  void start(const std::vector<std::string>& words, const std::string& until);

  pid_t child_ = -1;
  int status_ = -1;
  std::uint16_t port_ = 0;
  std::filesystem::path log_;
};

// Runs the binary to its end in a folder; what it said on both streams in `said`.
int run_binary(const std::vector<std::string>& words, const std::filesystem::path& folder,
               std::string& said);

}  // namespace vindplaats::testing
