#include "export/bundle/bundle.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "export/bundle/bundle_writer.h"
#include "export/bundle/flow.h"
#include "export/bundle/sha512.h"
#include "tests/support/golden.h"
#include "tests/unit/export/study_sample.h"

namespace vindplaats::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

TEST(Bundle, HasEveryFileOfTheContract) {
  const StudySample sample;
  std::vector<std::string> paths;
  for (const auto& [path, bytes] : rendered_bundle(sample.content)) {
    paths.push_back(path);
    EXPECT_FALSE(bytes.empty()) << path;
  }
  EXPECT_THAT(
      paths,
      ElementsAre("CITATION.cff", "README.md", "analysis/analysis.json", "analysis/coverage.md",
                  "analysis/gap-map.html", "analysis/gap-map.svg", "analysis/timeline.svg",
                  "bagit.txt", "citations/library.bib", "citations/library.json",
                  "citations/library.ris", "evidence/table.csv", "evidence/table.xlsx",
                  "manifest-sha512.txt", "protocol.json", "report.html", "ro-crate-metadata.json",
                  "searches.csv", "selection/decisions.csv", "selection/excluded.csv",
                  "selection/flow.json", "selection/flow.svg", "selection/publications.jsonl",
                  "selection/records.csv"));
}

// The drawings, the report and the workbook have tests of their own.
TEST(Bundle, SaysWhatPeopleReviewed) {
  const StudySample sample;
  const BundleFiles files = rendered_bundle(sample.content);
  for (const char* path :
       {"README.md", "protocol.json", "searches.csv", "selection/records.csv",
        "selection/decisions.csv", "selection/excluded.csv", "selection/flow.json",
        "selection/publications.jsonl", "evidence/table.csv", "analysis/analysis.json",
        "analysis/coverage.md", "CITATION.cff"}) {
    expect_golden(fixtures() / "bundle" / "polarisatie" / path, files.at(path));
  }
}

TEST(Bundle, GivesTheSameBytesEveryTime) {
  const StudySample one, other;
  EXPECT_EQ(rendered_bundle(one.content), rendered_bundle(other.content));
}

TEST(Bundle, ProvesItself) {
  StudySample sample;
  EXPECT_THAT(verify_bundle(rendered_bundle(sample.content)), IsEmpty());
  sample.content.public_form = true;
  EXPECT_THAT(verify_bundle(rendered_bundle(sample.content)), IsEmpty());
}

TEST(Bundle, AnEmptySelectionIsABundleToo) {
  StudySample sample;
  sample.content.records.clear();
  sample.content.works.clear();
  sample.content.decisions.clear();
  sample.content.texts.clear();
  EXPECT_THAT(verify_bundle(rendered_bundle(sample.content)), IsEmpty());
}

TEST(Bundle, CountsWhatPrismaAsks) {
  const StudySample sample;
  const StudyFlow flow =
      count_flow(sample.content.records, sample.content.works, sample.content.stages);
  EXPECT_EQ(flow.identified, 9);
  EXPECT_EQ(flow.sources, (std::vector<NamedCount>{{"lindewaal-feed", 3}, {"waterveen-oai", 6}}));
  EXPECT_EQ(flow.duplicates, 1);
  EXPECT_EQ(flow.deleted, 1);
  EXPECT_EQ(flow.outside, (std::vector<NamedCount>{{"years", 1}}));
  EXPECT_EQ(flow.screened, 6);
  EXPECT_EQ(flow.excluded_title, 1);
  EXPECT_EQ(flow.waiting_title, 2);
  EXPECT_EQ(flow.sought, 3);
  EXPECT_EQ(flow.not_retrieved, 1);
  EXPECT_EQ(flow.assessed, 2);
  EXPECT_EQ(flow.excluded_fulltext, 1);
  EXPECT_EQ(flow.reasons_fulltext, (std::vector<NamedCount>{{"E2", 1}}));
  EXPECT_EQ(flow.included, 1);
  EXPECT_EQ(flow.included_records, 2);
}

TEST(Bundle, APublicOneNamesNoScreenerAndHoldsNothingOfTheEditors) {
  StudySample sample;
  sample.content.public_form = true;
  const BundleFiles files = rendered_bundle(sample.content);
  for (const auto& [path, bytes] : files) {
    for (const char* secret : {"zoë", "bram", "Geheime"}) {
      EXPECT_THAT(bytes, Not(HasSubstr(secret))) << path;
    }
  }
  EXPECT_THAT(files.at("selection/decisions.csv"), HasSubstr("beoordelaar 2"));
}

