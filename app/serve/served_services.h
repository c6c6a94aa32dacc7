#pragma once
// Services of one command that a running `serve` carries out: the house's store and gate, the
// command's own clock, and the folder as it is now.
#include "app/serve/harvesting.h"
#include "app/serve/house.h"
#include "app/services.h"
#include "app/transport/folder.h"

namespace vindplaats {

// One thread, but for store() and transport_for().
class ServedServices : public Services {
 public:
  // `dir`: the folder as the command named it. Borrows the house and the harvesting.
  ServedServices(House& house, Harvesting& harvesting, std::string dir, std::optional<Instant> now)
      : house_(house), harvesting_(harvesting), dir_(std::move(dir)), now_(now), clock_(now) {}

  Clock& clock() override { return clock_; }
  Random& random() override { return random_; }
  const std::string& dir() const override { return dir_; }
  Result<const Platform*> platform() override;
  Result<const Platform*> reload() override;
  Result<Store*> store() override { return &house_.store(); }
  std::unique_ptr<Transport> transport_for(const Source& source) override {
    if (source.type == "files")
      return open_folder(source, folder_rules(dir_, house_.platform()->settings));
    return house_.gate().for_source(source);
  }
  Result<std::vector<RunReport>> harvest(const HarvestPlan& plan, const HarvestProgress& progress,
                                         const std::function<bool()>& cancelled) override;
  SegmentCache& segments() override { return house_.segments(); }
  std::unique_lock<std::mutex> desk() override { return house_.desk(); }
  bool serving() const override { return true; }
  std::vector<std::string> notices() const override { return house_.notices(); }

 private:
  House& house_;
  Harvesting& harvesting_;
  const std::string dir_;
  const std::optional<Instant> now_;
  SystemClock clock_;
  SystemRandom random_;
  std::optional<Platform> platform_;
};

}  // namespace vindplaats
