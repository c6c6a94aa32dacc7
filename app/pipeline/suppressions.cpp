#include "app/pipeline/suppressions.h"

#include "store/ledger.h"

namespace vindplaats {
namespace {

constexpr std::string_view kSecret = "suppression key";  // in kMeta
constexpr int kSecretNumbers = 4;                        // of 64 bits

}  // namespace

Result<std::string> suppression_key(const Snapshot& snapshot) {
  std::string key;
  TRY(snapshot.get(Table::kMeta, kSecret, key));
  return key;
}

std::string put_suppression_key(Batch& batch, Random& random) {
  std::string key;
  for (int i = 0; i < kSecretNumbers; ++i) {
    for (std::uint64_t number = random.next(), byte = 0; byte < 8; ++byte, number >>= 8)
      key += static_cast<char>(number & 0xff);
  }
  batch.put(Table::kMeta, kSecret, key);
  return key;
}

Result<std::unique_ptr<const Forgetting>> read_forgetting(const Snapshot& snapshot) {
  TRY_ASSIGN(std::string key, suppression_key(snapshot));
  if (key.empty()) return std::unique_ptr<const Forgetting>();
  auto forgetting = std::make_unique<Forgetting>(std::move(key));
  Result<void> failure;
  TRY(scan_ledger(snapshot, 1, [&](const LedgerEntry& entry) {
    if (entry.kind != kLedgerSuppression) return true;
    const Result<Suppression> suppression = from_json<Suppression>(entry.body);
    if (suppression) {
      forgetting->add(suppression->hashes);
    } else {
      failure = tl::unexpected(suppression.error());
    }
    return failure.has_value();
  }));
  TRY(failure);
  return std::unique_ptr<const Forgetting>(std::move(forgetting));
}

}  // namespace vindplaats
