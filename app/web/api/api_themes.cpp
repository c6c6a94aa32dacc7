// Themes with their rules, what changed rules would do, and saving them.
#include <nlohmann/json.hpp>

#include "app/pipeline/theme_file.h"
#include "app/pipeline/theme_preview.h"
#include "app/show.h"
#include "app/show_theme.h"
#include "app/show_theme_preview.h"
#include "app/web/api/api_problem.h"
#include "app/web/api/operations.h"
#include "core/time.h"

namespace vindplaats {
namespace {

constexpr std::int64_t kUsualChanges = 20;  // of each kind

ApiAnswer not_their_theme(const ApiCall& call) {
  return {403, problem_json({.status = 403}, call.language)};
}

ApiJson file_json(const ApiCall& call, const ThemeFile& file) {
  ApiJson json = theme_json(*call.platform->theme(file.theme), format_day(call.house.now()));
  json["text"] = file.text;
  json["digest"] = file.digest;
  return json;
}

}  // namespace

Result<ApiAnswer> api_themes(const ApiCall& call) {
  return ApiAnswer{200, themes_json(*call.platform, format_day(call.house.now()))};
}

Result<ApiAnswer> api_theme(const ApiCall& call) {
  TRY_ASSIGN(const ThemeFile file, read_theme_file(*call.platform, call.id()));
  if (!call.may(Right::kRules, {file.theme})) return not_their_theme(call);
  return ApiAnswer{200, json_line(file_json(call, file))};
}

Result<ApiAnswer> api_preview_theme(const ApiCall& call) {
  TRY_ASSIGN(const ThemeFile file, read_theme_file(*call.platform, call.id()));
  if (!call.may(Right::kRules, {file.theme})) return not_their_theme(call);
  TRY_ASSIGN(const Theme theme,
             checked_theme(*call.platform, file, call.body.at("text").get<std::string>()));
  TRY_ASSIGN(const CompiledThemes compiled, compile_themes({theme}, call.platform->words));
  const std::unique_ptr<Snapshot> snapshot = call.house.store->snapshot();
  const auto most = static_cast<std::size_t>(call.body.value("limit", kUsualChanges));
  ShownPreview shown;
  shown.tests = run_tests({theme}, compiled);
  TRY_ASSIGN(shown.preview, preview_theme(*snapshot, *call.house.segments, *call.platform, theme,
                                          call.house.now(), most));
  return ApiAnswer{200, theme_preview_json(shown, most)};
}

Result<ApiAnswer> api_save_theme(const ApiCall& call) {
  TRY_ASSIGN(const ThemeFile before, read_theme_file(*call.platform, call.id()));
  if (!call.may(Right::kRules, {before.theme})) return not_their_theme(call);
  const auto text = [&](const char* key) { return call.body.at(key).get<std::string>(); };
  auto lock = call.house.desk();
  const Result<bool> changed =
      save_theme_file(*call.house.store, *call.house.clock, *call.platform, before.theme,
                      {text("text"), text("why"), call.account.name, text("digest")});
  if (lock.owns_lock()) lock.unlock();
  if (!changed && changed.error().fault == Fault::kConflict) {
    ApiProblem problem = problem_of(changed.error(), call.platform->dir);
    problem.more["current"] = file_json(call, before);
    return ApiAnswer{409, problem_json(problem, call.language)};
  }
  TRY(changed);
  if (*changed && call.house.reload) call.house.reload();
  const std::shared_ptr<const Platform> platform = call.house.platform();
  TRY_ASSIGN(const ThemeFile file, read_theme_file(*platform, before.theme));
  ApiJson json = file_json(call, file);
  json["changed"] = *changed;
  return ApiAnswer{200, json_line(json)};
}

}  // namespace vindplaats
