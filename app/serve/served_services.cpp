#include "app/serve/served_services.h"

#include "app/pipeline/registered_sources.h"
#include "config/load.h"

namespace vindplaats {

Result<const Platform*> ServedServices::platform() {
  if (platform_) return &*platform_;
  return reload();
}

Result<const Platform*> ServedServices::reload() {
  TRY_ASSIGN(Platform files, load_platform(dir_));
  TRY_ASSIGN(platform_, with_registered(std::move(files), *house_.store().snapshot()));
  return &*platform_;
}

Result<std::vector<RunReport>> ServedServices::harvest(const HarvestPlan& plan,
                                                       const HarvestProgress& progress,
                                                       const std::function<bool()>& cancelled) {
  return harvesting_.now(plan, std::make_shared<SystemClock>(now_), progress, cancelled);
}

}  // namespace vindplaats
