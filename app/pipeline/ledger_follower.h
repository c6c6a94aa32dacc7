#pragma once
// Reads the ledger on from where it was: for books that pages ask often, and that are kept between
// them. One thread at a time.
#include <cstdint>
#include <functional>

#include "store/ledger.h"

namespace vindplaats {

class LedgerFollower {
 public:
  // Gives `take` every entry that it has not had, in order, to the ledger's end as `snapshot` has
  // it. Where `erase` has written entries anew, `forget` is called first, and all come again. What
  // was given before an error is not given again.
  Result<void> read_on(const Snapshot& snapshot,
                       const std::function<void(const LedgerEntry&)>& take,
                       const std::function<void()>& forget);

 private:
  std::int64_t read_to_ = 0;  // the sequence of the last entry that was given
};

}  // namespace vindplaats
