#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/pipeline/study.h"
#include "app/show_study.h"
#include "config/load.h"
#include "core/time.h"
#include "export/bundle/bundle_writer.h"
#include "store/harvest_tables.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class FixedStudyClock : public Clock {
 public:
  Instant now() const override { return *parse_time("2026-11-22T06:00:00Z"); }
  std::chrono::milliseconds ticks() const override { return {}; }
  void wait(std::chrono::milliseconds) override {}
};

// A platform folder with a study, and a store in memory with four publications.
class StudyPipeline : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string form = ::testing::TempDir() + "vindplaats-study-XXXXXX";
    ASSERT_NE(::mkdtemp(form.data()), nullptr);
    platform_.dir = form;
    Study& study = platform_.studies.emplace_back();
    study.id = "polarisatie";
    study.title = {{"nl", "Polarisatie"}};
    study.query = "polarisatie";
    study.criteria = {{"E1", "exclude", "title", "Niet over groepen", ""}};
    std::filesystem::create_directories(form + "/studies/polarisatie");
    Batch batch;
    put(batch, "p000000000001", "Polarisatie in de wijk", {"vu/1", "scp/1"}, "2026-01-05");
    put(batch, "p000000000002", "Polarisatie van licht", {"vu/2"}, "2026-01-05");
    put(batch, "p000000000003", "Polarisatie online", {"scp/3"}, "2026-08-01");
    put(batch, "p000000000004", "Iets anders", {"scp/4"}, "2026-01-05");
    ASSERT_TRUE(store_->commit(batch, Durability::kSynced));
  }
  void TearDown() override { std::filesystem::remove_all(platform_.dir); }

  static void put(Batch& batch, const std::string& id, const std::string& title,
                  const std::vector<std::string>& records, const std::string& day) {
    Publication publication;
    publication.id = id;
    publication.records = records;
    publication.metadata.title = title;
    publication.first_seen = day + "T00:00:00Z";
    for (const std::string& name : records) {
      Record record;
      record.id = name;
      record.source = name.substr(0, name.find('/'));
      record.identifier = name.substr(name.find('/') + 1);
      record.metadata.title = title;
      put_record(batch, record);
      Head head;
      head.raw.source = record.source;
      head.raw.identifier = record.identifier;
      head.first_harvested = day + "T00:00:00Z";
      put_head(batch, head);
    }
    put_publication(batch, publication);
  }

  const Study& study() const { return platform_.studies.front(); }
  StudySelection selected(const std::string& as_of = "2026-11-22") const {
    auto selection = select_study(*store_->snapshot(), platform_, study(), as_of);
    EXPECT_TRUE(selection) << selection.error().what;
    return std::move(*selection);
  }
  Result<StudyBuilt> build(const StudyBuild& options) const {
    return build_study(*store_->snapshot(), platform_, study(), options, clock_.now());
  }
  void write_text(const std::string& name, const std::string& text) const {
    std::ofstream(platform_.dir + "/studies/polarisatie/" + name) << text;
  }

  FixedStudyClock clock_;
  Platform platform_;
  const std::unique_ptr<Store> store_ = open_memory_store();
};

TEST_F(StudyPipeline, ScreeningIsRememberedByTheLedger) {
  EXPECT_EQ(waiting_works(selected(), "title").size(), 3u);
  ASSERT_TRUE(
      write_screening(*store_, clock_, "anna",
                      {{"polarisatie", "p000000000001", "title", "include", "", ""},
                       {"polarisatie", "p000000000002", "title", "exclude", "E1", "over optica"}}));
  const StudySelection selection = selected();
  ASSERT_EQ(selection.works.size(), 3u);
  EXPECT_EQ(selection.works[0].standing, kIncluded);
  EXPECT_EQ(selection.works[1].criterion, "E1");
  EXPECT_EQ(selection.decisions[1].by, "anna");
  EXPECT_EQ(waiting_works(selection, "").front()->publication.id, "p000000000003");
  EXPECT_THAT(selected("2026-11-21").decisions, IsEmpty());
}

TEST_F(StudyPipeline, TheBundleIsTheSameWheneverItIsMade) {
  write_text("10-inleiding.md", "Zie [@p000000000001].\n");
  const auto built = build({"", "2026-11-22", false});
  ASSERT_TRUE(built) << built.error().what;
  EXPECT_EQ(built->path, platform_.dir + "/bundles/polarisatie");
  EXPECT_EQ(built->publications, 3);
  ASSERT_TRUE(build({platform_.dir + "/elders", "2026-11-22", false}));
  const auto files = read_bundle(built->path);
  ASSERT_TRUE(files);
  EXPECT_EQ(*files, *read_bundle(platform_.dir + "/elders"));
  EXPECT_THAT(verify_bundle(*files), IsEmpty());
  EXPECT_THAT(files->at("selection/records.csv"), HasSubstr("scp/1,scp,p000000000001"));
}

TEST_F(StudyPipeline, AnEarlierDayGivesTheEarlierStore) {
  const auto built = build({"", "2026-02-01", false});
  ASSERT_TRUE(built);
  EXPECT_EQ(built->publications, 2);
}

TEST_F(StudyPipeline, CitationsThatLeadNowhereOrHaveChangedAreTold) {
  write_text("10-inleiding.md", "[@p000000000001] [@p000000000004]\n");
  ASSERT_TRUE(build({"", "2026-11-22", false}));
  Batch batch;
  Publication changed = **get_publication(*store_->snapshot(), "p000000000001");
  ++changed.revision;
  put_publication(batch, changed);
  ASSERT_TRUE(store_->commit(batch, Durability::kSynced));
  const auto warnings = check_citations(platform_, study(), selected());
  ASSERT_TRUE(warnings);
  ASSERT_EQ(warnings->size(), 2u);
  EXPECT_EQ(warnings->at(0).publication, "p000000000001");
  EXPECT_THAT(warnings->at(0).what, HasSubstr("changed since the last build"));
  EXPECT_THAT(warnings->at(1).what, HasSubstr("not in the selection"));
}

TEST_F(StudyPipeline, AnUnknownStudyIsToldWhichThereAre) {
  const auto found = find_study(platform_, "anders");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().fault, Fault::kNotFound);
  EXPECT_THAT(found.error().what, HasSubstr("polarisatie"));
}

TEST(ShowStudy, ANewStudyCanBeReadAndSearchedAtOnce) {
  for (const std::string id : {"polarisatie", "9", "x-2", "not-me"}) {
    const auto study = parse_study(new_study_toml(id), "studies/" + id + "/study.toml");
    ASSERT_TRUE(study) << study.error().what;
    EXPECT_EQ(study->id, id);
    EXPECT_TRUE(compile_study(*study, {})) << id;
    EXPECT_THAT(new_study_text(id), HasSubstr("study check " + id));
  }
}

}  // namespace
}  // namespace vindplaats
