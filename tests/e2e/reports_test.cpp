// What a platform writes to others: the newsletter, the figures of a period, and the visits that it
// takes in from its website's statistics.
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::Outcome;
using testing::Workbench;
using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

std::string report_record(const std::string& identifier, const std::string& title) {
  return Json{{"identifier", identifier},
              {"title", title},
              {"issued", "2026-03"},
              {"product", "rapport"},
              {"languages", {"nl"}},
              {"abstract", title + ". Over statushouders, inburgering en werk in de gemeente."},
              {"links", {{{"url", "https://instituut.example/" + identifier}, {"rel", "landing"}}}}}
             .dump() +
         "\n";
}

// A platform of which two publications were released, on different days; one was rejected, one
// waits.
class Reports : public ::testing::Test {
 protected:
  Reports() {
    bench_.keep_one_theme();
    bring("2026-09-01", report_record("a", "Statushouders aan het werk") +
                            report_record("b", "Inburgering in vijf gemeenten") +
                            report_record("c", "Statushouders en vrijwilligerswerk") +
                            report_record("d", "Vergunninghouders in de zorg"));
    a_ = id_of("Statushouders aan het werk");
    b_ = id_of("Inburgering in vijf gemeenten");
    c_ = id_of("Statushouders en vrijwilligerswerk");
    at("2026-09-11", {"queue", "accept", a_, "--as", "fatima"});
    at("2026-09-11", {"queue", "note", a_, "geheime notitie", "--as", "fatima"});
    at("2026-09-12", {"queue", "reject", c_, "--reason", "verouderd", "--as", "fatima"});
    at("2026-10-01", {"export"});
    at("2026-11-01", {"queue", "accept", b_, "--as", "fatima"});
    at("2026-11-02", {"export"});
  }

  void bring(const std::string& day, const std::string& records) {
    const Outcome outcome = bench_.run({"queue", "bring", "-", "--now", day}, records);
    ASSERT_EQ(outcome.status, 0) << outcome.err;
  }
  Outcome at(const std::string& day, std::vector<std::string> words, int status = 0) {
    words.insert(words.end(), {"--now", day});
    return bench_.expect(status, std::move(words));
  }
  std::string id_of(const std::string& title) {
    const Json queue = bench_.json({"queue", "list", "--now", "2026-09-01"});
    for (const auto& publication : queue["publications"])
      if (publication["title"] == title) return publication["id"];
    ADD_FAILURE() << title << " does not wait: " << queue.dump(1);
    return {};
  }
  std::string slug_of(const std::string& id) {
    for (const auto& item : Json::parse(bench_.read("public/current/catalogue.json")))
      if (item["id"] == id) return item["slug"];
    return {};
  }
  Json figures(std::vector<std::string> words) {
    words.insert(words.begin(), "report");
    words.insert(words.end(), {"--now", "2026-12-31", "--json"});
    return Json::parse(bench_.expect(0, words).out)["tables"];
  }
  static std::int64_t figure(const Json& tables, const std::string& id) {
    for (const auto& row : tables["overview"])
      if (row["id"] == id) return row["count"];
    return -1;
  }

  const Workbench bench_;
  std::string a_, b_, c_;
};

