#pragma once
// Conversations with servers as they are in the wild, by name: each plays rows of faults.md part A.
// For tests and for the demo's "difficult partner". A repository stands at /oai, a feed at /feed.
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/demo/demo_record.h"
#include "app/demo/server.h"
#include "core/clock.h"

namespace vindplaats {

struct Scenario {
  std::string_view name;   // "oai-token-loop"
  std::string_view plays;  // what the server does, in one line
  // Fresh state for each call. Borrows the clock for as long as the routes live.
  Routes (*routes)(const Clock& clock);
};

// In the order of their names.
std::span<const Scenario> scenarios();
// Null when there is none.
const Scenario* find_scenario(std::string_view name);

// Made-up records 1 to `count`, the same every time; each tenth is deleted when `deletions`.
std::vector<DemoRecord> sample_records(std::size_t count, bool deletions);

// The answer to a request, changed after it was made; `number` counts requests from 1.
using Twist = std::function<void(const ServerRequest&, std::size_t number, Answer&)>;
Handler twisted(Handler handler, Twist twist);

}  // namespace vindplaats
