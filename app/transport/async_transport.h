#pragma once
// The gate to the outside for an event loop: the same rules as fetch_gate.h (the same code:
// fetch.h), without a thread a request. Loop thread only.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "config/types.h"
#include "core/clock.h"
#include "core/http.h"

namespace vindplaats {

// The body's share of the memory that all bodies together may take (body_budget.h): let go of it,
// on any thread, when the answer is worked up.
using BodyHold = std::shared_ptr<void>;

class AsyncTransport {
 public:
  virtual ~AsyncTransport() = default;

  using Done = std::function<void(Result<Response>, BodyHold)>;
  using Id = std::uint64_t;
  // Sends it under what this source says (its delay, its allow_private) when its host may be
  // asked. `done` is called once, from the loop, never from inside send(); the outcome is as
  // Transport says (core/http.h).
  virtual Id send(const Source& source, Request request, Done done) = 0;
  // Breaks it off: `done` is not called any more. Nothing happens when it has been.
  virtual void cancel(Id id) = 0;
  // Until when the host of that address has asked not to be asked; none: it may be asked.
  virtual std::optional<Instant> resting_until(const std::string& url) const = 0;
};

}  // namespace vindplaats
