#include "curation/publication.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/random.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Sources "best" and "good" of partners, the first trusted more; "twin" as much as "good";
// "collector" of an aggregator that is trusted most.
Platform merging_platform() {
  Platform platform;
  const auto add = [&](const char* id, const char* partner, const char* role, std::int64_t trust) {
    Source source;
    source.id = id;
    source.partner = partner;
    source.role = role;
    source.trust = Thousandths{trust};
    platform.sources.push_back(source);
  };
  add("best", "p-best", "partner", 2000);
  add("collector", "p-collector", "aggregator", 9000);
  add("good", "p-good", "partner", 1000);
  add("twin", "p-best", "partner", 1000);
  return platform;
}

SourcedRecord sourced(const std::string& source, const std::string& identifier = "1") {
  SourcedRecord sourced;
  sourced.record.id = source + "/" + identifier;
  sourced.record.source = source;
  sourced.record.harvested = "2026-11-20T00:00:00Z";
  sourced.first_harvested = "2026-11-20T00:00:00Z";
  return sourced;
}

Publication merged(const std::vector<SourcedRecord>& records, const Position& position = {}) {
  Group group;
  group.id = "p123456789abc";
  for (const SourcedRecord& record : records) group.records.push_back(record.record.id);
  Publication publication = merge_records(group, records, merging_platform());
  apply_position(publication, position);
  publication.revision = revision_of(publication);
  return publication;
}

std::string origin_of(const Publication& publication, std::string_view field) {
  std::string record;
  for (const Origin& origin : publication.provenance) {
    if (origin.field != field) continue;
    EXPECT_EQ(record, "") << field << " has two origins";
    record = origin.record;
  }
  return record;
}

// A value for every field of the schema, another for each `mark`.
Metadata full_metadata(const std::string& mark) {
  Metadata full;
  for (std::string* text :
       {&full.title, &full.title_language, &full.publisher, &full.number, &full.issued,
        &full.modified, &full.type, &full.type_uri, &full.product, &full.abstract_text,
        &full.abstract_language, &full.content_html, &full.access, &full.embargo_until,
        &full.license, &full.rights, &full.duration}) {
    *text = mark;
  }
  full.alternative_titles = {{mark, "nl"}};
  full.creators.resize(1);
  full.creators[0].name = mark;
  full.contributors = full.creators;
  full.part_of.title = mark;
  full.languages = {mark};
  full.language_detected = true;
  full.abstracts = {{mark, "nl"}};
  full.subjects = {{mark, "", "", ""}};
  full.audiences = {mark};
  full.identifiers.doi = mark;
  full.links = {{"https://example.nl/" + mark, "related", "", "", "", 0}};
  full.image.url = mark;
  full.relations = {{"IsPartOf", mark, "DOI"}};
  return full;
}

struct FieldNames {
  std::vector<std::string> names;
  template <class T>
  void operator()(std::string_view key, const T&) {
    names.emplace_back(key);
  }
};

std::vector<std::string> schema_fields() {
  FieldNames fields;
  const Metadata metadata;
  each_field(fields, metadata);
  return fields.names;
}

TEST(Provenance, NamesTheRecordOfEveryField) {
  SourcedRecord best = sourced("best"), good = sourced("good");
  good.record.metadata = full_metadata("good");
  const Publication publication = merged({best, good});
  std::vector<std::string> told;
  for (const Origin& origin : publication.provenance) {
    EXPECT_EQ(origin.record, "good/1");
    EXPECT_EQ(origin.by, "");
    told.push_back(origin.field);
  }
  EXPECT_EQ(told, schema_fields()) << "each field once, in the schema's order";
  EXPECT_EQ(publication.metadata, good.record.metadata);
}

TEST(Provenance, IsEmptyWhereThereIsNoValue) {
  const Publication publication = merged({sourced("best")});
  EXPECT_THAT(publication.provenance, IsEmpty());
  EXPECT_EQ(publication.metadata, Metadata{});
}

