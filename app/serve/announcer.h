#pragma once
// Tells the world that `current` has moved: a POST to `release.hook`, and `release.command`
// (contract section 3). On a thread of its own: neither holds anything up.
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "app/serve/house.h"

namespace vindplaats {

// How long the command may take, and how often and after which waits the hook is tried again.
struct AnnounceRules {
  std::chrono::milliseconds command_time{600'000};
  std::chrono::milliseconds last_words{2'000};  // for a hook that is being told at the end
  std::vector<std::chrono::milliseconds> retry_after = {
      std::chrono::seconds(10), std::chrono::minutes(1), std::chrono::minutes(5)};
};

// Safe from any thread. Borrows the house.
class Announcer {
 public:
  Announcer(House& house, AnnounceRules rules);
  // As finish(); a command gets SIGTERM, and SIGKILL a little later.
  ~Announcer();

  // Ends a command, begins none, and gives what is to be told to the hook a moment to get there.
  // Whoever announces has done so by now.
  void finish();

  // `id` is in place. Of several that come while one is being told, the last counts.
  void announce(const std::string& id);

 private:
  void work();
  void tell(const std::string& release);
  void post_hook(const std::string& release, const std::string& hook);
  void run_command(const std::string& release, const std::vector<std::string>& command);
  bool is_closing();
  // False: it is over.
  bool pause(std::chrono::milliseconds wait);

  House& house_;
  const AnnounceRules rules_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<std::string> next_;
  bool closing_ = false;
  bool telling_ = false;
  std::thread thread_;
};

// What the hook gets: the release's manifest without its list of files, one JSON object.
Result<std::string> release_summary(const std::string& public_dir, const std::string& id);

}  // namespace vindplaats
