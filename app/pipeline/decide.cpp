#include "app/pipeline/decide.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "app/pipeline/placer.h"
#include "core/time.h"
#include "store/harvest_tables.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

Result<Publication> resolve(const Snapshot& snapshot, const Pins& pins, const std::string& id) {
  TRY_ASSIGN(std::optional<Publication> publication, get_publication(snapshot, id));
  if (publication) return std::move(*publication);
  if (const auto retired = pins.retired.find(id); retired != pins.retired.end()) {
    for (const Pin& pin : pins.live) {
      if (!std::binary_search(pin.records.begin(), pin.records.end(), retired->second)) continue;
      TRY_ASSIGN(publication, get_publication(snapshot, pin.publication));
      if (publication) return std::move(*publication);
    }
  }
  return fail(Fault::kNotFound, fmt::format("there is no publication '{}'; `vindplaats queue list` "
                                            "shows what waits",
                                            id));
}

// The place of a publication's pin among all; the number of pins when it has none.
std::size_t pinned_at(const Pins& pins, const std::string& publication) {
  const auto found = std::find_if(pins.live.begin(), pins.live.end(),
                                  [&](const Pin& pin) { return pin.publication == publication; });
  return static_cast<std::size_t>(found - pins.live.begin());
}

// One act of an editor: the ledger's lines it takes, and what they change.
class Act {
 public:
  Act(const Snapshot& snapshot, const Platform& platform, Instant now, std::string by,
      Curated curated)
      : snapshot_(snapshot),
        platform_(platform),
        reader_(snapshot, platform),
        now_(now),
        by_(std::move(by)),
        curated_(std::move(curated)),
        pins_(fold_pins(curated_.pins, curated_.decisions)),
        standing_(fold(curated_.decisions)) {}

  Result<void> add(const EditorRequest& asked) {
    TRY_ASSIGN(Publication publication, resolve(snapshot_, pins_, asked.publication));
    DecisionRequest request = asked.request;
    request.by = by_;
    if (request.kind == "merge") TRY(prepare_merge(publication, request));
    if (request.kind == "split") prepare_split(publication, request);
    TRY_ASSIGN(Decision decision, decide(request, publication, standing_, platform_, now_));
    for (const std::string& record : decision.records) {
      TRY_ASSIGN(const std::int64_t version, reader_.version(record));
      decision.versions.push_back(version);
    }
    pin(publication);
    write(std::move(decision));
    touch(publication);
    return {};
  }

  // Everything touched, as it now is; what changes of the store goes into `batch`.
  Result<std::vector<Publication>> settle(Batch& batch) {
    TRY_ASSIGN(Placer placer, Placer::make(platform_, snapshot_, fold(curated_.decisions), now_));
    TRY_ASSIGN(const std::vector<Group> groups, regroup());
    for (const auto& [id, publication] : touched_) remove_publication(batch, id);
    std::map<std::string, Publication> settled;
    for (const Group& group : groups) {
      TRY_ASSIGN(Placed placed, placer.place_group(group));
      put_publication(batch, placed.publication);
      for (const std::string& record : placed.publication.records)
        put_group(batch, record, placed.publication.id);
      settled.emplace(placed.publication.id, std::move(placed.publication));
    }
    std::vector<Publication> named;
    for (const std::string& id : named_) {
      if (auto found = settled.extract(id)) named.push_back(std::move(found.mapped()));
    }
    return named;
  }

  const std::vector<LedgerWriter::Line>& lines() const { return lines_; }
  const LedgerHead& head() const { return curated_.head; }

 private:
  // The one that was pinned first keeps its id (contract section 1).
  Result<void> prepare_merge(Publication& publication, DecisionRequest& request) {
    TRY_ASSIGN(Publication other, resolve(snapshot_, pins_, request.other));
    if (pinned_at(pins_, other.id) < pinned_at(pins_, publication.id))
      std::swap(publication, other);
    request.other = other.id;
    if (other.id == publication.id) return {};
    pin(publication);
    pin(other);
    touch(other);
    return {};
  }

  void prepare_split(const Publication& publication, DecisionRequest& request) {
    const std::size_t at = pinned_at(pins_, publication.id);
    const std::string founding =
        at < pins_.live.size()
            ? pins_.live[at].founding
            : *std::min_element(publication.records.begin(), publication.records.end());
    std::vector<std::string> leaving = {request.record};
    if (request.record == founding) {
      leaving = publication.records;
      std::erase(leaving, founding);
    }
    if (!leaving.empty()) request.other = id_after_split(pins_, leaving);
  }

