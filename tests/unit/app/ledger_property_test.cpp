// What holds over any sequence of harvests and decisions: a harvest changes nothing that was
// decided, an undo restores what was, an id never changes owner, and what is derived can be derived
// again to the byte.
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "app/pipeline/curated.h"
#include "core/json.h"
#include "core/publication_fields.h"
#include "core/random.h"
#include "tests/unit/app/editorial_model.h"

namespace vindplaats {
namespace {

using testing::EditorialModel;

// What a decision says of a publication: what no harvest may change.
struct DecidedPart {
  std::string status, themes, summary, overlays, note;
  bool operator==(const DecidedPart&) const = default;
};

DecidedPart decided_part(const Publication& publication) {
  DecidedPart part{publication.status, "", publication.summary.text, "", publication.note};
  if (part.status == "candidate" || part.status == "unselected") part.status.clear();
  for (const ThemeMark& mark : publication.themes) {
    if (part.status == "accepted") part.themes += mark.id + " ";
  }
  for (const Correction& correction : publication.overlays)
    part.overlays += correction.field + "=" + correction.value + " ";
  return part;
}

class RandomLife {
 public:
  explicit RandomLife(std::uint64_t seed) : random_(seed) {}

  void run(int steps) {
    for (int step = 0; step < steps && !::testing::Test::HasFatalFailure(); ++step) {
      SCOPED_TRACE(fmt::format("step {}", step));
      const std::uint64_t turn = random_.below(12);
      if (turn < 3) harvest();
      if (turn == 3) rebuild();
      if (turn == 4) release();
      if (turn > 4) decide();
      check_partition();
      check_owners();
      if (::testing::Test::HasFailure()) return;
    }
  }

  int decisions() const { return decisions_; }
  int undone() const { return undone_; }
  int merges() const { return merges_; }
  int splits() const { return splits_; }
  int aparts() const { return aparts_; }
  int released() const { return released_; }

 private:
  static constexpr std::uint64_t kRecords = 12, kWorks = 5;

  std::string record_json(std::uint64_t work) {
    static constexpr const char* kTitles[] = {
        "Statushouders aan het werk in de gemeente", "Stagediscriminatie in het mbo",
        "Moeders van de tweede generatie", "Polarisatie in de wijk", "De trek van de grutto"};
    const std::string doi =
        random_.below(3) == 0 ? ""
                              : fmt::format(",\"identifiers\":{{\"doi\":\"10.5555/w.{}\"}}", work);
    const std::string abstract = random_.below(4) == 0
                                     ? "Een heel andere tekst over gemeenten en beleid."
                                     : "Onderzoek onder vluchtelingen en jongeren.";
    return fmt::format(
        "{{\"title\":\"{}\",\"issued\":\"2026\",\"languages\":[\"nl\"],\"type\":\"report\","
        "\"creators\":[{{\"name\":\"Anna de Vries\"}}],\"abstract\":\"{}\"{},"
        "\"links\":[{{\"url\":\"https://x.example/{}\",\"rel\":\"landing\"}}]}}",
        kTitles[work], abstract, doi, work);
  }

  void harvest() {
    std::map<std::string, DecidedPart> before;
    for (const Publication& publication : model_.publications()) {
      if (decided_.contains(publication.id)) before[publication.id] = decided_part(publication);
    }
    const std::string source = random_.below(2) == 0 ? "linde" : "zuider";
    std::vector<Item> items;
    for (std::uint64_t i = 0; i < 1 + random_.below(3); ++i) {
      const std::uint64_t record = random_.below(kRecords);
      const std::string identifier = fmt::format("r{}", record);
      items.push_back(random_.below(8) == 0
                          ? EditorialModel::withdrawn(identifier)
                          : EditorialModel::record(identifier, record_json(record % kWorks)));
    }
    model_.harvest(source, items);
    for (const auto& [id, part] : before) {
      const std::optional<Publication> after = model_.find(id);
      ASSERT_TRUE(after) << id << " is gone after a harvest";
      EXPECT_EQ(after->id, id);
      EXPECT_EQ(decided_part(*after), part) << id << " " << to_json(*after);
    }
  }

  void rebuild() {
    std::vector<std::string> before, after;
    model_.curate_all();
    for (const Publication& publication : model_.publications())
      before.push_back(to_json(publication));
    model_.rebuild();
    for (const Publication& publication : model_.publications())
      after.push_back(to_json(publication));
    EXPECT_EQ(before, after);
  }

  DecisionRequest random_request(const Publication& publication,
                                 const std::vector<Publication>& all) {
    static constexpr const char* kKinds[] = {
        "accept",   "accept",  "accept", "reject", "later", "edit",  "summary", "themes",
        "withdraw", "restore", "note",   "merge",  "merge", "split", "split",   "apart"};
    DecisionRequest request;
    request.kind = kKinds[random_.below(std::size(kKinds))];
    if (request.kind == "accept") request.themes = {"onderwijs"};
    if (request.kind == "reject" || request.kind == "withdraw") request.reason = "verouderd";
    if (request.kind == "later") request.until = "2027-01-01";
    if (request.kind == "edit")
      request.corrections = {{"title", fmt::format("Titel {}", random_.below(100))}};
    if (request.kind == "summary")
      request.text = fmt::format("Samenvatting {}", random_.below(100));
    if (request.kind == "themes")
      (random_.below(2) == 0 ? request.add_themes : request.remove_themes) = {"arbeidsmarkt"};
    if (request.kind == "note") request.note = fmt::format("noot {}", random_.below(100));
    if (request.kind == "merge" || request.kind == "apart")
      request.other = all[random_.below(all.size())].id;
    if (request.kind == "split")
      request.record = publication.records[random_.below(publication.records.size())];
    return request;
  }

