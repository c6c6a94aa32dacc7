#pragma once
// Several sources in one go, a few at a time: a slow partner does not hold up the others.
#include <set>

#include "app/pipeline/harvest.h"
#include "app/services.h"

namespace vindplaats {

struct HarvestPlan {
  std::vector<const Source*> sources;
  RunOptions options;
  std::int64_t limit = 0;
  bool dry_run = false;
};

// The sources that a command means: the named ones (kNotFound for a name that is none), or all
// active ones. A named source that is suspended is refused.
Result<std::vector<const Source*>> choose_sources(const Platform& platform,
                                                  const std::vector<std::string>& names,
                                                  const std::set<std::string>& suspended);

// One report a source, in the order of `sources`. `progress` is called from several threads, never
// from two at once.
Result<std::vector<RunReport>> harvest_all(
    Services& services, const HarvestPlan& plan,
    const std::function<void(const RunReport&, std::optional<std::int64_t> total)>& progress);

}  // namespace vindplaats