TEST(Merging, PrefersAPartnerThenTrustThenTheId) {
  std::vector<SourcedRecord> records = {sourced("collector"), sourced("twin"), sourced("good", "2"),
                                        sourced("good", "10"), sourced("best")};
  const Publication publication = merged(records);
  EXPECT_THAT(publication.records,
              ElementsAre("best/1", "good/10", "good/2", "twin/1", "collector/1"));
  EXPECT_THAT(publication.partners, ElementsAre("p-best", "p-good", "p-collector"))
      << "the maker first; each once";
  std::reverse(records.begin(), records.end());
  EXPECT_EQ(merged(records), publication);
}

TEST(Merging, TakesARecordOfAnUnknownSourceLastOfThePartners) {
  const Publication publication =
      merged({sourced("removed"), sourced("collector"), sourced("good")});
  EXPECT_THAT(publication.records, ElementsAre("good/1", "removed/1", "collector/1"));
  EXPECT_THAT(publication.partners, ElementsAre("p-good", "p-collector"));
}

TEST(Merging, FillsEachFieldFromTheBestRecordThatHasIt) {
  SourcedRecord best = sourced("best"), collector = sourced("collector");
  best.record.metadata.title = "Titel";
  collector.record.metadata.title = "Andere titel";
  collector.record.metadata.publisher = "Uitgever";
  const Publication publication = merged({collector, best});
  EXPECT_EQ(publication.metadata.title, "Titel");
  EXPECT_EQ(publication.metadata.publisher, "Uitgever");
  EXPECT_EQ(origin_of(publication, "title"), "best/1");
  EXPECT_EQ(origin_of(publication, "publisher"), "collector/1");
}

TEST(Merging, TakesTheKindFromARecordThatSaysMoreThanThatSomethingWasPosted) {
  SourcedRecord feed = sourced("best"), repository = sourced("good");
  feed.record.metadata.type = "blog post";
  feed.record.metadata.product = "blog";
  repository.record.metadata.type = "report";
  repository.record.metadata.type_uri = "http://purl.org/coar/resource_type/c_93fc";
  repository.record.metadata.product = "rapport";
  Publication publication = merged({feed, repository});
  EXPECT_EQ(publication.metadata.type, "report");
  EXPECT_EQ(publication.metadata.type_uri, "http://purl.org/coar/resource_type/c_93fc");
  EXPECT_EQ(publication.metadata.product, "rapport");
  EXPECT_EQ(origin_of(publication, "type"), "good/1");

  repository.record.metadata.type = repository.record.metadata.type_uri = "";
  repository.record.metadata.product = "";
  publication = merged({feed, repository});
  EXPECT_EQ(publication.metadata.type, "blog post") << "when none says more";
  EXPECT_EQ(publication.metadata.product, "blog");
}

struct Followed {
  std::string_view leader, follower;
  std::string Metadata::*leader_text;
  std::string Metadata::*follower_text;
};

TEST(Merging, TakesWhatBelongsTogetherFromOneRecord) {
  const Followed pairs[] = {
      {"title", "titleLanguage", &Metadata::title, &Metadata::title_language},
      {"type", "typeUri", &Metadata::type, &Metadata::type_uri},
      {"abstract", "abstractLanguage", &Metadata::abstract_text, &Metadata::abstract_language},
      {"access", "embargoUntil", &Metadata::access, &Metadata::embargo_until},
      {"license", "rights", &Metadata::license, &Metadata::rights}};
  for (const Followed& pair : pairs) {
    SourcedRecord best = sourced("best"), good = sourced("good");
    best.record.metadata.*pair.leader_text = "b";
    good.record.metadata.*pair.leader_text = "g";
    good.record.metadata.*pair.follower_text = "of g";
    Publication publication = merged({best, good});
    EXPECT_EQ(publication.metadata.*pair.follower_text, "") << pair.follower;
    EXPECT_EQ(origin_of(publication, pair.follower), "");

    good.record.metadata.*pair.leader_text = "";
    best.record.metadata.*pair.leader_text = "";
    publication = merged({best, good});
    EXPECT_EQ(publication.metadata.*pair.follower_text, "of g")
        << pair.follower << " is not lost when no record has " << pair.leader;
    EXPECT_EQ(origin_of(publication, pair.follower), "good/1");
  }
}

