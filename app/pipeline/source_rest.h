#pragma once
// A source that a person lets rest, or wakes (contract section 2, `source suspend`, `resume`): an
// entry of the ledger. One writer at a time.
#include <string>

#include "core/clock.h"
#include "core/result.h"
#include "store/store.h"

namespace vindplaats {

struct RestRequest {
  std::string source;  // one that the platform has
  bool suspend = true;
  std::string why;  // for colleagues
  std::string by;
};

// False when it was so already: nothing is written.
Result<bool> rest_source(Store& store, const Clock& clock, const RestRequest& request);

}  // namespace vindplaats
