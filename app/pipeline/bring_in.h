#pragma once
// What an editor brings, all the way: stored, made a publication of, and accepted in the same act
// when that is wanted.
#include <string>
#include <vector>

#include "app/pipeline/bring.h"
#include "core/publication.h"

namespace vindplaats {

struct BringIn {
  std::string bytes, file;  // as bring_records takes them
  bool accept = false;
  std::vector<std::string> themes;  // ids to accept under; none: those of the rules
  std::string by;
};
struct BroughtIn {
  std::vector<Publication> publications;  // as they now are, each once
  std::vector<RunError> refused;
};
// Whoever calls holds the desk. Themes are asked for before (open_themes). Fails as bring_records,
// curate and write_decisions do.
Result<BroughtIn> bring_in(Store& store, const Platform& platform, const Clock& clock,
                           const BringIn& what);

// The ids of these themes, named by id or alias. kNotFound when one is none, or closed: asked
// before anything is stored, so that a slip in a name leaves no half of the act behind.
Result<std::vector<std::string>> open_themes(const Platform& platform,
                                             const std::vector<std::string>& names, Instant now);

}  // namespace vindplaats
