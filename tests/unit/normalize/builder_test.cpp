// The rules that choose among several values, one by one.
#include "normalize/builder.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace vindplaats::testing {
namespace {

class RecordBuilderTest : public ::testing::Test {
 protected:
  RecordBuilderTest() {
    raw_.source = "bron";
    raw_.identifier = "1";
    raw_.harvested = "2026-02-01T06:00:00Z";
  }

  RecordBuilder& builder() { return builder_; }
  const Record& finished() {
    EXPECT_TRUE(builder_.finish(7));
    return record_;
  }
  bool has(std::string_view code, std::string_view field = {}) const {
    return std::any_of(record_.findings.begin(), record_.findings.end(),
                       [&](const Finding& finding) {
                         return finding.code == code && (field.empty() || finding.field == field);
                       });
  }
  void link(const char* url) {
    Link made;
    made.url = url;
    builder_.link(std::move(made), "https://www.example.nl/a/", at_);
  }

  RawRecord raw_;
  ReadOptions options_;
  Reading reading_;
  Record& record_ = reading_.record;
  RecordBuilder builder_{raw_, options_, reading_};
  At at_ = [] { return std::string("x"); };
};

TEST_F(RecordBuilderTest, CarriesWhatTheProtocolSaid) {
  raw_.findings.push_back({"warning", "", "control-characters", "2"});
  Reading reading;
  ASSERT_TRUE(RecordBuilder(raw_, options_, reading).finish(7));
  EXPECT_EQ(reading.record.id, "bron/1");
  EXPECT_EQ(reading.record.normalizer, 7);
  EXPECT_EQ(reading.record.findings.front(), raw_.findings.front());
}

// The address of a record's own page may say its name.
TEST_F(RecordBuilderTest, TheNameInTheAddressOfItsPageHoldsWhereNoFieldSaysIt) {
  link("https://doi.org/10.5072/Abc");
  link("https://hdl.handle.net/1887/12345");
  link("https://www.tandfonline.com/doi/full/10.5072/abc");
  const Identifiers& found = finished().metadata.identifiers;
  EXPECT_EQ(found.doi, "10.5072/abc");
  EXPECT_EQ(found.handle, "1887/12345");
}

TEST_F(RecordBuilderTest, AFieldsNameComesBeforeThatOfAnAddress) {
  link("https://doi.org/10.5072/page");
  builder().identifier("doi:10.5072/field", at_);
  EXPECT_EQ(finished().metadata.identifiers.doi, "10.5072/field");
}

TEST_F(RecordBuilderTest, TwoNamesInAddressesAreNone) {
  link("https://doi.org/10.5072/a");
  link("https://doi.org/10.5072/b");
  link("https://arxiv.org/abs/2101.00001");
  const Identifiers& found = finished().metadata.identifiers;
  EXPECT_EQ(found.doi, "");
  EXPECT_EQ(found.arxiv, "2101.00001");
}

// What a record cites, is related to or speaks of is not what it is called.
TEST_F(RecordBuilderTest, ANameOfAnotherWorkIsNotTakenForItsOwn) {
  Link related;
  related.url = "https://doi.org/10.5072/related";
  related.rel = "related";
  builder().link(std::move(related), "", at_);
  Link file;
  file.url = "https://www.example.nl/10.5072/file.pdf";
  builder().link(std::move(file), "", at_);
  builder().relation("References", "https://doi.org/10.5072/cited", at_);
  builder().relation("", "https://doi.org/10.5072/unnamed", at_);
  builder().abstract("Zie ook https://doi.org/10.5072/elders voor de data.", "nl", TextForm::kMixed,
                     at_);
  builder().abstract("https://doi.org/10.5072/alleen", "", TextForm::kMixed, at_);
  builder().content("<p>DOI: <a href=\"https://doi.org/10.5072/inhoud\">bron</a></p>", "", "", at_);
  EXPECT_EQ(finished().metadata.identifiers.doi, "");
}

TEST_F(RecordBuilderTest, ADescriptionThatIsOnlyALabelledNameIsNoAbstract) {
  builder().abstract("DOI: 10.5072/abc", "", TextForm::kMixed, at_);
  builder().abstract("ISBN 978-90-5940-311-6", "", TextForm::kMixed, at_);
  builder().abstract("ISBN 978-90-5940-311-8", "", TextForm::kMixed, at_);
  const Record& record = finished();
  EXPECT_EQ(record.metadata.identifiers.doi, "10.5072/abc");
  EXPECT_EQ(record.metadata.identifiers.isbn, std::vector<std::string>{"9789059403116"});
  EXPECT_EQ(record.metadata.abstract_text, "");
  EXPECT_TRUE(has("identifier-check-digit", "identifiers"));
}

TEST_F(RecordBuilderTest, TheFirstTitleInAPlatformLanguageHolds) {
  builder().title("Der Titel", "de", TextForm::kPlain, at_);
  builder().title("The title", "eng", TextForm::kPlain, at_);
  builder().title("De titel", "nl-NL", TextForm::kPlain, at_);
  const Record& record = finished();
  EXPECT_EQ(record.metadata.title, "De titel");
  EXPECT_EQ(record.metadata.title_language, "nl-NL");
  ASSERT_EQ(record.metadata.alternative_titles.size(), 2u);
  EXPECT_EQ(record.metadata.alternative_titles[0].value, "Der Titel");
}

TEST_F(RecordBuilderTest, ADayBeatsTheSameYearAndAStampOfTheSystem) {
  builder().date(DateKind::kUnsaid, "2021-06-30T09:12:44Z", at_);
  builder().date(DateKind::kUnsaid, "2019", at_);
  builder().date(DateKind::kUnsaid, "2019-11-02", at_);
  EXPECT_EQ(finished().metadata.issued, "2019-11-02");
  EXPECT_FALSE(has("date-several"));
}

TEST_F(RecordBuilderTest, AnotherYearIsSaid) {
  builder().date(DateKind::kUnsaid, "2019", at_);
  builder().date(DateKind::kUnsaid, "2011-01", at_);
  EXPECT_EQ(finished().metadata.issued, "2019");
  EXPECT_TRUE(has("date-several", "issued"));
}

TEST_F(RecordBuilderTest, AFutureDateIsTakenLastAndSaid) {
  builder().date(DateKind::kIssued, "2041-01-01", at_);
  EXPECT_EQ(finished().metadata.issued, "2041-01-01");
  EXPECT_TRUE(has("date-in-future", "issued"));
}

TEST_F(RecordBuilderTest, TomorrowElsewhereIsNotTheFuture) {
  builder().date(DateKind::kIssued, "2026-02-02", at_);
  finished();
  EXPECT_FALSE(has("date-in-future"));
}

TEST_F(RecordBuilderTest, AFutureDateOfAnEmbargoedWorkIsItsEnd) {
  builder().rights("info:eu-repo/semantics/embargoedAccess", at_);
  builder().date(DateKind::kUnsaid, "2025-03", at_);
  builder().date(DateKind::kUnsaid, "2027-03-01", at_);
  const Record& record = finished();
  EXPECT_EQ(record.metadata.issued, "2025-03");
  EXPECT_EQ(record.metadata.embargo_until, "2027-03-01");
  EXPECT_EQ(record.metadata.access, "embargoed");
}

TEST_F(RecordBuilderTest, OnlyAChangeIsADateOfIssueWithAWord) {
  builder().date(DateKind::kModified, "2025-07-01T00:30:00+02:00", at_);
  const Record& record = finished();
  EXPECT_EQ(record.metadata.issued, "2025-07-01");  // the day as it was written
  EXPECT_EQ(record.metadata.modified, "2025-06-30T22:30:00Z");
  EXPECT_TRUE(has("issued-from-modified", "issued"));
}

TEST_F(RecordBuilderTest, OfAPeriodItsBeginningAndAWord) {
  builder().date(DateKind::kIssued, "2018-2019", at_);
  EXPECT_EQ(finished().metadata.issued, "2018");
  EXPECT_TRUE(has("date-range", "issued"));
  EXPECT_FALSE(has("date-guessed"));
}

TEST_F(RecordBuilderTest, MakersThatWereLeftOutAreSaid) {
  builder().people(PersonRole::kCreator, "Vries, A. de; Jansen, P. et al.", at_);
  builder().people(PersonRole::kContributor, "diversen", at_);
  builder().person(PersonRole::kCreator,
                   {"K. et al. Boer", "Boer", "K. et al.", "person", "", "", ""}, at_);
  const Record& record = finished();
  ASSERT_EQ(record.metadata.creators.size(), 3u);
  EXPECT_EQ(record.metadata.creators[2].name, "K. Boer");
  EXPECT_EQ(record.metadata.creators[2].given, "K.");
  EXPECT_EQ(record.metadata.creators[1].name, "P. Jansen");
  EXPECT_TRUE(record.metadata.contributors.empty());
  EXPECT_TRUE(has("creators-incomplete", "creators"));
  EXPECT_TRUE(has("creator-account", "contributors"));
}

TEST_F(RecordBuilderTest, NamesInPartsAreRepairedAsTheyAreInOne) {
  Person person;
  person.name = "Ren\u00c3\u00a9e Broekmeulen";
  person.given = "Ren\u00c3\u00a9e";
  person.family = "Broek\xffmeulen";
  person.affiliation = "Universit\u00c3\u00a9 de Li\u00c3\u00a8ge";
  builder().person(PersonRole::kCreator, person, at_);
  const Record& record = finished();
  ASSERT_EQ(record.metadata.creators.size(), 1u);
  EXPECT_EQ(record.metadata.creators[0].name, "Ren\u00e9e Broekmeulen");
  EXPECT_EQ(record.metadata.creators[0].given, "Ren\u00e9e");
  EXPECT_EQ(record.metadata.creators[0].family, "Broek\ufffdmeulen");
  EXPECT_EQ(record.metadata.creators[0].affiliation, "Universit\u00e9 de Li\u00e8ge");
  EXPECT_TRUE(has("mojibake", "creators"));
}

TEST_F(RecordBuilderTest, SeveralLanguagesMayStandInOneField) {
  builder().language("Nederlands en Engels", false, at_);
  builder().language("dut; klingons", false, at_);
  EXPECT_EQ(finished().metadata.languages, (std::vector<std::string>{"nl", "en"}));
  EXPECT_TRUE(has("language-unreadable", "languages"));
}

TEST_F(RecordBuilderTest, OneAuthorOneNumberOnePublisherAreKeptAndOthersSaid) {
  builder().publisher("Hogeschool Voorbeeld", at_);
  builder().publisher("Uitgeverij Voorbeeld", at_);
  builder().type("report", at_);
  builder().identifier("WODC 3109", at_);
  builder().identifier("oai:x:1", at_);
  const Record& record = finished();
  EXPECT_EQ(record.metadata.publisher, "Hogeschool Voorbeeld");
  EXPECT_EQ(record.metadata.number, "WODC 3109");
  EXPECT_TRUE(has("publisher-several", "publisher"));
  EXPECT_TRUE(has("not-mapped", "identifiers"));
}

struct Repair {
  const char *stood, *kept, *code;
};

TEST(RecordBuilderRepairs, AreMadeOnceAndSaid) {
  const Repair repairs[] = {
      {"Belgi\u00c3\u00ab", "Belgi\u00eb", "mojibake"},
      {"don\u0092t", "don\u2019t", "windows-1252-characters"},
      {"Caf\u00e9 &amp;amp; bar", "Caf\u00e9 & bar", "escaped-twice"},
      {"&amp;lt;b&amp;gt;vet&amp;lt;/b&amp;gt;", "vet", "escaped-twice"},
      {"Belgi\u00eb &amp; Luxemburg", "Belgi\u00eb & Luxemburg", nullptr},
      {"S\u00c3O PAULO", "S\u00c3O PAULO", nullptr},
  };
  for (const Repair& repair : repairs) {
    RawRecord raw;
    const ReadOptions options;
    Reading reading;
    RecordBuilder builder(raw, options, reading);
    builder.title(repair.stood, "nl", TextForm::kMixed, [] { return std::string("x"); });
    ASSERT_TRUE(builder.finish(1));
    EXPECT_EQ(reading.record.metadata.title, repair.kept) << repair.stood;
    std::size_t said = 0;
    for (const Finding& finding : reading.record.findings) {
      for (const char* code : {"mojibake", "windows-1252-characters", "escaped-twice"})
        said += finding.code == code;
      if (repair.code != nullptr && finding.code == repair.code) {
        EXPECT_EQ(finding.field, "title");
      }
    }
    EXPECT_EQ(said, repair.code == nullptr ? 0u : 1u) << repair.stood;
  }
}

TEST_F(RecordBuilderTest, FilesAreFullTextAndPagesAreLandings) {
  link("rapport.PDF?download=1");
  link("/rapport");
  link("mailto:iemand@example.nl");
  const Record& record = finished();
  ASSERT_EQ(record.metadata.links.size(), 2u);
  EXPECT_EQ(record.metadata.links[0].rel, "fulltext");
  EXPECT_EQ(record.metadata.links[0].type, "application/pdf");
  EXPECT_EQ(record.metadata.links[1].url, "https://www.example.nl/rapport");
  EXPECT_EQ(record.metadata.links[1].rel, "landing");
  EXPECT_TRUE(has("link-unusable", "links"));
}

TEST_F(RecordBuilderTest, ABareDoiLeadsToItsResolver) {
  builder().identifier("doi:10.12345/ABC", at_);
  const Record& record = finished();
  EXPECT_EQ(record.metadata.identifiers.doi, "10.12345/abc");
  ASSERT_EQ(record.metadata.links.size(), 1u);
  EXPECT_EQ(record.metadata.links[0].url, "https://doi.org/10.12345/abc");
}

TEST_F(RecordBuilderTest, AWrongCheckDigitIsAFindingAndNoIdentifier) {
  builder().identifier("ISBN 978-90-274-3964-3", at_);
  const Record& record = finished();
  EXPECT_TRUE(record.metadata.identifiers.isbn.empty());
  EXPECT_TRUE(has("identifier-check-digit", "identifiers"));
}

TEST_F(RecordBuilderTest, MailAddressesAreMaskedInTextsAndFindings) {
  builder().title("Vraag het jan@example.nl", "nl", TextForm::kPlain, at_);
  builder().not_mapped("x", "piet@example.nl");
  const Record& record = finished();
  EXPECT_EQ(record.metadata.title.find("jan@"), std::string::npos);
  EXPECT_TRUE(has("email-masked", "title"));
  for (const Finding& finding : record.findings)
    EXPECT_EQ(finding.value.find("piet@"), std::string::npos);
}

TEST_F(RecordBuilderTest, WhatIsTooLongOrTooManyIsCutWithAWord) {
  builder().title(std::string(kTitleBytes + 1, 'a'), "nl", TextForm::kPlain, at_);
  for (std::size_t i = 0; i <= kListLength; ++i)
    builder().subject("onderwerp " + std::to_string(i), {}, {}, at_);
  const Record& record = finished();
  EXPECT_EQ(record.metadata.title.size(), kTitleBytes);
  EXPECT_EQ(record.metadata.subjects.size(), kListLength);
  EXPECT_TRUE(has("cut", "title"));
  EXPECT_TRUE(has("cut", "subjects"));
}

TEST_F(RecordBuilderTest, FindingsThemselvesHaveALimit) {
  for (int i = 0; i < 500; ++i) builder().not_mapped("x", std::to_string(i));
  EXPECT_EQ(finished().findings.size(), kFindingsLength + 1);
  EXPECT_TRUE(has("findings-cut"));
}

TEST_F(RecordBuilderTest, InvalidBytesAreReplacedAndCounted) {
  builder().title("caf\xe9", "fr", TextForm::kPlain, at_);
  EXPECT_EQ(finished().metadata.title, "caf\xef\xbf\xbd");
  EXPECT_TRUE(has("utf8-repaired", "title"));
  EXPECT_TRUE(has("replacement-characters", "title"));
}

TEST_F(RecordBuilderTest, ADurationIsReadFromAClockOrSeconds) {
  builder().duration("0", at_);
  builder().duration("95", at_);
  EXPECT_EQ(finished().metadata.duration, "PT1M35S");
}

TEST_F(RecordBuilderTest, AnEmptyRecordLacksWhatReadersNeed) {
  finished();
  EXPECT_TRUE(has("title-missing", "title"));
  EXPECT_TRUE(has("issued-missing", "issued"));
  EXPECT_TRUE(has("link-missing", "links"));
}

TEST(Normalize, AnUnknownFormatIsSaidInWords) {
  RawRecord raw;
  raw.source = "bron";
  raw.identifier = "oai:x:1";
  raw.format = "http://www.example.nl/eigen-formaat/";
  const Result<Reading> reading = normalize(raw, {}, {});
  ASSERT_FALSE(reading);
  EXPECT_EQ(reading.error().fault, Fault::kInput);
  for (const char* part : {"bron", "oai:x:1", "eigen-formaat", "oai_dc"}) {
    EXPECT_NE(reading.error().what.find(part), std::string::npos) << part;
  }
  EXPECT_EQ(normalizer_version(raw.format), 0);
}

TEST(Normalize, ADeletionNeedsNeitherFormatNorPayload) {
  RawRecord raw;
  raw.source = "bron";
  raw.identifier = "1";
  raw.deleted = true;
  const Result<Reading> reading = normalize(raw, {}, {});
  ASSERT_TRUE(reading);
  EXPECT_TRUE(reading->record.deleted);
  EXPECT_EQ(reading->record.metadata, Metadata{});
  EXPECT_TRUE(reading->record.findings.empty());
}

TEST(Normalize, AFormatIsFoundWithOrWithoutTheSlash) {
  EXPECT_NE(find_format("http://www.openarchives.org/OAI/2.0/oai_dc"), nullptr);
  EXPECT_EQ(find_format("oai_dc"), nullptr);  // a prefix says nothing
  EXPECT_EQ(find_format(""), nullptr);
}

}  // namespace
}  // namespace vindplaats::testing
