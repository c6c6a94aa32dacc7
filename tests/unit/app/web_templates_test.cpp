// Templates and texts of the front: nothing is shown that was not escaped for its place, and every
// text is there in both languages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/web/embedded.h"
#include "app/web/templates.h"

namespace vindplaats {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(WebTemplates, AreAllWithoutModifiersAndWithTheirTexts) {
  EXPECT_GE(web_templates().size(), 5U);
  for (const EmbeddedFile& file : web_templates()) {
    EXPECT_EQ(template_mistake(file.bytes), "") << file.path;
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      const auto text = with_texts(file.bytes, language);
      EXPECT_TRUE(text) << file.path << ": " << (text ? "" : text.error().what);
    }
    for (const char* forbidden : {"style=\"", "<style", "onclick", "onload", "javascript:"})
      EXPECT_THAT(std::string(file.bytes), Not(HasSubstr(forbidden))) << file.path;
  }
}

TEST(WebTemplates, WhatWouldSwitchEscapingOffIsRefused) {
  for (const char* text : {"{{X:none}}", "{{X:h}}", "{{%AUTOESCAPE context=\"HTML\"}}",
                           "{{=<% %>=}}", "{{X", "a {{Y}} {{Z:x-own=3}}"})
    EXPECT_NE(template_mistake(text), "") << text;
  EXPECT_EQ(template_mistake("<p>{{X}}{{#Y}}{{Z}}{{/Y}}{{>P}}</p>"), "");
}

TEST(WebTemplates, AValueIsEscapedForThePlaceWhereItStands) {
  View frame, values;
  frame.set("PLATFORM", "<i>&\"").set("OTHER_LANGUAGE", "javascript:alert(1)");
  values.set("HEADING", "<script>alert(1)</script>").set("TEXT", "a & b");
  const std::string page = render_page(Language::kDutch, "error.html", frame, values);
  EXPECT_THAT(page, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(page, HasSubstr("&lt;script&gt;alert(1)"));
  EXPECT_THAT(page, HasSubstr("a &amp; b"));
  EXPECT_THAT(page, Not(HasSubstr("javascript:")));
  EXPECT_THAT(page, Not(HasSubstr("<i>")));
}

TEST(WebTemplates, ATextKeepsItsLines) {
  View values;
  values.set("HEADING", "een\r\n<b>twee\n\ndrie").set("TEXT", "a\nb");
  const std::string page = render_page(Language::kDutch, "error.html", {}, values);
  EXPECT_THAT(page, HasSubstr("een\n&lt;b&gt;twee\n\ndrie"));
  EXPECT_THAT(page, HasSubstr("a\nb"));
}

TEST(WebTemplates, AreInBothLanguages) {
  EXPECT_THAT(render_page(Language::kDutch, "error.html", {}, {}), HasSubstr("Naar het begin"));
  EXPECT_THAT(render_page(Language::kEnglish, "error.html", {}, {}),
              HasSubstr("To the first page"));
}

TEST(WebTexts, AreCompleteInBothLanguages) {
  TextTable table;
  for (const EmbeddedFile& file : web_texts()) {
    const auto read = read_texts(file.bytes, table);
    EXPECT_TRUE(read) << file.path << ": " << (read ? "" : read.error().what);
  }
  EXPECT_GE(table.size(), 60U);
  for (const auto& [key, pair] : table) {
    EXPECT_FALSE(pair.nl.empty()) << key;
    EXPECT_FALSE(pair.en.empty()) << key;
  }
}

TEST(WebTexts, AMissingLanguageOrAKeyTwiceIsRefused) {
  for (const char* text : {"a\n  nl x\n", "a\n  en x\n", "a\n  nl x\n  en y\na\n  nl x\n  en y\n",
                           "a\n  nl x\n  en y\nNo key\n  nl x\n  en y\n"}) {
    TextTable table;
    EXPECT_FALSE(read_texts(text, table)) << text;
  }
}

TEST(WebTexts, ValuesAreFilledInOnce) {
  TextTable table;
  EXPECT_EQ(text_of(Language::kDutch, "undo"), "Ongedaan maken");
  EXPECT_EQ(text_of(Language::kEnglish, "undo"), "Undo");
  EXPECT_EQ(text_of(Language::kEnglish, "no-such-key"), "no-such-key");
}

}  // namespace
}  // namespace vindplaats
