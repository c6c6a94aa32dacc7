#include "app/transport/gate_parts.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

#include "app/transport/address_rules.h"
#include "core/text.h"
#include "core/time.h"

namespace vindplaats {
namespace {

// Waits grow by this: 1 s, then 4 s. Longer ones are the schedule's task.
constexpr int kRetryGrowth = 4;
// A page of a thousand records is some 5 MB.
constexpr std::int64_t kVisitorPage = 16'000'000;
constexpr std::chrono::seconds kVisitorTotal{60};

std::string user_agent(const GateOptions& options) {
  return one_line(fmt::format("Vindplaats/{} (+{}; {})", options.version, options.settings.base_url,
                              options.settings.contact));
}

}  // namespace

Result<std::shared_ptr<GateParts>> GateParts::create(GateOptions options, Clock& clock,
                                                     Random& random) {
  FetchPolicy policy;
  policy.fetch = options.settings.fetch;
  TRY_ASSIGN(policy.networks, parse_private_networks(policy.fetch.private_networks));
  policy.user_agent = user_agent(options);
  policy.resolve = options.resolve;
  return std::shared_ptr<GateParts>(
      new GateParts(std::move(options), std::move(policy), clock, random));
}

GateParts::GateParts(GateOptions options, FetchPolicy policy, Clock& clock, Random& random)
    : options_(std::move(options)),
      policy_(std::make_shared<const FetchPolicy>(std::move(policy))),
      clock_(clock),
      random_(random),
      hosts_(clock, options_.shortest_rest),
      budget_(options_.budget, static_cast<std::size_t>(policy_->fetch.max_page)) {}

std::shared_ptr<const FetchPolicy> GateParts::policy_for(const Source& source) const {
  FetchPolicy policy = *policy_;
  policy.delay = source.delay;
  if (source.allow_private) {
    const std::vector<PrivateNetwork> usual = usual_private_networks();
    policy.networks.insert(policy.networks.end(), usual.begin(), usual.end());
    policy.connections = "private ";
  }
  if (!source.ca.empty() && format_day(clock_.now()) <= source.ca_until) {
    policy.ca = (std::filesystem::path(options_.folder) / source.ca).string();
    policy.connections += "ca " + policy.ca + " ";
  }
  return std::make_shared<const FetchPolicy>(std::move(policy));
}

std::shared_ptr<const FetchPolicy> GateParts::policy_for_visitor() const {
  FetchPolicy policy = *policy_;
  policy.fetch.max_page = std::min(policy.fetch.max_page, kVisitorPage);
  policy.fetch.total = std::min<Milliseconds>(policy.fetch.total, kVisitorTotal);
  return std::make_shared<const FetchPolicy>(std::move(policy));
}

Milliseconds GateParts::retry_wait(int tries_done) {
  Milliseconds wait = options_.first_retry;
  for (int i = 1; i < tries_done; ++i) wait *= kRetryGrowth;
  // Between half and one and a half of it: many sources that failed together do not come back
  // together.
  const auto span = static_cast<std::uint64_t>(std::max<std::int64_t>(1, wait.count()));
  const std::lock_guard lock(random_mutex_);
  return wait / 2 + Milliseconds(random_.below(span));
}

}  // namespace vindplaats
