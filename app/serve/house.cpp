#include "app/serve/house.h"

#include <filesystem>

#include <fmt/format.h>

#include "app/disk_space.h"
#include "app/dispatcher.h"
#include "app/pipeline/registered_sources.h"
#include "config/load.h"
#include "core/version.h"

namespace vindplaats {
namespace {

// What the gate reads of the settings (GateOptions).
bool same_gate(const Settings& a, const Settings& b) {
  return a.fetch == b.fetch && a.contact == b.contact && a.base_url == b.base_url;
}

}  // namespace

Result<std::unique_ptr<House>> House::open(const std::string& dir, Store& store, Clock& clock,
                                           Random& random, ServeLog& log) {
  std::unique_ptr<House> house(new House(dir, store, clock, log));
  TRY_ASSIGN(Platform platform, house->read_platform());
  GateOptions options;
  options.settings = platform.settings;
  options.folder = dir;
  options.version = std::string(version());
  TRY_ASSIGN(house->gate_, CurlTransport::create(std::move(options), clock, random));
  house->opened_with_ = platform.settings;
  house->platform_ = std::make_shared<const Platform>(std::move(platform));
  return house;
}

Result<Platform> House::read_platform() {
  TRY_ASSIGN(Platform files, load_platform(dir_));
  std::vector<std::string> shadowed;
  TRY_ASSIGN(Platform platform, with_registered(std::move(files), *store_.snapshot(), &shadowed));
  set_notice("registered", shadowed_words(shadowed));
  return platform;
}

std::unique_lock<std::mutex> House::desk() {
  std::unique_lock lock(desk_);
  ++desk_count_;
  return lock;
}

std::int64_t House::desk_count() {
  const std::lock_guard lock(desk_);
  return desk_count_;
}

Result<std::unique_lock<std::mutex>> House::desk_if_still(std::int64_t seen) {
  std::unique_lock lock(desk_);
  if (desk_count_ != seen) return fail(Fault::kConflict, "somebody decided meanwhile");
  return lock;
}

std::shared_ptr<const Platform> House::platform() const {
  const std::lock_guard lock(mutex_);
  return platform_;
}

bool House::reload() {
  Result<Platform> loaded = read_platform();
  if (!loaded) {
    set_notice("settings", fmt::format("the files of the folder cannot be read, and what they said "
                                       "before still holds: {}",
                                       describe(loaded.error())));
    return false;
  }
  set_notice("settings", "");
  set_notice("fetch", same_gate(loaded->settings, opened_with_)
                          ? ""
                          : "[fetch], contact or base_url was changed: for harvesting that holds "
                            "once `serve` is started anew");
  const std::lock_guard lock(mutex_);
  if (*loaded == *platform_) return false;
  platform_ = std::make_shared<const Platform>(std::move(*loaded));
  return true;
}

void House::set_notice(const std::string& matter, const std::string& text) {
  {
    const std::lock_guard lock(mutex_);
    std::string& known = notices_[matter];
    if (known == text) return;
    known = text;
  }
  if (!text.empty()) log_.warning("notice", {{"matter", matter}, {"text", text}});
}

std::vector<std::string> House::notices() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> lines;
  for (const auto& [matter, text] : notices_) {
    if (!text.empty()) lines.push_back(text);
  }
  return lines;
}

std::string House::hindrance() {
  const bool low = space_trouble(dir_).has_value();
  const std::string why =
      low ? fmt::format(
                "the disk has less than {} MB free: nothing new is harvested until there is "
                "more",
                kHarvestSpace / 1024 / 1024)
          : std::string();
  set_notice("disk", why);
  return why;
}

}  // namespace vindplaats
