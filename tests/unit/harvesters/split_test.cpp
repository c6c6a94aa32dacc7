#include "harvesters/split.h"

#include <gtest/gtest.h>

namespace vindplaats {
namespace {

constexpr std::string_view kDc =
    R"(<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Buren</dc:title></oai_dc:dc>)";

std::string lone_record() {
  return "<record><header><identifier>oai:x:1</identifier><datestamp>2026-01-01</datestamp>"
         "</header><metadata>" +
         std::string(kDc) + "</metadata></record>";
}

struct SplitCase {
  std::string name, text, kind, identifier, format;
};

class SplitDocumentTest : public ::testing::TestWithParam<SplitCase> {};

TEST(SplitReferences, EachIsNamedByItsDoiItsKeyOrItsContent) {
  const auto names = [](std::string_view file) {
    std::string found;
    const Result<SplitDocument> split = split_document(file, {});
    if (!split) return split.error().what;
    for (const Item& item : split->items) found += item.raw.identifier + "|";
    for (const Rejected& one : split->rejected) found += "!" + one.identifier + "|";
    return std::string(split->kind) + ": " + found;
  };
  EXPECT_EQ(names("TY  - RPRT\nID  - a\nER  - \nTY  - RPRT\nID  - a\nDO  - 10.1/X\nER  - "),
            "ris: a|doi:10.1/x|");
  EXPECT_EQ(
      names("@book{a,}\n@book{a, x = 1}\n@misc{b, doi = {https://doi.org/10.1/Y}}\n@misc{c, x = {"),
      "bibtex: a|sha256:b1d90c2424d8677f|doi:10.1/y|!c|");
  EXPECT_EQ(names("id,title,doi\n7,Een,\n8,\"Twee, drie\",10.1/Z\n,Vier,\n7,Vijf,\n"),
            "csv: 7|doi:10.1/z|sha256:95d1fc3a1b27d1a2|sha256:87d43a6338c17eca|");
}

// Without a key the name stays when anything else is corrected, and tells what is not the same.
TEST(SplitReferences, OneWithoutAKeyKeepsItsName) {
  const auto name = [](const std::string& file) {
    const Result<SplitDocument> split = split_document(file, {});
    return split && split->items.size() == 1 ? split->items[0].raw.identifier : "none";
  };
  const std::string ris = "TY  - RPRT\nTI  - Jaarverslag\nPY  - 2024\nPB  - Zuiderveste\n";
  EXPECT_EQ(name(ris + "ER  - \n"), name(ris + "AB  - Beter\nER  - \n"));
  EXPECT_NE(name(ris + "ER  - \n"), name("TY  - RPRT\nTI  - Jaarverslag\nPY  - 2024\nER  - \n"));
  const std::string bib = "@report{, title = {Jaarverslag}, year = 2024, author = {A}";
  EXPECT_EQ(name(bib + "}"), name(bib + ", abstract = {Beter}}"));
  EXPECT_NE(name(bib + "}"), name("@report{, title = {Jaarverslag}, year = 2025, author = {A}}"));
  EXPECT_EQ(name("title,year,abstract\nA,2024,x\n"), name("title,year,abstract\nA,2024,y\n"));
  EXPECT_NE(name("title,year,author\nA,2024,x\n"), name("title,year,author\nA,2024,y\n"));
}

TEST(SplitCollections, EachRecordStandsAlone) {
  const auto names = [](const std::string& file) {
    const Result<SplitDocument> split = split_document(file, {});
    if (!split) return split.error().what;
    std::string found = std::string(split->kind) + ":";
    for (const Item& item : split->items) found += " " + item.raw.identifier;
    for (const Rejected& one : split->rejected) found += " !" + one.reason;
    return found;
  };
  const std::string marc = "<collection xmlns=\"http://www.loc.gov/MARC21/slim\">";
  const std::string one = "<record><controlfield tag=\"001\"> 17 </controlfield></record>";
  EXPECT_EQ(names(marc + one + "<record><leader/></record></collection>"),
            "collection: 17 sha256:9ee2f9e1610541f8");
  EXPECT_EQ(names(marc + one + one + "</collection>").substr(0, 21), "collection: 17 sha256")
      << "one number twice";
  EXPECT_EQ(names(marc + "<record><leader></record>" + one + "</collection>"),
            "collection: 17 !it is not well-formed XML: export it anew");
  EXPECT_EQ(names("<m:modsCollection xmlns:m=\"http://www.loc.gov/mods/v3\"><m:mods><m:recordInfo>"
                  "<m:recordIdentifier>m-1</m:recordIdentifier></m:recordInfo></m:mods>"
                  "</m:modsCollection>"),
            "collection: m-1");
  EXPECT_EQ(names("<collection><record/></collection>"),
            "its root is a collection, but neither of MARC records nor of MODS");
  EXPECT_EQ(names(marc + one), "it is cut off: its root element is not closed");
}

// What shares a context describes one page together.
TEST(SplitJsonLd, AnArrayOfWholeDescriptionsIsManyRecords) {
  const auto count = [](const std::string& file) {
    const Result<SplitDocument> split = split_document(file, {});
    return split ? split->items.size() : 0;
  };
  const std::string whole =
      "{\"@context\": \"https://schema.org\", \"@type\": \"Report\", \"name\": ";
  EXPECT_EQ(count("[" + whole + "\"A\"}, " + whole + "\"B\"}]"), 2U);
  EXPECT_EQ(count("[" + whole + "\"A\"}, {\"@type\": \"Person\"}]"), 1U);
  EXPECT_EQ(count(whole + "\"A\"}"), 1U);
  EXPECT_EQ(count(whole + "\"A\""), 0U) << "cut off";
}

TEST(SplitReferences, AnEntryTakesItsMacrosAndItsParentAlong) {
  const Result<SplitDocument> split = split_document(
      "@string{u = {U}}\n@string{j = u # {J}}\n@string{n = {N}}\n@article{a, journal = j, "
      "crossref = P}\n@book{p, title = {T}}",
      {});
  ASSERT_TRUE(split);
  ASSERT_EQ(split->items.size(), 2U);
  EXPECT_EQ(
      split->items[0].payload.bytes,
      "@string{u = {U}}\n@string{j = u # {J}}\n@article{a, journal = j, crossref = P}\n@book{p, "
      "title = {T}}");
}

TEST_P(SplitDocumentTest, GivesTheOneItemInIt) {
  const SplitCase& tested = GetParam();
  const Result<SplitDocument> split =
      split_document(tested.text, {"proef", "https://www.example.nl/a", "", 2'000'000});
  ASSERT_TRUE(split) << split.error().what;
  EXPECT_EQ(split->kind, tested.kind);
  ASSERT_EQ(split->items.size(), 1U);
  EXPECT_EQ(split->items[0].raw.identifier, tested.identifier);
  EXPECT_EQ(split->items[0].raw.format, tested.format);
  EXPECT_EQ(split->items[0].raw.source, "proef");
  EXPECT_NE(tested.text.find(split->items[0].payload.bytes), std::string::npos);
}

constexpr char kDcUri[] = "http://www.openarchives.org/OAI/2.0/oai_dc/";

INSTANTIATE_TEST_SUITE_P(
    Kinds, SplitDocumentTest,
    ::testing::Values(
        SplitCase{"list", "<OAI-PMH><ListRecords>" + lone_record() + "</ListRecords></OAI-PMH>",
                  "oai-pmh", "oai:x:1", kDcUri},
        SplitCase{"get", "<OAI-PMH><GetRecord>" + lone_record() + "</GetRecord></OAI-PMH>",
                  "oai-pmh", "oai:x:1", kDcUri},
        SplitCase{"record", "\n " + lone_record(), "record", "oai:x:1", kDcUri},
        SplitCase{"cut_out_list", "<ListRecords>" + lone_record() + "</ListRecords>", "record",
                  "oai:x:1", kDcUri},
        SplitCase{"bare_metadata", "<?xml version=\"1.0\"?>\n" + std::string(kDc), "metadata",
                  "sha256:36a3ee63722c8c3e", kDcUri},
        SplitCase{"marc_record_is_no_oai_record",
                  "<record xmlns=\"http://www.loc.gov/MARC21/slim\"><leader>x</leader></record>",
                  "metadata", "sha256:efcb55f881ef7ae8", "http://www.loc.gov/MARC21/slim"},
        SplitCase{"feed", "<rss><channel><item><guid>g1</guid></item></channel></rss>", "feed",
                  "g1", "application/rss+xml"},
        SplitCase{"entry", "<entry xmlns=\"http://www.w3.org/2005/Atom\"><id>e1</id></entry>",
                  "metadata", "e1", "http://www.w3.org/2005/Atom"},
        SplitCase{"web_page", "<!doctype html><title>Rapport</title><p>Tekst<br>", "html",
                  "https://www.example.nl/a", "text/html"}),
    [](const auto& tested) { return tested.param.name; });

struct RefusedCase {
  std::string name, text;
  Fault fault;
  std::string words;
};

class SplitRefusalTest : public ::testing::TestWithParam<RefusedCase> {};

TEST_P(SplitRefusalTest, SaysWhy) {
  const Result<SplitDocument> split = split_document(GetParam().text, {});
  ASSERT_FALSE(split);
  EXPECT_EQ(split.error().fault, GetParam().fault);
  EXPECT_NE(split.error().what.find(GetParam().words), std::string::npos) << split.error().what;
}

INSTANTIATE_TEST_SUITE_P(
    Documents, SplitRefusalTest,
    ::testing::Values(
        RefusedCase{"nothing", "", Fault::kInput, "neither XML nor a web page"},
        RefusedCase{"json", "{\"a\": \"<b></b>\"}", Fault::kInput, "neither XML"},
        RefusedCase{"cut_off", "<OAI-PMH><ListRecords>", Fault::kInput, "cut off"},
        RefusedCase{"identify", "<OAI-PMH><Identify/></OAI-PMH>", Fault::kInput, "Identify"},
        RefusedCase{"error", "<OAI-PMH><error code=\"badVerb\">no</error></OAI-PMH>",
                    Fault::kRefused, "badVerb"},
        RefusedCase{"doctype", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
                    Fault::kRefused, "DOCTYPE"}),
    [](const auto& tested) { return tested.param.name; });

// What it declares was true of the bytes, and is not of the text they became.
TEST(SplitDocument, IsRecognisedByItsTextInAnyEncoding) {
  std::string wide;
  for (const char c : std::string_view(
           "<?xml version=\"1.0\" encoding=\"utf-32\"?><rss><channel><item><guid>g1</guid></item>"
           "</channel></rss>"))
    wide.append(3, '\0').append(1, c);
  const Result<SplitDocument> split = split_document(wide, {});
  ASSERT_TRUE(split) << split.error().what;
  EXPECT_EQ(split->kind, "feed");
  ASSERT_EQ(split->items.size(), 1U);
  EXPECT_EQ(split->items[0].raw.identifier, "g1");
}

TEST(SplitDocument, NamesARecordBelowTheLimitOnly) {
  SplitOptions options;
  options.max_record = 100;
  const Result<SplitDocument> split = split_document(lone_record(), options);
  ASSERT_TRUE(split);
  ASSERT_EQ(split->rejected.size(), 1U);
  EXPECT_EQ(split->rejected[0].identifier, "oai:x:1");
  EXPECT_EQ(split->rejected[0].bytes.size(), 100U);
}

}  // namespace
}  // namespace vindplaats
