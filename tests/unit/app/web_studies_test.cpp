// Studies on the front: looked up, screened, made into a bundle; and who may.
#include <cstdlib>
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/app/front_bench.h"

namespace vindplaats {
namespace {

using testing::Browser;
using testing::Fields;
using testing::FrontBench;
using ::testing::HasSubstr;
using testing::header_of;
using ::testing::Not;

class WebStudies : public ::testing::Test {
 protected:
  WebStudies() {
    std::string form = ::testing::TempDir() + "vindplaats-studies-XXXXXX";
    folder_ = mkdtemp(form.data());
    bench_.platform->dir = folder_;
    Study study;
    study.id = "taal";
    study.title = {{"nl", "Taal <en> werk"}, {"en", "Language and work"}};
    study.question = "Wat helpt?";
    study.query = "werk*";
    study.authors = {{"Lena de Boer", "", "", "lead"}};
    study.criteria = {{"E1", "exclude", "title", "Niet over mensen", "Not about people"}};
    bench_.platform->studies = {study};
    for (const char* id : {"1", "2", "3"}) {
      Metadata metadata;
      metadata.title = std::string("Aan het werk ") + id;
      metadata.abstract_text = "Over <werk>.";
      metadata.languages = {"nl"};
      bench_.put(id, metadata);
    }
    Metadata other;
    other.title = "Vogels";
    bench_.put("4", other);
    bench_.curate_now();
    bench_.add_user("fatima", "editor");
    editor_.log_in("fatima");
  }
  ~WebStudies() override { std::filesystem::remove_all(folder_); }

  WebResponse post(const std::string& what, Fields fields = {}) {
    editor_.get("/studies/taal");
    return editor_.post("/studies/taal/" + what, std::move(fields));
  }
  WebResponse screen(const std::string& publication, const std::string& what,
                     const std::string& criterion = "") {
    return post("screen", {{"publication", publication},
                           {"stage", "title"},
                           {"do", what},
                           {"criterion", criterion},
                           {"tab", "title"}});
  }
  std::string tab(const std::string& id) { return editor_.get("/studies/taal?tab=" + id).body; }

