#include "app/pipeline/curate_watermark.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/digest.h"
#include "core/time.h"
#include "core/version.h"
#include "store/ledger.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

constexpr std::string_view kSeen = "curate";
constexpr std::string_view kThemePrefix = "curate/theme/";

struct Count {
  std::string_view name;
  std::int64_t CurateReport::*value;
};
constexpr Count kCounts[] = {{"curate/records", &CurateReport::records},
                             {"curate/publications", &CurateReport::publications},
                             {"curate/merged", &CurateReport::merged},
                             {"curate/candidates", &CurateReport::candidates},
                             {"curate/accepted", &CurateReport::accepted},
                             {"curate/rejected", &CurateReport::rejected},
                             {"curate/reopened", &CurateReport::reopened}};

}  // namespace

Result<std::int64_t> what_curate_sees(const Snapshot& snapshot, const Platform& platform,
                                      Instant now) {
  if (platform.digest.empty()) return 0;
  TRY_ASSIGN(const LedgerHead head, read_head(snapshot));
  Sha256Stream all;
  all.take(fmt::format("{} {} {} {} {}\n", version(), kCurationVersion, format_day(now),
                       platform.digest, head.digest));
  TRY(snapshot.scan(Table::kRecords, {}, {}, [&](std::string_view key, std::string_view value) {
    all.take(fmt::format("{} {} ", key.size(), value.size()));
    all.take(key);
    all.take(value);
    return true;
  }));
  const Digest digest = all.finish();
  std::int64_t seen = 0;
  for (std::size_t i = 0; i < 8; ++i) seen = (seen & (INT64_MAX >> 8)) << 8 | digest[i];
  return std::max<std::int64_t>(seen, 1);
}

Result<std::optional<CurateReport>> counted_before(const Snapshot& snapshot, std::int64_t seen) {
  TRY_ASSIGN(const std::int64_t before, get_watermark(snapshot, kSeen));
  if (seen == 0 || before != seen) return std::optional<CurateReport>();
  CurateReport report;
  for (const Count& count : kCounts) {
    TRY_ASSIGN(report.*count.value, get_watermark(snapshot, count.name));
  }
  TRY(scan_watermarks(snapshot, kThemePrefix, [&](std::string_view theme, std::int64_t value) {
    if (value > 0) report.by_theme[std::string(theme)] = value;
  }));
  return std::optional(std::move(report));
}

void note_counts(Batch& batch, std::int64_t seen, const CurateReport& report) {
  drop_watermarks(batch, kThemePrefix);
  put_watermark(batch, kSeen, seen);
  for (const Count& count : kCounts) put_watermark(batch, count.name, report.*count.value);
  for (const auto& [theme, value] : report.by_theme)
    put_watermark(batch, std::string(kThemePrefix) + theme, value);
}

}  // namespace vindplaats
