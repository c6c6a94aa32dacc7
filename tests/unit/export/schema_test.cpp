// schema/*.schema.json says what core and export write: the same keys, in the same order.
#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include "core/publication_fields.h"
#include "core/record_fields.h"
#include "export/public_item.h"
#include "export/schema_check.h"
#include "export/schemas.h"
#include "export/vocabularies.h"
#include "tests/support/golden.h"

namespace vindplaats {
namespace {

using SchemaJson = nlohmann::ordered_json;
using SchemaKeys = std::vector<std::string>;

struct KeyCollector {
  SchemaKeys& keys;
  template <class T>
  void operator()(std::string_view key, T&) const {
    keys.emplace_back(key);
  }
};

template <class T>
SchemaKeys keys_written() {
  SchemaKeys keys;
  T value;
  each_field(KeyCollector{keys}, value);
  return keys;
}

SchemaKeys keys_of(const SchemaJson& schema) {
  SchemaKeys keys;
  for (const auto& [key, unused] : schema.at("properties").items()) keys.push_back(key);
  return keys;
}

SchemaJson schema_json(std::string_view what) {
  return SchemaJson::parse(schema_text(what));
}

SchemaKeys without(SchemaKeys keys, const SchemaKeys& left_out) {
  std::erase_if(keys, [&](const std::string& key) {
    return std::find(left_out.begin(), left_out.end(), key) != left_out.end();
  });
  return keys;
}

SchemaKeys ids_of(std::span<const Term> terms) {
  SchemaKeys ids;
  for (const Term& term : terms) ids.emplace_back(term.id);
  return ids;
}

}  // namespace

TEST(Schema, RecordHasTheKeysThatAreWrittenInTheirOrder) {
  const SchemaJson schema = schema_json("record");
  EXPECT_EQ(keys_of(schema), keys_written<Record>());
  EXPECT_EQ(keys_of(schema["$defs"]["finding"]), keys_written<Finding>());
}

TEST(Schema, PublicationHasTheKeysThatAreWrittenInTheirOrder) {
  // What the ledger of decisions keeps beside a publication, and the commands show with it.
  const SchemaKeys beside = {"featured", "note", "assignedTo", "overlays"};
  const SchemaJson schema = schema_json("publication");
  EXPECT_EQ(without(keys_of(schema), beside), without(keys_written<Publication>(), beside));
  EXPECT_EQ(keys_of(schema["$defs"]["themeMark"]), keys_written<ThemeMark>());
  EXPECT_EQ(keys_of(schema["$defs"]["origin"]), keys_written<Origin>());
}

TEST(Schema, CatalogueHasTheKeysThatAreWrittenInTheirOrder) {
  const SchemaJson schema = schema_json("catalogue");
  EXPECT_EQ(keys_of(schema), keys_written<PublicItem>());
  EXPECT_EQ(keys_of(schema["$defs"]["card"]), keys_written<Card>());
  EXPECT_EQ(keys_of(schema["$defs"]["theme"]), keys_written<ThemeRef>());
  EXPECT_EQ(keys_of(schema["$defs"]["summary"]), keys_written<Summary>());
}

TEST(Schema, SharedPartsHaveTheKeysThatAreWrittenInTheirOrder) {
  const SchemaJson parts = schema_json("record")["$defs"];
  EXPECT_EQ(keys_of(parts["localText"]), keys_written<LocalText>());
  EXPECT_EQ(keys_of(parts["person"]), keys_written<Person>());
  EXPECT_EQ(keys_of(parts["partOf"]), keys_written<PartOf>());
  EXPECT_EQ(keys_of(parts["subject"]), keys_written<Subject>());
  EXPECT_EQ(keys_of(parts["identifiers"]), keys_written<Identifiers>());
  EXPECT_EQ(keys_of(parts["link"]), keys_written<Link>());
  EXPECT_EQ(keys_of(parts["image"]), keys_written<Image>());
  EXPECT_EQ(keys_of(parts["relation"]), keys_written<Relation>());
}

// Each file stands alone, so that any validator reads it; what they share must not drift apart.
TEST(Schema, TheFilesAgreeOnWhatTheyShare) {
  const SchemaJson record = schema_json("record");
  const SchemaKeys shared = keys_written<Metadata>();
  for (const char* what : {"publication", "catalogue"}) {
    const SchemaJson other = schema_json(what);
    for (const std::string& key : shared) {
      EXPECT_EQ(other["properties"][key], record["properties"][key]) << what << " " << key;
    }
    for (const auto& [name, definition] : other["$defs"].items()) {
      if (record["$defs"].contains(name)) {
        EXPECT_EQ(definition, record["$defs"][name]) << what << " " << name;
      }
    }
  }
}

// Below `node`: every object that lists its properties allows no others.
void expect_closed(const SchemaJson& node, const std::string& where) {
  if (node.is_object() && node.contains("properties") && node["properties"].is_object()) {
    EXPECT_EQ(node.value("additionalProperties", SchemaJson(true)), false) << where;
  }
  for (const auto& [key, below] : node.items()) {
    if (below.is_structured()) expect_closed(below, where + "/" + key);
  }
}

TEST(Schema, EveryObjectIsClosedAndDeclaresItsDialect) {
  for (const SchemaFile& file : schema_files()) {
    const SchemaJson schema = SchemaJson::parse(file.text);
    EXPECT_EQ(schema["$schema"], "https://json-schema.org/draft/2020-12/schema") << file.name;
    const std::string stem(file.name.substr(0, file.name.find('.')));
    EXPECT_EQ(schema["$id"], "urn:vindplaats:schema:" + stem);
    expect_closed(schema, std::string(file.name));
  }
}

TEST(Schema, VocabulariesNameEveryValueThatIsAllowed) {
  const SchemaJson schema = schema_json("catalogue");
  EXPECT_EQ(ids_of(product_terms()), schema["$defs"]["product"]["enum"].get<SchemaKeys>());
  EXPECT_EQ(ids_of(audience_terms()),
            schema["properties"]["audiences"]["items"]["enum"].get<SchemaKeys>());
  EXPECT_EQ(ids_of(access_terms()), schema["properties"]["access"]["enum"].get<SchemaKeys>());
}

TEST(Schema, TheBinaryHoldsTheFilesOfTheFolder) {
  const auto folder = testing::fixtures().parent_path().parent_path() / "schema";
  EXPECT_EQ(schema_files().size(), testing::files_in(folder, ".json").size());
  for (const SchemaFile& file : schema_files()) {
    EXPECT_EQ(file.text, testing::read_file(folder / file.name));
  }
}

TEST(SchemaCheck, ReadsEverySchemaOfOurs) {
  for (const SchemaFile& file : schema_files()) {
    const auto check = SchemaCheck::make(file.text);
    EXPECT_TRUE(check) << file.name << ": " << check.error().what;
  }
}

TEST(SchemaCheck, NamesWhatIsWrongAndWhere) {
  struct Case {
    const char* json;
    const char* problem;
  };
  const Case cases[] = {
      {R"({"id":"a/1","source":"a"})", "has no identifier"},
      {R"({"id":"a/1","source":"A","identifier":"1"})", "source: \"A\" is not of the form"},
      {R"({"id":"a/1","source":"a","identifier":"1","colour":"red"})", "colour"},
      {R"({"id":"a/1","source":"a","identifier":"1","title":""})", "title: \"\" is too short"},
      {R"({"id":"a/1","source":"a","identifier":"1","title":null})", "title: null is no string"},
      {R"({"id":"a/1","source":"a","identifier":"1","deleted":false})", "deleted: false is none"},
      {R"({"id":"a/1","source":"a","identifier":"1","sets":[]})", "sets: is empty"},
      {R"({"id":"a/1","source":"a","identifier":"1","issued":"2024-13"})", "issued: "},
      {R"({"id":"a/1","source":"a","identifier":"1","normalizer":0})", "normalizer: 0 is less"},
      {R"({"id":"a/1","source":"a","identifier":"1","normalizer":1.5})", "is no integer"},
      {R"({"id":"a/1","source":"a","identifier":"1","product":"boek"})", "product: "},
      {R"({"id":"a/1","source":"a","identifier":"1","audiences":["media","media"]})", "twice"},
      {R"({"id":"a/1","source":"a","identifier":"1","creators":[{"name":"x"},{"given":"y"}]})",
       "creators[1]: has no name"},
      {R"({"id":"a/1","source":"a","identifier":"1","links":[{"url":"ftp://x","rel":"landing"}]})",
       "links[0].url: "},
      {R"({"id":"a/1")", "is no JSON"},
      {"[]", "[] is no object"},
  };
  const auto check = SchemaCheck::make(schema_text("record"));
  ASSERT_TRUE(check);
  for (const Case& c : cases) {
    const auto problems = check->problems(c.json);
    ASSERT_EQ(problems.size(), 1U) << c.json;
    EXPECT_NE(problems[0].find(c.problem), std::string::npos) << c.json << "\n" << problems[0];
  }
  EXPECT_TRUE(check->problems(R"({"id":"a/1","source":"a","identifier":"1"})").empty());
}

TEST(SchemaCheck, RefusesASchemaWithKeywordsItDoesNotKnow) {
  EXPECT_FALSE(SchemaCheck::make(R"({"type":"object","patternProperties":{}})"));
  EXPECT_FALSE(SchemaCheck::make(R"({"properties":{"a":{"$ref":"#/$defs/none"}}})"));
  EXPECT_FALSE(SchemaCheck::make(R"({"pattern":"("})"));
  EXPECT_FALSE(SchemaCheck::make("{"));
}

TEST(SchemaCheck, HoldsOtherKeysToTheirSchema) {
  const auto check = SchemaCheck::make(R"({"additionalProperties":{"type":"string"}})");
  ASSERT_TRUE(check);
  EXPECT_TRUE(check->problems(R"({"nl":"ja"})").empty());
  EXPECT_EQ(check->problems(R"({"nl":1})"), std::vector<std::string>{"nl: 1 is no string"});
}

TEST(SchemaCheck, EndsInAValueThatIsNestedWithoutEnd) {
  const auto check = SchemaCheck::make(R"({"items":{"$ref":"#"}})");
  ASSERT_TRUE(check);
  EXPECT_FALSE(check->problems(std::string(5000, '[') + std::string(5000, ']')).empty());
}

TEST(SchemaCheck, ChecksByOneDefinition) {
  const auto check = SchemaCheck::make(schema_text("catalogue"), "catalogue");
  ASSERT_TRUE(check);
  EXPECT_TRUE(check->problems("[]").empty());
  EXPECT_FALSE(check->problems("[{}]").empty());
}

}  // namespace vindplaats
