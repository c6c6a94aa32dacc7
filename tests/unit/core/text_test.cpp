#include "core/text.h"

#include <random>

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace vindplaats {
namespace {

TEST(Utf8, MalformedSequencesAreFoundAndReplaced) {
  const std::pair<const char*, std::size_t> cases[] = {{"caf\xe9", 1},      {"\xc0\xaf", 2},
                                                       {"\xed\xa0\x80", 3}, {"\xf4\x90\x80\x80", 4},
                                                       {"a\x80z", 1},       {"\xe2\x82", 2}};
  for (const auto& [bytes, expected] : cases) {
    EXPECT_FALSE(valid_utf8(bytes));
    std::size_t replaced = 0;
    EXPECT_TRUE(valid_utf8(repair_utf8(bytes, &replaced)));
    EXPECT_EQ(replaced, expected) << bytes;
  }
  EXPECT_TRUE(valid_utf8("één 😀"));
}

TEST(Utf8, CutsNeverSplitACharacter) {
  EXPECT_EQ(cut_utf8("één", 1), "");
  EXPECT_EQ(cut_utf8("één", 2), "é");
  EXPECT_EQ(cut_utf8("één", 9), "één");
}

TEST(Text, FoldsCaseAndAccents) {
  EXPECT_EQ(fold("Één CAFÉ Ijsselmeer ﬁets"), "een cafe ijsselmeer fiets");
  EXPECT_EQ(fold("STRASSE"), fold("straße"));
}

TEST(Text, OneLineSqueezesAndComposes) {
  EXPECT_EQ(one_line("  A\t\n b\xc2\xa0 c\x01 "), "A b c");
  EXPECT_EQ(one_line("cafe\xcc\x81"), "café");
}

TEST(Text, ParagraphsKeepBlankLinesOnly) {
  EXPECT_EQ(paragraphs(" een\nregel \n\n\n  twee "), "een regel\n\ntwee");
}

TEST(Text, TrimsUnicodeSpace) {
  EXPECT_EQ(trim("\xef\xbb\xbf \xc2\xa0x\xe2\x80\x8b\n"), "x");
}

TEST(Text, IdsHaveOneForm) {
  for (const char* good : {"a", "wodc", "vu-2", "0x"}) EXPECT_TRUE(valid_id(good)) << good;
  for (const std::string& bad : {std::string(), std::string("-a"), std::string("A"),
                                 std::string("a_b"), std::string("a/b"), std::string(64, 'a')}) {
    EXPECT_FALSE(valid_id(bad)) << bad;
  }
}

TEST(Text, SplitsAndTrims) {
  const std::vector<std::string_view> parts = split(" a ;b;; c ", ';');
  EXPECT_EQ(parts, (std::vector<std::string_view>{"a", "b", "c"}));
}

// A text that is in order already is only looked at; a space behind it makes it go the long way.
TEST(OneLine, TextInOrderComesOutAsTheLongWayHasIt) {
  constexpr const char* kPieces[] = {"a",       "Z~",   "!",    " ",      "  ",
                                     "word",    "\n",   "\n\n", "\t",     "é",
                                     "e\u0301", "\x7f", "\x01", "\u00a0", "0123456789"};
  std::mt19937 random(7);
  for (int i = 0; i < 100'000; ++i) {
    std::string text;
    for (std::size_t pieces = random() % 12; pieces > 0; --pieces)
      text += kPieces[random() % (i % 2 == 0 ? 6 : std::size(kPieces))];
    ASSERT_EQ(one_line(text), one_line(text + ' ')) << text;
    ASSERT_EQ(paragraphs(text), paragraphs(text + ' ')) << text;
    ASSERT_EQ(one_line(trim(text)), one_line(text)) << text;
  }
}

std::string composed_by_icu(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  std::string out;
  normalizer->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(out);
  return out;
}

// What is in NFC without asking, and its neighbours: each alone and behind each other.
TEST(Nfc, IsWhatUnicodeSays) {
  std::vector<std::string> characters = {"a", "o", " "};
  const auto add = [&](char32_t from, char32_t to) {
    for (char32_t c = from; c <= to; ++c) append_utf8(characters.emplace_back(), c);
  };
  add(0x80, 0x188);
  add(0x300, 0x304);
  add(0x1ffe, 0x2042);
  for (const std::string& first : characters) {
    for (const std::string& second : characters)
      ASSERT_EQ(nfc(first + second), composed_by_icu(first + second)) << first << ' ' << second;
  }
}

TEST(PlainLine, HoldsNothingThatCleaningChanges) {
  for (const char* plain : {"", "a", "Werk en inburgering: 12 gemeenten", "a b c d e f g h i"})
    EXPECT_TRUE(is_plain_line(plain)) << plain;
  for (const char* other : {" a", "a ", "een  twee", "een\ntwee", "R&D", "a<b", "a@b", "\x7f",
                            "één", "acht byt  es", "precies8 ", "een lange regel met\ttab"})
    EXPECT_FALSE(is_plain_line(other)) << other;
}

TEST(PlainWords, EndWhereOneByteAfterAnotherSaysSo) {
  const auto one_by_one = [](std::string_view text, std::size_t start) {
    const auto visible = [&](std::size_t i) {
      return i < text.size() && text[i] > ' ' && text[i] < 0x7f;
    };
    std::size_t at = start;
    while (visible(at) || (at > start && at < text.size() && text[at] == ' ' && visible(at + 1)))
      ++at;
    return at;
  };
  std::mt19937 random(7);
  constexpr std::string_view kBytes = "aaaaaaaaaaaaaaaaaaaaaz     \n\x7f\xc3";
  for (int i = 0; i < 20'000; ++i) {
    std::string text(random() % 40, 'a');
    for (char& c : text) c = kBytes[random() % kBytes.size()];
    const std::size_t start = random() % (text.size() + 1);
    ASSERT_EQ(behind_plain_words(text, start), one_by_one(text, start)) << text << ' ' << start;
  }
}

}  // namespace
}  // namespace vindplaats
