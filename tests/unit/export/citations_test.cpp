#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include "core/text.h"
#include "export/citations/biblatex.h"
#include "export/citations/csl_json.h"
#include "export/citations/ris.h"
#include "export/citations/tex.h"
#include "export/citations/work_facts.h"
#include "export/citations/work_form.h"
#include "tests/support/golden.h"
#include "tests/unit/export/cited_sample.h"

namespace vindplaats::testing {
namespace {

using CitationsJson = nlohmann::ordered_json;

CitationsJson csl_of(const CitedWork& work) {
  return CitationsJson::parse(csl_json({&work, 1})).front();
}
std::string bib_of(const CitedWork& work) {
  return biblatex({&work, 1});
}
std::string ris_of(const CitedWork& work) {
  return ris({&work, 1});
}

TEST(Citations, AllWorksAsTheyAreReviewed) {
  const std::vector<CitedWork> works = cited_works();
  const auto folder = fixtures() / "export" / "bundle" / "citations";
  expect_golden(folder / "library.json", csl_json(works));
  expect_golden(folder / "library.bib", biblatex(works));
  expect_golden(folder / "library.ris", ris(works));
}

struct FormCase {
  std::string_view type, product, csl, biblatex, ris, genre;
};
constexpr FormCase kFormCases[] = {
    {"report", "rapport", "report", "report", "RPRT", "Rapport"},
    {"research report", "rapport", "report", "report", "RPRT", "Onderzoeksrapport"},
    {"policy report", "", "report", "report", "RPRT", "Beleidsrapport"},
    {"report", "factsheet", "report", "report", "RPRT", "Factsheet"},
    {"report", "brochure", "report", "report", "RPRT", "Brochure"},
    {"working paper", "rapport", "report", "report", "RPRT", "Working paper"},
    {"text", "handreiking", "report", "report", "RPRT", "Handreiking"},
    {"", "synthesestudie", "report", "report", "RPRT", "Synthesestudie"},
    {"other", "brochure", "pamphlet", "booklet", "PAMP", "Brochure"},
    {"journal article", "artikel", "article-journal", "article", "JOUR", ""},
    {"newspaper article", "artikel", "article-newspaper", "article", "NEWS", ""},
    {"editorial", "", "article-journal", "article", "JOUR", "Redactioneel"},
    {"book", "", "book", "book", "BOOK", ""},
    {"book part", "", "chapter", "incollection", "CHAP", ""},
    {"conference paper", "", "paper-conference", "inproceedings", "CPAPER", ""},
    {"conference proceedings", "", "book", "proceedings", "CONF", "Congresbundel"},
    {"doctoral thesis", "", "thesis", "thesis", "THES", "Proefschrift"},
    {"master thesis", "", "thesis", "thesis", "THES", "Masterscriptie"},
    {"blog post", "blog", "post-weblog", "online", "BLOG", ""},
    {"website", "", "webpage", "online", "ELEC", ""},
    {"website", "kennisdossier", "webpage", "online", "ELEC", "Kennisdossier"},
    {"text", "nieuws", "webpage", "online", "ELEC", "Nieuwsbericht"},
    {"video", "webinar", "motion_picture", "video", "VIDEO", "Webinar"},
    {"video", "video", "motion_picture", "video", "VIDEO", "Video"},
    {"sound", "podcast", "broadcast", "audio", "SOUND", "Podcast"},
    {"image", "infographic", "graphic", "image", "FIGURE", "Infographic"},
    {"dataset", "", "dataset", "dataset", "DATA", ""},
    {"software", "", "software", "software", "COMP", ""},
    {"preprint", "", "article", "online", "UNPB", "Preprint"},
    {"lecture", "", "speech", "unpublished", "SLIDE", "Lezing"},
    {"", "", "document", "misc", "GEN", ""},
    {"of no vocabulary", "of none", "document", "misc", "GEN", ""},
};

TEST(Citations, TypeAndProductGiveTheFormInEveryVocabulary) {
  for (const FormCase& one : kFormCases) {
    SCOPED_TRACE(std::string(one.type) + " / " + std::string(one.product));
    Metadata about;
    about.type = one.type;
    about.product = one.product;
    EXPECT_EQ(work_form(about).csl, one.csl);
    EXPECT_EQ(work_form(about).biblatex, one.biblatex);
    EXPECT_EQ(work_form(about).ris, one.ris);
    EXPECT_EQ(work_genre(about), one.genre);
  }
}

TEST(Citations, EveryProductOfThePlatformIsKnown) {
  constexpr std::string_view kProducts[] = {"rapport",
                                            "infosheet",
                                            "factsheet",
                                            "brochure",
                                            "handreiking",
                                            "toolkit",
                                            "methodiek",
                                            "training",
                                            "cursus",
                                            "kennisdossier",
                                            "monitor",
                                            "meetinstrument",
                                            "infographic",
                                            "animatie",
                                            "video",
                                            "webinar",
                                            "podcast",
                                            "artikel",
                                            "vraag-en-antwoord",
                                            "verslag",
                                            "essay",
                                            "synthesestudie",
                                            "jaarbericht",
                                            "nieuws",
                                            "agenda",
                                            "vacature",
                                            "persbericht"};
  for (const std::string_view product : kProducts) {
    Metadata about;
    about.product = product;
    EXPECT_FALSE(work_genre(about).empty()) << product;
  }
}

TEST(Citations, KindOfAnEnglishWorkIsInEnglish) {
  CitedWork work = cited_report();
  work.metadata.type = "research report";
  work.metadata.languages = {"en"};
  EXPECT_EQ(csl_of(work)["genre"], "Research report");
}

TEST(Citations, ReportKeepsInstitutionNumberAndKindInEveryFormat) {
  CitedWork work = cited_report();
  work.metadata.number = "2019-5";
  work.metadata.publisher = "Boom";
  const CitationsJson csl = csl_of(work);
  EXPECT_EQ(csl["type"], "report");
  EXPECT_EQ(csl["publisher"], "WODC");
  EXPECT_EQ(csl["number"], "2019-5");
  EXPECT_EQ(csl["genre"], "Rapport");
  const std::string bib = bib_of(work);
  EXPECT_NE(bib.find("\n  institution = {{WODC}},"), bib.npos) << bib;
  EXPECT_NE(bib.find("\n  number = {2019-5},"), bib.npos);
  EXPECT_NE(bib.find("\n  type = {Rapport},"), bib.npos);
  const std::string text = ris_of(work);
  EXPECT_NE(text.find("\r\nPB  - WODC\r\n"), text.npos) << text;
  EXPECT_NE(text.find("\r\nSN  - 2019-5\r\n"), text.npos);
  EXPECT_NE(text.find("\r\nM3  - Rapport\r\n"), text.npos);
}

TEST(Citations, ReportWithoutInstitutionHasItsPublisherThere) {
  CitedWork work = cited_report();
  work.institution.clear();
  work.metadata.publisher = "Boom";
  EXPECT_EQ(csl_of(work)["publisher"], "Boom");
}

TEST(Citations, ArticleNamesNoPartnerAsItsPublisher) {
  EXPECT_FALSE(csl_of(cited_works()[2]).contains("publisher"));
}

TEST(Citations, DutchParticleIsNonDroppingAndACapitalOneBelongsToTheName) {
  EXPECT_EQ(cited_name(cited_person("Anna", "van de Kraats")).particle, "van de");
  EXPECT_EQ(cited_name(cited_person("Anna", "van de Kraats")).family, "Kraats");
  EXPECT_EQ(cited_name(cited_person("Anna", "van 't Hof")).particle, "van 't");
  EXPECT_EQ(cited_name(cited_person("Anna", "'t Hart")).family, "Hart");
  EXPECT_EQ(cited_name(cited_person("Anna", "Van der Berg")).particle, "");
  EXPECT_EQ(cited_name(cited_person("Anna", "Bakker van Dijk")).family, "Bakker van Dijk");
  EXPECT_EQ(cited_name(cited_person("danah", "boyd")).family, "boyd");
  EXPECT_EQ(cited_name(cited_organisation("van alles bv")).literal, "van alles bv");
}

TEST(Citations, BibNamesSurviveWhatReadersSplitAt) {
  const std::string bib = bib_of(cited_works()[7]);
  EXPECT_NE(bib.find("author = {{Ministerie van Onderwijs, Cultuur en Wetenschap} and {Black and "
                     "White} and {Suharto}}"),
            bib.npos)
      << bib;
  EXPECT_NE(bib_of(cited_works()[4]).find("author = {{Bakker van Dijk}, Ömer}"), bib.npos);
  EXPECT_NE(bib_of(cited_works()[2]).find("van de Kraats, Anna Maria and "), bib.npos);
}

TEST(Citations, TexCommandsNeverUnbalanceBraces) {
  EXPECT_EQ(escape_tex("a & b % $ # _ } { ~ ^ \\"),
            "a \\& b \\% \\$ \\# \\_ \\textbraceright{} \\textbraceleft{} \\textasciitilde{} "
            "\\textasciicircum{} \\textbackslash{}");
  EXPECT_EQ(escape_tex("{a}"), "\\{a\\}");
  EXPECT_EQ(escape_tex("}a{"), "\\textbraceright{}a\\textbraceleft{}");
  int depth = 0;
  for (const char c : bib_of(cited_works()[7])) {
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    ASSERT_GE(depth, 0);
  }
  EXPECT_EQ(depth, 0);
}

TEST(Citations, CapitalsOfEnglishTitlesAreKept) {
  EXPECT_EQ(escape_tex_title("Syrians in the EU: a study", true), "{Syrians} in the {EU:} a study");
  EXPECT_EQ(escape_tex_title("Syriërs in de EU", false), "Syriërs in de EU");
}

TEST(Citations, AddressesStayVerbatimWithoutBraces) {
  EXPECT_EQ(verbatim_tex("https://a.nl/x_y?a=1&b={2}%20"), "https://a.nl/x_y?a=1&b=%7B2%7D%20");
}

TEST(Citations, RisLinesObeyTheFormat) {
  const std::string text = ris(cited_works());
  std::size_t ended = 0, lines = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find("\r\n", at);
    ASSERT_NE(end, text.npos);
    const std::string line = text.substr(at, end - at);
    at = end + 2;
    if (line.empty()) continue;
    ++lines;
    ASSERT_GE(line.size(), 6U) << line;
    EXPECT_EQ(line.substr(2, 4), "  - ") << line;
    EXPECT_EQ(line.find_first_of("\r\n\t"), line.npos) << line;
    if (line.starts_with("ER")) ++ended;
  }
  EXPECT_EQ(ended, cited_works().size());
  EXPECT_GT(lines, 80U);
}

TEST(Citations, RisOrganisationIsNeverTakenForAPerson) {
  const std::string text = ris_of(cited_works()[7]);
  EXPECT_NE(text.find("AU  - Ministerie van Onderwijs Cultuur en Wetenschap\r\n"), text.npos);
}

TEST(Citations, DatesKeepTheirPrecisionAndWrongOnesAreLeftOut) {
  struct DateCase {
    std::string issued, csl, bib, ris;
  };
  const DateCase cases[] = {
      {"2019", "[[2019]]", "date = {2019}", "DA  - 2019//\r\n"},
      {"2019-05", "[[2019,5]]", "date = {2019-05}", "DA  - 2019/05/\r\n"},
      {"2019-05-03", "[[2019,5,3]]", "date = {2019-05-03}", "DA  - 2019/05/03\r\n"},
      {"2019-13", "", "", ""},
      {"2019-02-30", "", "", ""},
      {"mei 2019", "", "", ""},
      {"", "", "", ""},
  };
  for (const DateCase& one : cases) {
    SCOPED_TRACE(one.issued);
    CitedWork work = cited_report();
    work.metadata.issued = one.issued;
    const CitationsJson csl = csl_of(work);
    EXPECT_EQ(csl.contains("issued") ? csl["issued"]["date-parts"].dump() : "", one.csl);
    EXPECT_EQ(bib_of(work).find("\n  date = ") == std::string::npos, one.bib.empty());
    EXPECT_NE(bib_of(work).find(one.bib), std::string::npos);
    EXPECT_EQ(ris_of(work).find("\nDA  - ") == std::string::npos, one.ris.empty());
    EXPECT_NE(ris_of(work).find(one.ris), std::string::npos);
  }
}

TEST(Citations, OnlyWebAddressesAreGivenAndTheOneThatWasAskedForFirst) {
  CitedWork work = cited_report();
  work.url = "javascript:alert(1)";
  work.metadata.links = {{"https://a.nl/file.pdf", "fulltext", "", "", "", 0},
                         {"https://a.nl/page", "landing", "", "", "", 0}};
  EXPECT_EQ(cited_address(work), "https://a.nl/page");
  work.metadata.links.clear();
  work.metadata.identifiers.handle = "20.500.12832/123";
  EXPECT_EQ(cited_address(work), "https://hdl.handle.net/20.500.12832/123");
  work.metadata.identifiers.handle.clear();
  EXPECT_EQ(cited_address(work), "");
}

TEST(Citations, LanguageIsNamedAsBabelDoes) {
  const std::pair<std::string, std::string> cases[] = {{"nl", "dutch"},
                                                       {"nl-BE", "dutch"},
                                                       {"en-GB", "british"},
                                                       {"en", "english"},
                                                       {"de", "ngerman"}};
  for (const auto& [tag, babel] : cases) {
    CitedWork work = cited_report();
    work.metadata.languages = {tag};
    EXPECT_NE(bib_of(work).find("langid = {" + babel + "}"), std::string::npos) << tag;
  }
  CitedWork work = cited_report();
  work.metadata.languages = {"nld"};
  EXPECT_EQ(bib_of(work).find("langid"), std::string::npos);
}

TEST(Citations, NothingGivesEmptyLibraries) {
  EXPECT_EQ(csl_json({}), "[\n]\n");
  EXPECT_EQ(biblatex({}), "");
  EXPECT_EQ(ris({}), "");
}

// The vocabulary of csl-data.json (citation-style-language/schema, version 1.0.2).
TEST(Citations, CslHoldsOnlyWhatItsSchemaKnows) {
  const std::vector<std::string> known = {"id",
                                          "type",
                                          "title",
                                          "author",
                                          "editor",
                                          "translator",
                                          "container-title",
                                          "collection-title",
                                          "collection-number",
                                          "publisher",
                                          "genre",
                                          "number",
                                          "volume",
                                          "issue",
                                          "page",
                                          "issued",
                                          "accessed",
                                          "language",
                                          "abstract",
                                          "keyword",
                                          "DOI",
                                          "ISBN",
                                          "ISSN",
                                          "PMID",
                                          "URL"};
  for (const CitationsJson& item : CitationsJson::parse(csl_json(cited_works()))) {
    for (const auto& [key, value] : item.items()) {
      EXPECT_NE(std::find(known.begin(), known.end(), key), known.end()) << key;
    }
    for (const char* part : {"author", "editor"}) {
      if (!item.contains(part)) continue;
      for (const CitationsJson& name : item[part]) {
        EXPECT_NE(name.contains("literal"), name.contains("family")) << name.dump();
      }
    }
  }
}

}  // namespace
}  // namespace vindplaats::testing
