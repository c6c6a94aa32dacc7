#pragma once
// A running `serve`, whole: the store's house, harvesting, chores, announcements, the command
// socket and the web front; begun in that order and ended in the other (faults.md row 71), the
// store last.
#include <atomic>
#include <memory>
#include <string>

#include "app/cli.h"
#include "app/serve/announcer.h"
#include "app/serve/chores.h"
#include "app/serve/command_server.h"
#include "app/serve/harvesting.h"
#include "app/serve/house.h"
#include "app/web/routes.h"
#include "app/web/web_server.h"

namespace vindplaats {

class Services;

// One thread owns it; what its parts call is safe from theirs.
class Serving {
 public:
  // Borrows the services, whose store must be open, and the log.
  static Result<std::unique_ptr<Serving>> start(Services& services, Store& store, ServeLog& log,
                                                const std::string& listen);
  // As end().
  ~Serving();
  Serving(const Serving&) = delete;
  Serving& operator=(const Serving&) = delete;

  // Where the front listens.
  std::string address() const { return web_->address(); }

  // To be called now and then: reads the folder anew (each minute, and at once with `now`), and
  // makes the numbers that the front tells when something has changed.
  void look_after(bool now);

  // Takes no harvests, commands or requests any more; finishes what is being committed and the
  // command that runs; returns when nothing touches the store any more. Twice does no harm.
  void end();

 private:
  explicit Serving(std::unique_ptr<House> house) : house_(std::move(house)) {}

  Result<void> open_parts(const std::string& listen);
  WebHouse web_house();
  SourceHands source_hands();
  std::shared_ptr<TrialDesk> trial_desk();
  int carry_out_served(const ServedCommand& sent, Streams& streams);
  int carry_out_parsed(const Parsed& command, Streams& streams);
  void after_command(const Parsed& command, bool wrote);
  void page_wrote();
  void read_folder();
  void run_ended(const RunReport& report);
  Readiness readiness();
  Counters counters();
  void make_figures();

  const std::unique_ptr<House> house_;
  std::unique_ptr<Announcer> announcer_;
  std::unique_ptr<Chores> chores_;
  std::unique_ptr<Harvesting> harvesting_;
  std::unique_ptr<ReleaseShelf> shelf_;
  std::unique_ptr<WebHouse> web_house_;
  std::unique_ptr<CommandServer> commands_;
  std::unique_ptr<WebServer> web_;

  std::atomic<bool> ready_{false}, stopping_{false};
  std::atomic<bool> stale_{true};  // the numbers
  std::atomic<std::int64_t> commands_done_{0};
  std::chrono::milliseconds read_at_{0}, figures_at_{0};
  std::mutex mutex_;  // guards what follows
  std::shared_ptr<const Figures> figures_;
  std::map<std::string, std::int64_t> runs_;
};

}  // namespace vindplaats
