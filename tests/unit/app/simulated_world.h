#pragma once
// A platform whose partners, network and clock are played: the real scheduler, the real gate's
// rules, the real harvest and store, a year in seconds. What may never happen is noted as it
// happens. The same seed gives the same world.
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/pipeline/ledger_writer.h"
#include "app/scheduler/scheduler.h"
#include "app/transport/async_gate.h"
#include "core/random.h"
#include "tests/support/simulated_loop.h"

namespace vindplaats::simulation {

// What a played partner does with one request.
struct PlayedAnswer {
  Transfer transfer;
  Milliseconds takes{50};
};
PlayedAnswer played(int status, std::string body = {}, std::vector<Header> headers = {});
PlayedAnswer played_failure(const std::string& what);
// A feed with these items, newest first.
std::string feed_text(const std::vector<std::string>& guids);

// The network: answers after their time, and sees what no host may ever see: two requests at once,
// one too soon after another, one during the rest that it asked for.
class PlayedNetwork : public Carrier {
 public:
  using Partner = std::function<PlayedAnswer(const Attempt&)>;
  PlayedNetwork(SimulatedLoop& loop, SimulatedClock& clock, Partner partner)
      : loop_(loop), clock_(clock), partner_(std::move(partner)) {}

  Id start(const FetchPolicy& policy, const Attempt& attempt, Done done) override;
  void cancel(Id id) override;

  struct Visit {
    Milliseconds start, end;
    int status = 0;
  };
  std::map<std::string, std::vector<Visit>> visits;  // by host; kept when keep_visits
  bool keep_visits = true;
  std::int64_t requests = 0;
  std::size_t under_way() const { return trips_.size(); }
  std::vector<std::string> violations;

 private:
  struct Host {
    bool busy = false;
    std::optional<Milliseconds> last_end;
    Milliseconds closed_until{0};
  };
  struct Trip {
    std::string host;
    std::unique_ptr<Timer> timer;
  };
  void check_start(const std::string& host, std::optional<Milliseconds> delay);
  void note_end(const std::string& host, Milliseconds started, const Transfer& transfer);

  SimulatedLoop& loop_;
  SimulatedClock& clock_;
  const Partner partner_;
  std::map<std::string, Host> hosts_;
  std::map<Id, Trip> trips_;
  Id last_id_ = 0;
};

// The scheduler in such a world.
class World {
 public:
  explicit World(std::vector<Source> sources, PlayedNetwork::Partner partner,
                 std::unique_ptr<Store> store = open_memory_store());
  ~World();

  // A process begins on this store.
  void boot();
  // It dies, without a word.
  void kill();
  // It ends in good order; false: it never did.
  bool drain();
  // Changes what the folder says.
  void set_sources(std::vector<Source> sources);
  void run_for(Milliseconds duration) { loop.run_for(duration); }
  std::size_t leases() const;

  SimulatedClock clock;
  SimulatedLoop loop{clock};
  SimulatedWorkers workers{loop};
  std::unique_ptr<Store> store;
  LedgerWriter ledger{*store, clock};
  std::vector<RunReport> ended;  // kept when keep_reports
  bool keep_reports = true;
  std::function<void(const RunReport&)> on_ended;
  std::vector<std::string> errors;
  std::string hindrance;
  std::unique_ptr<Scheduler> scheduler;
  PlayedNetwork* network = nullptr;  // of the process that runs now
  std::vector<std::string> violations() const;

 private:
  std::shared_ptr<const Platform> platform() const;

  std::vector<Source> sources_;
  const PlayedNetwork::Partner partner_;
  SeededRandom random_{1};
  std::vector<std::string> old_violations_;
  std::unique_ptr<AsyncGate> gate_;
};

Source feed_source(const std::string& id, const std::string& host);

}  // namespace vindplaats::simulation