  void pin(const Publication& publication) {
    if (pinned_at(pins_, publication.id) < pins_.live.size()) return;
    const std::string founding =
        *std::min_element(publication.records.begin(), publication.records.end());
    const Pin pin{publication.id, founding, publication.records};
    lines_.push_back({by_, std::string(kLedgerPin), to_json(pin)});
    curated_.pins.push_back({next_sequence(), pin});
    pins_ = fold_pins(curated_.pins, curated_.decisions);
  }

  void write(Decision decision) {
    lines_.push_back({by_, std::string(kLedgerDecision), to_json(decision)});
    named_.push_back(decision.publication);
    name_others(decision);
    for (const Decided& decided : curated_.decisions) {
      if (decision.kind == "undo" && decided.sequence == decision.undoes)
        name_others(decided.decision);
    }
    curated_.decisions.push_back({next_sequence(), format_time(now_), by_, std::move(decision)});
  }

  void name_others(const Decision& decision) {
    if (!moves_records(decision)) return;
    regroups_ = true;
    named_.insert(named_.end(), {decision.publication, decision.other});
  }

  // What was merged or split along with it comes back with an undo.
  void touch(const Publication& publication) { touched_.emplace(publication.id, publication); }

  static bool moves_records(const Decision& decision) {
    return decision.kind == "merge" || decision.kind == "split";
  }

  std::int64_t next_sequence() const {
    return curated_.head.sequence + static_cast<std::int64_t>(lines_.size());
  }

  Result<std::vector<Group>> regroup() {
    std::vector<Group> groups;
    if (!regroups_) {
      for (const auto& [id, publication] : touched_) groups.push_back(group_of(publication));
      return groups;
    }
    TRY(touch_partners());
    std::vector<Member> members;
    for (const auto& [id, publication] : touched_) {
      for (const std::string& record : publication.records) {
        TRY_ASSIGN(const std::optional<SourcedRecord> found, reader_.now(record));
        if (found) members.push_back(member_of(found->record));
      }
    }
    return group_records(std::move(members), fold_pins(curated_.pins, curated_.decisions));
  }

  // An undone split draws records back from the part that left: it is touched too.
  Result<void> touch_partners() {
    std::set<std::string> named;
    for (const Decided& decided : curated_.decisions) {
      if (!moves_records(decided.decision)) continue;
      if (touched_.contains(decided.decision.publication)) named.insert(decided.decision.other);
      if (touched_.contains(decided.decision.other)) named.insert(decided.decision.publication);
    }
    for (const std::string& id : named) {
      TRY_ASSIGN(const std::optional<Publication> publication, get_publication(snapshot_, id));
      if (publication) touch(*publication);
    }
    return {};
  }

  const Snapshot& snapshot_;
  const Platform& platform_;
  const RecordReader reader_;
  const Instant now_;
  const std::string by_;
  Curated curated_;
  Pins pins_;
  const Standing standing_;
  std::vector<LedgerWriter::Line> lines_;
  std::vector<std::string> named_;              // publications, the one asked for first
  std::map<std::string, Publication> touched_;  // as they were
  bool regroups_ = false;
};

}  // namespace

Result<std::vector<Publication>> write_decisions(Store& store, const Platform& platform,
                                                 const Clock& clock,
                                                 const std::vector<EditorRequest>& requests,
                                                 const std::string& by) {
  const std::unique_ptr<Snapshot> snapshot = store.snapshot();
  TRY_ASSIGN(Curated curated, read_curated(*snapshot));
  Act act(*snapshot, platform, clock.now(), by, std::move(curated));
  for (const EditorRequest& asked : requests) TRY(act.add(asked));
  Batch batch;
  TRY_ASSIGN(std::vector<Publication> after, act.settle(batch));
  TRY(LedgerWriter(store, clock).append(act.lines(), std::move(batch), act.head()));
  return after;
}

Result<Publication> find_publication(const Snapshot& snapshot, const std::string& id) {
  TRY_ASSIGN(const Curated curated, read_curated(snapshot));
  return resolve(snapshot, fold_pins(curated.pins, curated.decisions), id);
}

}  // namespace vindplaats
