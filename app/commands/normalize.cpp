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
  return {{"read", report.read},     {"changed", report.changed}, {"unreadable", report.unreadable},
          {"gained", report.gained}, {"lost", report.lost},       {"altered", report.altered},
          {"dryRun", dry_run},       {"examples", examples}};
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
    streams.out(fmt::format("\n{} {}\n  - {}\n  + {}\n", change.record, change.field,
                            cut_utf8(change.before, 300), cut_utf8(change.after, 300)));
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
    streams.out(fmt::format("{} records read anew, {} {}, {} unreadable\n", show_count(report.read),
                            show_count(report.changed),
                            options.dry_run ? "would change" : "changed",
                            show_count(report.unreadable)));
  }
  return report.unreadable > 0 ? kExitPartly : kExitOk;
}

const Verb kNormalizeVerbs[] = {
    {.path = "normalize",
     .help = "Bring stored payloads into the schema anew, where the normaliser is newer",
     .positionals = {{"ID", "Sources; none: all", 0, 0}},
     .options = {{"all", "", "Every record"},
                 {"dry-run", "", "Show the difference field by field, change nothing"}},
     .examples = "  vindplaats normalize --dry-run\n  vindplaats normalize wodc --all",
     .run = run_normalize}};

}  // namespace

extern const CommandSet command_normalize;
const CommandSet command_normalize{41, kNormalizeVerbs};

}  // namespace vindplaats
