#include "app/web/pages/register.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/web/pages/describe.h"
#include "app/web/pages/register_submit.h"
#include "app/web/pages/report_view.h"
#include "app/web/said.h"
#include "app/web/trial_desk.h"
#include "core/text.h"
#include "core/uri.h"

namespace vindplaats {
namespace {

constexpr const char* kLookAgainAfter = "2";  // seconds
constexpr std::size_t kLongestAddress = 2000, kMostChosenSets = 50;

std::string trial_address(const std::string& name) {
  return "/register/" + name;
}

// "repository.example.nl/oai" too: what people paste.
std::string with_scheme(std::string_view typed) {
  const std::string address(trim(typed));
  return address.find("://") == std::string::npos ? "https://" + address : address;
}

WebResponse address_form(const Visit& visit, std::string_view address, std::string_view problem,
                         int status) {
  View view;
  view.set("ADDRESS", address);
  if (!problem.empty()) view.add("PROBLEM").set("PROBLEM_TEXT", visit.text(problem));
  view.show("CLOSED", visit.house.trials == nullptr);
  return show_page(visit, "register.html", visit.text("register-title"), view, status);
}

std::string shown_formats(const RepositoryOffer& repository) {
  std::vector<std::string> names;
  for (const OaiFormat& format : repository.formats) names.push_back(format.prefix);
  return fmt::format("{}", fmt::join(names, ", "));
}

void add_fact(View& view, const Visit& visit, std::string_view key, const std::string& value) {
  if (!value.empty()) view.add("FOUND").set("FOUND_NAME", visit.text(key)).set("FOUND_TEXT", value);
}

void add_what_stands_there(View& view, const Visit& visit, const Trial& trial) {
  const Probe& probe = trial.probe;
  add_fact(view, visit, "register-kind", shown_value(visit, "protocol", probe.type));
  add_fact(view, visit, "register-name", probe.title);
  add_fact(view, visit, "register-address", probe.url);
  if (probe.total) add_fact(view, visit, "register-total", std::to_string(*probe.total));
  if (probe.type != "oai-pmh") return;
  add_fact(view, visit, "register-formats", shown_formats(probe.repository));
  add_fact(view, visit, "register-format", probe.repository.format);
  add_fact(view, visit, "register-deleted",
           shown_value(visit, "deleted", probe.repository.deleted));
}

void add_sets(View& view, const Visit& visit, const TrialState& state) {
  const RepositoryOffer& offer = state.trial->probe.repository;
  if (offer.sets.empty()) return;
  View& sets = view.add("SETS");
  sets.set("SETS_COUNT", visit.text("register-sets-count", {std::to_string(offer.sets.size())}));
  sets.show("MORE_SETS", offer.more_sets);
  for (const OfferedSet& set : offer.sets) {
    const bool chosen =
        std::find(state.ask.sets.begin(), state.ask.sets.end(), set.spec) != state.ask.sets.end();
    sets.add("SET")
        .set("SET_SPEC", set.spec)
        .set("SET_NAME", set.name.empty() ? set.spec : set.name)
        .show("SET_CHOSEN", chosen);
  }
}

void add_candidates(View& view, const Visit& visit, const Trial& trial) {
  const auto platform = visit.house.platform();
  view.set("CANDIDATES", std::to_string(trial.candidates));
  for (const auto& [theme, count] : trial.by_theme) {
    if (count == 0) continue;
    view.add("THEME")
        .set("THEME_NAME", theme_label(visit, *platform, theme))
        .set("THEME_COUNT", std::to_string(count));
  }
  if (trial.shown.empty()) return;
  View& list = view.add("OFFERED");
  for (const TrialCandidate& candidate : trial.shown) {
    std::vector<std::string> themes;
    for (const std::string& theme : candidate.themes)
      themes.push_back(theme_label(visit, *platform, theme));
    list.add("OFFERED_ONE")
        .set("OFFERED_TITLE", candidate.title)
        .set("OFFERED_THEMES", fmt::format("{}", fmt::join(themes, ", ")));
  }
}

WebResponse still_looking(const Visit& visit, const TrialState& state) {
  View view;
  view.set("ADDRESS", state.ask.url).set("HERE", visit.request.path);
  view.show(state.stage == TrialState::Stage::kWaiting ? "IN_LINE" : "BUSY");
  if (state.read > 0)
    view.add("READ").set("READ_TEXT", visit.text("register-read", {std::to_string(state.read)}));
  WebResponse response =
      show_page(visit, "register_wait.html", visit.text("register-looking"), view);
  // Without a script: the page asks again by itself.
  response.headers.push_back({"Refresh", kLookAgainAfter});
  return response;
}

std::string_view problem_of(const Error& error) {
  if (error.fault == Fault::kInput) return "register-nothing-there";
  return error.fault == Fault::kRemote ? "register-no-answer" : "register-refused";
}

WebResponse failed_trial(const Visit& visit, const TrialState& state) {
  View view;
  view.set("ADDRESS", state.ask.url);
  view.add("PROBLEM").set("PROBLEM_TEXT", visit.text(problem_of(state.error)));
  if (!state.error.what.empty())
    set_said(view.add("DETAIL"), "DETAIL_TEXT", said(visit.language, state.error.what));
  return show_page(visit, "register.html", visit.text("register-title"), view);
}

WebResponse trial_report(const Visit& visit, const TrialState& state) {
  const Trial& trial = *state.trial;
  View view;
  view.set("HERE", visit.request.path).set("ADDRESS", trial.ask.url);
  add_what_stands_there(view, visit, trial);
  const SourceCounts& counts = trial.report.counts;
  view.set("READ_COUNT", std::to_string(counts.records))
      .set("ASIDE_COUNT", std::to_string(counts.rejected));
  view.show("NOTHING_READ", counts.records == 0);
  add_candidates(view, visit, trial);
  add_sets(view, visit, state);
  show_report(view.include("REPORT", "source_report.html"), visit, trial.report);
  if (counts.records > 0) view.show("GO_ON");
  return show_page(visit, "register_report.html", visit.text("register-report"), view);
}

}  // namespace

WebResponse begin_trial(const Visit& visit, const std::string& partner) {
  const std::string typed = visit.form.value("address");
  if (visit.house.trials == nullptr) return address_form(visit, typed, "", 503);
  TrialAsk ask;
  ask.url = with_scheme(typed);
  if (trim(typed).empty() || ask.url.size() > kLongestAddress || !parse_uri(ask.url))
    return address_form(visit, typed, "register-no-address", 422);
  for (const std::string& set : visit.form.values("set")) {
    if (ask.sets.size() < kMostChosenSets) ask.sets.push_back(set);
  }
  const std::string visitor = sender_of(visit.request, visit.house.https());
  const Result<std::string> name = visit.house.trials->start(visitor, std::move(ask), partner);
  if (!name) return address_form(visit, typed, "register-too-often", 429);
  return see_other(trial_address(*name));
}

WebResponse register_page(const Visit& visit) {
  if (visit.request.method == "POST") return begin_trial(visit, "");
  return address_form(visit, visit.request.parameter("address"), "", 200);
}

WebResponse trial_page(const Visit& visit) {
  const auto state = find_trial(visit);
  if (!state) return show_error(visit, 404, visit.text("register-forgotten"));
  if (visit.request.method == "POST") return begin_trial(visit, state->partner);
  switch (state->stage) {
    case TrialState::Stage::kDone:
      return trial_report(visit, *state);
    case TrialState::Stage::kFailed:
      return failed_trial(visit, *state);
    default:
      return still_looking(visit, *state);
  }
}

}  // namespace vindplaats