TEST(Bundle, NeverHoldsTheEditorsNotes) {
  const StudySample sample;
  for (const auto& [path, bytes] : rendered_bundle(sample.content)) {
    EXPECT_THAT(bytes, Not(HasSubstr("Geheime notitie"))) << path;
  }
}

TEST(Bundle, SetsTheAuthorsTextsWithTheirCitations) {
  const StudySample sample;
  const std::string html = rendered_bundle(sample.content).at("report.html");
  EXPECT_THAT(html, HasSubstr("Zoals <em>bekend</em> (<a href=\"#" +
                              sample.content.works[0].publication.id + "\">"));
  EXPECT_THAT(html, Not(HasSubstr("<script>")));
}

TEST(Bundle, ADigestIsThatOfTheStandard) {
  // FIPS 180-4, example "abc".
  EXPECT_EQ(sha512_hex("abc"),
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
}

class BundleWriter : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string form = ::testing::TempDir() + "vindplaats-bundle-XXXXXX";
    ASSERT_NE(::mkdtemp(form.data()), nullptr);
    root_ = form;
  }
  void TearDown() override { std::filesystem::remove_all(root_); }

  std::string dir() const { return (root_ / "bundles" / "polarisatie").string(); }
  std::filesystem::path root_;

  static std::vector<File> with_manifest(const std::string& path, const std::string& bytes) {
    return {{path, bytes}, {"manifest-sha512.txt", sha512_hex(bytes) + "  " + path + "\n"}};
  }
  const std::vector<File> first_ = with_manifest("a/een.txt", "1");
  const std::vector<File> second_ = with_manifest("b/twee.txt", "2");
};

TEST_F(BundleWriter, PutsTheNewOneInThePlaceOfTheOld) {
  ASSERT_TRUE(write_bundle(dir(), first_));
  ASSERT_TRUE(write_bundle(dir() + "/", second_));
  EXPECT_EQ(*read_bundle(dir()), (BundleFiles{{second_[0].path, second_[0].bytes},
                                              {second_[1].path, second_[1].bytes}}));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(root_ / "bundles"), {}), 1);
}

TEST_F(BundleWriter, LeavesWhatIsNoBundleAlone) {
  std::filesystem::create_directories(dir());
  ASSERT_TRUE(write_bundle(dir(), first_)) << "an empty folder may be used";
  std::filesystem::remove(dir() + "/manifest-sha512.txt");
  const auto refused = write_bundle(dir(), second_);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fault, Fault::kRefused);
  EXPECT_EQ(read_bundle(dir())->count("a/een.txt"), 1u);
}

TEST_F(BundleWriter, LosesNothingThatAPersonPutThereOrChanged) {
  ASSERT_TRUE(write_bundle(dir(), first_));
  const std::pair<const char*, const char*> works[] = {{"a/een.txt", "ingevuld"},
                                                       {"aantekeningen.md", "van mij"}};
  for (const auto& [path, text] : works) {
    std::filesystem::remove_all(dir());
    ASSERT_TRUE(write_bundle(dir(), first_));
    std::ofstream(dir() + "/" + path) << text;
    const auto refused = write_bundle(dir(), second_);
    ASSERT_FALSE(refused) << path;
    EXPECT_EQ(refused.error().fault, Fault::kRefused);
    EXPECT_NE(refused.error().what.find(path), std::string::npos) << refused.error().what;
    EXPECT_EQ(read_bundle(dir())->at(path), text);
  }
}

TEST_F(BundleWriter, AfterACrashAtAnyStepOneOfBothIsThereWhole) {
  struct Stop {};
  for (int step = 0; step < 20; ++step) {
    std::filesystem::remove_all(root_);
    const auto former = write_bundle(dir(), first_);
    ASSERT_TRUE(former) << step << ": " << former.error().what;
    int left = step;
    bool stopped = false;
    try {
      const auto written = write_bundle(dir(), second_, [&](std::string_view) {
        if (left-- == 0) throw Stop();
      });
      EXPECT_TRUE(written);
    } catch (const Stop&) {
      stopped = true;
    }
    ASSERT_TRUE(write_bundle(dir(), second_)) << step;
    EXPECT_EQ(read_bundle(dir())->count("b/twee.txt"), 1u);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(root_ / "bundles"), {}), 1) << step;
    if (!stopped) return;
  }
  FAIL() << "the writer never came to an end";
}

}  // namespace
}  // namespace vindplaats::testing
