#include "app/pipeline/theme_preview.h"

#include <fmt/format.h>

#include "app/command.h"
#include "app/option_values.h"
#include "app/services.h"
#include "app/show_theme_preview.h"
#include "app/write_file.h"
#include "config/load.h"

namespace vindplaats {
namespace {

constexpr std::size_t kShownChanges = 10;           // of each kind
constexpr std::size_t kMostThemeBytes = 1'000'001;  // one more than a file of the folder may have

Result<Theme> read_draft(const std::string& file, const Streams& streams) {
  if (file == "-") return parse_theme_draft(streams.in(), "-");
  TRY_ASSIGN(const std::string text, read_whole_file(file, kMostThemeBytes));
  return parse_theme_draft(text, file);
}

Result<int> run_theme_preview(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const std::size_t most,
             count_option(call, "limit", call.globals.json ? SIZE_MAX : kShownChanges));
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(const Theme theme, read_draft(call.at(0), streams));
  // What is wrong with a query is said before a store is looked for.
  TRY_ASSIGN(const CompiledThemes compiled, compile_themes({theme}, platform->words));
  TRY_ASSIGN(Store* const store, services.store());
  ShownPreview shown;
  shown.tests = run_tests({theme}, compiled);
  TRY_ASSIGN(shown.preview, preview_theme(*store->snapshot(), services.segments(), *platform, theme,
                                          services.clock().now(), most));
  streams.out(call.globals.json ? theme_preview_json(shown, most)
                                : show_theme_preview(shown, most));
  if (!call.globals.json && !call.globals.quiet)
    streams.err(
        fmt::format("Nothing was written. It holds once it stands in themes/{}.toml and "
                    "`vindplaats curate` has run\n",
                    theme.id));
  return kExitOk;
}

const Verb kThemePreviewVerbs[] = {
    {"theme preview",
     "What a changed or new theme file would do: who enters, leaves and moves in the queue, and "
     "which decisions it contradicts",
     {{"FILE", "A theme's file as it may become, called anything; - is stdin"}},
     {{"limit", "N", "So many changes of each kind (10; with --json all)"}},
     "  vindplaats theme preview onderwijs-anders.toml\n"
     "  vindplaats theme preview themes/onderwijs.toml --limit 50\n"
     "  vindplaats theme preview - --json < draft.toml",
     run_theme_preview,
     Work::kBeside},
};

}  // namespace

extern const CommandSet command_theme_preview;
const CommandSet command_theme_preview{46, kThemePreviewVerbs};

}  // namespace vindplaats
