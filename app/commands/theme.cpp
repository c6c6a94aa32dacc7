#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>

#include <fmt/format.h>

#include "app/command.h"
#include "app/services.h"
#include "app/show.h"
#include "app/show_theme.h"
#include "app/write_file.h"
#include "core/time.h"
#include "curation/classify.h"
#include "curation/golden.h"

namespace vindplaats {
namespace {

Result<int> run_theme_list(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  const std::string today = format_day(services.clock().now());
  if (call.globals.json) {
    streams.out(themes_json(*platform, today));
    return kExitOk;
  }
  std::vector<std::vector<std::string>> rows = {{"THEME", "LABEL", "STATE", "RULES", "TESTS"}};
  for (const Theme& theme : platform->themes) {
    const auto label = theme.label.find("nl");
    const std::string state = theme.open_on(today) ? "open" : "closed since " + theme.valid_until;
    rows.push_back({theme.id, label == theme.label.end() ? "" : label->second, state,
                    show_count(static_cast<std::int64_t>(theme.rules.size())),
                    show_count(static_cast<std::int64_t>(theme.tests.size()))});
  }
  streams.out(show_table(rows, {3, 4}));
  return kExitOk;
}

Result<int> run_theme_check(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(const CompiledThemes compiled, compile_themes(platform->themes, platform->words));
  std::size_t rules = 0;
  for (const CompiledTheme& theme : compiled.themes()) rules += theme.rules.size();
  if (call.globals.json) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const CompiledTheme& theme : compiled.themes())
      list.push_back({{"id", theme.id}, {"rules", theme.rules.size()}});
    streams.out(json_line({{"themes", list}}));
    return kExitOk;
  }
  streams.out(fmt::format("{} themes, {} rules: every query can be read\n",
                          compiled.themes().size(), rules));
  return kExitOk;
}

constexpr std::string_view kGoldenFile = "themes/golden.jsonl";
// Items of this half are never named: whoever sees which of them fail would write rules for them,
// and the half would measure nothing (docs/themes.md).
constexpr std::string_view kMeasuringHalf = "b";

struct OwnTests {
  std::int64_t passed = 0;
  std::vector<TestOutcome> failures;
};

OwnTests run_own_tests(const std::vector<Theme>& themes, const CompiledThemes& compiled,
                       const Theme* wanted) {
  OwnTests tests;
  for (TestOutcome& outcome : run_tests(themes, compiled)) {
    if (wanted != nullptr && outcome.theme != wanted->id) continue;
    tests.passed += outcome.passed;
    if (!outcome.passed) tests.failures.push_back(std::move(outcome));
  }
  return tests;
}

// The reference set of the folder, measured; nothing when the folder has none.
Result<std::optional<GoldenReport>> measure_folder(const Platform& platform,
                                                   const CompiledThemes& compiled,
                                                   const Theme* wanted) {
  const std::string path = platform.dir + "/" + std::string(kGoldenFile);
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return std::nullopt;
  TRY_ASSIGN(const std::string text, read_whole_file(path));
  std::vector<std::string> known;
  for (const Theme& theme : platform.themes) known.push_back(theme.id);
  TRY_ASSIGN(const std::vector<GoldenItem> items,
             parse_golden(text, std::string(kGoldenFile), known));
  std::vector<std::string> measured = themes_with_rules(compiled);
  if (wanted != nullptr) measured = {wanted->id};
  return measure_golden(items, compiled, measured);
}

std::string show_golden_half(const GoldenHalf& half) {
  std::vector<std::vector<std::string>> rows = {
      {"THEME", "RIGHT", "WRONG", "MISSED", "PRECISION", "RECALL", "F1"}};
  for (const GoldenTheme& theme : half.themes) {
    rows.push_back({theme.id, show_count(theme.right), show_count(theme.wrong),
                    show_count(theme.missed), to_decimal(theme.precision()),
                    to_decimal(theme.recall()), to_decimal(theme.f1())});
  }
  std::string names;
  if (half.half != kMeasuringHalf) {
    for (const std::string& id : half.selected_negatives) names += " " + id;
  }
  return fmt::format(
      "\n{}, half {}: {} items\n{}macro-F1 {}; {} of {} hard negatives selected{}{}\n", kGoldenFile,
      half.half, half.items, show_table(rows, {1, 2, 3, 4, 5, 6}), to_decimal(half.macro_f1()),
      half.selected_negatives.size(), half.negatives, names.empty() ? "" : ":", names);
}

