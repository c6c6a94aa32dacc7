// Pairs that look alike and are different works, and pairs that look different and are one. All
// titles are invented. Wrong merges stay for years: a row that fails in kTraps is worse than one in
// kTwins.
#include <gtest/gtest.h>

#include "curation/identity.h"
#include "tests/unit/curation/described_work.h"

namespace vindplaats {
namespace {

struct MatchPair {
  const char* what;
  WorkWords a, b;
};

bool is_merged(const MatchPair& pair, bool turned) {
  const Record a = described_work("a/1", turned ? pair.b : pair.a);
  const Record b = described_work("b/1", turned ? pair.a : pair.b);
  return group_records({member_of(a), member_of(b)}, {}).size() == 1;
}

const std::vector<MatchPair>& traps() {
  static const std::vector<MatchPair> pairs = {
      // Titles that come back each time.
      {"a bare factsheet", {"title=Factsheet"}, {"title=Factsheet"}},
      {"an annual report without year", {"title=Jaarverslag"}, {"title=Jaarverslag"}},
      {"an annual report of two years", {"title=Jaarverslag 2018"}, {"title=Jaarverslag 2019"}},
      {"an editorial", {"title=Editorial"}, {"title=Editorial"}},
      {"an editorial with a theme",
       {"title=Editorial: Migration and Work"},
       {"title=Editorial: Migration and Work"}},
      {"a monitor", {"title=Monitor 2023", "year=2023"}, {"title=Monitor 2023", "year=2023"}},
      {"a newsletter",
       {"title=Nieuwsbrief Kennisplatform Samenleven en Werken"},
       {"title=Nieuwsbrief Kennisplatform Samenleven en Werken"}},
      {"a newsletter in English",
       {"title=Newsletter of the Centre for Settlement Studies"},
       {"title=Newsletter of the Centre for Settlement Studies"}},
      {"a foreword", {"title=Voorwoord van de redactie"}, {"title=Voorwoord van de redactie"}},
      {"few words", {"title=Samen leven"}, {"title=Samen leven"}},
      {"few words with a year", {"title=Integratie 2019"}, {"title=Integratie 2019"}},
      {"a book review",
       {"title=Boekbespreking: De lange weg"},
       {"title=Boekbespreking: De lange weg"}},
      {"the annual report under one handle",
       {"title=Jaarverslag", "handle=1/9", "year=2018"},
       {"title=Jaarverslag", "handle=1/9"}},
      {"the yearbook under one ISBN",
       {"title=Jaarboek Wonen", "isbn=9789000000012", "year=2018"},
       {"title=Jaarboek Wonen", "isbn=9789000000012"}},
      // Years, parts and numbers.
      {"years in the title",
       {"title=Kerncijfers arbeidsdeelname nieuwkomers 2018", "doi=10.1/k"},
       {"title=Kerncijfers arbeidsdeelname nieuwkomers 2019", "doi=10.1/k"}},
      {"parts under one ISBN",
       {"title=Handboek wijkgericht werken, deel 1", "isbn=9789000000029"},
       {"title=Handboek wijkgericht werken, deel 2", "isbn=9789000000029"}},
      {"parts under one DOI",
       {"title=Lexicon of settlement and belonging, Part A", "doi=10.1/l"},
       {"title=Lexicon of settlement and belonging, Part B", "doi=10.1/l"}},
      {"parts in Roman numbers",
       {"title=De geschiedenis van een havenstad II", "handle=1/2"},
       {"title=De geschiedenis van een havenstad III", "handle=1/2"}},
      {"parts in words",
       {"title=Verkenning taalonderwijs voor volwassenen: eerste meting", "urn=urn:nbn:nl:ui:1-2"},
       {"title=Verkenning taalonderwijs voor volwassenen: tweede meting", "urn=urn:nbn:nl:ui:1-2"}},
      {"months",
       {"title=Uitstroom uit de opvang naar gemeenten, stand van juni", "doi=10.1/m"},
       {"title=Uitstroom uit de opvang naar gemeenten, stand van juli", "doi=10.1/m"}},
      {"numbers of a series of reports",
       {"title=Schulden onder jonge nieuwkomers in de stad", "number=2019-03"},
       {"title=Schulden onder jonge nieuwkomers in de stad", "number=2019-04"}},
      {"issues of a journal",
       {"title=Uit de praktijk van het wijkteam", "in=Stad en Wijk", "vol=12", "issue=1"},
       {"title=Uit de praktijk van het wijkteam", "in=Stad en Wijk", "vol=12", "issue=2"}},
      {"another year",
       {"title=Schulden onder jonge nieuwkomers in de stad", "year=2014"},
       {"title=Schulden onder jonge nieuwkomers in de stad"}},
      {"another year under one DOI",
       {"title=Schulden onder jonge nieuwkomers in de stad", "year=2014", "doi=10.1/s"},
       {"title=Schulden onder jonge nieuwkomers in de stad", "doi=10.1/s"}},
      // Parts of a whole.
      {"a chapter with the book's DOI",
       {"title=Arriving and staying in the city", "doi=10.1/b", "type=book"},
       {"title=Housing careers of newcomers", "doi=10.1/b", "type=book part"}},
      {"a chapter with the book's DOI and no type",
       {"title=Arriving and staying in the city", "doi=10.1/b"},
       {"title=Housing careers of newcomers", "doi=10.1/b"}},
      {"a chapter with the book's ISBN and no type",
       {"title=Arriving and staying in the city", "isbn=9789000000036"},
       {"title=Arriving and staying in the city: housing careers", "isbn=9789000000036"}},
      {"a chapter of the book's own title",
       {"title=Arriving and staying in the city", "isbn=9789000000036", "type=book"},
       {"title=Arriving and staying in the city", "isbn=9789000000036", "type=book part"}},
      {"a chapter that says whose ISBN it bears",
       {"title=Arriving and staying in the city", "isbn=9789000000036", "by=Smit, Jan"},
       {"title=Arriving and staying in the city", "isbn=9789000000036",
        "in-isbn=978-90-0000-003-6"}},
      {"a part that says whose DOI it bears",
       {"title=Arriving and staying in the city", "doi=10.1/b", "by=Smit, Jan"},
       {"title=Arriving and staying in the city", "doi=10.1/b", "part-of=https://doi.org/10.1/B"}},
      {"chapters of two words under one DOI",
       {"title=Inleiding", "doi=10.1/b"},
       {"title=Conclusie", "doi=10.1/b"}},
      // Editions and languages.
      {"the English edition under one ISBN",
       {"title=Thuis in een nieuwe buurt", "isbn=9789000000043", "lang=nl"},
       {"title=At home in a new neighbourhood", "isbn=9789000000043", "lang=en"}},
      {"the English edition of one title",
       {"title=Welcome to the neighbourhood of tomorrow", "lang=nl"},
       {"title=Welcome to the neighbourhood of tomorrow", "lang=en"}},
      {"the English edition under one DOI",
       {"title=Welcome to the neighbourhood of tomorrow", "lang=nl", "doi=10.1/w"},
       {"title=Welcome to the neighbourhood of tomorrow", "lang=en-GB", "doi=10.1/w"}},
      {"the edition that says so",
       {"title=Een nieuwe start voor gezinnen in de wijk", "handle=1/3"},
       {"title=Een nieuwe start voor gezinnen in de wijk (English edition)", "handle=1/3"}},
      {"two books of one title and author",
       {"title=Een nieuwe start voor gezinnen in de wijk", "isbn=9789000000050"},
       {"title=Een nieuwe start voor gezinnen in de wijk", "isbn=9789000000067"}},
      {"a second edition",
       {"title=Werken aan taal op de werkvloer", "handle=1/4"},
       {"title=Werken aan taal op de werkvloer, tweede herziene druk", "handle=1/4"}},
      // Other forms of one work.
      {"conference and journal",
       {"title=Social networks of recently settled families", "type=conference paper",
        "in=Proceedings of the Settlement Conference"},
       {"title=Social networks of recently settled families", "type=journal article",
        "in=Journal of Settlement Studies"}},
      {"conference and journal without types",
       {"title=Social networks of recently settled families",
        "in=Proceedings of the Settlement Conference"},
       {"title=Social networks of recently settled families", "in=Journal of Settlement Studies"}},
      {"two DOIs",
       {"title=Social networks of recently settled families", "doi=10.1/preprint"},
       {"title=Social networks of recently settled families", "doi=10.2/article"}},
      {"report and summary",
       {"title=Werk maken van inburgering in kleine gemeenten", "handle=1/5"},
       {"title=Werk maken van inburgering in kleine gemeenten: samenvatting", "handle=1/5"}},
      {"report and summary in English",
       {"title=Making settlement work in small towns", "doi=10.1/x"},
       {"title=Making settlement work in small towns. Executive summary", "doi=10.1/x"}},
      {"report and appendix",
       {"title=Werk maken van inburgering in kleine gemeenten", "doi=10.1/w"},
       {"title=Werk maken van inburgering in kleine gemeenten - bijlagen", "doi=10.1/w"}},
      {"report and factsheet of one title",
       {"title=Werk maken van inburgering in kleine gemeenten", "type=report"},
       {"title=Werk maken van inburgering in kleine gemeenten", "type=report",
        "product=factsheet"}},
      {"report and film of one title",
       {"title=Werk maken van inburgering in kleine gemeenten", "type=report", "doi=10.1/w"},
       {"title=Werk maken van inburgering in kleine gemeenten", "type=video", "doi=10.1/w"}},
      {"report and dataset",
       {"title=Panel Nieuw in de Wijk: eerste golf", "type=report", "doi=10.1/p"},
       {"title=Panel Nieuw in de Wijk: eerste golf", "type=dataset", "doi=10.1/p"}},
      {"thesis and article",
       {"title=Belonging and the second generation", "type=doctoral thesis"},
       {"title=Belonging and the second generation", "type=journal article"}},
      {"an article and its correction",
       {"title=Belonging and the second generation in towns", "doi=10.1/y"},
       {"title=Erratum: Belonging and the second generation in towns", "doi=10.1/y"}},
      {"news about a report with its DOI",
       {"title=Werk maken van inburgering in kleine gemeenten", "doi=10.1/w"},
       {"title=Nieuw rapport over inburgering gepresenteerd", "doi=10.1/w"}},
      // Authors and deposits.
      {"another author",
       {"title=Schulden onder jonge nieuwkomers in de stad"},
       {"title=Schulden onder jonge nieuwkomers in de stad", "by=Smit, Jan"}},
      {"an author of the same family name",
       {"title=Schulden onder jonge nieuwkomers in de stad"},
       {"title=Schulden onder jonge nieuwkomers in de stad", "by=Bakker, Johan"}},
      {"no authors",
       {"title=Schulden onder jonge nieuwkomers in de stad", "by=-"},
       {"title=Schulden onder jonge nieuwkomers in de stad", "by=-"}},
      {"two deposits in one repository",
       {"title=Schulden onder jonge nieuwkomers in de stad", "handle=20.5/1"},
       {"title=Schulden onder jonge nieuwkomers in de stad", "handle=20.5/2"}},
      {"two deposits by URN",
       {"title=Schulden onder jonge nieuwkomers in de stad", "urn=urn:nbn:nl:ui:10-1"},
       {"title=Schulden onder jonge nieuwkomers in de stad", "urn=urn:nbn:nl:ui:10-2"}},
      {"nothing but a year", {}, {}},
  };
  return pairs;
}

const std::vector<MatchPair>& twins() {
  static const std::vector<MatchPair> pairs = {
      {"repository and feed with one DOI",
       {"title=Werk maken van inburgering", "type=report", "doi=10.1/w"},
       {"title=Werk maken van inburgering", "type=blog post", "doi=10.1/w", "by=-"}},
      {"a DOI as an address and in capitals",
       {"title=Werk maken van inburgering", "doi=https://doi.org/10.1/ABC"},
       {"title=Werk maken van inburgering", "doi=10.1/abc", "by=Instituut voor Wijken"}},
      {"a handle as an address",
       {"title=Werk maken van inburgering", "handle=20.500.1/12", "by=-"},
       {"title=Werk maken van inburgering", "handle=https://hdl.handle.net/20.500.1/12"}},
      {"a URN in capitals",
       {"title=Werk maken van inburgering", "urn=urn:nbn:nl:ui:10-1"},
       {"title=Werk maken van inburgering", "urn=URN:NBN:nl:ui:10-1", "by=-"}},
      {"an ISBN",
       {"title=Werk maken van inburgering", "isbn=9789000000074", "type=book"},
       {"title=Werk maken van inburgering", "isbn=978-90-0000-007-4", "type=report", "by=-"}},
      {"an annual report of one year under one handle",
       {"title=Jaarverslag 2019", "handle=1/7"},
       {"title=Jaarverslag 2019", "handle=1/7"}},
      {"one DOI, online first",
       {"title=Social networks of recently settled families", "doi=10.1/n", "year=2018"},
       {"title=Social networks of recently settled families", "doi=10.1/n"}},
      {"one DOI, without the subtitle",
       {"title=Thuis in een nieuwe buurt", "doi=10.1/t"},
       {"title=Thuis in een nieuwe buurt: gezinnen over hun dagelijks leven", "doi=10.1/t"}},
      {"one DOI, a misprint",
       {"title=Social networks of recently settled families in towns", "doi=10.1/n"},
       {"title=Social networks of recentley settled families in towns", "doi=10.1/n"}},
      {"one DOI, a record without title",
       {"title=-", "doi=10.1/n"},
       {"title=Social networks of recently settled families", "doi=10.1/n"}},
      {"signs and case",
       {"title=Thuis in een nieuwe buurt: gezinnen over hun eerste jaren"},
       {"title=THUIS IN EEN NIEUWE BUURT. Gezinnen over hun eerste jaren."}},
      {"a dash for the subtitle",
       {"title=Thuis in een nieuwe buurt: gezinnen over hun eerste jaren"},
       {"title=Thuis in een nieuwe buurt – gezinnen over hun eerste jaren"}},
      {"accents",
       {"title=Één loket voor cliënten met geldzorgen"},
       {"title=Een loket voor clienten met geldzorgen"}},
      {"hyphens",
       {"title=Sociaal-economische kansen van jongeren"},
       {"title=Sociaal economische kansen van jongeren"}},
      {"apostrophes",
       {"title=Foto's van nieuwkomers in de grote stad"},
       {"title=Foto’s van nieuwkomers in de grote stad"}},
      {"an ampersand",
       {"title=Schulden & armoede onder jonge nieuwkomers"},
       {"title=Schulden en armoede onder jonge nieuwkomers"}},
      {"a name with particles",
       {"title=Schulden en armoede onder jonge nieuwkomers", "by=de Vries, Anna"},
       {"title=Schulden en armoede onder jonge nieuwkomers", "by=Vries, A. de"}},
      {"two repositories with a copy each",
       {"title=Schulden en armoede onder jonge nieuwkomers", "handle=20.5/1"},
       {"title=Schulden en armoede onder jonge nieuwkomers", "handle=20.6/1"}},
      {"a day and a year",
       {"title=Schulden en armoede onder jonge nieuwkomers", "year=2019-05-01"},
       {"title=Schulden en armoede onder jonge nieuwkomers", "lang=nl"}},
      {"a short name of the journal",
       {"title=Social networks of recently settled families", "in=Journal of Settlement Studies",
        "vol=7", "pages=73-76"},
       {"title=Social networks of recently settled families", "in=J Settl Stud", "vol=Vol. 07",
        "pages=73-6"}},
      {"an organisation as author",
       {"title=Factsheet arbeidsmarktpositie van jonge nieuwkomers", "by=Instituut voor Wijken"},
       {"title=Factsheet arbeidsmarktpositie van jonge nieuwkomers", "by=Instituut voor wijken"}},
  };
  return pairs;
}

TEST(MatchTraps, AreNotMergedInEitherOrder) {
  for (const MatchPair& pair : traps()) {
    EXPECT_FALSE(is_merged(pair, false)) << pair.what;
    EXPECT_FALSE(is_merged(pair, true)) << pair.what << ", turned";
  }
}

TEST(MatchTwins, AreMergedInEitherOrder) {
  for (const MatchPair& pair : twins()) {
    EXPECT_TRUE(is_merged(pair, false)) << pair.what;
    EXPECT_TRUE(is_merged(pair, true)) << pair.what << ", turned";
  }
}

}  // namespace
}  // namespace vindplaats
