#include "app/pipeline/placer.h"

#include <fmt/format.h>

#include "app/run_report.h"
#include "store/harvest_tables.h"
#include "store/keys.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

std::string source_of(std::string_view record_id) {
  return std::string(record_id.substr(0, record_id.find('/')));
}

Result<SourcedRecord> read_sourced(const Snapshot& snapshot, const std::string& id) {
  TRY_ASSIGN(std::optional<Record> record, get_record(snapshot, id));
  if (!record)
    return fail(Fault::kCorrupt,
                fmt::format("record {} is missing; `vindplaats rebuild` makes it anew", id));
  TRY_ASSIGN(const std::optional<Head> head,
             get_head(snapshot, record->source, record->identifier));
  SourcedRecord sourced;
  sourced.record = std::move(*record);
  sourced.first_harvested = head ? head->first_harvested : sourced.record.harvested;
  sourced.version = head ? head->version : 1;
  return sourced;
}

}  // namespace

Result<FirstHarvests> FirstHarvests::read(const Snapshot& snapshot) {
  FirstHarvests first;
  TRY(scan_ledger(snapshot, 1, [&](const LedgerEntry& entry) {
    if (entry.kind != kLedgerRun) return true;
    if (const Result<RunReport> run = from_json<RunReport>(entry.body))
      if (run->state != "failed") first.ended_.emplace(run->source, run->ended);
    return true;
  }));
  return first;
}

std::string FirstHarvests::brought(const Publication& publication) const {
  for (const std::string& record : publication.records) {
    const auto found = ended_.find(source_of(record));
    if (found == ended_.end() || publication.first_seen <= found->second) return source_of(record);
  }
  return {};
}

Result<Placer> Placer::make(const Platform& platform, const Snapshot& snapshot,
                            const Curated& curated, Instant now) {
  TRY_ASSIGN(CompiledThemes themes, compile_themes(platform.themes, platform.words));
  return Placer(platform, snapshot, curated, now, std::move(themes));
}

Result<Placed> Placer::place_group(const Group& group) {
  std::vector<SourcedRecord> records;
  std::set<std::string> sources;
  for (const std::string& id : group.records) {
    TRY_ASSIGN(SourcedRecord record, read_sourced(snapshot_, id));
    sources.insert(record.record.source);
    records.push_back(std::move(record));
  }
  const auto found = standing_.find(group.id);
  const Position position = found == standing_.end() ? Position{} : found->second;
  Placed placed;
  placed.publication = make_publication(group, std::move(records), position, platform_);
  std::vector<std::string> names;
  for (const std::string& id : placed.publication.partners) {
    if (const Partner* partner = platform_.partner(id)) names.push_back(partner->name);
  }
  const Document document =
      analyser_.analyse(placed.publication, {sources.begin(), sources.end()}, names);
  Placing placing =
      place(placed.publication, classify(themes_, document), position, sources, platform_, now_);
  placed.publication.status = std::move(placing.status);
  placed.publication.themes = std::move(placing.themes);
  judge_readiness(placed.publication, platform_.settings);
  placed.auto_accept = std::move(placing.auto_accept);
  return placed;
}

Result<std::vector<Publication>> place_again(const Snapshot& snapshot, const Platform& platform,
                                             const Curated& curated, Instant now,
                                             const std::vector<Publication>& publications,
                                             Batch& batch) {
  TRY_ASSIGN(Placer placer, Placer::make(platform, snapshot, curated, now));
  std::vector<Publication> placed;
  for (const Publication& publication : publications) {
    TRY_ASSIGN(Placed again, placer.place_group({publication.id, publication.records, true, {}}));
    put_publication(batch, again.publication);
    placed.push_back(std::move(again.publication));
  }
  return placed;
}

}  // namespace vindplaats
