#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/command.h"
#include "app/services.h"
#include "app/show.h"
#include "core/time.h"
#include "curation/classify.h"

namespace vindplaats {
namespace {

Result<int> run_theme_list(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  const std::string today = format_day(services.clock().now());
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  std::vector<std::vector<std::string>> rows = {{"THEME", "LABEL", "STATE", "RULES", "TESTS"}};
  for (const Theme& theme : platform->themes) {
    const auto label = theme.label.find("nl");
    const std::string state = theme.open_on(today) ? "open" : "closed since " + theme.valid_until;
    rows.push_back({theme.id, label == theme.label.end() ? "" : label->second, state,
                    show_count(static_cast<std::int64_t>(theme.rules.size())),
                    show_count(static_cast<std::int64_t>(theme.tests.size()))});
    list.push_back({{"id", theme.id},
                    {"label", theme.label},
                    {"open", theme.open_on(today)},
                    {"aliases", theme.aliases},
                    {"rules", theme.rules.size()},
                    {"tests", theme.tests.size()}});
  }
  streams.out(call.globals.json ? nlohmann::ordered_json{{"themes", list}}.dump() + "\n"
                                : show_table(rows, {3, 4}));
  return kExitOk;
}

Result<int> run_theme_check(const Invocation&, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(const CompiledThemes compiled, compile_themes(platform->themes, platform->words));
  std::size_t rules = 0;
  for (const CompiledTheme& theme : compiled.themes()) rules += theme.rules.size();
  streams.out(fmt::format("{} themes, {} rules: every query can be read\n",
                          compiled.themes().size(), rules));
  return kExitOk;
}

Result<int> run_theme_test(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  const Theme* wanted = call.at(0).empty() ? nullptr : platform->theme(call.at(0));
  if (!call.at(0).empty() && wanted == nullptr) {
    return fail(
        Fault::kNotFound,
        fmt::format("there is no theme '{}'; `vindplaats theme list` shows them", call.at(0)));
  }
  TRY_ASSIGN(const CompiledThemes compiled, compile_themes(platform->themes, platform->words));
  std::int64_t passed = 0, failed = 0;
  for (const TestOutcome& outcome : run_tests(platform->themes, compiled)) {
    if (wanted != nullptr && outcome.theme != wanted->id) continue;
    ++(outcome.passed ? passed : failed);
    if (outcome.passed) continue;
    streams.out(fmt::format("{}:{}: {} {}, but is {}expected (score {})\n", outcome.test.place.file,
                            outcome.test.place.line, outcome.test.title,
                            outcome.test.expect ? "is not selected" : "is selected",
                            outcome.test.expect ? "" : "not ", to_decimal(outcome.score)));
  }
  streams.out(fmt::format("{} tests passed, {} failed\n", passed, failed));
  return failed == 0 ? kExitOk : kExitFailed;
}

const Verb kThemeVerbs[] = {
    {"theme list",
     "Every theme with its rules and tests",
     {},
     {},
     "  vindplaats theme list",
     run_theme_list},
    {"theme check",
     "Read every rule's query and say what is wrong",
     {},
     {},
     "  vindplaats theme check",
     run_theme_check},
    {"theme test",
     "Run the tests that stand in the theme files",
     {{"THEME", "Only this theme", 0, 1}},
     {},
     "  vindplaats theme test onderwijs",
     run_theme_test},
};

}  // namespace

extern const CommandSet command_theme;
const CommandSet command_theme{45, kThemeVerbs};

}  // namespace vindplaats
