#include "app/transport/fetch_gate.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "app/transport/redirects.h"
#include "core/charset.h"
#include "core/text.h"
#include "core/uri.h"

namespace vindplaats {
namespace {

// As many hosts as are asked in turns; each idle handle holds a connection or two.
constexpr std::size_t kIdleHandles = 32;
// Waits grow by this: 1 s, then 4 s. Longer ones are the schedule's task.
constexpr int kRetryGrowth = 4;

std::string user_agent(const GateOptions& options) {
  return one_line(fmt::format("Vindplaats/{} (+{}; {})", options.version, options.settings.base_url,
                              options.settings.contact));
}

// 501 and 505 say that the request is wrong for ever; 503 has its own rule.
bool server_failed(int status) {
  return status >= 500 && status != 501 && status != 503 && status != 505;
}

bool is_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1f\x8b");
}

}  // namespace

// One request on its way: what is left of its time and tries, and where it is now.
struct CurlTransport::Attempt {
  Uri uri;
  std::vector<Header> headers;
  Milliseconds left;
  bool head = false;
  std::size_t most = 0;
  int tries = 0;
  bool identity = false;
};

class CurlTransport::SourceTransport : public Transport {
 public:
  SourceTransport(CurlTransport& gate, FetchPolicy policy)
      : gate_(gate), policy_(std::move(policy)) {}
  // A body counts until the next one is asked for: so long its reader may have it (D23).
  Result<Response> send(const Request& request) override {
    last_body_.reset();
    Result<Response> response = gate_.fetch(policy_, request);
    last_body_.emplace(gate_.budget_);
    if (response)
      last_body_->grow(
          std::min(response->body.size(), static_cast<std::size_t>(policy_.fetch.max_page)));
    return response;
  }

 private:
  CurlTransport& gate_;
  const FetchPolicy policy_;
  std::optional<BodyBudget::Lease> last_body_;
};

Result<std::unique_ptr<CurlTransport>> CurlTransport::create(GateOptions options, Clock& clock,
                                                             Random& random) {
  FetchPolicy policy;
  policy.fetch = options.settings.fetch;
  TRY_ASSIGN(policy.networks, parse_private_networks(policy.fetch.private_networks));
  policy.user_agent = user_agent(options);
  policy.resolve = options.resolve;
  return std::unique_ptr<CurlTransport>(
      new CurlTransport(std::move(options), std::move(policy), clock, random));
}

CurlTransport::CurlTransport(GateOptions options, FetchPolicy policy, Clock& clock, Random& random)
    : options_(std::move(options)),
      policy_(std::move(policy)),
      clock_(clock),
      random_(random),
      hosts_(clock, options_.shortest_rest),
      budget_(options_.budget, static_cast<std::size_t>(policy_.fetch.max_page)),
      handles_(kIdleHandles) {}

std::unique_ptr<Transport> CurlTransport::for_source(const Source& source) {
  FetchPolicy policy = policy_;
  policy.delay = source.delay;
  if (source.allow_private) {
    const std::vector<PrivateNetwork> usual = usual_private_networks();
    policy.networks.insert(policy.networks.end(), usual.begin(), usual.end());
    policy.connections = "private ";
  }
  return std::make_unique<SourceTransport>(*this, std::move(policy));
}

Result<Response> CurlTransport::send(const Request& request) {
  return fetch(policy_, request);
}

Result<Response> CurlTransport::fetch(const FetchPolicy& policy, const Request& request) {
  TRY(check_request_headers(request.headers));
  TRY_ASSIGN(Uri first, parse_uri(request.url));
  Attempt attempt{std::move(first), request.headers, policy.fetch.total, request.head,
                  request.most};
  std::vector<Hop> hops;
  for (;;) {
    TRY_ASSIGN(Response response, try_hop(policy, attempt));
    const auto location = redirect_location(response);
    if (!location) {
      response.hops = std::move(hops);
      return response;
    }
    TRY_ASSIGN(Uri next, follow_redirect(attempt.uri, *location, hops,
                                         static_cast<std::size_t>(policy.fetch.redirects)));
    hops.push_back({response.status, attempt.uri.text, next.text});
    if (next.authority() != attempt.uri.authority())
      attempt.headers = public_headers(attempt.headers);
    attempt.uri = std::move(next);
  }
}

Result<Response> CurlTransport::try_hop(const FetchPolicy& policy, Attempt& attempt) {
  for (;;) {
    TRY_ASSIGN(auto outcome, exchange_once(policy, attempt));
    ++attempt.tries;
    const bool last = attempt.tries >= options_.tries;
    if (outcome) {
      if (last || !server_failed(outcome->status)) return std::move(*outcome);
    } else if (outcome.error().identity && !attempt.identity) {
      attempt.identity =
          true;  // faults.md row 45: once more, without waiting and outside the count
      --attempt.tries;
      continue;
    } else if (last || !outcome.error().again) {
      return tl::unexpected(std::move(outcome.error().error));
    }
    wait_before_retry(attempt.tries);
    attempt.left = policy.fetch.total;
  }
}

// The outer Result fails when nothing was sent at all.
Result<tl::expected<Response, ExchangeFailure>> CurlTransport::exchange_once(
    const FetchPolicy& policy, Attempt& attempt) {
  const std::string authority = attempt.uri.authority();
  TRY_ASSIGN(HostGate::Turn turn, hosts_.enter(authority, policy.delay));
  const std::string key = policy.connections + authority;
  CurlHandle handle = handles_.take(key);
  tl::expected<Response, ExchangeFailure> outcome;
  {
    Exchange exchange(policy, attempt.uri, budget_, clock_, attempt.left);
    exchange.configure(handle.get(),
                       {attempt.headers, attempt.identity, attempt.head, attempt.most});
    outcome = exchange.conclude(handle.get(), curl_easy_perform(handle.get()));
    attempt.left -= exchange.elapsed();
    handles_.give_back(key, std::move(handle));
    turn.set_private_network(exchange.private_network());
    if (!exchange.sent()) turn.nothing_sent();
  }
  if (!outcome) return outcome;
  note_answer(authority, *outcome);
  if (attempt.most == 0 && is_gzip(outcome->body)) {
    auto plain = unpack(std::move(outcome->body), static_cast<std::size_t>(policy.fetch.max_page));
    if (!plain) {
      // Broken compression is a broken transfer: it may be whole the next time.
      if (plain.error().fault == Fault::kInput) plain.error().fault = Fault::kRemote;
      return fail_in(authority, std::move(plain).error());
    }
    outcome->body = std::move(*plain);
  }
  return outcome;
}

void CurlTransport::note_answer(const std::string& authority, const Response& response) {
  if (response.status == 429 || response.status == 503) {
    hosts_.rest(authority, response.retry_after(clock_.now()));
  } else {
    hosts_.answered(authority);
  }
}

void CurlTransport::wait_before_retry(int tries_done) {
  Milliseconds wait = options_.first_retry;
  for (int i = 1; i < tries_done; ++i) wait *= kRetryGrowth;
  // Between half and one and a half of it: many sources that failed together do not come back
  // together.
  const auto span = static_cast<std::uint64_t>(std::max<std::int64_t>(1, wait.count()));
  Milliseconds jitter{0};
  {
    const std::lock_guard lock(random_mutex_);
    jitter = Milliseconds(random_.below(span));
  }
  clock_.wait(wait / 2 + jitter);
}

}  // namespace vindplaats
