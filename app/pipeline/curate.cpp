#include "app/pipeline/curate.h"

#include <algorithm>
#include <span>

#include "app/pipeline/curate_watermark.h"
#include "app/pipeline/decide.h"
#include "app/pipeline/grouping.h"
#include "app/pipeline/index_writer.h"
#include "app/pipeline/placer.h"
#include "app/pipeline/publication_writer.h"
#include "store/keys.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

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

// So many groups are read from the store at once.
constexpr std::size_t kReadAhead = 500;

// In the order in which their first records lie in the store: ids of publications are digests, and
// reading records in that order unpacks a block of them for each (a quarter of the time on 98,000).
std::vector<const Group*> as_stored(const std::vector<Group>& groups) {
  std::vector<std::pair<std::string, const Group*>> keyed;
  keyed.reserve(groups.size());
  for (const Group& group : groups)
    keyed.emplace_back(record_key_of_id(group.records.front()), &group);
  std::sort(keyed.begin(), keyed.end());
  std::vector<const Group*> order;
  order.reserve(keyed.size());
  for (const auto& [key, group] : keyed) order.push_back(group);
  return order;
}

// One pass over all groups. Fills `automatic` with what needs no person.
class CuratePass {
 public:
  CuratePass(Store& store, const Platform& platform, const Clock& clock,
             const CurateOptions& options)
      : store_(store), platform_(platform), clock_(clock), options_(options) {}

  Result<CurateReport> run(const Snapshot& snapshot, std::vector<EditorRequest>& automatic) {
    TRY_ASSIGN(std::vector<Member> members, read_members(snapshot));
    report_.records = static_cast<std::int64_t>(members.size());
    TRY_ASSIGN(const Curated curated, read_curated(snapshot));
    const Pins pins = fold_pins(curated.pins, curated.decisions);
    const std::vector<Group> groups = group_records(std::move(members), pins);
    TRY_ASSIGN(Placer placer,
               Placer::make(platform_, snapshot, standing_of(curated, platform_), clock_.now()));
    // First of all: a source that changes what it sent must not split what was one work.
    if (const std::vector<LedgerWriter::Line> lines = growth(pins, groups);
        !lines.empty() && !options_.dry_run) {
      TRY_ASSIGN(const std::unique_lock<std::mutex> turn, take_turn(options_));
      TRY(LedgerWriter(store_, clock_).append(lines));
    }
    PublicationWriter writer(store_, snapshot, options_, report_);
    TRY(writer.begin());
    IndexWriter index(store_, snapshot, options_);
    TRY(index.begin());
    TRY(place_all(as_stored(groups), placer, {writer, index}, automatic));
    TRY_ASSIGN(const std::vector<Group> withdrawn,
               groups_without_records(RecordReader(snapshot, platform_), pins, groups));
    for (const Group& group : withdrawn) TRY(place(group, placer, {writer, index}, automatic));
    TRY(writer.finish());
    TRY(index.finish());
    return std::move(report_);
  }

 private:
  struct Writers {
    PublicationWriter& publications;
    IndexWriter& index;
  };

  Result<void> place_all(std::span<const Group* const> groups, Placer& placer,
                         const Writers& writers, std::vector<EditorRequest>& automatic) {
    while (!groups.empty()) {
      if (options_.go_on) TRY(options_.go_on());
      const auto some = groups.first(std::min(kReadAhead, groups.size()));
      groups = groups.subspan(some.size());
      std::vector<std::string_view> ids;
      for (const Group* group : some) ids.emplace_back(group->records.front());
      TRY(placer.read_ahead(ids));
      for (const Group* group : some) TRY(place(*group, placer, writers, automatic));
    }
    return {};
  }

  Result<void> place(const Group& group, Placer& placer, const Writers& writers,
                     std::vector<EditorRequest>& automatic) {
    TRY_ASSIGN(const Placed placed, placer.place_group(group));
    count(placed.publication, report_);
    if (!placed.auto_accept.empty()) {
      DecisionRequest request;
      request.kind = "accept";
      request.themes = placed.auto_accept;
      automatic.push_back({group.id, std::move(request)});
    }
    TRY(writers.publications.put(placed.publication, placed.auto_accept));
    return writers.index.put(group.id, placed.document);
  }

  Store& store_;
  const Platform& platform_;
  const Clock& clock_;
  const CurateOptions& options_;
  CurateReport report_;
};

// They were counted as candidates.
void count_automatic(const std::vector<EditorRequest>& automatic, CurateReport& report) {
  report.auto_accepted = static_cast<std::int64_t>(automatic.size());
  report.accepted += report.auto_accepted;
  report.candidates -= report.auto_accepted;
  for (const EditorRequest& accepted : automatic) {
    for (const std::string& theme : accepted.request.themes) --report.by_theme[theme];
  }
  std::erase_if(report.by_theme, [](const auto& theme) { return theme.second <= 0; });
}

}  // namespace

Result<std::unique_lock<std::mutex>> take_turn(const CurateOptions& options) {
  if (options.turn) return options.turn();
  return std::unique_lock<std::mutex>();
}

Result<CurateReport> curate(Store& store, const Platform& platform, const Clock& clock,
                            const CurateOptions& options) {
  const std::unique_ptr<Snapshot> snapshot = store.snapshot();
  TRY_ASSIGN(const std::int64_t seen, what_curate_sees(*snapshot, platform, clock.now()));
  TRY_ASSIGN(const std::optional<CurateReport> counted, counted_before(*snapshot, seen));
  TRY_ASSIGN(const bool indexed, has_index(*snapshot));
  if (counted && indexed) return *counted;
  std::vector<EditorRequest> automatic;
  TRY_ASSIGN(CurateReport report,
             CuratePass(store, platform, clock, options).run(*snapshot, automatic));
  if (options.dry_run) {
    count_automatic(automatic, report);
    return report;
  }
  TRY_ASSIGN(const std::unique_lock<std::mutex> turn, take_turn(options));
  if (automatic.empty()) {
    // What the pass itself added to the ledger is seen by the next one.
    Batch batch;
    note_counts(batch, seen, report);
    TRY(store.commit(batch, Durability::kBuffered));
    return report;
  }
  TRY(write_decisions(store, platform, clock, automatic, "rule"));
  count_automatic(automatic, report);
  return report;
}

}  // namespace vindplaats
