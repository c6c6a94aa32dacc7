#pragma once
// From the layout of an older version to ours, a step a version (store/FORMAT.md, "Versions"). To
// raise kFormatVersion: a row in upgrade.cpp, its section in FORMAT.md, and a test that makes the
// old bytes.
#include <cstdint>
#include <span>
#include <string_view>

#include "store/store.h"

namespace vindplaats {

struct Upgrade {
  std::int64_t from;      // brings a store of this version to the next one
  std::string_view what;  // is different, for messages: "notes where the ledger ends"
  // May be cut off anywhere and is then done again from its beginning: commits as it likes.
  Result<void> (*step)(Store& store);
};

// One for every version before kFormatVersion, from 0 on.
std::span<const Upgrade> upgrades();

// Takes every step from `version` on. The new number is written after each step, synced, so that
// what was done is not done again. Fails with the step's error, in words that name it; what the
// store holds is then still readable by the version that made it, unless the step says otherwise.
Result<void> upgrade_store(Store& store, std::int64_t version, std::span<const Upgrade> steps);

}  // namespace vindplaats
