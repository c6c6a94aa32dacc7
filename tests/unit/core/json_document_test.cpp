#include "core/json_document.h"

#include <gtest/gtest.h>

namespace vindplaats {
namespace {

TEST(JsonDocuments, GiveValuesByTheirPathAndBytesAsSent) {
  const std::string text =
      R"( {"a" : {"b":[1.50,  "t\u00eate \"x\"", null, true, {"c": []}]}, "a\u0062":"2", "a":0} x)";
  const Result<JsonDocument> document = JsonDocument::parse(text);
  ASSERT_TRUE(document) << document.error().what;
  const JsonNode root = document->root();
  const std::vector<JsonNode> items = root["a"]["b"].items();
  ASSERT_EQ(items.size(), 5U);
  EXPECT_EQ(items[0].text(), "1.50");
  EXPECT_EQ(items[1].text(), "tête \"x\"");
  EXPECT_EQ(items[1].bytes(), R"("t\u00eate \"x\"")");
  EXPECT_EQ(items[2].text(), "");
  EXPECT_EQ(items[3].text(), "true");
  EXPECT_EQ(items[4].bytes(), R"({"c": []})");
  EXPECT_EQ(root["ab"].text(), "2");
  EXPECT_EQ(root.items()[1].key(), "ab");
  EXPECT_EQ(document->trailing(), "x");
}

// faults.md row 49.
TEST(JsonDocuments, HalfASurrogatePairIsMarkedAndTakesNothingWithIt) {
  const std::pair<const char*, const char*> kTexts[] = {
      {R"("\ud83d\ude00")", "\xf0\x9f\x98\x80"},
      {R"("\ud83d")", "\xef\xbf\xbd"},
      {R"("\ud83d\u0041b")",
       "\xef\xbf\xbd"
       "Ab"},
      {R"("\ude00")", "\xef\xbf\xbd"},
      {R"("\ud83d\ud83d\ude00")", "\xef\xbf\xbd\xf0\x9f\x98\x80"},
      {R"("\ud83dx")", "\xef\xbf\xbdx"}};
  for (const auto& [json, text] : kTexts) {
    const Result<JsonDocument> document = JsonDocument::parse(json);
    ASSERT_TRUE(document) << json;
    EXPECT_EQ(document->root().text(), text) << json;
  }
}

TEST(JsonDocuments, AskedForWhatIsNotThereAreEmpty) {
  const Result<JsonDocument> document = JsonDocument::parse(R"({"a":[]})");
  const JsonNode none = document->root()["x"]["y"].first();
  EXPECT_FALSE(none.exists());
  EXPECT_TRUE(none.items().empty());
  EXPECT_EQ(none.text(), "");
  EXPECT_EQ(none.bytes(), "");
  EXPECT_FALSE(document->root()["a"]["b"].exists());
}

TEST(JsonDocuments, RefuseWhatIsNoJsonOrCutOff) {
  for (const char* text : {"", " ", "x", "{", "[", "[1,", "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}",
                           "\"", "\"a\\", "[1,]", "{\"a\":1,}", "nul", "<html>"}) {
    EXPECT_FALSE(JsonDocument::parse(text)) << text;
  }
}

TEST(JsonDocuments, KeepToTheirLimits) {
  EXPECT_TRUE(JsonDocument::parse(std::string(60, '[') + std::string(60, ']')));
  EXPECT_FALSE(JsonDocument::parse(std::string(100'000, '[')));
  std::string many = "[0";
  for (std::size_t i = 0; i < JsonDocument::kMostValues; ++i) many += ",0";
  EXPECT_FALSE(JsonDocument::parse(many + "]"));
}

}  // namespace
}  // namespace vindplaats
