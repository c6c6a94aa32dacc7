#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/command.h"
#include "app/write_file.h"
#include "config/defaults.h"
#include "config/load.h"
#include "core/text.h"
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

// One run of `try classify` over its files.
class TryClassify {
 public:
  TryClassify(const CompiledThemes& themes, Streams& streams)
      : themes_(themes), streams_(streams) {}

  void read(const std::string& file, std::string_view text) {
    int number = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view line = trim(text.substr(at, end - at));
      at = end + 1;
      ++number;
      if (!line.empty()) classify_line(file, number, line);
    }
  }

  void refuse(const std::string& file, int line, const std::string& reason) {
    ++refused_;
    nlohmann::ordered_json json = {{"file", file}};
    if (line > 0) json["line"] = line;
    json["reason"] = reason;
    streams_.err(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
  }

  int status() const {
    if (refused_ == 0) return kExitOk;
    return written_ > 0 ? kExitPartly : kExitFailed;
  }

 private:
  void classify_line(const std::string& file, int number, std::string_view line) {
    const Result<Record> record = from_json<Record>(line);
    if (!record) return refuse(file, number, record.error().what);
    ++written_;
    streams_.out(classified_line(record->id, classify(themes_, analyser_.analyse(*record))));
  }

  const CompiledThemes& themes_;
  Streams& streams_;
  Analyser analyser_;
  int written_ = 0, refused_ = 0;
};

Result<int> run_try_classify(const Invocation& call, Services&, Streams& streams) {
  const std::string dir = call.get("themes");
  TRY_ASSIGN(const Platform platform, dir.empty() ? default_platform() : load_themes(dir));
  TRY_ASSIGN(const CompiledThemes compiled, compile_themes(platform.themes, platform.words));
  TryClassify stage(compiled, streams);
  for (const std::string& file : call.positionals) {
    const Result<std::string> text =
        file == "-" ? Result<std::string>(streams.in()) : read_whole_file(file);
    if (text) stage.read(file, *text);
    if (!text) stage.refuse(file, 0, text.error().what);
  }
  return stage.status();
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
