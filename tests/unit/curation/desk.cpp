#include "tests/unit/curation/desk.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "config/defaults.h"

namespace vindplaats {

const Platform& desk_platform() {
  static const Platform kPlatform = [] {
    auto platform = default_platform();
    EXPECT_TRUE(platform) << platform.error().what;
    return platform ? std::move(*platform) : Platform{};
  }();
  return kPlatform;
}

Publication candidate_named(const std::string& id) {
  Publication publication;
  publication.id = id;
  publication.revision = 3;
  publication.records = {"wodc/1", "scp/2"};
  publication.themes = {{"onderwijs", Thousandths{2000}, {"r"}, "rule"},
                        {"arbeidsmarkt", Thousandths{1000}, {"r"}, "rule"}};
  return publication;
}

DecisionRequest asks(std::string kind) {
  DecisionRequest request;
  request.kind = std::move(kind);
  if (request.kind == "reject" || request.kind == "withdraw") request.reason = "verouderd";
  if (request.kind == "themes") request.add_themes = {"sociale-stabiliteit"};
  if (request.kind == "edit") request.corrections = {{"title", "Beter"}};
  if (request.kind == "summary") request.text = "In het kort.";
  if (request.kind == "note") request.note = "Nabellen.";
  if (request.kind == "merge" || request.kind == "split" || request.kind == "apart")
    request.other = "p2";
  if (request.kind == "split") request.record = "scp/2";
  return request;
}

Result<Decision> Desk::ask(const DecisionRequest& request, const std::string& publication) {
  return ask(request, candidate_named(publication));
}

Result<Decision> Desk::ask(const DecisionRequest& request, const Publication& publication) {
  DecisionRequest asked = request;
  asked.by = by;
  auto decision = decide(asked, publication, standing(), platform, now);
  if (!decision) return decision;
  const auto sequence = static_cast<std::int64_t>(10 + 2 * decided.size());
  decided.push_back({sequence, fmt::format("2026-11-22T06:00:{:02}Z", sequence), by, *decision});
  return decision;
}

Position Desk::position(const std::string& publication) const {
  const Standing all = standing();
  const auto found = all.find(publication);
  return found == all.end() ? Position{} : found->second;
}

}  // namespace vindplaats