TEST_F(Reports, TheNewsletterHasWhatWasReleasedSince) {
  const std::string text = at("2026-12-01", {"newsletter", "--since", "2026-10-15"}).out;
  EXPECT_THAT(text, HasSubstr("Nieuw sinds 2026-10-15: 1 publicatie."));
  EXPECT_THAT(text, HasSubstr("Inburgering in vijf gemeenten"));
  EXPECT_THAT(text, Not(HasSubstr("Statushouders aan het werk")));
  const std::string all = at("2026-12-01", {"newsletter", "--since", "2026-01-01"}).out;
  EXPECT_THAT(all, HasSubstr("Statushouders aan het werk"));
  for (const char* never : {"geheime notitie", "fatima", "vrijwilligerswerk"})
    EXPECT_THAT(all, Not(HasSubstr(never)));
  EXPECT_EQ(at("2027-01-01", {"newsletter", "--since", "2026-01-01"}).out, all);
  const std::string file = bench_.dir().string() + "-brief.html";
  at("2026-12-01", {"newsletter", "--since", "2026-01-01", "--format", "html", "--out", file});
  std::ifstream in(file);
  const std::string page((std::istreambuf_iterator<char>(in)), {});
  EXPECT_THAT(page, HasSubstr("<h1>"));
  fs::remove(file);
  const Json json = Json::parse(
      at("2026-12-01", {"newsletter", "--since", "2026-10-15", "--format", "json"}).out);
  EXPECT_EQ(json["sections"][0]["publications"][0]["id"], b_);
}

TEST_F(Reports, TheNewsletterRefusesWhatItCannotDo) {
  at("2026-12-01", {"newsletter"}, 2);
  at("2026-12-01", {"newsletter", "--since", "vorige maand"}, 2);
  at("2026-12-01", {"newsletter", "--since", "2026-10-15", "--format", "pdf"}, 2);
  at("2026-12-01",
     {"newsletter", "--since", "2026-10-15", "--out", (bench_.dir() / "public/x").string()}, 2);
  const Workbench fresh;
  EXPECT_THAT(fresh.expect(1, {"newsletter", "--since", "2026-10-15"}).err,
              HasSubstr("there is no release yet"));
}

TEST_F(Reports, CountsAPeriod) {
  const Json year = figures({"--year", "2026"});
  EXPECT_EQ(figure(year, "accepted"), 2);
  EXPECT_EQ(figure(year, "rejected"), 1);
  EXPECT_EQ(figure(year, "entered"), 4);
  EXPECT_EQ(figure(year, "released"), 2);
  EXPECT_EQ(figure(year, "waiting"), 1);
  EXPECT_EQ(figure(year, "median-days"), 11) << "10, 11 and 61 days";
  EXPECT_EQ(year["rejections"][0]["id"], "verouderd");
  EXPECT_EQ(year["themes"][0]["released"], 2);
  EXPECT_EQ(year["products"][0]["catalogue"], 2);
  const Json autumn = figures({"--from", "2026-10-01", "--until", "2026-10-31"});
  EXPECT_EQ(figure(autumn, "accepted"), 0);
  EXPECT_EQ(figure(autumn, "released"), 1);
  EXPECT_EQ(figure(autumn, "entered"), 0);
  EXPECT_EQ(figure(autumn, "median-days"), -1);
  EXPECT_EQ(figure(autumn, "catalogue"), 2) << "what is now is of now";
  EXPECT_EQ(figure(figures({"--year", "2025"}), "released"), 0);
}

TEST_F(Reports, AnUndoneDecisionCountsNoMore) {
  at("2026-12-01", {"queue", "undo", c_});
  const Json year = figures({"--year", "2026"});
  EXPECT_EQ(figure(year, "rejected"), 0);
  EXPECT_EQ(figure(year, "waiting"), 2);
}

TEST_F(Reports, TheReportHasFourForms) {
  const std::string markdown = at("2026-12-31", {"report", "--year", "2026"}).out;
  EXPECT_THAT(markdown, HasSubstr("2026-01-01 tot en met 2026-12-31"));
  EXPECT_EQ(at("2026-12-31", {"report", "--year", "2026"}).out, markdown);
  EXPECT_THAT(at("2026-12-31", {"report", "--format", "html"}).out, HasSubstr("<table"));
  EXPECT_THAT(at("2026-12-31", {"report", "--format", "csv"}).out,
              HasSubstr("overview,released,count,2\r\n"));
  for (const std::vector<std::string>& wrong : {std::vector<std::string>{"--year", "26"},
                                                {"--year", "2026", "--from", "2026-01-01"},
                                                {"--from", "soon"},
                                                {"--from", "2026-02-01", "--until", "2026-01-01"},
                                                {"--format", "xls"}}) {
    std::vector<std::string> words = {"report"};
    words.insert(words.end(), wrong.begin(), wrong.end());
    at("2026-12-31", words, 2);
  }
}

