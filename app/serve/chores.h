#pragma once
// What a running `serve` does by itself beside harvesting: match and curate after harvests that
// brought something, a release `release.after` after the last change, the links that are due, the
// contacts of visitors that have been kept for long enough. On one thread. What it writes it writes
// at the desk, while no editor's command goes on; curating thinks beside them.
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "app/pipeline/curate.h"
#include "app/run_report.h"
#include "app/serve/house.h"

namespace vindplaats {

// How long the chores wait. Changes do not put a release off for ever: after `patience` times
// `release.after` it comes in spite of more.
struct ChoreRules {
  std::chrono::milliseconds gather{2'000};  // after a harvest, for others that end with it
  int patience = 6;
  std::chrono::milliseconds links_every{3'600'000};
  std::int64_t links_at_once = 200;  // asked in one go, so that the end of `serve` waits for few
};

// Safe from any thread. Borrows the house.
class Chores {
 public:
  // `released`: a release was written, with its id; from the chores' thread.
  Chores(House& house, ChoreRules rules, std::function<void(const std::string&)> released);
  // stop() first, then it waits for the chore that is going on.
  ~Chores();
  Chores(const Chores&) = delete;
  Chores& operator=(const Chores&) = delete;

  // Begins nothing more, and waits for a release that is being made: `released` is not called
  // afterwards. Asking after links ends with the address that is being asked.
  void stop();

  // From any thread; none waits.
  void run_ended(const RunReport& report);  // a harvest
  void something_changed();                 // decisions: a release may have to follow
  void folder_changed();                    // themes, sources, settings: as after a harvest, too

 private:
  using Ticks = std::chrono::milliseconds;
  enum class Chore { kCurate, kRelease, kLinks };

  void work();
  std::optional<Chore> wait_for_one();
  Ticks release_due() const;
  void note_change();
  void do_one(Chore chore);
  Result<void> go_on();
  Result<CurateReport> curate_beside();
  void curate_now();
  void forget_contacts();
  void release_now();
  void check_links_now();
  void look_at_day();
  bool has_other_chore();

  House& house_;
  const ChoreRules rules_;
  const std::function<void(const std::string&)> released_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool closing_ = false;
  bool releasing_ = false;
  std::optional<Ticks> curate_at_;
  std::optional<Ticks> first_change_, last_change_;  // since the last release
  Ticks links_at_;
  std::string day_;
  std::thread thread_;
};

}  // namespace vindplaats
