#include "app/pipeline/curate.h"

#include <algorithm>
#include <limits>
#include <unordered_set>

#include <fmt/format.h>

#include "app/pipeline/placer.h"
#include "core/time.h"
#include "store/harvest_tables.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

constexpr std::size_t kPublicationsPerBatch = 1000;

Result<std::vector<Member>> read_members(const Snapshot& snapshot, std::int64_t& records) {
  std::vector<Member> members;
  TRY(scan_records(snapshot, "", [&](const Record& record) {
    if (!record.deleted) members.push_back({record.id, match_keys(record)});
    return true;
  }));
  records = static_cast<std::int64_t>(members.size());
  return members;
}

// Puts what differs from what is stored, and removes what is no longer there.
class PublicationWriter {
 public:
  PublicationWriter(Store& store, const Snapshot& snapshot, bool dry_run, CurateReport& report)
      : store_(store), snapshot_(snapshot), dry_run_(dry_run), report_(report) {}

  Result<void> put(const Publication& publication) {
    TRY_ASSIGN(const std::optional<Publication> before, get_publication(snapshot_, publication.id));
    if (!before || before->status != publication.status || before->themes != publication.themes) {
      note(publication, before ? before->status : "");
    }
    kept_.insert(publication.id);
    grouped_.insert(publication.records.begin(), publication.records.end());
    if (dry_run_ || (before && *before == publication)) return {};
    for (const std::string& record : publication.records) put_group(batch_, record, publication.id);
    put_publication(batch_, publication);
    return ++pending_ < kPublicationsPerBatch ? Result<void>{} : flush();
  }

  Result<void> finish() {
    TRY(scan_publications(snapshot_, [&](const Publication& publication) {
      if (kept_.contains(publication.id)) return true;
      report_.moves.push_back(
          {publication.id, publication.metadata.title, publication.status, "gone"});
      if (!dry_run_) remove_publication(batch_, publication.id);
      return true;
    }));
    TRY(scan_groups(snapshot_, [&](std::string_view record, std::string_view) {
      if (!dry_run_ && !grouped_.contains(std::string(record))) remove_group(batch_, record);
      return true;
    }));
    return flush();
  }

 private:
  void note(const Publication& publication, const std::string& from) {
    if (publication.status == "unselected" && from.empty()) return;
    report_.moves.push_back({publication.id, publication.metadata.title, from, publication.status});
  }

  Result<void> flush() {
    pending_ = 0;
    if (batch_.empty()) return {};
    const Batch batch = std::move(batch_);
    batch_ = {};
    return store_.commit(batch, Durability::kSynced);
  }

  Store& store_;
  const Snapshot& snapshot_;
  const bool dry_run_;
  CurateReport& report_;
  std::set<std::string> kept_;
  std::unordered_set<std::string> grouped_;  // records that belong to a publication
  Batch batch_;
  std::size_t pending_ = 0;
};

void count(const Publication& publication, CurateReport& report) {
  ++report.publications;
  report.merged += publication.records.size() > 1;
  report.candidates += publication.status == "candidate";
  report.accepted += publication.status == "accepted";
  report.rejected += publication.status == "rejected";
  if (publication.status != "candidate") return;
  for (const ThemeMark& mark : publication.themes) ++report.by_theme[mark.id];
}

// One pass over all groups. Fills `automatic` with what needs no person.
Result<CurateReport> curate_pass(Store& store, const Platform& platform, const Clock& clock,
                                 const CurateOptions& options,
                                 std::vector<EditorRequest>& automatic) {
  const std::unique_ptr<Snapshot> snapshot = store.snapshot();
  CurateReport report;
  TRY_ASSIGN(std::vector<Member> members, read_members(*snapshot, report.records));
  TRY_ASSIGN(const Curated curated, read_curated(*snapshot));
  TRY_ASSIGN(Placer placer, Placer::make(platform, *snapshot, curated, clock.now()));
  PublicationWriter writer(store, *snapshot, options.dry_run, report);
  for (const Group& group : group_records(std::move(members), curated.pins)) {
    TRY_ASSIGN(const Placed placed, placer.place_group(group));
    count(placed.publication, report);
    if (!placed.auto_accept.empty()) {
      automatic.push_back({group.id,
                           {.kind = "accept",
                            .themes = placed.auto_accept,
                            .reason = {},
                            .note = {},
                            .publish_from = {}}});
    }
    TRY(writer.put(placed.publication));
  }
  TRY(writer.finish());
  return report;
}

}  // namespace