TEST_F(Reports, TakesVisitsInOnce) {
  const std::string slug = slug_of(a_);
  bench_.write("visits.csv", "url,visits,date\nhttps://www.example.nl/publicatie/" + slug +
                                 "?x=1,10,2026-10-03\n" + b_ +
                                 ",4,2026-11-03\n/contact,99,2026-11-03\n");
  const std::string file = (bench_.dir() / "visits.csv").string();
  const auto import = [&](std::vector<std::string> more = {}, int status = 0) {
    more.insert(more.begin(), {"usage", "import", file, "--json"});
    const Outcome outcome = bench_.run(more);
    EXPECT_EQ(outcome.status, status) << outcome.err;
    return Json::parse(status == 1 ? outcome.err : outcome.out);
  };
  EXPECT_FALSE(import({"--dry-run"})["written"]);
  EXPECT_EQ(figure(figures({}), "visits"), -1) << "a dry run takes nothing in";
  const Json first = import();
  EXPECT_TRUE(first["written"]);
  EXPECT_EQ(first["months"].size(), 2U);
  EXPECT_EQ(first["unmatched"][0]["line"], 4);
  EXPECT_EQ(first["unmatched"][0]["address"], "/contact");
  EXPECT_FALSE(import()["written"]) << "the same again changes nothing";
  EXPECT_EQ(figure(figures({}), "visits"), 14);
  bench_.write("visits.csv", "slug;bezoeken\n" + slug + ";30\n" + slug + ";veel\n");
  EXPECT_EQ(import({"--month", "2026-10"}, 3)["refused"][0]["line"], 3);
  const Json year = figures({"--year", "2026"});
  EXPECT_EQ(figure(year, "visits"), 34) << "the newer file has the place of its month";
  EXPECT_EQ(year["most-seen"][0]["id"], a_);
  EXPECT_EQ(figure(figures({"--from", "2026-11-01"}), "visits"), 4);
  bench_.write("visits.csv", "url,visits,date\n/contact,99,2026-10-03\n");
  EXPECT_THAT(import({}, 1)["error"]["message"].get<std::string>(), HasSubstr("none of its 1"));
  EXPECT_EQ(figure(figures({}), "visits"), 34) << "a file of other pages takes nothing away";
  EXPECT_EQ(bench_.run({"usage", "import", file, "--month", "oktober"}).status, 2);
  EXPECT_EQ(bench_.run({"usage", "import", "nergens.csv"}).status, 1);
}

TEST_F(Reports, VisitsFollowAPublicationToItsNewAddressAndMerge) {
  const std::string slug = slug_of(a_);
  at("2026-11-05", {"queue", "edit", a_, "slug=statushouders"});
  at("2026-11-06", {"export"});
  at("2026-11-07", {"queue", "merge", b_, a_});
  const std::string kept = bench_.json({"queue", "show", a_})["id"];
  const std::string file = (bench_.dir() / "visits.csv").string();
  bench_.write("visits.csv", "slug,visits,month\n" + slug +
                                 ",1,2026-10\nstatushouders,2,2026-10\n" + a_ + ",4,2026-10\n" +
                                 b_ + ",8,2026-10\n");
  bench_.expect(0, {"usage", "import", file});
  const Json year = figures({"--year", "2026"});
  ASSERT_EQ(year["most-seen"].size(), 1U) << year["most-seen"].dump(1);
  EXPECT_EQ(year["most-seen"][0]["id"], kept);
  EXPECT_EQ(year["most-seen"][0]["visits"], 15);
}

}  // namespace
}  // namespace vindplaats
