#include <fmt/format.h>

#include "app/record_lines.h"
#include "config/defaults.h"
#include "config/load.h"
#include "core/json.h"
#include "curation/analyser.h"
#include "curation/classify.h"

namespace vindplaats {
namespace {

// {"id":...,"themes":[...],"excluded":[...]}: the two lists are written also when they are empty.
std::string classified_line(const std::string& id, const Classification& found) {
  const auto list = [](const std::vector<ThemeMatch>& themes) {
    std::string out;
    for (const ThemeMatch& theme : themes) {
      out += out.empty() ? "" : ",";
      append_json(out, theme);
    }
    return out;
  };
  std::string line = "{\"id\":";
  append_json_string(line, id);
  return line + fmt::format(",\"themes\":[{}],\"excluded\":[{}]}}\n", list(found.themes),
                            list(found.excluded));
}

Result<int> run_try_classify(const Invocation& call, Services&, Streams& streams) {
  const std::string dir = call.get("themes");
  TRY_ASSIGN(const Platform platform, dir.empty() ? default_platform() : load_themes(dir));
  TRY_ASSIGN(const CompiledThemes compiled, compile_themes(platform.themes, platform.words));
  Analyser analyser;
  RecordLines lines(streams);
  lines.read(call.positionals, [&](const Record& record) -> Result<void> {
    streams.out(classified_line(record.id, classify(compiled, analyser.analyse(record))));
    return {};
  });
  return lines.status();
}

const Verb kTryClassifyVerbs[] = {
    {"try classify",
     "Which themes select the records of a file, and by which words, without a store",
     {{"FILE", "Records, one a line, as `try normalize` writes them; - for standard input", 1, 0}},
     {{"themes", "DIR", "Theme files, with words/ beside them (default: those that init writes)"}},
     "  vindplaats try normalize feed.xml | vindplaats try classify -\n"
     "  vindplaats try classify --themes themes records.jsonl",
     run_try_classify,
     Work::kHere}};

}  // namespace

extern const CommandSet command_try_classify;
const CommandSet command_try_classify{101, kTryClassifyVerbs};

}  // namespace vindplaats
