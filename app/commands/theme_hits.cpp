#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/command.h"
#include "app/pipeline/rule_hits.h"
#include "app/services.h"
#include "app/show.h"

namespace vindplaats {
namespace {

std::string rule_hits_table(const RuleHits& hits) {
  std::vector<std::vector<std::string>> rows = {
      {"THEME", "RULE", "HITS", "ALONE", "WAITING", "ACCEPTED", "REJECTED", "LATEST", "REMARK"}};
  for (const RuleReport& rule : hits.rules) {
    rows.push_back({rule.theme, (rule.exclude ? "NOT " : "") + rule.rule, show_count(rule.hits),
                    show_count(rule.unique), show_count(rule.waiting), show_count(rule.accepted),
                    show_count(rule.rejected), rule.latest, remark_on(rule, hits.since)});
  }
  return show_table(rows, {2, 3, 4, 5, 6});
}

nlohmann::ordered_json drift_json(const Drift& drift) {
  return {{"kind", drift.kind == Drift::Kind::kSilent ? "silent" : "surge"},
          {"weeks", drift.weeks},
          {"found", drift.found},
          {"expected", drift.expected}};
}

std::string rule_hits_json(const RuleHits& hits) {
  nlohmann::ordered_json rules = nlohmann::ordered_json::array();
  for (const RuleReport& rule : hits.rules) {
    nlohmann::ordered_json one = {{"theme", rule.theme},       {"id", rule.rule},
                                  {"exclude", rule.exclude},   {"hits", rule.hits},
                                  {"unique", rule.unique},     {"waiting", rule.waiting},
                                  {"accepted", rule.accepted}, {"rejected", rule.rejected}};
    if (!rule.latest.empty()) one["latest"] = rule.latest;
    if (rule.drift.kind != Drift::Kind::kNone) one["drift"] = drift_json(rule.drift);
    const std::string remark = remark_on(rule, hits.since);
    if (!remark.empty()) one["remark"] = remark;
    rules.push_back(std::move(one));
  }
  nlohmann::ordered_json json = {{"rules", std::move(rules)}, {"publications", hits.publications}};
  if (!hits.since.empty()) json["since"] = hits.since;
  return json_line(json);
}

Result<int> run_theme_hits(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  const Theme* const wanted = call.at(0).empty() ? nullptr : platform->theme(call.at(0));
  if (!call.at(0).empty() && wanted == nullptr) {
    return fail(
        Fault::kNotFound,
        fmt::format("there is no theme '{}'; `vindplaats theme list` shows them", call.at(0)));
  }
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(RuleHits hits, read_rule_hits(*store->snapshot(), services.segments(), *platform,
                                           services.clock().now()));
  if (wanted != nullptr)
    std::erase_if(hits.rules, [&](const RuleReport& rule) { return rule.theme != wanted->id; });
  if (call.globals.json) {
    streams.out(rule_hits_json(hits));
    return kExitOk;
  }
  streams.out(rule_hits_table(hits));
  streams.out(fmt::format("{} publications{}\n", show_count(hits.publications),
                          hits.since.empty() ? "" : " since " + hits.since));
  return kExitOk;
}

const Verb kThemeHitsVerbs[] = {
    {"theme hits",
     "What each rule finds in the store, what it alone finds, and whether that is as it used to be",
     {{"THEME", "Only this theme", 0, 1}},
     {},
     "  vindplaats theme hits onderwijs\n  vindplaats theme hits --json",
     run_theme_hits,
     Work::kBeside},
};

}  // namespace

extern const CommandSet command_theme_hits;
const CommandSet command_theme_hits{47, kThemeHitsVerbs};

}  // namespace vindplaats