Result<CurateReport> curate(Store& store, const Platform& platform, const Clock& clock,
                            const CurateOptions& options) {
  std::vector<EditorRequest> automatic;
  TRY_ASSIGN(CurateReport report, curate_pass(store, platform, clock, options, automatic));
  if (automatic.empty() || options.dry_run) return report;
  TRY(write_decisions(store, platform, clock, automatic, "rule"));
  report.auto_accepted = static_cast<std::int64_t>(automatic.size());
  report.accepted += report.auto_accepted;
  report.candidates -= report.auto_accepted;
  return report;
}

Result<Curated> read_curated(const Snapshot& snapshot) {
  Curated curated;
  Result<void> failure;
  TRY(scan_ledger(snapshot, 1, [&](const LedgerEntry& entry) {
    if (entry.kind == kLedgerDecision) {
      Result<Decision> decision = from_json<Decision>(entry.body);
      if (decision)
        curated.decisions.push_back({entry.sequence, entry.at, entry.by, std::move(*decision)});
      if (!decision)
        failure = fail_in(fmt::format("ledger entry {}", entry.sequence), decision.error());
    } else if (entry.kind == kLedgerPin) {
      Result<Pin> pin = from_json<Pin>(entry.body);
      if (pin) curated.pins.push_back(std::move(*pin));
      if (!pin) failure = fail_in(fmt::format("ledger entry {}", entry.sequence), pin.error());
    }
    return failure.has_value();
  }));
  TRY(failure);
  return curated;
}

Result<std::vector<Publication>> read_queue(const Snapshot& snapshot, const Platform& platform,
                                            const std::string& theme) {
  TRY_ASSIGN(const FirstHarvests first, FirstHarvests::read(snapshot));
  std::vector<Candidate> candidates;
  Result<void> failure;
  TRY(scan_publications(snapshot, [&](const Publication& publication) {
    const auto in_theme = [&](const ThemeMark& mark) { return mark.id == theme; };
    if (publication.status != "candidate") return true;
    if (!theme.empty() &&
        std::none_of(publication.themes.begin(), publication.themes.end(), in_theme))
      return true;
    candidates.push_back({publication, first.brought(publication)});
    return true;
  }));
  TRY(failure);
  return order_queue(std::move(candidates), platform.settings);
}

Result<std::vector<Publication>> write_decisions(Store& store, const Platform& platform,
                                                 const Clock& clock,
                                                 const std::vector<EditorRequest>& requests,
                                                 const std::string& by) {
  const std::unique_ptr<Snapshot> snapshot = store.snapshot();
  TRY_ASSIGN(Curated curated, read_curated(*snapshot));
  const Standing standing = fold(curated.decisions);
  std::set<std::string> pinned;
  for (const Pin& pin : curated.pins) pinned.insert(pin.publication);
  std::vector<LedgerWriter::Line> lines;
  std::vector<Publication> before;
  for (const EditorRequest& asked : requests) {
    TRY_ASSIGN(const std::optional<Publication> publication,
               get_publication(*snapshot, asked.publication));
    if (!publication) {
      return fail(
          Fault::kNotFound,
          fmt::format("there is no publication '{}'; `vindplaats queue list` shows what waits",
                      asked.publication));
    }
    TRY_ASSIGN(const Decision decision, decide(asked.request, *publication, standing, platform));
    if (pinned.insert(publication->id).second) {
      const std::string founding =
          *std::min_element(publication->records.begin(), publication->records.end());
      lines.push_back({by, std::string(kLedgerPin),
                       to_json(Pin{publication->id, founding, publication->records})});
    }
    lines.push_back({by, std::string(kLedgerDecision), to_json(decision)});
    // Its number in the ledger is not known yet; only that it comes after all others.
    constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();
    curated.decisions.push_back({kLast, format_time(clock.now()), by, decision});
    before.push_back(*publication);
  }
  Batch batch;
  TRY_ASSIGN(std::vector<Publication> after,
             place_again(*snapshot, platform, curated, clock.now(), before, batch));
  LedgerWriter ledger(store, clock);
  TRY(ledger.append(lines, std::move(batch)));
  return after;
}

}  // namespace vindplaats
