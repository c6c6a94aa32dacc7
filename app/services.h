#pragma once
// What a verb may use: the platform folder, the store, the clock, chance and the gate to the
// network. Opened when first asked for, so that
// `--help`, `init` and `try` touch none of them.
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "app/command.h"
#include "app/run_report.h"
#include "config/types.h"
#include "core/clock.h"
#include "core/http.h"
#include "core/random.h"
#include "store/store.h"

namespace vindplaats {

struct HarvestPlan;
class SegmentCache;
using HarvestProgress = std::function<void(const RunReport&, std::optional<std::int64_t> total)>;

// One thread, but for store() and transport_for() once they have been opened.
class Services {
 public:
  virtual ~Services() = default;
  virtual Clock& clock() = 0;
  virtual Random& random() = 0;
  // The absolute platform folder, whether it is one or not.
  virtual const std::string& dir() const = 0;
  // The files, with what was registered on the web where the store is at hand: it is for every verb
  // that needs it.
  virtual Result<const Platform*> platform() = 0;
  // Reads the folder again: after a verb has written to it.
  virtual Result<const Platform*> reload() = 0;
  virtual Result<Store*> store() = 0;
  // The gate for one source's addresses: politeness is shared by all of them; of a source of type
  // "files" the way into its folder, and nowhere else. The platform must have been read.
  virtual std::unique_ptr<Transport> transport_for(const Source& source) = 0;

  // Harvests what the plan says: one report a source, in the order of `plan.sources`. `progress`
  // is called from several threads, never from two at once. With `cancelled` it ends after the
  // pages that are on their way. In `serve` this goes through its scheduler, which never harvests
  // one source twice at once.
  virtual Result<std::vector<RunReport>> harvest(const HarvestPlan& plan,
                                                 const HarvestProgress& progress,
                                                 const std::function<bool()>& cancelled);
  // Held by whoever decides or derives, so that no two do at once; whoever harvests or reads does
  // not need it. Empty in a process of its own, which has the store to itself. Not to be taken
  // twice by one thread: a verb that is Work::kDesk runs within it.
  virtual std::unique_lock<std::mutex> desk() { return {}; }
  // The index's segments that were read from that store already.
  virtual SegmentCache& segments() = 0;
  // Is this `serve`; and what it has to tell whoever asks how things are.
  virtual bool serving() const { return false; }
  virtual std::vector<std::string> notices() const { return {}; }
};

// The folder that the global options mean, absolute, as it was written.
std::string platform_folder(const Globals& globals);
// --now; none when it was not given. kUsage when it is no time.
Result<std::optional<Instant>> fixed_time(const Globals& globals);
// Services of this process, by the global options. `with_store`: is the store there to be opened as
// soon as the platform is asked for. kUsage when --now is no time.
Result<std::unique_ptr<Services>> make_services(const Globals& globals, bool with_store);

}  // namespace vindplaats
