#include "app/transport/curl_carrier.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <utility>
#include <vector>

#include "app/transport/async_gate.h"
#include "app/transport/exchange.h"
#include "app/transport/handle_pool.h"
#include "app/transport/multi_pool.h"

namespace vindplaats {
namespace {

// The connections of a handle that goes through a pool stay there: any handle will do again.
constexpr std::size_t kIdleMultiHandles = 64;

class CurlCarrier : public Carrier {
 public:
  CurlCarrier(AsioLoop& loop, std::shared_ptr<GateParts> parts)
      : loop_(loop),
        parts_(std::move(parts)),
        self_(std::make_shared<CurlCarrier*>(this)),
        handles_(kIdleMultiHandles) {
    parts_->budget().on_freed([&, self = self_] {
      if (!waking_.exchange(true)) {
        loop_.post([self] {
          if (*self != nullptr) (*self)->wake_paused();
        });
      }
    });
  }

  ~CurlCarrier() override {
    parts_->budget().on_freed({});
    *self_ = nullptr;
    while (!trips_.empty()) cancel(trips_.begin()->first);
  }

  Id start(const FetchPolicy& policy, const Attempt& attempt, Done done) override {
    const Id id = ++last_id_;
    auto trip = std::make_unique<Trip>(policy, attempt, *parts_);
    trip->pool = &pool(policy.connections);
    trip->handle = handles_.take("");
    trip->done = std::move(done);
    trip->exchange.configure(trip->handle.get());
    by_handle_.emplace(trip->handle.get(), id);
    Trip& started = *trip;
    trips_.emplace(id, std::move(trip));
    watch_deadline(id, started);
    started.pool->add(started.handle.get());
    return id;
  }

  void cancel(Id id) override {
    const auto found = trips_.find(id);
    if (found == trips_.end()) return;
    const std::unique_ptr<Trip> trip = take(found);
    trip->pool->remove(trip->handle.get());
  }

 private:
  struct Trip {
    Trip(const FetchPolicy& policy, const Attempt& attempt, GateParts& parts)
        : exchange(policy, attempt, parts.budget(), parts.clock(), WhenFull::kPause) {}
    Exchange exchange;
    CurlHandle handle;  // goes before what its callbacks use
    MultiPool* pool = nullptr;
    Done done;
    std::unique_ptr<Timer> deadline;
  };
  using Trips = std::map<Id, std::unique_ptr<Trip>>;

  MultiPool& pool(const std::string& connections) {
    auto& found = pools_[connections];
    if (!found) {
      found = std::make_unique<MultiPool>(
          loop_, [this](CURL* handle, CURLcode code) { conclude(handle, code); });
    }
    return *found;
  }

  std::unique_ptr<Trip> take(Trips::iterator found) {
    std::unique_ptr<Trip> trip = std::move(found->second);
    by_handle_.erase(trip->handle.get());
    trips_.erase(found);
    return trip;
  }

  // curl looks at the clock when something moves; a server that sends nothing at all moves nothing.
  void watch_deadline(Id id, Trip& trip) {
    const Milliseconds left = trip.exchange.left();
    trip.deadline = loop_.after(std::max(left, Milliseconds(0)) + Milliseconds(1), [this, id] {
      const auto found = trips_.find(id);
      if (found == trips_.end()) return;
      Trip& late = *found->second;
      if (late.exchange.left() >= Milliseconds(0)) return watch_deadline(id, late);
      late.exchange.too_late();
      break_off(late, CURLE_OPERATION_TIMEDOUT);
    });
  }

  void break_off(Trip& trip, CURLcode code) {
    CURL* const handle = trip.handle.get();
    trip.pool->remove(handle);
    conclude(handle, code);
  }

  // The handle is out of its pool.
  void conclude(CURL* handle, CURLcode code) {
    const auto id = by_handle_.find(handle);
    if (id == by_handle_.end()) return;
    const std::unique_ptr<Trip> trip = take(trips_.find(id->second));
    Transfer transfer = trip->exchange.conclude(handle, code);
    const Done done = std::move(trip->done);
    handles_.give_back("", std::move(trip->handle));
    done(std::move(transfer));
  }

  // Memory came free: who was paused asks again, in the order in which they came.
  void wake_paused() {
    waking_ = false;
    std::vector<Id> paused;
    for (const auto& [id, trip] : trips_) {
      if (trip->exchange.is_paused()) paused.push_back(id);
    }
    for (const Id id : paused) {
      const auto found = trips_.find(id);
      if (found == trips_.end()) continue;
      Trip& trip = *found->second;
      const CURLcode code = curl_easy_pause(trip.handle.get(), CURLPAUSE_CONT);
      if (code != CURLE_OK) {
        break_off(trip, code);
      } else {
        trip.pool->go_on();
      }
    }
  }

  AsioLoop& loop_;
  const std::shared_ptr<GateParts> parts_;
  // Tasks that are still in the loop's queue when the carrier is gone find it empty.
  const std::shared_ptr<CurlCarrier*> self_;
  std::atomic<bool> waking_ = false;
  std::map<std::string, std::unique_ptr<MultiPool>> pools_;  // outlive the handles
  HandlePool handles_;
  Trips trips_;
  std::map<CURL*, Id> by_handle_;
  Id last_id_ = 0;
};

}  // namespace

std::unique_ptr<Carrier> make_curl_carrier(AsioLoop& loop, std::shared_ptr<GateParts> parts) {
  return std::make_unique<CurlCarrier>(loop, std::move(parts));
}

std::unique_ptr<AsyncTransport> open_async_gate(AsioLoop& loop, std::shared_ptr<GateParts> parts) {
  auto carrier = make_curl_carrier(loop, parts);
  return std::make_unique<AsyncGate>(loop, std::move(parts), std::move(carrier));
}

}  // namespace vindplaats
