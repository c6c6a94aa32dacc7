// Searching the whole store: by the index as by looking at every publication, whatever came, went
// or was decided since the index was made.
#include "app/pipeline/search.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "tests/unit/app/search_desk.h"

namespace vindplaats {
namespace {

using testing::asked;
using testing::described;
using testing::random_query;
using testing::SearchDesk;
using testing::written;

void live_a_year(SearchDesk& desk, std::uint64_t seed, int rounds) {
  SeededRandom random(seed);
  for (int i = 0; i < 60; ++i) desk.put(i, described(random, i));
  desk.curate_now();
  desk.expect_agreement(random, 40);
  for (int round = 0; round < rounds; ++round) {
    const std::vector<std::string> ids = desk.ids();
    const std::string& id = ids[random.below(ids.size())];
    switch (random.below(5)) {
      case 0: {
        DecisionRequest accept = asked("accept");
        accept.themes = {"onderwijs"};
        desk.decide(id, accept);
        break;
      }
      case 1: {
        DecisionRequest edit = asked("edit");
        edit.corrections = {{"title", "gemeente aa policies " + std::to_string(round)}};
        EXPECT_TRUE(desk.decide(id, edit));
        break;
      }
      case 2: {
        const int number = static_cast<int>(random.below(60));
        desk.put(number, described(random, number));
        desk.curate_now();
        break;
      }
      case 3:
        desk.remove(static_cast<int>(random.below(60)));
        desk.curate_now();
        break;
      default:
        desk.put(60 + round, described(random, 60 + round));
        desk.curate_now();
    }
    desk.expect_agreement(random, 3);
    if (::testing::Test::HasFatalFailure()) return;
  }
  EXPECT_GT(desk.indexed("status:accepted").size(), 0U);
}

TEST(Search, AgreesWithTheEvaluatorWhateverHappens) {
  SearchDesk desk(open_memory_store());
  live_a_year(desk, 21, 60);
}

TEST(Search, AgreesWithTheEvaluatorOnRocksDbToo) {
  const std::string dir = ::testing::TempDir() + "/search_" + std::to_string(::getpid());
  auto store = open_rocks_store(dir);
  ASSERT_TRUE(store) << store.error().what;
  {
    SearchDesk desk(std::move(*store));
    live_a_year(desk, 22, 20);
  }
  std::filesystem::remove_all(dir);
}

TEST(Search, AnIndexMadeAnewSaysTheSame) {
  SearchDesk desk(open_memory_store());
  live_a_year(desk, 23, 40);
  SeededRandom random(24);
  std::vector<std::string> texts;
  std::vector<std::vector<std::string>> before;
  const auto hits = [&](const std::string& text) {
    std::vector<std::string> ids;
    const auto result = search(*desk.store().snapshot(), desk.cache(), desk.platform(),
                               *parse_query(text, {}), {SIZE_MAX, 0, false});
    for (const SearchHit& hit : result->hits) ids.push_back(hit.id);
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  for (int i = 0; i < 100; ++i) {
    texts.push_back(written(random_query(random, 3)));
    before.push_back(hits(texts.back()));
  }
  Batch index;
  drop_index_segments(index, 0, 0);
  put_index_state(index, {});
  ASSERT_TRUE(desk.store().commit(index, Durability::kSynced));
  for (std::size_t i = 0; i < texts.size(); ++i)
    EXPECT_EQ(hits(texts[i]), before[i]) << "without: " << texts[i];
  desk.curate_now();
  EXPECT_EQ(desk.state().version, kIndexVersion);
  for (std::size_t i = 0; i < texts.size(); ++i)
    EXPECT_EQ(hits(texts[i]), before[i]) << "anew: " << texts[i];
}

TEST(Search, SegmentsStayFew) {
  SearchDesk desk(open_memory_store());
  SeededRandom random(25);
  for (int i = 0; i < 30; ++i) desk.put(i, described(random, i));
  desk.curate_now();
  std::size_t most = 0;
  for (int round = 0; round < 60; ++round) {
    const int number = static_cast<int>(random.below(30));
    desk.put(number, described(random, number));
    desk.curate_now();
    most = std::max(most, desk.state().segments.size());
  }
  EXPECT_LE(most, 18U);
  std::int64_t live = 0;
  for (const IndexSegment& one : desk.state().segments) live += one.documents - one.removed;
  EXPECT_EQ(static_cast<std::size_t>(live), desk.ids().size());
  // Decisions fill one segment after another.
  for (int round = 0; round < 40; ++round) {
    const std::vector<std::string> ids = desk.ids();
    DecisionRequest note = asked("note");
    note.note = "ronde " + std::to_string(round);
    EXPECT_TRUE(desk.decide(ids[random.below(ids.size())], note));
  }
  EXPECT_LE(desk.state().segments.size(), most + 1);
}

// Commits until so many were made, then fails.
class CutOffStore final : public Store {
 public:
  explicit CutOffStore(Store& inner, int left) : inner_(inner), left_(left) {}
  Result<void> commit(const Batch& batch, Durability durability) override {
    if (left_-- <= 0) return fail(Fault::kRefused, "the disk is full");
    return inner_.commit(batch, durability);
  }
  std::unique_ptr<Snapshot> snapshot() const override { return inner_.snapshot(); }
  Result<void> compact() override { return inner_.compact(); }
  Result<void> copy_to(const std::string& dir) override { return inner_.copy_to(dir); }
  Result<void> clear(Table table) override { return inner_.clear(table); }
  std::uint64_t bytes() const override { return inner_.bytes(); }

 private:
  Store& inner_;
  int left_;
};

TEST(Search, APassThatIsCutOffLeavesAnIndexThatTheNextOneRepairs) {
  for (int commits = 0; commits < 6; ++commits) {
    SearchDesk desk(open_memory_store());
    SeededRandom random(26);
    for (int i = 0; i < 40; ++i) desk.put(i, described(random, i));
    if (commits % 2 == 0) desk.curate_now();
    for (int i = 0; i < 20; ++i) desk.put(i, described(random, i + 100));
    CutOffStore failing(desk.store(), commits);
    const auto cut = curate(failing, desk.platform(), desk.clock(), {});
    // What is indexed can be searched at any moment.
    EXPECT_TRUE(search(*desk.store().snapshot(), desk.cache(), desk.platform(),
                       *parse_query("aa", {}), {}));
    desk.curate_now();
    desk.expect_agreement(random, 30);
  }
}

TEST(Search, RulesOverTheStoreSayWhatEachPublicationIsTold) {
  SearchDesk desk(open_memory_store());
  live_a_year(desk, 27, 20);
  const auto themes = compile_themes(desk.platform().themes, {});
  ASSERT_TRUE(themes);
  std::map<std::string, Classification> told;
  ASSERT_TRUE(classify_store(*desk.store().snapshot(), desk.cache(), desk.platform(), *themes,
                             [&](std::string_view id, const Classification& classification) {
                               EXPECT_TRUE(told.emplace(id, classification).second);
                             }));
  std::size_t matched = 0, excluded = 0;
  desk.each_document([&](const std::string& id, const Document& document) {
    const Classification expected = classify(*themes, document, Places::kLeaveOut);
    EXPECT_EQ(told[id], expected) << id;
    matched += !expected.themes.empty();
    excluded += !expected.excluded.empty();
  });
  EXPECT_GT(matched, 5U);
  EXPECT_GT(excluded, 0U);
}

TEST(Search, BestFirstThenById) {
  SearchDesk desk(open_memory_store());
  Metadata metadata;
  for (int i = 0; i < 6; ++i) {
    metadata.title = "Jaarbericht van bureau nummer " + std::to_string(i);
    metadata.abstract_text = i == 3 ? "Over inburgering." : "Over iets anders.";
    if (i == 4) metadata.title = "Inburgering in de stad";
    desk.put(i, metadata);
  }
  desk.curate_now();
  const auto found = [&](const std::string& text, SearchOptions options) {
    return *search(*desk.store().snapshot(), desk.cache(), desk.platform(), *parse_query(text, {}),
                   options);
  };
  const SearchResult best = found("inburgering", {});
  ASSERT_EQ(best.hits.size(), 2U);
  EXPECT_GT(best.hits[0].score, best.hits[1].score);
  const auto first = get_publication(*desk.store().snapshot(), best.hits[0].id);
  EXPECT_EQ((*first)->metadata.title, "Inburgering in de stad");

  const SearchResult all = found("type:report OR type:journal*", {});
  ASSERT_EQ(all.hits.size(), 6U);
  EXPECT_TRUE(std::is_sorted(all.hits.begin(), all.hits.end(),
                             [](const SearchHit& a, const SearchHit& b) { return a.id < b.id; }));
  const SearchResult some = found("type:report OR type:journal*", {2, 3, false});
  EXPECT_EQ(some.total, 6);
  ASSERT_EQ(some.hits.size(), 2U);
  EXPECT_EQ(some.hits[0].id, all.hits[3].id);
  EXPECT_TRUE(found("nietsdergelijks", {}).hits.empty());
}

TEST(Search, FacetsCountTheHits) {
  SearchDesk desk(open_memory_store());
  live_a_year(desk, 28, 40);
  const SearchResult result = *search(*desk.store().snapshot(), desk.cache(), desk.platform(),
                                      *parse_query("aa", {}), {20, 0, true});
  ASSERT_GT(result.total, 0);
  for (const Facet& facet : result.facets) {
    for (const auto& [value, count] : facet.values) {
      const std::string narrowed = "aa " + std::string(facet.field) + ":\"" + value + '"';
      EXPECT_EQ(desk.scanned(narrowed).size(), static_cast<std::size_t>(count)) << narrowed;
    }
  }
  const auto statuses = std::find_if(result.facets.begin(), result.facets.end(),
                                     [](const Facet& facet) { return facet.field == "status"; });
  std::int64_t all = 0;
  for (const auto& [value, count] : statuses->values) all += count;
  EXPECT_EQ(all, result.total);
}

}  // namespace
}  // namespace vindplaats
