#include "app/pipeline/placer.h"

#include <algorithm>
#include <mutex>

#include <fmt/format.h>

#include "app/pipeline/bring.h"
#include "app/pipeline/registrations.h"
#include "app/run_report.h"
#include "core/publication_link.h"
#include "curation/material.h"
#include "store/ledger.h"

namespace vindplaats {
namespace {

const Position& position_of(const Standing& standing, const std::string& publication) {
  static const Position kNone;
  const auto found = standing.find(publication);
  return found == standing.end() ? kNone : found->second;
}

// Is it made of the same versions of the same records as when it was decided on.
bool untouched(const std::vector<SourcedRecord>& records, const Position& position) {
  if (records.size() != position.records.size()) return false;
  return std::all_of(records.begin(), records.end(), [&](const SourcedRecord& record) {
    for (std::size_t i = 0; i < position.records.size() && i < position.versions.size(); ++i) {
      if (position.records[i] == record.record.id) return position.versions[i] == record.version;
    }
    return false;
  });
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
    if (source_of(record) == kBroughtSource) continue;  // what a person brings is no flood
    const auto found = ended_.find(source_of(record));
    if (found == ended_.end() || publication.first_seen <= found->second) return source_of(record);
  }
  return {};
}

Result<std::shared_ptr<const CompiledThemes>> compiled_rules(const Platform& platform) {
  static std::mutex mutex;
  static std::vector<Theme> themes;
  static WordLists words;
  static std::shared_ptr<const CompiledThemes> last;
  {
    const std::lock_guard lock(mutex);
    if (last && themes == platform.themes && words == platform.words) return last;
  }
  TRY_ASSIGN(CompiledThemes compiled, compile_themes(platform.themes, platform.words));
  auto newest = std::make_shared<const CompiledThemes>(std::move(compiled));
  const std::lock_guard lock(mutex);
  themes = platform.themes;
  words = platform.words;
  last = newest;
  return newest;
}

Result<Placer> Placer::make(const Platform& platform, const Snapshot& snapshot, Standing standing,
                            Instant now) {
  TRY_ASSIGN(std::shared_ptr<const CompiledThemes> themes, compiled_rules(platform));
  TRY_ASSIGN(Platform known, with_removed_sources(platform, snapshot));
  return Placer(std::move(known), snapshot, std::move(standing), now, std::move(themes));
}

Result<Placed> Placer::place_group(const Group& group) {
  std::vector<SourcedRecord> records;
  std::set<std::string> sources;
  bool withdrawn = true;
  for (const std::string& id : group.records) {
    TRY_ASSIGN(std::optional<SourcedRecord> record, records_.now(id));
    if (!record) continue;
    sources.insert(record->record.source);
    withdrawn = withdrawn && record->record.deleted;
    records.push_back(std::move(*record));
  }
  if (records.empty()) {
    return fail(Fault::kCorrupt, fmt::format("no record of {} can be read; `vindplaats rebuild` "
                                             "makes what is derived anew",
                                             group.id));
  }
  const Position& position = position_of(standing_, group.id);
  Placed placed;
  Publication& publication = placed.publication;
  publication = merge_records(group, records, platform_);
  TRY_ASSIGN(publication.reopened, changed_since(group, records, publication, position));
  apply_position(publication, position);
  placed.document = document_for_rules(publication, platform_, analyser_);
  placed.classification = classify(*themes_, placed.document, Places::kLeaveOut, &words_);
  Placing placing = place(publication, placed.classification, position, sources, platform_, now_);
  publication.status = std::move(placing.status);
  publication.themes = std::move(placing.themes);
  judge_readiness(publication, platform_.settings);
  if (platform_.settings.publish.second_editor && publication.status == "accepted" &&
      position.confirmed_by.empty()) {
    publication.lacks.emplace_back("second editor");
    publication.ready = false;
  }
  if (withdrawn) {
    publication.lacks.emplace_back("source");
    publication.ready = false;
  }
  publication.revision = revision_of(publication);
  Analyser::note_place(placed.document, publication);
  placed.why = std::move(placing.why);
  placed.auto_accept = std::move(placing.auto_accept);
  return placed;
}

// Both sides are read by today's normaliser, so that a better one reopens nothing.
Result<std::vector<Difference>> Placer::changed_since(const Group& group,
                                                      const std::vector<SourcedRecord>& records,
                                                      const Publication& publication,
                                                      const Position& position) const {
  if (position.status.empty() || position.records.empty() || untouched(records, position))
    return std::vector<Difference>();
  std::vector<SourcedRecord> before;
  for (std::size_t i = 0; i < position.records.size() && i < position.versions.size(); ++i) {
    TRY_ASSIGN(std::optional<SourcedRecord> record,
               records_.as_of(position.records[i], position.versions[i]));
    // What was decided on cannot be read any more (its source changed the format): a person looks.
    if (!record)
      return std::vector<Difference>{{"format", position.records[i], publication.metadata.title}};
    before.push_back(std::move(*record));
  }
  std::set<std::string> corrected;
  for (const auto& [field, correction] : position.overlay) corrected.insert(field);
  return material_difference(merge_records(group, std::move(before), platform_).metadata,
                             publication.metadata, corrected);
}

Document document_for_rules(const Publication& publication, const Platform& platform,
                            Analyser& analyser) {
  std::set<std::string> sources;
  for (const std::string& record : publication.records) sources.insert(source_of(record));
  std::vector<std::string> names;
  for (const std::string& id : publication.partners) {
    if (const Partner* const partner = platform.partner(id)) names.push_back(partner->name);
  }
  return analyser.analyse(publication, {sources.begin(), sources.end()}, std::move(names));
}

Document Placer::document_of(const Publication& publication) {
  return document_for_rules(publication, platform_, analyser_);
}

Group group_of(const Publication& publication) {
  Group group;
  group.id = publication.id;
  group.records = publication.records;
  std::sort(group.records.begin(), group.records.end());
  group.pinned = true;
  group.same_as = publication.same_as;
  for (const Relation& relation : publication.metadata.relations) {
    if (links_publication(relation)) group.versions.push_back(relation);
  }
  group.former_ids = publication.former_ids;
  return group;
}

}  // namespace vindplaats
