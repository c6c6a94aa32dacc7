#include "app/serve/figures_reader.h"

#include "app/health.h"
#include "core/time.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

std::int64_t unix_seconds(const std::string& time) {
  const Result<Instant> moment = parse_time(time);
  return moment ? moment->time_since_epoch().count() : 0;
}

}  // namespace

Result<Figures> read_figures(
    const Platform& platform, const Store& store, Instant now,
    const std::function<std::optional<Instant>(const std::string& source)>& next_due) {
  Figures figures;
  figures.at = now;
  const std::unique_ptr<Snapshot> snapshot = store.snapshot();
  TRY_ASSIGN(std::vector<SourceHealth> sources, source_health(platform, *snapshot, now));
  for (SourceHealth& health : sources) {
    figures.records += health.records;
    const std::optional<Instant> next = next_due(health.id);
    SourceFigures& source = figures.sources.emplace_back();
    source.id = health.id;
    source.state = health.state;
    source.records = health.records;
    source.findings = health.findings;
    source.deleted = health.counts.deleted;
    source.rejected = health.counts.rejected;
    source.by_code = std::move(health.by_code);
    source.last_success = unix_seconds(health.last_success);
    source.next = next ? next->time_since_epoch().count() : 0;
  }
  TRY(scan_publications(*snapshot, [&](const Publication& publication) {
    ++figures.publications;
    figures.accepted += publication.status == "accepted";
    if (publication.status != "candidate") return true;
    ++figures.candidates;
    for (const ThemeMark& mark : publication.themes) ++figures.queue[mark.id];
    return true;
  }));
  figures.store_bytes = store.bytes();
  return figures;
}

}  // namespace vindplaats