struct RandomClearing {
  Random& random;
  template <class T>
  void operator()(std::string_view, T& value) {
    if (random.below(2) == 0) value = T{};
  }
};

// What each field must be, worked out on the JSON of the records.
TEST(MergingProperty, EveryFieldIsTheBestRecordsOrItsLeaders) {
  const std::map<std::string, std::string> leaders = {
      {"titleLanguage", "title"},        {"typeUri", "type"},
      {"languageDetected", "languages"}, {"abstractLanguage", "abstract"},
      {"embargoUntil", "access"},        {"rights", "license"}};
  const std::set<std::string> joined = {"subjects",  "links",     "abstracts",
                                        "audiences", "relations", "identifiers"};
  SeededRandom random(41);
  for (int round = 0; round < 500; ++round) {
    std::vector<SourcedRecord> records = {sourced("best"), sourced("good"), sourced("collector")};
    std::vector<nlohmann::json> shown;
    for (SourcedRecord& record : records) {
      record.record.metadata = full_metadata(record.record.source);
      RandomClearing clear{random};
      each_field(clear, record.record.metadata);
      shown.push_back(nlohmann::json::parse(to_json(record.record.metadata)));
    }
    const Publication publication = merged({records[2], records[0], records[1]});
    const auto made = nlohmann::json::parse(to_json(publication.metadata));
    for (const std::string& field : schema_fields()) {
      const auto leader = leaders.find(field);
      const std::string led_by =
          leader == leaders.end() ? "" : origin_of(publication, leader->second);
      std::size_t from = 0;
      while (from < 3 && (!shown[from].contains(field) ||
                          (!led_by.empty() && led_by != records[from].record.id)))
        ++from;
      ASSERT_EQ(origin_of(publication, field), from == 3 ? "" : records[from].record.id) << field;
      ASSERT_EQ(made.contains(field), from < 3) << field;
      if (from == 3 || joined.contains(field)) continue;
      ASSERT_EQ(made[field], shown[from][field]) << field;
    }
  }
}

TEST(Joining, AddsWhatTheBestRecordLacksWithoutDoubles) {
  SourcedRecord best = sourced("best"), good = sourced("good");
  Metadata& a = best.record.metadata;
  Metadata& b = good.record.metadata;
  a.subjects = {{"migratie", "", "", "nl"}};
  b.subjects = {{"migratie", "", "", "nl"}, {"werk", "", "", "nl"}};
  a.links = {{"https://x.nl/1.pdf", "fulltext", "", "", "", 0}};
  b.links = {{"https://x.nl/1.pdf", "fulltext", "Rapport", "nl", "application/pdf", 9},
             {"https://x.nl/1.pdf", "preview", "", "", "", 0}};
  a.abstracts = {{"Zelfde tekst", "nl"}};
  b.abstracts = {{"Zelfde tekst", ""}, {"Other text", "en"}};
  a.audiences = {"gemeenten"};
  b.audiences = {"media", "gemeenten"};
  b.relations = {{"IsPartOf", "10.1/x", "DOI"}};
  a.identifiers.isbn = {"9789012345678"};
  a.identifiers.handle = "1/a";
  b.identifiers.isbn = {"9789012345678", "9789012345685"};
  b.identifiers.handle = "1/b";
  b.identifiers.doi = "10.1/a";
  b.identifiers.url = {"https://x.nl/"};
  const Metadata made = merged({best, good}).metadata;
  EXPECT_EQ(made.subjects, b.subjects);
  EXPECT_EQ(made.links, (std::vector<Link>{a.links[0], b.links[1]}));
  EXPECT_EQ(made.abstracts, (std::vector<LocalText>{a.abstracts[0], b.abstracts[1]}));
  EXPECT_THAT(made.audiences, ElementsAre("gemeenten", "media"));
  EXPECT_EQ(made.relations, b.relations);
  EXPECT_THAT(made.identifiers.isbn, ElementsAre("9789012345678", "9789012345685"));
  EXPECT_EQ(made.identifiers.handle, "1/a");
  EXPECT_EQ(made.identifiers.doi, "10.1/a");
  EXPECT_THAT(made.identifiers.url, ElementsAre("https://x.nl/"));
}

