#include "app/transport/fetch_gate.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/transport/exchange.h"
#include "app/transport/fetch.h"

namespace vindplaats {
namespace {

// As many hosts as are asked in turns; each idle handle holds a connection or two.
constexpr std::size_t kIdleHandles = 32;
constexpr const char* kBrokenOff = "the server is being stopped; ask it later";

}  // namespace

class CurlTransport::SourceTransport : public Transport {
 public:
  SourceTransport(CurlTransport& gate, std::shared_ptr<const FetchPolicy> policy)
      : gate_(gate), policy_(std::move(policy)) {}
  // A body counts until the next one is asked for: so long its reader may have it (D23).
  Result<Response> send(const Request& request) override {
    last_body_.reset();
    Result<Response> response = gate_.fetch(policy_, request);
    last_body_.emplace(gate_.parts_->budget());
    if (response)
      last_body_->grow(
          std::min(response->body.size(), static_cast<std::size_t>(policy_->fetch.max_page)));
    return response;
  }

 private:
  CurlTransport& gate_;
  const std::shared_ptr<const FetchPolicy> policy_;
  std::optional<BodyBudget::Lease> last_body_;
};

Result<std::unique_ptr<CurlTransport>> CurlTransport::create(GateOptions options, Clock& clock,
                                                             Random& random) {
  TRY_ASSIGN(auto parts, GateParts::create(std::move(options), clock, random));
  return std::make_unique<CurlTransport>(std::move(parts));
}

CurlTransport::CurlTransport(std::shared_ptr<GateParts> parts)
    : parts_(std::move(parts)), handles_(kIdleHandles) {}

std::unique_ptr<Transport> CurlTransport::for_source(const Source& source) {
  return std::make_unique<SourceTransport>(*this, parts_->policy_for(source));
}

std::unique_ptr<Transport> CurlTransport::for_visitor() {
  return std::make_unique<SourceTransport>(*this, parts_->policy_for_visitor());
}

Result<Response> CurlTransport::send(const Request& request) {
  return fetch(parts_->policy(), request);
}

Result<Response> CurlTransport::fetch(std::shared_ptr<const FetchPolicy> policy,
                                      const Request& request) {
  Fetch fetch(*parts_, std::move(policy), request);
  for (;;) {
    if (broken_off_) return fail(Fault::kBusy, kBrokenOff);
    switch (fetch.now()) {
      case Fetch::Do::kTurn: {
        const Milliseconds wait = fetch.ask_turn();
        if (fetch.now() != Fetch::Do::kTurn) break;
        parts_->hosts().wait_for_turn(fetch.authority(), wait);
        break;
      }
      case Fetch::Do::kTransfer:
        fetch.took(transfer(fetch.policy(), fetch.attempt()));
        break;
      case Fetch::Do::kPause:
        parts_->clock().wait(fetch.pause());
        fetch.paused();
        break;
      case Fetch::Do::kDone:
        return fetch.take_result();
    }
  }
}

Transfer CurlTransport::transfer(const FetchPolicy& policy, const Attempt& attempt) {
  const std::string key = policy.connections + attempt.uri.authority();
  CurlHandle handle = handles_.take(key);
  Exchange exchange(policy, attempt, parts_->budget(), parts_->clock(), WhenFull::kWait,
                    &broken_off_);
  exchange.configure(handle.get());
  Transfer result = exchange.conclude(handle.get(), curl_easy_perform(handle.get()));
  handles_.give_back(key, std::move(handle));
  return result;
}

}  // namespace vindplaats