std::string show_theme_test(const OwnTests& tests, const std::optional<GoldenReport>& golden) {
  std::string text;
  for (const TestOutcome& outcome : tests.failures) {
    text += fmt::format("{}:{}: {} {}, but is {}expected (score {})\n", outcome.test.place.file,
                        outcome.test.place.line, outcome.test.title,
                        outcome.test.expect ? "is not selected" : "is selected",
                        outcome.test.expect ? "" : "not ", to_decimal(outcome.score));
  }
  text += fmt::format("{} tests passed, {} failed\n", tests.passed, tests.failures.size());
  if (!golden) return text;
  for (const GoldenHalf& half : golden->halves) text += show_golden_half(half);
  return text;
}

nlohmann::ordered_json golden_half_json(const GoldenHalf& half) {
  nlohmann::ordered_json themes = nlohmann::ordered_json::array();
  const auto number = [](Thousandths value) { return static_cast<double>(value.count) / 1000; };
  for (const GoldenTheme& theme : half.themes) {
    themes.push_back({{"id", theme.id},
                      {"right", theme.right},
                      {"wrong", theme.wrong},
                      {"missed", theme.missed},
                      {"precision", number(theme.precision())},
                      {"recall", number(theme.recall())},
                      {"f1", number(theme.f1())}});
  }
  return {{"half", half.half},
          {"items", half.items},
          {"negatives", half.negatives},
          {"negativesSelected", half.selected_negatives.size()},
          {"macroF1", number(half.macro_f1())},
          {"themes", themes}};
}

std::string theme_test_json(const OwnTests& tests, const std::optional<GoldenReport>& golden) {
  nlohmann::ordered_json failures = nlohmann::ordered_json::array();
  for (const TestOutcome& outcome : tests.failures) {
    failures.push_back({{"theme", outcome.theme},
                        {"file", outcome.test.place.file},
                        {"line", outcome.test.place.line},
                        {"title", outcome.test.title},
                        {"expect", outcome.test.expect},
                        {"score", static_cast<double>(outcome.score.count) / 1000}});
  }
  nlohmann::ordered_json body = {
      {"tests",
       {{"passed", tests.passed}, {"failed", tests.failures.size()}, {"failures", failures}}}};
  if (golden) {
    nlohmann::ordered_json halves = nlohmann::ordered_json::array();
    for (const GoldenHalf& half : golden->halves) halves.push_back(golden_half_json(half));
    body["golden"] = {{"halves", halves}};
  }
  return body.dump() + "\n";
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
  const OwnTests tests = run_own_tests(platform->themes, compiled, wanted);
  TRY_ASSIGN(const std::optional<GoldenReport> golden, measure_folder(*platform, compiled, wanted));
  streams.out(call.globals.json ? theme_test_json(tests, golden) : show_theme_test(tests, golden));
  const bool well = tests.failures.empty() && (!golden || golden->selected_negatives() == 0);
  return well ? kExitOk : kExitFailed;
}

const Verb kThemeVerbs[] = {
    {"theme list",
     "Every theme with its rules and tests",
     {},
     {},
     "  vindplaats theme list",
     run_theme_list,
     Work::kHere},
    {"theme check",
     "Read every rule's query and say what is wrong",
     {},
     {},
     "  vindplaats theme check",
     run_theme_check,
     Work::kHere},
    {"theme test",
     "Run the tests that stand in the theme files, and measure against themes/golden.jsonl",
     {{"THEME", "Only this theme", 0, 1}},
     {},
     "  vindplaats theme test onderwijs",
     run_theme_test,
     Work::kHere},
};

}  // namespace

extern const CommandSet command_theme;
const CommandSet command_theme{45, kThemeVerbs};

}  // namespace vindplaats
