#include "core/json.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include "core/payload.h"
#include "core/publication_fields.h"

namespace vindplaats {
namespace {

// A value for every kind of field, with the characters that JSON must escape.
Record full_record() {
  Record record;
  record.id = "wodc/oai:x:1";
  record.source = "wodc";
  record.identifier = "oai:x:1";
  record.deleted = true;
  record.sets = {"a", "b"};
  record.normalizer = 1001;
  record.metadata.title = "Een \"titel\" \\ met\nregel\tén \x01";
  record.metadata.creators = {{"Anna de Vries", "de Vries", "Anna", "person", "", "", ""}};
  record.metadata.language_detected = true;
  record.metadata.identifiers.isbn = {"9789012345678"};
  record.metadata.links = {{"https://x.nl/a", "landing", "", "", "", 12}};
  record.findings = {{"warning", "issued", "date-unreadable", "ooit"}};
  return record;
}

TEST(Json, WhatIsWrittenIsReadBackTheSame) {
  const Record record = full_record();
  const Result<Record> again = from_json<Record>(to_json(record));
  ASSERT_TRUE(again) << again.error().what;
  EXPECT_EQ(record, *again);
}

TEST(Json, AnIndependentReaderSeesTheSameValues) {
  const auto parsed = nlohmann::ordered_json::parse(to_json(full_record()));
  EXPECT_EQ(parsed["title"], full_record().metadata.title);
  EXPECT_EQ(parsed["links"][0]["length"], 12);
  EXPECT_EQ(parsed["normalizer"], 1001);
  EXPECT_EQ(parsed["languageDetected"], true);
  EXPECT_EQ(parsed.dump(), to_json(full_record()));
}

TEST(Json, EmptyValuesAreLeftOut) {
  EXPECT_EQ(to_json(Record{}), "{}");
  Record record;
  record.metadata.part_of.volume = "3";
  EXPECT_EQ(to_json(record), R"({"partOf":{"volume":"3"}})");
}

TEST(Json, AnIndependentWritersOutputIsRead) {
  const Result<LocalText> text = from_json<LocalText>(
      R"( { "language" : "nl" , "unknown" : [1, -2.5e3, {"a": null}], "value" : "caf\u00e9 \ud83d\ude00 \/" } )");
  ASSERT_TRUE(text) << text.error().what;
  EXPECT_EQ(text->value, "café 😀 /");
  EXPECT_EQ(text->language, "nl");
}

TEST(Json, BrokenTextIsRefused) {
  const std::string nested = std::string(100, '[') + std::string(100, ']');
  const std::string cases[] = {"",
                               "{",
                               R"({"value")",
                               R"({"value":})",
                               R"({"value":"a)",
                               R"({"value":"\u12"})",
                               R"({"value":"\x"})",
                               R"({"value":"a"}x)",
                               R"({"value":1})",
                               R"({"other":)" + nested + "}"};
  for (const std::string& text : cases) EXPECT_FALSE(from_json<LocalText>(text)) << text;
}

TEST(Json, APublicationKeepsItsScores) {
  Publication publication;
  publication.id = "p123";
  publication.themes = {{"onderwijs", Thousandths{2250}, {"kansen"}, "rule"}};
  const std::string json = to_json(publication);
  EXPECT_NE(json.find(R"("score":2.25)"), std::string::npos) << json;
  const Result<Publication> again = from_json<Publication>(json);
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, publication);
}

TEST(Thousandths, AreReadAndShownExactly) {
  const std::pair<const char*, std::int64_t> cases[] = {
      {"0", 0},       {"1", 1000},      {"1.5", 1500},     {"0.1", 100},
      {"0.125", 125}, {"-2.25", -2250}, {"12.3456", 12345}};
  for (const auto& [text, count] : cases) {
    const Result<Thousandths> value = parse_decimal(text);
    ASSERT_TRUE(value) << text;
    EXPECT_EQ(value->count, count) << text;
  }
  EXPECT_EQ(to_decimal(Thousandths{1250}), "1.25");
  EXPECT_EQ(to_decimal(Thousandths{-30}), "-0.03");
  EXPECT_EQ(to_decimal(Thousandths{2000}), "2");
  for (const char* text : {"", ".5", "1.", "1e3", "--1", "one", "99999999999"})
    EXPECT_FALSE(parse_decimal(text)) << text;
}

// Eight bytes are looked at together: every byte must be escaped wherever among them it stands.
TEST(Json, EscapesEveryByteAtEveryPlace) {
  for (int byte = 0; byte < 256; ++byte) {
    const auto c = static_cast<char>(byte);
    std::string alone;
    append_json_string(alone, std::string(1, c));
    const std::string escaped = alone.substr(1, alone.size() - 2);
    EXPECT_EQ(escaped.size() > 1, byte < 0x20 || c == '"' || c == '\\') << byte;
    for (std::size_t length = 1; length <= 26; ++length) {
      for (std::size_t at = 0; at < length; ++at) {
        std::string text(length, 'x'), out;
        text[at] = c;
        append_json_string(out, text);
        ASSERT_EQ(out,
                  '"' + std::string(at, 'x') + escaped + std::string(length - at - 1, 'x') + '"')
            << byte << " at " << at << " of " << length;
      }
    }
  }
}

}  // namespace
}  // namespace vindplaats
