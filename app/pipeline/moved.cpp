#include "app/pipeline/moved.h"

#include <algorithm>
#include <charconv>

#include "core/text.h"
#include "core/time.h"
#include "core/uri.h"

namespace vindplaats {
namespace {

constexpr const char* kMovePrefix = "moved.";

int count_of(const std::string& text) {
  int count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

// The same host, and the same port unless both are the usual ones of http and https.
bool same_host(const std::string& a, const std::string& b) {
  const Result<Uri> left = parse_uri(a), right = parse_uri(b);
  if (!left || !right) return false;
  if (left->authority() == right->authority()) return true;
  const auto usual = [](const Uri& uri) { return uri.port == 80 || uri.port == 443; };
  return left->host == right->host && usual(*left) && usual(*right);
}

}  // namespace

std::optional<std::string> moved_address(const std::string& address, const Request& request,
                                         const Response& response) {
  if (response.hops.empty() || !request.url.starts_with(address)) return std::nullopt;
  const bool for_good = std::all_of(response.hops.begin(), response.hops.end(), [](const Hop& hop) {
    return hop.status == 301 || hop.status == 308;
  });
  if (!for_good) return std::nullopt;
  const std::string rest = request.url.substr(address.size());
  std::string target = response.url;
  if (target.ends_with(rest)) {
    target.resize(target.size() - rest.size());
  } else if (!rest.starts_with('?') || target.find('?') != std::string::npos) {
    return std::nullopt;
  }
  if (target.empty() || target == address) return std::nullopt;
  return target;
}

MoveVerdict note_move(Checkpoint& memory, const std::string& address, const std::string& target,
                      bool knew_records, bool worked, Instant now) {
  if (target.empty()) {
    if (worked) forget_move(memory);
    return MoveVerdict::kNone;
  }
  if (!worked) return MoveVerdict::kNone;  // a maintenance page parses as nothing
  if (memory.get("moved.to") != target) {
    forget_move(memory);
    memory.set("moved.to", target);
    memory.set("moved.since", format_time(now));
  }
  const int count = count_of(memory.get("moved.count")) + 1;
  memory.set("moved.count", std::to_string(count));
  if (knew_records) memory.set("moved.known", "1");
  const Result<Instant> since = parse_time(memory.get("moved.since"));
  const bool confirmed = count >= kMovesToConfirm && since && now - *since >= kMovedFor &&
                         memory.get("moved.known") == "1";
  if (!confirmed) return MoveVerdict::kNone;
  return same_host(address, target) ? MoveVerdict::kAdopt : MoveVerdict::kAsk;
}

void forget_move(Checkpoint& memory) {
  memory.clear(kMovePrefix);
}

}  // namespace vindplaats
