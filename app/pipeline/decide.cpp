#include "app/pipeline/decide.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "app/pipeline/grouping.h"
#include "app/pipeline/index_writer.h"
#include "app/pipeline/placer.h"
#include "core/time.h"
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

Pin first_pin(const Publication& publication) {
  Pin pin{publication.id, "", publication.records};
  std::sort(pin.records.begin(), pin.records.end());
  pin.founding = pin.records.front();
  return pin;
}

// One act of an editor: the ledger's lines it takes, and what they change.
class Act {
 public:
  static Result<Act> make(const Snapshot& snapshot, const Platform& platform, Instant now,
                          std::string by) {
    TRY_ASSIGN(Curated curated, read_curated(snapshot));
    TRY_ASSIGN(Placer placer,
               Placer::make(platform, snapshot, standing_of(curated, platform), now));
    return Act(snapshot, platform, now, std::move(by), std::move(curated), std::move(placer));
  }

  Result<void> add(const EditorRequest& asked) {
    TRY_ASSIGN(Publication publication, resolve(snapshot_, pins_, asked.publication));
    TRY_ASSIGN(publication, as_it_is_now(publication));
    DecisionRequest request = asked.request;
    request.by = by_;
    if (request.kind == "merge") TRY(prepare_merge(publication, request));
    if (request.kind == "apart") TRY(prepare_apart(publication, request));
    if (request.kind == "split") prepare_split(publication, request);
    if (!decided_.insert(publication.id).second) return {};  // named twice
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

  // Everything touched, as it now is; what changes of the store goes into `batch`. Returns what the
  // decisions name.
  Result<std::vector<Publication>> settle(Batch& batch) {
    placer_.stand(standing_of(curated_, platform_));
    TRY_ASSIGN(const std::vector<Group> groups, regroup());
    std::vector<std::string> gone;
    std::vector<IndexedDocument> documents;
    for (const auto& [id, publication] : touched_) {
      remove_publication(batch, id);
      gone.push_back(id);
    }
    std::map<std::string, Publication> settled;
    for (const Group& group : groups) {
      TRY_ASSIGN(Placed placed, placer_.place_group(group));
      put_publication(batch, placed.publication);
      for (const std::string& record : placed.publication.records)
        put_group(batch, record, placed.publication.id);
      gone.push_back(placed.publication.id);
      documents.push_back({placed.publication.id, std::move(placed.document)});
      settled.emplace(placed.publication.id, std::move(placed.publication));
    }
    TRY(change_index(snapshot_, batch, gone, std::move(documents),
                     [this](const std::string& id) { return stored_document(id); }));
    std::vector<Publication> named;
    for (const std::string& id : named_) {
      if (auto found = settled.extract(id)) named.push_back(std::move(found.mapped()));
    }
    return named;
  }

  const std::vector<LedgerWriter::Line>& lines() const { return lines_; }
  const LedgerHead& head() const { return curated_.head; }

 private:
  Act(const Snapshot& snapshot, const Platform& platform, Instant now, std::string by,
      Curated curated, Placer placer)
      : snapshot_(snapshot),
        platform_(platform),
        reader_(snapshot, platform),
        now_(now),
        by_(std::move(by)),
        curated_(std::move(curated)),
        placer_(std::move(placer)),
        standing_(standing_of(curated_, platform_)) {
    fold_again();
  }

  Result<std::optional<Document>> stored_document(const std::string& id) {
    TRY_ASSIGN(const std::optional<Publication> publication, get_publication(snapshot_, id));
    if (!publication) return std::optional<Document>();
    return std::optional<Document>(placer_.document_of(*publication));
  }

  // A harvest may have come since it was curated: nobody decides on what he has not seen.
  Result<Publication> as_it_is_now(const Publication& publication) {
    TRY_ASSIGN(Placed placed, placer_.place_group(group_of(publication)));
    return std::move(placed.publication);
  }

  void fold_again() {
    pins_ = fold_pins(curated_.pins, curated_.decisions);
    places_.clear();
    for (std::size_t i = 0; i < pins_.live.size(); ++i)
      places_.emplace(pins_.live[i].publication, i);
  }

  // The place of a publication's pin among all; beyond the last when it has none.
  std::size_t pinned_at(const std::string& publication) const {
    const auto found = places_.find(publication);
    return found == places_.end() ? pins_.live.size() : found->second;
  }

  // The one that was pinned first keeps its id (contract section 1). A revision is of the one that
  // was named first.
  Result<void> prepare_merge(Publication& publication, DecisionRequest& request) {
    TRY_ASSIGN(Publication other, resolve(snapshot_, pins_, request.other));
    TRY_ASSIGN(other, as_it_is_now(other));
    if (request.revision == publication.revision) request.revision = 0;
    if (pinned_at(other.id) < pinned_at(publication.id)) {
      if (request.revision == 0) std::swap(publication, other);
    }
    request.other = other.id;
    involve(publication, other);
    return {};
  }

  Result<void> prepare_apart(const Publication& publication, DecisionRequest& request) {
    TRY_ASSIGN(Publication other, resolve(snapshot_, pins_, request.other));
    TRY_ASSIGN(other, as_it_is_now(other));
    request.other = other.id;
    involve(publication, other);
    return {};
  }

  // What is decided on two of them pins both.
  void involve(const Publication& publication, const Publication& other) {
    if (other.id == publication.id) return;
    pin(publication);
    pin(other);
    touch(other);
  }

  void prepare_split(const Publication& publication, DecisionRequest& request) {
    const std::size_t at = pinned_at(publication.id);
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
    if (places_.contains(publication.id)) return;
    Pin pin = first_pin(publication);
    lines_.push_back({by_, std::string(kLedgerPin), to_json(pin), format_time(now_)});
    curated_.pins.push_back({next_sequence(), pin});
    places_.emplace(publication.id, pins_.live.size());
    pins_.live.push_back(std::move(pin));
  }

  void write(Decision decision) {
    lines_.push_back({by_, std::string(kLedgerDecision), to_json(decision), format_time(now_)});
    named_.push_back(decision.publication);
    name_others(decision);
    for (const Decided& decided : curated_.decisions) {
      if (decision.kind == "undo" && decided.sequence == decision.undoes)
        name_others(decided.decision);
    }
    const bool folds = regroups_;
    curated_.decisions.push_back({next_sequence(), format_time(now_), by_, std::move(decision)});
    if (folds) fold_again();
  }

  void name_others(const Decision& decision) {
    if (!changes_groups(decision)) return;
    regroups_ = true;
    named_.insert(named_.end(), {decision.publication, decision.other});
  }

  void touch(const Publication& publication) { touched_.emplace(publication.id, publication); }

  static bool changes_groups(const Decision& decision) {
    return decision.kind == "merge" || decision.kind == "split" || decision.kind == "apart";
  }

  std::int64_t next_sequence() const {
    return curated_.head.sequence + static_cast<std::int64_t>(lines_.size());
  }

  // A merge, split or apart can change who is near to whom anywhere, so all records are grouped
  // anew (some seconds for 100,000); what the act has nothing to do with stays as it is stored.
  Result<std::vector<Group>> regroup() {
    std::vector<Group> groups;
    if (!regroups_) {
      for (const auto& [id, publication] : touched_) groups.push_back(group_of(publication));
      return groups;
    }
    TRY(touch_neighbours());
    TRY_ASSIGN(std::vector<Member> members, read_members(snapshot_));
    std::vector<Group> all = group_records(std::move(members), pins_);
    TRY_ASSIGN(std::vector<Group> withdrawn, groups_without_records(reader_, pins_, all));
    std::set<std::string> ids(named_.begin(), named_.end()), records;
    for (const auto& [id, publication] : touched_) {
      ids.insert(id);
      records.insert(publication.records.begin(), publication.records.end());
    }
    for (std::vector<Group>* from : {&all, &withdrawn}) {
      for (Group& group : *from) {
        if (is_near(group, ids, records)) groups.push_back(std::move(group));
      }
    }
    return groups;
  }

  static bool is_near(const Group& group, const std::set<std::string>& ids,
                      const std::set<std::string>& records) {
    const auto in = [](const std::set<std::string>& set) {
      return [&set](const std::string& value) { return set.contains(value); };
    };
    return ids.contains(group.id) ||
           std::any_of(group.records.begin(), group.records.end(), in(records)) ||
           std::any_of(group.same_as.begin(), group.same_as.end(), in(ids)) ||
           std::any_of(group.versions.begin(), group.versions.end(),
                       [&](const Relation& version) { return ids.contains(version.identifier); });
  }

  // An undone split draws records back from the part that left, and who asks whether it is the same
  // work may have another to ask: they are touched too.
  Result<void> touch_neighbours() {
    std::set<std::string> named;
    for (const auto& [id, publication] : touched_) {
      named.insert(publication.same_as.begin(), publication.same_as.end());
      for (const Relation& version : group_of(publication).versions)
        named.insert(version.identifier);
    }
    for (const Decided& decided : curated_.decisions) {
      if (!changes_groups(decided.decision)) continue;
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
  Placer placer_;
  const Standing standing_;
  Pins pins_;
  std::unordered_map<std::string, std::size_t> places_;  // of the pins, by publication
  std::vector<LedgerWriter::Line> lines_;
  std::vector<std::string> named_;  // publications, the one asked for first
  std::set<std::string> decided_;
  std::map<std::string, Publication> touched_;  // as they were
  bool regroups_ = false;
};

}  // namespace

namespace {

// Runs of harvests end in the ledger too, at any moment: then it is thought out again.
constexpr int kDecideTries = 5;

Result<std::vector<Publication>> try_decisions(Store& store, const Platform& platform,
                                               const Clock& clock,
                                               const std::vector<EditorRequest>& requests,
                                               const std::string& by) {
  const std::unique_ptr<Snapshot> snapshot = store.snapshot();
  TRY_ASSIGN(Act act, Act::make(*snapshot, platform, clock.now(), by));
  for (const EditorRequest& asked : requests) TRY(act.add(asked));
  Batch batch;
  TRY_ASSIGN(std::vector<Publication> after, act.settle(batch));
  TRY(LedgerWriter(store, clock).append(act.lines(), std::move(batch), act.head()));
  return after;
}

}  // namespace

Result<std::vector<Publication>> write_decisions(Store& store, const Platform& platform,
                                                 const Clock& clock,
                                                 const std::vector<EditorRequest>& requests,
                                                 const std::string& by) {
  for (int tries = 1;; ++tries) {
    const LedgerHead before = read_head(*store.snapshot()).value_or(LedgerHead{});
    auto written = try_decisions(store, platform, clock, requests, by);
    if (written || written.error().fault != Fault::kConflict || tries == kDecideTries)
      return written;
    // A revision that comes too late is a conflict as well, and stays one.
    if (read_head(*store.snapshot()).value_or(LedgerHead{}) == before) return written;
  }
}

Result<std::vector<LedgerWriter::Line>> pin_named(const Snapshot& snapshot,
                                                  const std::set<std::string>& publications,
                                                  const std::string& by) {
  TRY_ASSIGN(const Curated curated, read_curated(snapshot));
  const Pins pins = fold_pins(curated.pins, curated.decisions);
  std::set<std::string> pinned;
  for (const Pin& pin : pins.live) pinned.insert(pin.publication);
  std::vector<LedgerWriter::Line> lines;
  for (const std::string& id : publications) {
    TRY_ASSIGN(const std::optional<Publication> publication, get_publication(snapshot, id));
    if (!publication || pinned.contains(id)) continue;
    lines.push_back({by, std::string(kLedgerPin), to_json(first_pin(*publication)), ""});
  }
  return lines;
}

Result<Publication> find_publication(const Snapshot& snapshot, const std::string& id) {
  TRY_ASSIGN(const Curated curated, read_curated(snapshot));
  return resolve(snapshot, fold_pins(curated.pins, curated.decisions), id);
}

}  // namespace vindplaats
