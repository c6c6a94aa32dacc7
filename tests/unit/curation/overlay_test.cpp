#include "curation/overlay.h"

#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/json.h"
#include "core/publication_fields.h"
#include "tests/unit/curation/desk.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct ValueCase {
  std::string_view field, typed, json;
};

constexpr ValueCase kTaken[] = {
    {"title", "  Samen \n leven ", R"("Samen leven")"},
    {"title", "Zeg \"nee\"", R"("Zeg \"nee\"")"},
    {"abstract", "Een.\n\nTwee\tdrie.", R"("Een.\n\nTwee drie.")"},
    {"titleLanguage", "NL-nl", R"("nl-NL")"},
    {"abstractLanguage", "zh-hant-tw", R"("zh-Hant-TW")"},
    {"publisher", "SCP", R"("SCP")"},
    {"number", "2026-12", R"("2026-12")"},
    {"rights", "Met bronvermelding", R"("Met bronvermelding")"},
    {"issued", "2026", R"("2026")"},
    {"issued", "2026-03", R"("2026-03")"},
    {"issued", "2024-02-29", R"("2024-02-29")"},
    {"embargoUntil", "2027-01-01", R"("2027-01-01")"},
    {"type", "research report", R"("research report")"},
    {"product", "Handreiking", R"("handreiking")"},
    {"product", "vraag-en-antwoord", R"("vraag-en-antwoord")"},
    {"access", "metadata only", R"("metadata only")"},
    {"languages", "nl, EN, nl", R"(["nl","en"])"},
    {"languages", R"(["nl", "en-gb"])", R"(["nl","en-GB"])"},
    {"languages", "[]", "[]"},
    {"audiences", "gemeenten,onderwijs", R"(["gemeenten","onderwijs"])"},
    {"collections", "taal, statushouders", R"(["taal","statushouders"])"},
    {"license", "https://creativecommons.org/licenses/by/4.0/",
     R"("https://creativecommons.org/licenses/by/4.0/")"},
    {"license", "CC BY-NC", R"("CC BY-NC")"},
    {"primaryLink", "https://EXAMPLE.nl/a#b", R"("https://example.nl/a#b")"},
    {"publishFrom", "2027-01-15", R"("2027-01-15T00:00:00Z")"},
    {"publishUntil", "2027-01-15T09:00:00+01:00", R"("2027-01-15T08:00:00Z")"},
    {"slug", "samen-leven-2", R"("samen-leven-2")"},
    {"assignedTo", "anna", R"("anna")"},
    {"creators", "Anna de Vries; Jansen, Bert",
     R"([{"name":"Anna de Vries","kind":"person"},)"
     R"({"name":"Bert Jansen","family":"Jansen","given":"Bert","kind":"person"}])"},
    {"creators",
     R"([{"name": "SCP", "kind": "organisation"}, {"given": "Anna", "family": "de Vries", )"
     R"("orcid": "https://orcid.org/0000-0002-1825-0097"}])",
     R"([{"name":"SCP","kind":"organisation"},{"name":"Anna de Vries","family":"de Vries",)"
     R"("given":"Anna","kind":"person","orcid":"0000-0002-1825-0097"}])"},
    {"subjects", "taal; werk", R"([{"value":"taal"},{"value":"werk"}])"},
    {"subjects", R"([{"value": "taal", "uri": "https://data.nl/1", "language": "NL"}])",
     R"([{"value":"taal","uri":"https://data.nl/1","language":"nl"}])"},
    {"links", R"([{"url": "https://x.nl/a.pdf", "rel": "fulltext", "length": 12}])",
     R"([{"url":"https://x.nl/a.pdf","rel":"fulltext","length":12}])"},
    {"image", "https://x.nl/a.jpg", R"({"url":"https://x.nl/a.jpg"})"},
    {"image", R"({"url": "https://x.nl/a.jpg", "alt": "Een\nplein"})",
     R"({"url":"https://x.nl/a.jpg","alt":"Een plein"})"},
    {"partOf", "Mens en Maatschappij", R"({"title":"Mens en Maatschappij"})"},
    {"partOf", R"({"issn": "0378-5955", "isbn": "978-0-306-40615-7"})",
     R"({"issn":"0378-5955","isbn":"9780306406157"})"},
    {"featured", "zelfbeschikking 2 2027-01-31",
     R"({"theme":"zelfbeschikking-en-emancipatie","rank":2,"until":"2027-01-31"})"},
    {"featured", R"({"theme": "onderwijs", "rank": 1})", R"({"theme":"onderwijs","rank":1})"},
};

TEST(ParseCorrection, MakesTheCanonicalValue) {
  for (const ValueCase& row : kTaken) {
    const auto value = parse_correction(row.field, row.typed, desk_platform());
    ASSERT_TRUE(value) << row.field << ": " << value.error().what;
    EXPECT_EQ(*value, row.json) << row.field << "=" << row.typed;
    const auto again = parse_correction(row.field, *value, desk_platform());
    if (row.json.starts_with('"')) continue;  // a text that was typed with quotes has quotes
    ASSERT_TRUE(again) << again.error().what;
    EXPECT_EQ(*again, *value) << "what it makes, it takes";
  }
}

// What it makes is what the field holds: the publication reads and writes the same JSON.
TEST(ParseCorrection, MakesWhatThePublicationReads) {
  for (const ValueCase& row : kTaken) {
    if (row.json == "[]") continue;
    Publication publication;
    const std::string field(row.field);
    apply_overlay(publication, {{field, {field, std::string(row.json), "anna"}}});
    publication.overlays.clear();
    publication.provenance.clear();
    if (field == "abstract") {
      ASSERT_EQ(publication.metadata.abstracts.size(), 1U) << "it stands among all abstracts too";
      EXPECT_EQ(publication.metadata.abstracts[0].value, publication.metadata.abstract_text);
      publication.metadata.abstracts.clear();
    }
    EXPECT_EQ(to_json(publication), "{\"" + field + "\":" + std::string(row.json) + "}");
  }
}

struct RefusedValue {
  std::string_view field, typed, why;
};

constexpr RefusedValue kRefusedValues[] = {
    {"titleLanguage", "Nederlands!", "no language tag"},
    {"issued", "2026-13", "no year, month or day"},
    {"issued", "2023-02-29", "no year, month or day"},
    {"issued", "12-03-2026", "no year, month or day"},
    {"issued", "-026", "no year, month or day"},
    {"embargoUntil", "2026-1-1", "write for example 2027-01-01"},
    {"type", "Report", "COAR resource type"},
    {"type", "r\u00e9port", "COAR resource type"},
    {"product", "boek", "none of rapport, infosheet"},
    {"access", "closed", "none of open, embargoed"},
    {"audiences", "gemeenten, iedereen", "'iedereen' is none of gemeenten"},
    {"languages", "nl, !", "'!' is no language tag"},
    {"languages", R"(["nl")", "no JSON list"},
    {"collections", "Met Spaties", "no id"},
    {"license", "http://", "license does not take"},
    {"primaryLink", "javascript:alert(1)", "primaryLink does not take"},
    {"primaryLink", "www.example.nl", "write for example https://"},
    {"publishFrom", "morgen", "write for example 2027-01-15"},
    {"slug", "Samen", "lower-case letters"},
    {"slug", "samen--leven", "single hyphens"},
    {"slug", "-samen", "single hyphens"},
    {"slug", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
     "at most 80"},
    {"creators", R"([{"naam": "Anna"}])", "no key 'naam'"},
    {"creators", R"([{"role": "editor"}])", "has no name"},
    {"creators", R"([{"name": "A", "kind": "robot"}])", "none of person|organisation"},
    {"creators", R"([{"name": "A", "orcid": "0000-0002-1825-0098"}])", "no ORCID"},
    {"subjects", R"([{"uri": "https://data.nl/1"}])", "has no value"},
    {"links", "https://x.nl/", "no such JSON"},
    {"links", R"([{"url": "file:///etc/passwd", "rel": "fulltext"}])", "links does not take"},
    {"links", R"([{"url": "https://x.nl/"}])", "none of landing"},
    {"links", R"([{"url": "https://x.nl/", "rel": "landing"}] x)", "no such JSON"},
    {"image", R"({"alt": "Een plein"})", "image does not take"},
    {"partOf", R"({"issn": "0378-5954"})", "no ISSN"},
    {"partOf", R"({"isbn": "9780306406158"})", "no ISBN-13"},
    {"featured", "onderwijs", "a theme, a rank"},
    {"featured", "onderwijs 0", "from 1 to 100"},
    {"featured", "onderwijs een", "'een' is no rank"},
    {"featured", "vogels 1", "there is no theme 'vogels'"},
    {"featured", "onderwijs 1 2026-02-30", "is no day"},
};

TEST(ParseCorrection, RefusesWhatTheFieldDoesNotTakeAndSaysWhatItDoes) {
  for (const RefusedValue& row : kRefusedValues) {
    const auto value = parse_correction(row.field, row.typed, desk_platform());
    ASSERT_FALSE(value) << row.field << "=" << row.typed << " gave " << *value;
    EXPECT_EQ(value.error().fault, Fault::kInput) << row.field;
    EXPECT_THAT(value.error().what, HasSubstr(std::string(row.why)));
    EXPECT_THAT(value.error().what, HasSubstr("write for example"));
  }
}

TEST(ParseCorrection, AnEmptyValueTakesTheCorrectionAway) {
  for (const char* empty : {"", "  ", "\n"}) {
    const auto value = parse_correction("featured", empty, desk_platform());
    ASSERT_TRUE(value);
    EXPECT_EQ(*value, "");
  }
}

TEST(ParseCorrection, ListsTheFieldsAndTheCommandsForOthers) {
  const auto unknown = parse_correction("titel", "x", desk_platform());
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().fault, Fault::kNotFound);
  EXPECT_THAT(unknown.error().what, HasSubstr("title, titleLanguage, creators"));
  for (const char* field : {"summary", "themes", "status", "note", "records"}) {
    const auto elsewhere = parse_correction(field, "x", desk_platform());
    ASSERT_FALSE(elsewhere);
    EXPECT_EQ(elsewhere.error().fault, Fault::kNotFound);
    EXPECT_THAT(elsewhere.error().what, HasSubstr("use `vindplaats queue")) << field;
  }
  for (const char* field : {"id", "revision", "provenance", "overlays", "formerIds"})
    EXPECT_FALSE(parse_correction(field, "x", desk_platform())) << field;
}

TEST(ParseCorrection, TakesCollectionsOfTheDeclaredOnesWhereThereAreAny) {
  Platform platform = desk_platform();
  platform.settings.collections = {{"taal", {}, {}}};
  EXPECT_TRUE(parse_correction("collections", "taal", platform));
  const auto other = parse_correction("collections", "taal, werk", platform);
  ASSERT_FALSE(other);
  EXPECT_THAT(other.error().what, HasSubstr("'werk' is none of taal"));
}

TEST(ParseCorrection, HoldsWithHostileInput) {
  EXPECT_FALSE(parse_correction("title", std::string(200'000, 'a'), desk_platform()));
  EXPECT_FALSE(parse_correction("title", std::string(3'000, 'a'), desk_platform()));
  std::string many;
  for (int i = 0; i < 1'001; ++i) many += "a;";
  EXPECT_FALSE(parse_correction("subjects", many, desk_platform()));
  EXPECT_FALSE(parse_correction("links", std::string(90'000, '['), desk_platform()));
  const auto broken = parse_correction("title", "A\xff\x01", desk_platform());
  ASSERT_TRUE(broken);
  EXPECT_EQ(*broken, "\"A\uFFFD\"");
}

// The lists of the contract stand in the schema too, and must say the same.
TEST(ParseCorrection, KnowsTheListsOfTheSchema) {
  std::ifstream file("schema/record.schema.json");
  std::ostringstream text;
  text << file.rdbuf();
  const std::string schema = text.str();
  ASSERT_FALSE(schema.empty());
  for (const char* field : {"audiences", "access", "product"}) {
    std::size_t at = schema.find("\"" + std::string(field) + "\": {\"enum\"");
    if (at == std::string::npos) at = schema.find("\"" + std::string(field) + "\"");
    at = schema.find("\"enum\": [", at);
    ASSERT_NE(at, std::string::npos) << field;
    const std::string list = schema.substr(at + 8, schema.find(']', at) - at - 7);
    std::vector<std::string> values;
    JsonReader reader(list);
    reader.read(values);
    ASSERT_TRUE(reader.at_end() && !reader.failed()) << list;
    EXPECT_GE(values.size(), 4u);
    for (const std::string& value : values)
      EXPECT_TRUE(parse_correction(field, value, desk_platform())) << field << " " << value;
  }
}

std::map<std::string, Correction> laid(
    const std::vector<std::pair<std::string, std::string>>& values) {
  std::map<std::string, Correction> overlay;
  for (const auto& [field, value] : values) overlay[field] = {field, value, "anna"};
  return overlay;
}

Publication sourced_publication() {
  Publication publication;
  Metadata& metadata = publication.metadata;
  metadata.title = "Bron";
  metadata.title_language = "nl";
  metadata.type = "report";
  metadata.type_uri = "http://purl.org/coar/resource_type/c_93fc";
  metadata.abstract_text = "Oud";
  metadata.abstract_language = "nl";
  metadata.abstracts = {{"Oud", "nl"}, {"Old", "en"}};
  metadata.languages = {"en"};
  metadata.language_detected = true;
  for (const char* field : {"title", "titleLanguage", "type", "typeUri", "abstract", "publisher"})
    publication.provenance.push_back({field, "wodc/1", ""});
  return publication;
}

TEST(ApplyOverlay, LaysValuesOverWithWhoMadeThem) {
  Publication publication = sourced_publication();
  apply_overlay(publication, laid({{"title", R"("Beter")"}, {"number", R"("7")"}}));
  EXPECT_EQ(publication.metadata.title, "Beter");
  EXPECT_EQ(publication.metadata.number, "7");
  EXPECT_THAT(publication.provenance,
              ElementsAre(Origin{"title", "", "anna"}, Origin{"type", "wodc/1", ""},
                          Origin{"typeUri", "wodc/1", ""}, Origin{"abstract", "wodc/1", ""},
                          Origin{"publisher", "wodc/1", ""}, Origin{"number", "", "anna"}));
  ASSERT_EQ(publication.overlays.size(), 2u);
  EXPECT_EQ(publication.overlays[1].field, "title");
}

TEST(ApplyOverlay, TakesCompanionsAlongUnlessTheyAreCorrectedToo) {
  Publication publication = sourced_publication();
  apply_overlay(publication, laid({{"title", R"("Better")"},
                                   {"titleLanguage", R"("en")"},
                                   {"type", R"("book")"},
                                   {"languages", R"(["nl"])"}}));
  EXPECT_EQ(publication.metadata.title_language, "en");
  EXPECT_EQ(publication.metadata.type_uri, "");
  EXPECT_FALSE(publication.metadata.language_detected);
  EXPECT_EQ(publication.metadata.abstract_language, "nl") << "its abstract is not corrected";
}

TEST(ApplyOverlay, ReplacesTheOldAbstractAmongAll) {
  Publication publication = sourced_publication();
  apply_overlay(publication, laid({{"abstract", R"("Nieuw")"}, {"abstractLanguage", R"("nl")"}}));
  EXPECT_THAT(publication.metadata.abstracts,
              ElementsAre(LocalText{"Nieuw", "nl"}, LocalText{"Old", "en"}));
}

TEST(ApplyOverlay, LeavesTheSourcesValueWhereAValueDoesNotRead) {
  Publication publication = sourced_publication();
  apply_overlay(publication, laid({{"title", "[1]"},
                                   {"languages", R"(["nl"] x)"},
                                   {"id", R"("p0")"},
                                   {"status", R"("accepted")"}}));
  Publication wanted = sourced_publication();
  wanted.overlays = publication.overlays;
  EXPECT_EQ(publication, wanted);
  EXPECT_EQ(publication.overlays.size(), 4u);
  apply_overlay(publication, {});
  EXPECT_THAT(publication.overlays, IsEmpty());
}

}  // namespace
}  // namespace vindplaats
