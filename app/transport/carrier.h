#pragma once
// How the event loop's gate gets one attempt to its host and back: curl multi (curl_carrier.h), or
// a script on a simulated clock in tests. Who may be asked when is not its business (async_gate.h).
// Loop thread only.
#include <cstdint>
#include <functional>

#include "app/transport/fetch_policy.h"

namespace vindplaats {

class Carrier {
 public:
  virtual ~Carrier() = default;
  using Id = std::uint64_t;
  using Done = std::function<void(Transfer)>;
  // `done` is called once, from the loop, never from inside start(). Borrows policy and attempt
  // until then.
  virtual Id start(const FetchPolicy& policy, const Attempt& attempt, Done done) = 0;
  // Breaks it off; `done` is not called any more.
  virtual void cancel(Id id) = 0;
};

}  // namespace vindplaats
