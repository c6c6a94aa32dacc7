#include "app/pipeline/harvest_memory.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "app/transport/politeness.h"
#include "core/time.h"
#include "core/uri.h"

namespace vindplaats {
namespace {

constexpr std::string_view kOwnPrefix = "own.";
constexpr std::chrono::seconds kLongestGuess = std::chrono::hours(1);

std::string host_of(const std::string& url) {
  const Result<Uri> uri = parse_uri(url);
  return uri ? uri->authority() : std::string();
}

}  // namespace

void split_checkpoint(const CheckpointValues& stored, Checkpoint& protocol, Checkpoint& own) {
  for (const auto& [key, value] : stored) {
    const bool is_own = key.starts_with(kOwnPrefix);
    (is_own ? own : protocol).set(is_own ? key.substr(kOwnPrefix.size()) : key, value);
  }
}

CheckpointValues join_checkpoint(const Checkpoint& protocol, const Checkpoint& own) {
  CheckpointValues values = protocol.values;
  for (const auto& [key, value] : own.values) values[std::string(kOwnPrefix) + key] = value;
  return values;
}

std::int64_t count_in(const Checkpoint& own, const std::string& key) {
  const std::string& text = own.get(key);
  std::int64_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

void note_rest(Checkpoint& own, const Response& response, Instant now) {
  if (response.status != 429 && response.status != 503) {
    own.set("rests", "");
    own.set("rest_until", "");
    return;
  }
  const std::int64_t rests = count_in(own, "rests");
  const auto shortest = std::chrono::floor<std::chrono::seconds>(HostGate::kShortestRest);
  const auto longest = std::chrono::floor<std::chrono::seconds>(HostGate::kLongestRest);
  const std::chrono::seconds guess =
      std::min(kLongestGuess, shortest * (std::int64_t{1} << std::min<std::int64_t>(rests, 10)));
  const std::chrono::seconds rest =
      std::clamp(response.retry_after(now).value_or(guess), shortest, longest);
  own.set("rests", std::to_string(rests + 1));
  own.set("rest_until", format_time(now + rest));
}

Result<std::optional<Instant>> resting_until(const Snapshot& snapshot, const Platform& platform,
                                             const Source& source, Instant now) {
  std::optional<Instant> latest;
  const std::string host = host_of(source.url);
  const std::string name = host.substr(0, host.rfind(':'));
  for (const Source& other : platform.sources) {
    if (other.id != source.id) {
      // Reading every address of thousands for each run would take longer than the run.
      if (strcasestr(other.url.c_str(), name.c_str()) == nullptr) continue;
      if (host_of(other.url) != host) continue;
    }
    TRY_ASSIGN(const auto stored, get_checkpoint(snapshot, other.id));
    if (!stored || !stored->contains("own.rest_until")) continue;
    const Result<Instant> until = parse_time(stored->at("own.rest_until"));
    if (until && *until > now) latest = std::max(latest.value_or(*until), *until);
  }
  return latest;
}

}  // namespace vindplaats
