#pragma once
// What the parts of the gate say to each other about one request: under which rules, what is asked
// now, and what came of it. Plain values, no curl.
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "config/private_network.h"
#include "config/types.h"
#include "core/http.h"
#include "core/uri.h"

namespace vindplaats {

// What holds for all requests of one source.
struct FetchPolicy {
  FetchSettings fetch;
  std::vector<PrivateNetwork>
      networks;  // opened by [fetch] private, and by the source's allow_private
  std::optional<Milliseconds> delay;  // of the source
  std::string user_agent;
  std::string ca;           // a PEM file that is trusted besides the known authorities; empty: none
  std::string connections;  // policies with the same text share connections; those that open other
                            // networks or trust others never do
  // In place of DNS, for tests: the addresses of a host, as text. Empty function: the system's
  // resolver.
  std::function<std::vector<std::string>(const std::string& host)> resolve;
};

// One request on its way: what is left of its time, and where it is now.
struct Attempt {
  Uri uri;  // in place of request.url
  Request request;
  Milliseconds left;      // of the time for the whole request
  bool identity = false;  // ask for no content coding
};

// Why there is no answer, and what may still be tried.
struct ExchangeFailure {
  Error error;
  bool again = false;     // the same request may work now: refused, cut off
  bool identity = false;  // the content coding was broken: ask once more without any
};

// What came of one attempt.
struct Transfer {
  tl::expected<Response, ExchangeFailure> outcome;
  Milliseconds took{0};  // without waiting for memory
  // Was a request sent, or did it end before (unknown name, refused address, nobody there).
  bool sent = true;
  bool private_network = false;     // the connection led into an opened network
  std::shared_ptr<void> hold = {};  // the body's memory (body_budget.h)
};

}  // namespace vindplaats
