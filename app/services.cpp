#include "app/services.h"

#include <filesystem>

#include "app/pipeline/harvest_all.h"
#include "app/pipeline/index_reader.h"
#include "app/pipeline/registered_sources.h"
#include "app/transport/fetch_gate.h"
#include "app/transport/folder.h"
#include "config/load.h"
#include "core/time.h"
#include "core/version.h"

namespace vindplaats {
namespace {

class ProcessServices : public Services {
 public:
  ProcessServices(std::string dir, std::optional<Instant> now, bool with_store)
      : dir_(std::move(dir)), with_store_(with_store), clock_(now) {}

  Clock& clock() override { return clock_; }
  Random& random() override { return random_; }
  const std::string& dir() const override { return dir_; }

  Result<const Platform*> platform() override {
    if (!platform_) return reload();
    return &*platform_;
  }

  Result<const Platform*> reload() override {
    TRY_ASSIGN(Platform loaded, load_platform(dir_));
    if (!gate_) {
      GateOptions options;
      options.settings = loaded.settings;
      options.folder = dir_;
      options.version = std::string(version());
      TRY_ASSIGN(gate_, CurlTransport::create(std::move(options), clock_, random_));
    }
    // A folder without a store has nothing registered.
    if (with_store_ && std::filesystem::exists(dir_ + "/data")) TRY(store());
    shadowed_.clear();
    if (store_) {
      TRY_ASSIGN(loaded, with_registered(std::move(loaded), *store_->snapshot(), &shadowed_));
    }
    platform_ = std::move(loaded);
    return &*platform_;
  }

  Result<Store*> store() override {
    if (!store_) {
      TRY_ASSIGN(store_, open_rocks_store(dir_ + "/data"));
    }
    return store_.get();
  }

  std::unique_ptr<Transport> transport_for(const Source& source) override {
    if (source.type == "files") return open_folder(source, folder_rules(dir_, platform_->settings));
    return gate_->for_source(source);
  }
  SegmentCache& segments() override { return segments_; }
  std::vector<std::string> notices() const override {
    const std::string words = shadowed_words(shadowed_);
    return words.empty() ? std::vector<std::string>() : std::vector{words};
  }

 private:
  std::string dir_;
  const bool with_store_;
  std::vector<std::string> shadowed_;
  SystemClock clock_;
  SystemRandom random_;
  std::optional<Platform> platform_;
  std::unique_ptr<CurlTransport> gate_;
  std::unique_ptr<Store> store_;
  SegmentCache segments_;
};

}  // namespace

Result<std::vector<RunReport>> Services::harvest(const HarvestPlan& plan,
                                                 const HarvestProgress& progress,
                                                 const std::function<bool()>&) {
  return harvest_all(*this, plan, progress);
}

Result<std::optional<Instant>> fixed_time(const Globals& globals) {
  std::optional<Instant> now;
  if (!globals.now.empty()) {
    const Result<Instant> time = parse_time(globals.now);
    if (!time) return tl::unexpected(Error{Fault::kUsage, time.error().what, "", 0, "--now"});
    now = *time;
  }
  return now;
}

std::string platform_folder(const Globals& globals) {
  return std::filesystem::absolute(globals.dir).lexically_normal().string();
}

Result<std::unique_ptr<Services>> make_services(const Globals& globals, bool with_store) {
  TRY_ASSIGN(const std::optional<Instant> now, fixed_time(globals));
  return std::make_unique<ProcessServices>(platform_folder(globals), now, with_store);
}

}  // namespace vindplaats
