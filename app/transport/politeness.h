#pragma once
// Who may ask a host now (contract section 5): one request at a time per host (name and port), at
// least the source's delay between the end of one and the start of the next, and nobody at all
// while the host has asked for rest (faults.md rows 34, 35; D20). Durations are measured with
// Clock::ticks(). Safe from any thread.
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "core/clock.h"
#include "core/result.h"

namespace vindplaats {

class HostGate {
 public:
  using Milliseconds = std::chrono::milliseconds;
  // Between two requests when the source says nothing (contract section 3); 0 on a host that has
  // proved to be in an opened network.
  static constexpr Milliseconds kDefaultDelay = std::chrono::seconds(1);
  // Shorter requests for rest are not believed, longer ones would let a source vanish unseen
  // (faults.md row 34).
  static constexpr Milliseconds kShortestRest = std::chrono::seconds(60);
  static constexpr Milliseconds kLongestRest = std::chrono::hours(24);

  explicit HostGate(Clock& clock, Milliseconds shortest_rest = kShortestRest)
      : clock_(clock), shortest_rest_(shortest_rest) {}

  // The right to send one request to one host; given back at its end. Must not outlive the gate.
  class Turn {
   public:
    Turn(HostGate& gate, std::string authority) : gate_(&gate), authority_(std::move(authority)) {}
    Turn(Turn&& other) noexcept
        : gate_(std::exchange(other.gate_, nullptr)),
          authority_(std::move(other.authority_)),
          private_network_(other.private_network_),
          sent_(other.sent_) {}
    Turn& operator=(Turn&&) = delete;
    ~Turn();
    // Nothing was sent: the next one need not wait for it.
    void nothing_sent() { sent_ = false; }
    // The host stands in an opened network: no default delay from now on.
    void set_private_network(bool value) { private_network_ = value; }

   private:
    friend class HostGate;
    HostGate* gate_;
    std::string authority_;
    bool private_network_ = false;
    bool sent_ = true;
  };

  // Waits for its turn. kRemote, at once, while the host has asked for rest: "... has asked us to
  // wait until ...".
  Result<Turn> enter(const std::string& authority, std::optional<Milliseconds> delay);
  // The same without waiting, for an event loop: either the turn, or how long to wait before asking
  // again (0: until another one ends).
  struct Admission {
    std::optional<Turn> turn;
    Milliseconds wait{0};
  };
  Result<Admission> try_enter(const std::string& authority, std::optional<Milliseconds> delay);
  // Blocks for as long as try_enter() said.
  void wait_for_turn(const std::string& authority, Milliseconds wait);
  // Called with the host's name whenever a turn ends, from the thread that held it, until it is
  // set to an empty function; then it is not running any more either. For the event loop.
  using Listener = std::function<void(const std::string& authority)>;
  void on_left(Listener listener);

  // The host answered 429 or 503. With `retry_after`: rest that long, within the limits above.
  // Without: the shortest rest, twice as long after each further such answer, at most an hour.
  void rest(const std::string& authority, std::optional<std::chrono::seconds> retry_after);
  // The host answered as it should: the next rest is the shortest one again.
  void answered(const std::string& authority);
  // When it may be asked again; none: now.
  std::optional<Instant> resting_until(const std::string& authority) const;

 private:
  struct Host {
    bool busy = false;
    bool private_network = false;
    std::optional<Milliseconds> last_end;  // of a request that was sent
    Milliseconds last_used{0};
    Milliseconds closed_until{0};
    int refusals = 0;
  };

  void leave(const Turn& turn);
  void forget_idle_hosts(Milliseconds now);
  Instant as_instant(Milliseconds ticks, Milliseconds now) const;

  Clock& clock_;
  const Milliseconds shortest_rest_;
  mutable std::mutex mutex_;
  std::condition_variable left_;
  std::mutex listener_mutex_;
  Listener listener_;
  std::map<std::string, Host> hosts_;
};

}  // namespace vindplaats
