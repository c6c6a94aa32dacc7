#pragma once
// A platform in memory that lives through harvests and decisions without a network: for tests that
// look at what holds over any sequence of them.
#include <memory>
#include <string>
#include <vector>

#include "app/pipeline/curate.h"
#include "app/pipeline/decide.h"
#include "app/pipeline/release.h"
#include "config/types.h"
#include "core/clock.h"
#include "harvesters/protocol.h"
#include "store/store.h"

namespace vindplaats::testing {

// A clock that a test moves.
class StepClock : public Clock {
 public:
  explicit StepClock(Instant start) : now_(start) {}
  Instant now() const override { return now_; }
  std::chrono::milliseconds ticks() const override { return std::chrono::milliseconds(0); }
  void wait(std::chrono::milliseconds) override {}
  void step(std::chrono::seconds by) { now_ += by; }

 private:
  Instant now_;
};

class EditorialModel {
 public:
  EditorialModel();
  ~EditorialModel();
  EditorialModel(const EditorialModel&) = delete;
  EditorialModel& operator=(const EditorialModel&) = delete;

  Store& store() { return *store_; }
  const Platform& platform() const { return platform_; }
  StepClock& clock() { return clock_; }

  // What one source sends: records of the shared schema as JSON, or identifiers that it withdraws;
  // then everything is curated.
  void harvest(const std::string& source, const std::vector<Item>& items);
  static Item record(const std::string& identifier, const std::string& json);
  static Item withdrawn(const std::string& identifier);

  void curate_all();
  // Everything derived anew.
  void rebuild();

  std::vector<Publication> publications();
  // Empty when there is none.
  std::optional<Publication> find(const std::string& id);
  // The publication as JSON.
  std::string json(const std::string& id);
  Result<std::vector<Publication>> decide(const std::string& publication,
                                          const DecisionRequest& request);
  // Into a folder that ends with the model; what would be held is released too.
  Result<ExportOutcome> release();

 private:
  Platform platform_;  // three themes with a rule each, two partners
  std::unique_ptr<Store> store_ = open_memory_store();
  StepClock clock_;
};

}  // namespace vindplaats::testing