  void decide() {
    const std::vector<Publication> all = model_.publications();
    if (all.empty()) return;
    const Publication& publication = all[random_.below(all.size())];
    const std::map<std::string, std::string> before = state();
    const DecisionRequest request = random_request(publication, all);
    const Result<std::vector<Publication>> done = model_.decide(publication.id, request);
    if (!done) {
      EXPECT_EQ(state(), before) << "a refused " << request.kind << " changed something";
      return;
    }
    ++decisions_;
    merges_ += request.kind == "merge";
    splits_ += request.kind == "split";
    aparts_ += request.kind == "apart";
    for (const Publication& touched : *done) decided_.insert(touched.id);
    expect_curated("after " + request.kind);
    if (random_.below(2) == 0) undo(done->front().id, request.kind, before);
  }

  // What a decision leaves is what curate makes of it.
  void expect_curated(const std::string& when) {
    std::map<std::string, std::string> left, curated;
    for (const Publication& publication : model_.publications())
      left[publication.id] = to_json(publication);
    model_.curate_all();
    for (const Publication& publication : model_.publications())
      curated[publication.id] = to_json(publication);
    for (const auto& [id, json] : curated) EXPECT_EQ(left[id], json) << when << ": " << id;
    EXPECT_EQ(left.size(), curated.size()) << when;
  }

  // By id: all but what counts decisions or says when.
  std::map<std::string, std::string> state() {
    std::map<std::string, std::string> state;
    for (Publication publication : model_.publications()) {
      publication.revision = 0;
      publication.updated.clear();
      publication.former_ids.clear();
      state[publication.id] = to_json(publication);
    }
    return state;
  }

  void undo(const std::string& id, const std::string& kind,
            const std::map<std::string, std::string>& before) {
    DecisionRequest request;
    request.kind = "undo";
    const Result<std::vector<Publication>> done = model_.decide(id, request);
    ASSERT_TRUE(done) << kind << ": " << done.error().what;
    ++undone_;
    expect_curated("after the undo of " + kind);
    EXPECT_EQ(state(), before) << "undo of " << kind;
  }

  // A slug, once given, leads to the work it was given to, or to what that was merged into.
  void release() {
    const Result<ExportOutcome> outcome = model_.release();
    ASSERT_TRUE(outcome) << outcome.error().what;
    std::ifstream lines(outcome->path + "/catalogue.jsonl");
    for (std::string line; std::getline(lines, line);) {
      const auto item = nlohmann::json::parse(line);
      const std::string id = item["id"], slug = item["slug"];
      ++released_;
      const auto [known, is_new] = slugs_.emplace(slug, id);
      EXPECT_EQ(known->second, id) << slug << " went to another work";
    }
  }

  void check_partition() {
    std::set<std::string> seen;
    for (const Publication& publication : model_.publications()) {
      EXPECT_FALSE(publication.records.empty());
      for (const std::string& record : publication.records)
        EXPECT_TRUE(seen.insert(record).second) << record << " is in two publications";
    }
  }

  // An id that was ever decided on leads to the work it was given to.
  void check_owners() {
    const Result<Curated> curated = read_curated(*model_.store().snapshot());
    ASSERT_TRUE(curated);
    for (const PinEntry& entry : curated->pins) {
      const auto [known, is_new] = founding_.emplace(entry.pin.publication, entry.pin.founding);
      EXPECT_EQ(known->second, entry.pin.founding) << entry.pin.publication << " changed owner";
    }
    for (const auto& [id, founding] : founding_) {
      const std::optional<Publication> now = model_.find(id);
      ASSERT_TRUE(now) << id << " leads nowhere";
      if (now->id == id) continue;
      EXPECT_NE(std::find(now->former_ids.begin(), now->former_ids.end(), id),
                now->former_ids.end())
          << id << " is not among the former ids of " << now->id;
    }
  }

  SeededRandom random_;
  EditorialModel model_;
  std::set<std::string> decided_;
  std::map<std::string, std::string> founding_;
  std::map<std::string, std::string> slugs_;  // to the id that got them
  int decisions_ = 0, undone_ = 0, merges_ = 0, splits_ = 0, aparts_ = 0, released_ = 0;
};

TEST(LedgerProperty, HarvestsChangeNothingDecidedAndUndoRestores) {
  int decisions = 0, undone = 0, merges = 0, splits = 0, aparts = 0, released = 0;
  for (std::uint64_t seed = 1; seed <= 25 && !HasFailure(); ++seed) {
    SCOPED_TRACE(fmt::format("seed {}", seed));
    RandomLife life(seed);
    life.run(60);
    decisions += life.decisions();
    undone += life.undone();
    merges += life.merges();
    splits += life.splits();
    aparts += life.aparts();
    released += life.released();
  }
  // The sequences must have met what they are for.
  EXPECT_GT(decisions, 300);
  EXPECT_GT(undone, 100);
  EXPECT_GT(merges, 20);
  EXPECT_GT(splits, 20);
  EXPECT_GT(aparts, 10);
  EXPECT_GT(released, 100);
}

}  // namespace
}  // namespace vindplaats
