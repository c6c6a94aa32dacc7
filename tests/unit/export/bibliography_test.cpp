#include "export/citations/bibliography.h"

#include <gtest/gtest.h>

#include "tests/support/golden.h"
#include "tests/unit/export/cited_sample.h"

namespace vindplaats::testing {
namespace {

std::string listed(const std::vector<Reference>& references) {
  std::string out;
  for (const Reference& one : references) {
    out += one.key + " | " + one.cite + " | " + one.cite_text + "\n" + one.text + "\n" + one.html +
           "\n\n";
  }
  return out;
}

Reference only(const CitedWork& work, std::string_view language = "nl") {
  return bibliography({&work, 1}, language).front();
}

TEST(Bibliography, AllWorksAsTheyAreReviewed) {
  const auto folder = fixtures() / "export" / "bundle" / "citations";
  expect_golden(folder / "references.nl.txt", listed(bibliography(cited_works(), "nl")));
  expect_golden(folder / "references.en.txt", listed(bibliography(cited_works(), "en")));
}

TEST(Bibliography, InstitutionStandsForTheAuthorAndIsSaidOnce) {
  CitedWork work = cited_report();
  work.metadata.creators.clear();
  EXPECT_EQ(only(work).cite, "WODC, 2019");
  EXPECT_EQ(only(work).text, "WODC. (2019). Opnieuw beginnen. https://repository.example.nl/1");
}

TEST(Bibliography, DutchListsSetTheParticleBehind) {
  EXPECT_TRUE(only(cited_report()).text.starts_with("Vries, A. de. (2019)."));
  EXPECT_TRUE(only(cited_report(), "en").text.starts_with("de Vries, A. (2019)."));
  EXPECT_EQ(only(cited_report()).cite, "De Vries, 2019");
}

TEST(Bibliography, TwoAuthorsByNameAndMoreAsEtAl) {
  CitedWork work = cited_report();
  work.metadata.creators.push_back(cited_person("Bert", "Jansen"));
  EXPECT_EQ(only(work).cite, "De Vries & Jansen, 2019");
  EXPECT_EQ(only(work).cite_text, "De Vries en Jansen (2019)");
  EXPECT_EQ(only(work, "en").cite_text, "De Vries and Jansen (2019)");
  work.metadata.creators.push_back(cited_person("Carla", "Smit"));
  EXPECT_EQ(only(work).cite, "De Vries et al., 2019");
}

TEST(Bibliography, MoreThanTwentyAuthorsAreNineteenAndTheLast) {
  CitedWork work = cited_report();
  work.metadata.creators.clear();
  for (int i = 0; i < 20; ++i) {
    work.metadata.creators.push_back(cited_person("A", "N" + std::to_string(i)));
  }
  EXPECT_NE(only(work).text.find("N18, A., & N19, A. (2019)"), std::string::npos);
  work.metadata.creators.push_back(cited_person("A", "N20"));
  EXPECT_NE(only(work).text.find("N18, A., … N20, A. (2019)"), std::string::npos);
}

TEST(Bibliography, WithoutADateItSaysSoAndWhenItWasSeen) {
  CitedWork work = cited_report();
  work.metadata.issued.clear();
  work.accessed = "2026-11-22";
  EXPECT_NE(only(work).text.find("(z.d.)"), std::string::npos);
  EXPECT_NE(only(work).text.find("Geraadpleegd op 22 november 2026, van https://"),
            std::string::npos);
  EXPECT_NE(only(work, "en").text.find("(n.d.)"), std::string::npos);
}

TEST(Bibliography, WorksThatWouldBeCitedAlikeGetLetters) {
  CitedWork first = cited_report(), second = cited_report(), other = cited_report();
  second.key = "p000000000002";
  second.metadata.title = "Afronden";
  other.key = "p000000000003";
  other.metadata.issued = "2020";
  const std::vector<CitedWork> works = {first, second, other};
  const std::vector<Reference> list = bibliography(works, "nl");
  EXPECT_EQ(list[0].cite, "De Vries, 2019a");
  EXPECT_EQ(list[0].key, second.key);
  EXPECT_EQ(list[1].cite, "De Vries, 2019b");
  EXPECT_EQ(list[2].cite, "De Vries, 2020");
}

TEST(Bibliography, SortedByTheNameWithoutItsParticleWhateverTheOrderOfArrival) {
  CitedWork kraats = cited_report(), jansen = cited_report();
  kraats.metadata.creators = {cited_person("A", "van de Kraats")};
  jansen.key = "p000000000002";
  jansen.metadata.creators = {cited_person("B", "Jansen")};
  const std::vector<CitedWork> one = {kraats, jansen}, two = {jansen, kraats};
  EXPECT_EQ(bibliography(one, "nl").front().key, jansen.key);
  EXPECT_EQ(listed(bibliography(one, "nl")), listed(bibliography(two, "nl")));
}

TEST(Bibliography, ForeignMarkupIsTextInHtml) {
  CitedWork work = cited_report();
  work.metadata.title = "<script>alert(1)</script>";
  work.url = "https://a.nl/?a=1&b=\"2\"";
  const std::string html = only(work).html;
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_EQ(html.find("\"2\""), std::string::npos);
}

}  // namespace
}  // namespace vindplaats::testing
