#include <nlohmann/json.hpp>
#include <set>

#include <fmt/format.h>

#include "app/command.h"
#include "app/pipeline/renormalize.h"
#include "app/services.h"
#include "app/show.h"
#include "core/text.h"
#include "store/harvest_tables.h"

namespace vindplaats {
namespace {

nlohmann::ordered_json difference_json(const RenormalizeReport& report, bool dry_run) {
  nlohmann::ordered_json examples = nlohmann::ordered_json::array();
  for (const FieldChange& change : report.examples) {
    examples.push_back({{"record", change.record},
                        {"field", change.field},
                        {"before", change.before},
                        {"after", change.after}});
  }
  nlohmann::ordered_json refused = nlohmann::ordered_json::array();
  for (const auto& [record, reason] : report.refused)
    refused.push_back({{"record", record}, {"reason", reason}});
  return {{"read", report.read},       {"outdated", report.outdated},
          {"changed", report.changed}, {"unreadable", report.unreadable},
          {"gained", report.gained},   {"lost", report.lost},
          {"altered", report.altered}, {"dryRun", dry_run},
          {"examples", examples},      {"refused", refused}};
}

// JSON of a field, on one line of a terminal.
std::string shown(const std::string& json) {
  constexpr std::size_t kShownBytes = 300;
  return json.size() <= kShownBytes ? json : std::string(cut_utf8(json, kShownBytes)) + "…";
}

void print_difference(const RenormalizeReport& report, Streams& streams) {
  std::vector<std::vector<std::string>> rows = {{"FIELD", "GAINED", "LOST", "ALTERED"}};
  std::set<std::string> fields;
  for (const auto* counts : {&report.gained, &report.lost, &report.altered}) {
    for (const auto& [field, count] : *counts) {
      if (count > 0) fields.insert(field);
    }
  }
  const auto cell = [](const std::map<std::string, std::int64_t>& counts,
                       const std::string& field) {
    const auto found = counts.find(field);
    return found == counts.end() || found->second == 0 ? std::string() : show_count(found->second);
  };
  for (const std::string& field : fields) {
    rows.push_back(
        {field, cell(report.gained, field), cell(report.lost, field), cell(report.altered, field)});
  }
  if (!fields.empty()) streams.out(show_table(rows, {1, 2, 3}));
  for (const FieldChange& change : report.examples) {
    streams.out(fmt::format("\n{} {}\n", change.record, change.field));
    if (!change.before.empty()) streams.out(fmt::format("  - {}\n", shown(change.before)));
    if (!change.after.empty()) streams.out(fmt::format("  + {}\n", shown(change.after)));
  }
  if (!report.examples.empty()) streams.out("\n");
}

// What it came to, and what comes next.
void print_summary(const RenormalizeReport& report, bool dry_run, Streams& streams) {
  for (const auto& [record, reason] : report.refused)
    streams.out(fmt::format("stays as it was: {}\n", reason));
  streams.out(fmt::format("{} records read anew, {} {}, {} unreadable\n", show_count(report.read),
                          show_count(report.changed), dry_run ? "would change" : "changed",
                          show_count(report.unreadable)));
  if (report.changed == 0) return;
  const char* stays = "what editors corrected stays corrected";
  if (!dry_run) {
    streams.out(fmt::format("`vindplaats curate` brings the publications in line; {}\n", stays));
  } else if (report.outdated > 0) {
    streams.out(
        fmt::format("Nothing was written. `vindplaats normalize` does it for the {} that an "
                    "older normaliser made, with --all for every record; {}\n",
                    show_count(report.outdated), stays));
  } else {
    streams.out(
        fmt::format("Nothing was written. `vindplaats normalize --all` does it; {}\n", stays));
  }
}

Result<int> run_normalize(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  for (const std::string& id : call.positionals) {
    TRY_ASSIGN(const SourceCounts counts, count_source(*store->snapshot(), id));
    if (platform->source(id) == nullptr && counts == SourceCounts{}) {
      return fail(Fault::kNotFound,
                  fmt::format("there is no source '{}'; `vindplaats source list` shows them", id));
    }
  }
  RenormalizeOptions options;
  options.sources = call.positionals;
  options.dry_run = call.has("dry-run");
  options.all = call.has("all") || options.dry_run;
  Progress progress(streams, call.globals, services.clock());
  TRY_ASSIGN(const RenormalizeReport report,
             renormalize(*store, *platform, options, [&](std::int64_t read) {
               progress.show("normalize", read, std::nullopt);
             }));
  progress.clear();
  if (call.globals.json) {
    streams.out(difference_json(report, options.dry_run)
                    .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) +
                "\n");
  } else {
    if (options.dry_run) print_difference(report, streams);
    print_summary(report, options.dry_run, streams);
  }
  return report.unreadable > 0 ? kExitPartly : kExitOk;
}

const Verb kNormalizeVerbs[] = {
    {.path = "normalize",
     .help = "Bring stored payloads into the schema anew, where the normaliser is newer",
     .positionals = {{"ID", "Sources; none: all", 0, 0}},
     .options = {{"all", "", "Every record, also what this normaliser made"},
                 {"dry-run", "",
                  "Look at every record, show the difference field by field, write nothing"}},
     .examples = "  vindplaats normalize --dry-run\n  vindplaats normalize wodc --all",
     .run = run_normalize}};

}  // namespace

extern const CommandSet command_normalize;
const CommandSet command_normalize{41, kNormalizeVerbs};

}  // namespace vindplaats
