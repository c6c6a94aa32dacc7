#include "app/pipeline/usage.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/command.h"
#include "app/services.h"
#include "app/show.h"
#include "app/write_file.h"

namespace vindplaats {
namespace {

// So many lines of a website's other pages tell enough; --json has all.
constexpr std::size_t kShownTroubles = 20;

nlohmann::ordered_json troubles_json(const std::vector<UsageTrouble>& troubles) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const UsageTrouble& trouble : troubles)
    list.push_back({{"line", trouble.line}, {"address", trouble.address}, {"why", trouble.why}});
  return list;
}

struct MonthCounts {
  std::int64_t publications = 0, visits = 0;
};
std::map<std::string, MonthCounts> by_month(const UsageEntry& entry) {
  std::map<std::string, MonthCounts> months;
  for (const std::string& month : entry.months) months[month];
  for (const UsageCount& count : entry.counts) {
    ++months[count.month].publications;
    months[count.month].visits += count.visits;
  }
  return months;
}

std::string usage_json(const UsageImport& import) {
  nlohmann::ordered_json months = nlohmann::ordered_json::array();
  for (const auto& [month, counts] : by_month(import.counted.entry))
    months.push_back(
        {{"month", month}, {"publications", counts.publications}, {"visits", counts.visits}});
  return json_line({{"months", months},
                    {"written", import.written},
                    {"unmatched", troubles_json(import.counted.unmatched)},
                    {"refused", troubles_json(import.refused)}});
}

std::string show_troubles(std::string_view heading, const std::vector<UsageTrouble>& troubles) {
  if (troubles.empty()) return {};
  std::string text =
      fmt::format("{} {}\n", show_count(static_cast<std::int64_t>(troubles.size())), heading);
  for (std::size_t i = 0; i < std::min(troubles.size(), kShownTroubles); ++i)
    text +=
        fmt::format("  line {}: {} {}\n", troubles[i].line, troubles[i].address, troubles[i].why);
  if (troubles.size() > kShownTroubles)
    text += fmt::format("  and {} more; --json names all\n", troubles.size() - kShownTroubles);
  return text;
}

std::string show_import(const UsageImport& import, bool dry_run) {
  std::string text;
  for (const auto& [month, counts] : by_month(import.counted.entry))
    text += fmt::format("{}: {} visits to {} publications\n", month, show_count(counts.visits),
                        show_count(counts.publications));
  if (!import.written)
    text += dry_run ? "Nothing was written: --dry-run\n" : "All of this was known already\n";
  text += show_troubles("lines are left out:", import.refused);
  return text + show_troubles("lines are of other pages:", import.counted.unmatched);
}

Result<int> run_usage_import(const Invocation& call, Services& services, Streams& streams) {
  UsageFile file{call.at(0), {}, call.get("month")};
  if (!file.month.empty() && !is_month(file.month)) {
    return tl::unexpected(Error{Fault::kUsage,
                                fmt::format("'{}' is no month; write 2026-10", file.month), "", 0,
                                "--month"});
  }
  TRY(services.platform());
  if (file.name == "-") {
    file.bytes = streams.in();
  } else {
    TRY_ASSIGN(file.bytes, read_whole_file(file.name, kMostUsageBytes));
  }
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(const UsageImport import,
             import_usage(*store, services.clock(), file, call.globals.as, call.has("dry-run")));
  streams.out(call.globals.json ? usage_json(import) : show_import(import, call.has("dry-run")));
  return import.refused.empty() ? kExitOk : kExitPartly;
}

const Verb kUsageVerbs[] = {
    {"usage import",
     "Take in how often the website's pages were seen, by publication and month",
     {{"FILE",
       "CSV with a header: an address (url, page, path, slug, id), a count (visits, views, "
       "nb_visits, bezoeken) and a day or month; - for standard input"}},
     {{"month", "M", "Of a file that does not say when: 2026-10"},
      {"dry-run", "", "Only tell what would be taken in"}},
     "  vindplaats usage import bezoeken.csv\n"
     "  vindplaats usage import paginas.csv --month 2026-10 --dry-run",
     run_usage_import}};

}  // namespace

extern const CommandSet command_usage;
const CommandSet command_usage{91, kUsageVerbs};

}  // namespace vindplaats
