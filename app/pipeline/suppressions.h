#pragma once
// The list of what was forgotten, as the ledger keeps it ("suppression" entries), and the secret
// that keys it, made with the first of them. Both belong to the store: a backup has them too.
#include <memory>
#include <string>

#include "core/forgetting.h"
#include "core/json.h"
#include "core/random.h"
#include "store/store.h"

namespace vindplaats {

// The body of a "suppression" entry.
struct Suppression {
  std::string what;  // "creator", "record" or "contact"
  ForgottenHashes hashes;
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Suppression>
void each_field(Visitor&& visit, Self& self) {
  visit("what", self.what);
  each_field(visit, self.hashes);
}

// The platform's secret; empty while nothing was ever forgotten.
Result<std::string> suppression_key(const Snapshot& snapshot);
// A new one, in the batch.
std::string put_suppression_key(Batch& batch, Random& random);

// All that was ever forgotten; null when nothing was. For one thread.
Result<std::unique_ptr<const Forgetting>> read_forgetting(const Snapshot& snapshot);

}  // namespace vindplaats