  std::string folder_;
  FrontBench bench_;
  Browser editor_{bench_};
};

TEST_F(WebStudies, AStudyIsLookedUpAndScreened) {
  EXPECT_THAT(editor_.get("/studies").body, HasSubstr("Taal &lt;en&gt; werk"));
  EXPECT_THAT(tab("title"), HasSubstr("Er is nog niet gezocht."));
  EXPECT_EQ(editor_.get("/studies/taal/flow.svg").status, 404);
  const std::string one = bench_.of("1").id, two = bench_.of("2").id;
  EXPECT_EQ(screen(one, "include").status, 303);
  EXPECT_THAT(tab("title"), HasSubstr("Zoek eerst"));
  EXPECT_EQ(post("search").status, 303);
  std::string page = tab("title");
  EXPECT_THAT(page, HasSubstr("in 4 publicaties; 3 gevonden."));
  EXPECT_THAT(page, HasSubstr("Op titel <span class=\"count\">3</span>"));
  EXPECT_THAT(page, HasSubstr("E1: Niet over mensen"));
  EXPECT_THAT(page, HasSubstr("Over &lt;werk&gt;."));
  EXPECT_EQ(header_of(screen(one, "include"), "Location"), "/studies/taal?tab=title#works");
  EXPECT_EQ(screen(two, "exclude", "E1").status, 303);
  EXPECT_THAT(tab("included"), HasSubstr("Aan het werk 1"));
  page = tab("excluded");
  EXPECT_THAT(page, HasSubstr("Aan het werk 2"));
  EXPECT_THAT(page, HasSubstr("fatima: sluit uit"));
  EXPECT_THAT(editor_.get("/studies").body,
              HasSubstr("3 te beoordelen publicaties, waarvan 1 nog"));
  const WebResponse flow = editor_.get("/studies/taal/flow.svg?lang=en");
  EXPECT_EQ(header_of(flow, "Content-Type"), "image/svg+xml");
  EXPECT_THAT(flow.body, HasSubstr("<svg"));
  EXPECT_THAT(flow.body, HasSubstr("Not about people"));
}

TEST_F(WebStudies, ADecisionThatIsNoneIsRefused) {
  post("search");
  const std::string one = bench_.of("1").id;
  EXPECT_EQ(screen(one, "exclude").status, 422);
  EXPECT_EQ(screen(one, "exclude", "E9").status, 422);
  EXPECT_EQ(screen(one, "maybe").status, 422);
  EXPECT_EQ(screen(bench_.of("4").id, "include").status, 422);
  EXPECT_EQ(post("screen", {{"publication", one}, {"stage", "later"}, {"do", "include"}}).status,
            422);
  EXPECT_THAT(tab("title"), HasSubstr("Op titel <span class=\"count\">3</span>"));
}

TEST_F(WebStudies, AChangedStudyAsksToBeLookedUpAgain) {
  post("search");
  EXPECT_THAT(tab("title"), Not(HasSubstr("sindsdien veranderd")));
  bench_.platform->studies[0].query = "vogels";
  EXPECT_THAT(tab("title"), HasSubstr("sindsdien veranderd"));
  post("search");
  EXPECT_THAT(tab("title"), HasSubstr("1 gevonden."));
  bench_.house.studies->forget();
  EXPECT_THAT(tab("title"), HasSubstr("Er is nog niet gezocht."));
  bench_.platform->studies[0].query = "vogels AND (";
  EXPECT_EQ(post("search").status, 422);
}

TEST_F(WebStudies, TheBundleIsBuiltAndItsFilesAreHandedOut) {
  EXPECT_THAT(tab("title"), Not(HasSubstr("manifest-sha512.txt")));
  EXPECT_EQ(post("build").status, 303);
  EXPECT_THAT(tab("title"), HasSubstr("/studies/taal/file?path=citations%2Flibrary.bib"));
  const WebResponse file = editor_.get("/studies/taal/file?path=citations%2Flibrary.bib");
  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(header_of(file, "Content-Disposition"), "attachment; filename=\"library.bib\"");
  ASSERT_TRUE(file.file);
  EXPECT_EQ(file.file->path, folder_ + "/bundles/taal/citations/library.bib");
  for (const char* none : {"..%2F..%2Fvindplaats.toml", "%2Fetc%2Fpasswd", "", "citations"})
    EXPECT_EQ(editor_.get(std::string("/studies/taal/file?path=") + none).status, 404) << none;
}

TEST_F(WebStudies, AResearcherSeesTheStudiesThatNameThem) {
  bench_.add_user("lena-de-boer", "researcher");
  bench_.add_user("bert", "researcher");
  bench_.add_user("rik", "reader");
  Browser lena(bench_), bert(bench_), rik(bench_);
  lena.log_in("lena-de-boer");
  bert.log_in("bert");
  rik.log_in("rik");
  EXPECT_THAT(lena.get("/studies").body, HasSubstr("/studies/taal"));
  EXPECT_EQ(lena.get("/studies/taal").status, 200);
  EXPECT_EQ(lena.post("/studies/taal/search", {}).status, 303);
  EXPECT_THAT(bert.get("/studies").body, HasSubstr("Er is geen studie die u mag zien."));
  EXPECT_EQ(rik.get("/studies").status, 403);
  for (Browser* other : {&bert, &rik}) {
    for (const char* page :
         {"/studies/taal", "/studies/taal/flow.svg", "/studies/taal/file?path=x"})
      EXPECT_EQ(other->get(page).status, 403) << page;
    other->get("/account");
    for (const char* act : {"search", "screen", "build"})
      EXPECT_EQ(other->post(std::string("/studies/taal/") + act, {}).status, 403) << act;
  }
  lena.get("/studies/taal");
  EXPECT_EQ(lena.post("/studies/taal/build", {{"token", "x"}}).status, 403);
  EXPECT_EQ(lena.get("/studies/none").status, 404);
}

}  // namespace
}  // namespace vindplaats
