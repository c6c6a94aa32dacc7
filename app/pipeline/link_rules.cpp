#include "app/pipeline/link_rules.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "core/time.h"

namespace vindplaats {
namespace {

struct StatusWords {
  int status;
  LinkVerdict verdict;
  const char* words;
};

// A wall against programs is no evidence against a page (faults.md row 36): readers may well get
// through.
constexpr StatusWords kStatusWords[] = {
    {401, LinkVerdict::kUnclear, "asks for a login"},
    {402, LinkVerdict::kUnclear, "asks for money"},
    {403, LinkVerdict::kUnclear, "does not let programs in"},
    {404, LinkVerdict::kFails, "there is no such page"},
    {405, LinkVerdict::kUnclear, "does not answer to programs"},
    {406, LinkVerdict::kUnclear, "does not answer to programs"},
    {407, LinkVerdict::kUnclear, "our proxy asks for a login"},
    {408, LinkVerdict::kFails, "the server is too slow"},
    {410, LinkVerdict::kFails, "the page was taken away for good"},
    {416, LinkVerdict::kWorks, ""},
    {429, LinkVerdict::kUnclear, "asks us to wait"},
    {451, LinkVerdict::kUnclear, "may not be shown here for legal reasons"},
    {503, LinkVerdict::kUnclear, "asks us to wait"},
};

std::int64_t day_number(Instant time) {
  return std::chrono::floor<std::chrono::days>(time).time_since_epoch().count();
}

// Whole days of the calendar since then; a time that cannot be read is long ago.
std::int64_t days_since(const std::string& then, Instant now) {
  const Result<Instant> time = parse_time(then);
  return time ? day_number(now) - day_number(*time) : day_number(now);
}

}  // namespace

LinkAnswer judge_answer(const Response& response) {
  const int status = response.status;
  const bool rest = status == 429 || status == 503;
  const auto* row = std::ranges::find(kStatusWords, status, &StatusWords::status);
  if (row != std::end(kStatusWords)) {
    if (row->verdict == LinkVerdict::kWorks) return {row->verdict, "", false};
    return {row->verdict, fmt::format("{} ({})", row->words, status), rest};
  }
  if (status >= 200 && status < 400) return {LinkVerdict::kWorks, "", false};
  return {LinkVerdict::kFails, fmt::format("the server answers with an error ({})", status), false};
}

LinkAnswer judge_failure(const Error& error) {
  const bool ours = error.fault == Fault::kRefused;
  return {ours ? LinkVerdict::kUnclear : LinkVerdict::kFails, error.what, false};
}

bool link_is_due(const LinkState* state, Instant now) {
  if (state == nullptr) return true;
  const std::int64_t passed = days_since(state->checked, now);
  return passed >= (state->failures > 0 ? kFailingLinkDays : kLinkDays);
}

LinkState after_answer(const LinkState& before, const LinkAnswer& answer, Instant now) {
  LinkState after = before;
  if (answer.verdict == LinkVerdict::kWorks) after = {};
  after.checked = format_time(now);
  after.cause = answer.cause;
  if (answer.verdict != LinkVerdict::kFails) return after;
  if (after.failures == 0) after.failing_since = after.checked;
  const bool counts =
      after.failures == 0 || days_since(before.last_failure, now) >= kFailingLinkDays;
  if (counts) {
    ++after.failures;
    after.last_failure = after.checked;
  }
  return after;
}

bool link_is_broken(const LinkState& state) {
  return state.failures >= kFailuresOfABroken;
}

}  // namespace vindplaats
