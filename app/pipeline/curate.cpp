#include "app/pipeline/curate.h"

#include <algorithm>

#include "app/pipeline/decide.h"
#include "app/pipeline/placer.h"
#include "app/pipeline/publication_writer.h"
#include "store/harvest_tables.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

Result<std::vector<Member>> read_members(const Snapshot& snapshot) {
  std::vector<Member> members;
  TRY(scan_records(snapshot, "", [&](const Record& record) {
    if (!record.deleted) members.push_back(member_of(record));
    return true;
  }));
  return members;
}

void count(const Publication& publication, CurateReport& report) {
  ++report.publications;
  report.merged += publication.records.size() > 1;
  report.candidates += publication.status == "candidate";
  report.accepted += publication.status == "accepted";
  report.rejected += publication.status == "rejected";
  report.reopened += !publication.reopened.empty();
  if (publication.status != "candidate") return;
  for (const ThemeMark& mark : publication.themes) ++report.by_theme[mark.id];
}

// Decided on, but every source has withdrawn its record: the decision must stay to be seen.
std::vector<Group> groups_without_records(const Pins& pins, const std::vector<Group>& groups) {
  std::vector<Group> left;
  for (const Pin& pin : pins.live) {
    const auto found =
        std::lower_bound(groups.begin(), groups.end(), pin.publication,
                         [](const Group& group, const std::string& id) { return group.id < id; });
    if (found != groups.end() && found->id == pin.publication) continue;
    Group group;
    group.id = pin.publication;
    group.records = pin.records;
    group.pinned = true;
    for (const auto& [id, founding] : pins.retired) {
      if (std::binary_search(pin.records.begin(), pin.records.end(), founding))
        group.former_ids.push_back(id);
    }
    left.push_back(std::move(group));
  }
  return left;
}

// What joined a pinned publication since it was pinned: from now on it belongs to it.
std::vector<LedgerWriter::Line> growth(const Pins& pins, const std::vector<Group>& groups) {
  std::map<std::string_view, const Group*> pinned;
  for (const Group& group : groups) {
    if (group.pinned) pinned.emplace(group.id, &group);
  }
  std::vector<LedgerWriter::Line> lines;
  for (const Pin& pin : pins.live) {
    const auto found = pinned.find(pin.publication);
    if (found == pinned.end()) continue;
    Pin grown{pin.publication, pin.founding, {}};
    for (const std::string& record : found->second->records) {
      if (std::find(pin.records.begin(), pin.records.end(), record) == pin.records.end())
        grown.records.push_back(record);
    }
    if (!grown.records.empty()) lines.push_back({"match", std::string(kLedgerPin), to_json(grown)});
  }
  return lines;
}

// One pass over all groups. Fills `automatic` with what needs no person.
class CuratePass {
 public:
  CuratePass(Store& store, const Platform& platform, const Clock& clock,
             const CurateOptions& options)
      : store_(store), platform_(platform), clock_(clock), options_(options) {}

  Result<CurateReport> run(std::vector<EditorRequest>& automatic) {
    const std::unique_ptr<Snapshot> snapshot = store_.snapshot();
    TRY_ASSIGN(std::vector<Member> members, read_members(*snapshot));
    report_.records = static_cast<std::int64_t>(members.size());
    TRY_ASSIGN(const Curated curated, read_curated(*snapshot));
    const Pins pins = fold_pins(curated.pins, curated.decisions);
    const std::vector<Group> groups = group_records(std::move(members), pins);
    TRY_ASSIGN(Placer placer,
               Placer::make(platform_, *snapshot, fold(curated.decisions), clock_.now()));
    PublicationWriter writer(store_, *snapshot, options_.dry_run, report_);
    for (const Group& group : groups) TRY(place(group, placer, writer, automatic));
    for (const Group& group : groups_without_records(pins, groups)) {
      TRY_ASSIGN(const bool known, still_known(*snapshot, group));
      if (known) TRY(place(group, placer, writer, automatic));
    }
    TRY(writer.finish());
    if (const std::vector<LedgerWriter::Line> lines = growth(pins, groups);
        !lines.empty() && !options_.dry_run) {
      TRY(LedgerWriter(store_, clock_).append(lines));
    }
    return std::move(report_);
  }

 private:
  Result<void> place(const Group& group, Placer& placer, PublicationWriter& writer,
                     std::vector<EditorRequest>& automatic) {
    TRY_ASSIGN(const Placed placed, placer.place_group(group));
    count(placed.publication, report_);
    if (!placed.auto_accept.empty()) {
      DecisionRequest request;
      request.kind = "accept";
      request.themes = placed.auto_accept;
      automatic.push_back({group.id, std::move(request)});
    }
    return writer.put(placed.publication);
  }

  // False when every trace of its records was erased.
  Result<bool> still_known(const Snapshot& snapshot, const Group& group) const {
    const RecordReader reader(snapshot, platform_);
    for (const std::string& record : group.records) {
      TRY_ASSIGN(const std::optional<SourcedRecord> found, reader.now(record));
      if (found) return true;
    }
    return false;
  }

  Store& store_;
  const Platform& platform_;
  const Clock& clock_;
  const CurateOptions& options_;
  CurateReport report_;
};

}  // namespace

Result<CurateReport> curate(Store& store, const Platform& platform, const Clock& clock,
                            const CurateOptions& options) {
  std::vector<EditorRequest> automatic;
  TRY_ASSIGN(CurateReport report, CuratePass(store, platform, clock, options).run(automatic));
  if (automatic.empty() || options.dry_run) return report;
  TRY(write_decisions(store, platform, clock, automatic, "rule"));
  report.auto_accepted = static_cast<std::int64_t>(automatic.size());
  report.accepted += report.auto_accepted;
  report.candidates -= report.auto_accepted;
  return report;
}

Result<std::vector<Publication>> read_queue(const Snapshot& snapshot, const Platform& platform,
                                            const std::string& theme) {
  TRY_ASSIGN(const FirstHarvests first, FirstHarvests::read(snapshot));
  std::vector<Candidate> candidates;
  TRY(scan_publications(snapshot, [&](const Publication& publication) {
    const auto in_theme = [&](const ThemeMark& mark) { return mark.id == theme; };
    if (publication.status != "candidate" && !waits_again(publication)) return true;
    if (!theme.empty() &&
        std::none_of(publication.themes.begin(), publication.themes.end(), in_theme))
      return true;
    candidates.push_back({publication, first.brought(publication)});
    return true;
  }));
  return order_queue(std::move(candidates), platform.settings);
}

}  // namespace vindplaats
