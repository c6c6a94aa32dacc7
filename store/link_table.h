#pragma once
// How the addresses that readers are sent to answered when they were asked (`links`): the newest
// state of each, under the address itself. It cannot be computed anew, so `rebuild` leaves it. The
// rules of store/harvest_tables.h hold here too.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/json.h"
#include "store/store.h"

namespace vindplaats {

struct LinkState {
  std::string checked;        // RFC 3339: when it was last asked
  std::string failing_since;  // RFC 3339: the first failure after it last worked; empty: it works
  std::string last_failure;   // RFC 3339: of those since then the last that counted
  std::int64_t failures = 0;  // since then; those of one day count once, and so on (pipeline/links)
  std::string cause;          // in plain words; also of an answer that says neither yes nor no
  bool operator==(const LinkState&) const = default;
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, LinkState>
void each_field(Visitor&& visit, Self& self) {
  visit("checked", self.checked);
  visit("failingSince", self.failing_since);
  visit("lastFailure", self.last_failure);
  visit("failures", self.failures);
  visit("cause", self.cause);
}

void put_link(Batch& batch, std::string_view address, const LinkState& state);
void remove_link(Batch& batch, std::string_view address);
Result<std::optional<LinkState>> get_link(const Snapshot& snapshot, std::string_view address);
// In order of address.
Result<void> scan_links(
    const Snapshot& snapshot,
    const std::function<bool(std::string_view address, const LinkState&)>& visit);

}  // namespace vindplaats
