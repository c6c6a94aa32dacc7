#include "app/pipeline/report.h"

#include <fmt/format.h>

#include "app/command.h"
#include "app/option_values.h"
#include "app/services.h"
#include "core/time.h"
#include "export/bundle/words.h"

namespace vindplaats {
namespace {

struct ReportPeriod {
  std::string from, until;
};

// The year asked for, the days asked for, or this year until today.
Result<ReportPeriod> period_of(const Invocation& call, const Clock& clock) {
  const std::string today = format_day(clock.now()), year = call.get("year");
  if (!year.empty()) {
    if (call.has("from") || call.has("until"))
      return tl::unexpected(
          Error{Fault::kUsage, "goes without --from and --until", "", 0, "--year"});
    if (year.size() != 4 || !parse_time(year + "-01-01"))
      return tl::unexpected(
          Error{Fault::kUsage, fmt::format("'{}' is no year; write 2026", year), "", 0, "--year"});
    return ReportPeriod{year + "-01-01", year + "-12-31"};
  }
  TRY_ASSIGN(std::string from, day_option(call, "from"));
  TRY_ASSIGN(std::string until, day_option(call, "until"));
  if (until.empty()) until = today;
  if (from.empty()) from = until.substr(0, 4) + "-01-01";
  if (from > until)
    return tl::unexpected(
        Error{Fault::kUsage, fmt::format("{} comes after {}", from, until), "", 0, "--from"});
  return ReportPeriod{from, until};
}

Result<int> run_report(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const ReportPeriod period, period_of(call, services.clock()));
  TRY_ASSIGN(std::string format, choice_option(call, "format", {"md", "html", "csv", "json"}));
  TRY_ASSIGN(const std::string language, choice_option(call, "language", {"nl", "en"}));
  if (call.globals.json) format = "json";
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(const ReportFigures figures,
             count_report(*store->snapshot(), *platform, services.clock().now(), period.from,
                          period.until));
  const std::vector<ReportTable> tables = report_tables(figures, *platform, language);
  const std::string heading =
      fmt::format("{} {}", nl_or_en(language, "Verslag", "Report"), platform->settings.name);
  std::string text;
  if (format == "md") text = report_markdown(figures, tables, heading, language);
  if (format == "html") text = report_html(figures, tables, heading, language);
  if (format == "csv") text = report_csv(tables, language);
  if (format == "json") text = report_json(figures, tables);
  TRY(give_text(call, platform->dir, text, streams));
  return kExitOk;
}

const Verb kReportVerbs[] = {
    {"report",
     "The figures of a period: harvested, decided, released, waiting, seen; per partner and theme",
     {},
     {{"year", "Y", "Of this year (default: of this year until today)"},
      {"from", "D", "From this day on (default: the first of the year)"},
      {"until", "D", "Up to and including this day (default: today)"},
      {"format", "F", "md, html, csv or json (default: md)"},
      {"language", "L", "nl or en: of headings and labels (default: nl)"},
      {"out", "FILE", "Into this file instead of to standard output"}},
     "  vindplaats report --year 2026 --format html --out verslag.html\n"
     "  vindplaats report --from 2026-05-01 --until 2026-08-31 --format csv",
     run_report,
     Work::kBeside}};

}  // namespace

extern const CommandSet command_report;
const CommandSet command_report{92, kReportVerbs};

}  // namespace vindplaats