TEST(Joining, OfThousandsOfRecordsIsNotQuadratic) {
  std::vector<SourcedRecord> records;
  for (int i = 0; i < 3000; ++i) {
    records.push_back(sourced("good", std::to_string(i)));
    for (int j = 0; j < 10; ++j)
      records.back().record.metadata.subjects.push_back(
          {std::to_string(i) + "-" + std::to_string(j), "", "", ""});
  }
  EXPECT_EQ(merged(records).metadata.subjects.size(), 30'000u);
}

TEST(Revision, ChangesWithAllThatAnEditorSees) {
  std::vector<SourcedRecord> records = {sourced("good"), sourced("twin")};
  const std::int64_t first = merged(records).revision;
  EXPECT_GE(first, 1);
  EXPECT_EQ(merged({records[1], records[0]}).revision, first)
      << "the order of arrival is no change";
  records[1].version = 4;
  EXPECT_EQ(merged(records).revision, first) << "another version that says the same is none either";
  records[1].record.metadata.title = "Een andere titel";
  const std::int64_t titled = merged(records).revision;
  EXPECT_NE(titled, first);
  Position position;
  position.note = "Navragen";
  EXPECT_NE(merged(records, position).revision, titled);
  EXPECT_NE(merged({records[0]}).revision, titled) << "a record that leaves";
}

TEST(Times, AreTheFirstSightAndTheLastChange) {
  std::vector<SourcedRecord> records = {sourced("best"), sourced("good")};
  records[0].first_harvested = "2026-03-01T00:00:00Z";
  records[1].first_harvested = "2026-01-01T00:00:00Z";
  records[0].record.harvested = "2026-05-01T00:00:00Z";
  records[1].record.harvested = "2026-04-01T00:00:00Z";
  Position position;
  EXPECT_EQ(merged(records).first_seen, "2026-01-01T00:00:00Z");
  EXPECT_EQ(merged(records).updated, "2026-05-01T00:00:00Z");
  position.at = "2026-02-01T00:00:00Z";
  position.changed = "2026-06-01T00:00:00Z";  // an undo: the decision before it holds again
  position.publish_from = "2026-07-01T00:00:00Z";
  EXPECT_EQ(merged(records, position).updated, "2026-06-01T00:00:00Z");
  EXPECT_EQ(merged(records, position).publish_from, "2026-07-01T00:00:00Z");
}

TEST(PrimaryLink, IsTheLandingPageElseTheDoiElseTheTextElseAnyLink) {
  SourcedRecord record = sourced("best");
  Metadata& metadata = record.record.metadata;
  const auto link = [&] { return merged({record}).primary_link; };
  EXPECT_EQ(link(), "");
  metadata.identifiers.url = {"https://x.nl/id"};
  EXPECT_EQ(link(), "https://x.nl/id");
  metadata.links = {{"https://x.nl/zie-ook", "related", "", "", "", 0}};
  EXPECT_EQ(link(), "https://x.nl/zie-ook");
  metadata.links.push_back({"https://x.nl/a.pdf", "fulltext", "", "", "", 0});
  EXPECT_EQ(link(), "https://x.nl/a.pdf");
  metadata.identifiers.doi = "10.1/a";
  EXPECT_EQ(link(), "https://doi.org/10.1/a");
  metadata.links.push_back({"https://x.nl/a", "landing", "", "", "", 0});
  EXPECT_EQ(link(), "https://x.nl/a");
}

}  // namespace
}  // namespace vindplaats
