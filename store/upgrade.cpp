#include "store/upgrade.h"

#include "store/encoding.h"
#include "store/ledger.h"

namespace vindplaats {
namespace {

Result<void> note_ledger_end(Store& store) {
  Batch batch;
  TRY(put_ledger_end(*store.snapshot(), batch));
  return store.commit(batch, Durability::kSynced);
}

constexpr Upgrade kUpgrades[] = {
    {0, "notes where the ledger ends", note_ledger_end},
};
static_assert(std::size(kUpgrades) == kFormatVersion);

}  // namespace

std::span<const Upgrade> upgrades() {
  return kUpgrades;
}

Result<void> upgrade_store(Store& store, std::int64_t version, std::span<const Upgrade> steps) {
  for (const Upgrade& upgrade : steps) {
    if (upgrade.from < version) continue;
    if (Result<void> done = upgrade.step(store); !done) {
      return fail_in("the store of version " + std::to_string(upgrade.from) +
                         " could not be brought to the next (" + std::string(upgrade.what) + ")",
                     std::move(done).error());
    }
    std::string next;
    append_number(next, upgrade.from + 1);
    Batch batch;
    batch.put(Table::kMeta, "format", next);
    TRY(store.commit(batch, Durability::kSynced));
  }
  return {};
}

}  // namespace vindplaats
