#include "app/transport/async_gate.h"

#include <algorithm>
#include <utility>

#include "core/uri.h"

namespace vindplaats {

AsyncGate::AsyncGate(EventLoop& loop, std::shared_ptr<GateParts> parts,
                     std::unique_ptr<Carrier> carrier)
    : loop_(loop),
      parts_(std::move(parts)),
      carrier_(std::move(carrier)),
      self_(std::make_shared<AsyncGate*>(this)) {
  // A turn may end on another thread: the blocking gate shares the hosts.
  parts_->hosts().on_left([&loop = loop_, self = self_](const std::string& authority) {
    loop.post([self, authority] {
      if (*self != nullptr) (*self)->front_asks(authority);
    });
  });
}

AsyncGate::~AsyncGate() {
  parts_->hosts().on_left({});
  *self_ = nullptr;
  for (auto& [id, one] : flights_) {
    if (one->transfer != 0) carrier_->cancel(one->transfer);
  }
}

AsyncGate::Flight* AsyncGate::flight(Id id) {
  const auto found = flights_.find(id);
  return found == flights_.end() ? nullptr : found->second.get();
}

AsyncGate::Id AsyncGate::send(const Source& source, Request request, Done done) {
  const Id id = ++last_id_;
  flights_.emplace(
      id, std::make_unique<Flight>(Flight{Fetch(*parts_, parts_->policy_for(source), request),
                                          std::move(done), "", nullptr, 0}));
  loop_.post([self = self_, id] {
    if (*self != nullptr) (*self)->go_on(id);
  });
  return id;
}

void AsyncGate::cancel(Id id) {
  Flight* const one = flight(id);
  if (one == nullptr) return;
  if (one->transfer != 0) carrier_->cancel(one->transfer);
  leave_line(id, *one);
  flights_.erase(id);
}

std::optional<Instant> AsyncGate::resting_until(const std::string& url) const {
  const Result<Uri> uri = parse_uri(url);
  if (!uri) return std::nullopt;
  return parts_->hosts().resting_until(uri->authority());
}

// From one step of the fetch to the next.
void AsyncGate::go_on(Id id) {
  Flight* const one = flight(id);
  if (one == nullptr) return;
  switch (one->fetch.now()) {
    case Fetch::Do::kTurn:
      return stand_in_line(id, *one);
    case Fetch::Do::kTransfer:
      return transfer(id, *one);
    case Fetch::Do::kPause:
      one->timer = loop_.after(one->fetch.pause(), [this, id, one] {
        one->fetch.paused();
        go_on(id);
      });
      return;
    case Fetch::Do::kDone:
      return end(id, *one);
  }
}

void AsyncGate::stand_in_line(Id id, Flight& one) {
  one.line = one.fetch.authority();
  std::deque<Id>& line = lines_[one.line];
  line.push_back(id);
  if (line.size() == 1) front_asks(std::string(one.line));
}

void AsyncGate::leave_line(Id id, Flight& one) {
  if (one.line.empty()) return;
  const auto line = lines_.find(one.line);
  const bool first = line->second.front() == id;
  std::erase(line->second, id);
  one.timer.reset();
  const std::string authority = std::exchange(one.line, std::string());
  if (line->second.empty()) {
    lines_.erase(line);
  } else if (first) {
    loop_.post([self = self_, authority] {
      if (*self != nullptr) (*self)->front_asks(authority);
    });
  }
}

void AsyncGate::front_asks(const std::string& authority) {
  const auto line = lines_.find(authority);
  if (line == lines_.end()) return;
  const Id id = line->second.front();
  Flight& one = *flight(id);
  const Milliseconds wait = one.fetch.ask_turn();
  if (one.fetch.now() != Fetch::Do::kTurn) {
    leave_line(id, one);
    return go_on(id);
  }
  one.timer.reset();
  if (wait > Milliseconds(0)) {
    one.timer = loop_.after(wait, [this, authority] { front_asks(std::string(authority)); });
  }  // else the end of the other's turn calls us
}

void AsyncGate::transfer(Id id, Flight& one) {
  one.transfer =
      carrier_->start(one.fetch.policy(), one.fetch.attempt(), [this, id](Transfer result) {
        Flight* const mine = flight(id);
        mine->transfer = 0;
        mine->fetch.took(std::move(result));
        go_on(id);
      });
}

void AsyncGate::end(Id id, Flight& one) {
  Result<Response> result = one.fetch.take_result();
  BodyHold hold = one.fetch.take_hold();
  const Done done = std::move(one.done);
  flights_.erase(id);
  done(std::move(result), std::move(hold));
}

}  // namespace vindplaats
