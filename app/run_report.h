#pragma once
// What one run over one source did (contract section 5), as a value; shown, stored in the ledger,
// and given to programs as JSON.
#include <cstdint>
#include <string>
#include <vector>

#include "core/json.h"
#include "core/record.h"

namespace vindplaats {

struct RunError {
  std::string record;   // the identifier, or empty for the source as a whole
  std::string request;  // the address asked
  std::string message;  // plain words, with what to do
};

struct RunReport {
  std::string source;
  std::string state;           // finished, nothing new, partly failed, failed or parked
  std::string started, ended;  // RFC 3339
  std::int64_t requests = 0, received = 0, added = 0, updated = 0, unchanged = 0, deleted = 0,
               rejected = 0;
  std::int64_t held = 0;   // deletions that wait for a person (state parked)
  std::int64_t bytes = 0;  // of bodies, after decoding
  Thousandths seconds;
  std::vector<Finding>
      findings;  // about the answers: "list-short", "feed-gap"; a code once, with its last value
  std::vector<RunError> errors;  // at most kMostRunErrors; the rest is counted in `rejected`
};

inline constexpr std::size_t kMostRunErrors = 100;

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, RunError>
void each_field(Visitor&& visit, Self& self) {
  visit("record", self.record);
  visit("request", self.request);
  visit("message", self.message);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, RunReport>
void each_field(Visitor&& visit, Self& self) {
  visit("source", self.source);
  visit("state", self.state);
  visit("started", self.started);
  visit("ended", self.ended);
  visit("requests", self.requests);
  visit("received", self.received);
  visit("new", self.added);
  visit("updated", self.updated);
  visit("unchanged", self.unchanged);
  visit("deleted", self.deleted);
  visit("rejected", self.rejected);
  visit("held", self.held);
  visit("bytes", self.bytes);
  visit("seconds", self.seconds);
  visit("findings", self.findings);
  visit("errors", self.errors);
}

// The state that the counts stand for: a run in which every record failed is never called finished
// (dataverse#9294). `failure`: the run could not go on to its end.
std::string run_state(const RunReport& report, bool failure);

}  // namespace vindplaats
