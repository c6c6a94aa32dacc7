#include "normalize/fields/words.h"

#include <gtest/gtest.h>

#include "normalize/fields/word_index.h"

namespace vindplaats {
namespace {

TEST(PlainFold, FoldsEveryByteOfAscii) {
  for (char c = 1; c < 0x7f; ++c) {
    const std::string folded = plain_fold(std::string("x") + c + "y");
    const char expected = is_upper(c) ? static_cast<char>(c + 32) : c == '`' ? '\'' : c;
    EXPECT_EQ(folded, is_blank(c) ? "x y" : std::string("x") + expected + "y") << int{c};
  }
  EXPECT_EQ(plain_fold("\t Één\u00a0 \u2019T  März "), "een 't marz");
  EXPECT_EQ(plain_fold("a \u0301 b \u0301"), "a b");
  EXPECT_EQ(plain_fold("Stra\u00dfe \u00c6 \u2013 \u00fe\xff"), "strasse ae - \u00fe\xff");
}

TEST(WordSieve, PassesEveryWordOfItsListInAnyCaseAndStopsMostOthers) {
  static constexpr std::string_view kList[] = {"de", "van", "'t", "\u00e0",
                                               "a word of many more than thirty-two bytes"};
  constexpr WordSieve sieve(kList);
  for (const std::string_view word : kList) EXPECT_TRUE(sieve.may_hold(word)) << word;
  EXPECT_TRUE(sieve.may_hold("DE"));
  for (const std::string_view word : {"", "d", "der", "en", "jansen"})
    EXPECT_FALSE(sieve.may_hold(word)) << word;
}

TEST(WordList, HoldsItsWordsAndNoOthers) {
  constexpr WordList list({"ph.d", "van", "de", "\u00e0"});
  for (const std::string_view word : {"ph.d", "van", "de", "\u00e0"})
    EXPECT_TRUE(list.holds(word)) << word;
  for (const std::string_view word : {"", "d", "den", "dr", "Van", "vam"})
    EXPECT_FALSE(list.holds(word)) << word;
  EXPECT_TRUE(list.holds_in_any_case("Ph.D"));
  EXPECT_FALSE(list.holds_in_any_case("Ph.E"));
}

struct NumberedWord {
  std::string_view key;
  int number;
};
constexpr NumberedWord kNumbered[] = {{"de", 1},     {"die", 2},     {"dae", 3}, {"", 4},
                                      {"\u00e9", 5}, {"van der", 6}, {"d", 7},   {"dee", 8}};

TEST(WordIndex, FindsEachRowAndNoOther) {
  for (const NumberedWord& row : kNumbered) {
    const NumberedWord* const found = find_row<kNumbered>(row.key);
    ASSERT_NE(found, nullptr) << row.key;
    EXPECT_EQ(found->number, row.number);
  }
  for (const std::string_view other : {"a", "dee ", "dae\n", "van  der", "De", "dxe", "dede"})
    EXPECT_EQ(find_row<kNumbered>(other), nullptr) << other;
  constexpr auto kThird = find_row<kNumbered>("dae");
  static_assert(kThird->number == 3);
}

TEST(Words, AreTakenFromEitherEnd) {
  EXPECT_EQ(first_word("van de Kraats"), "van");
  EXPECT_EQ(behind_first_word("van de Kraats"), "de Kraats");
  EXPECT_EQ(last_word("van de Kraats"), "Kraats");
  EXPECT_EQ(before_last_word("van de Kraats"), "van de");
  for (const std::string_view one : {"Kraats", ""}) {
    EXPECT_EQ(first_word(one), one);
    EXPECT_EQ(last_word(one), one);
    EXPECT_EQ(behind_first_word(one), "");
    EXPECT_EQ(before_last_word(one), "");
  }
  std::vector<std::string_view> seen;
  EXPECT_FALSE(any_word("van de Kraats", [&](std::string_view word) {
    seen.push_back(word);
    return false;
  }));
  EXPECT_EQ(seen, (std::vector<std::string_view>{"van", "de", "Kraats"}));
  EXPECT_TRUE(any_word("van de Kraats", [](std::string_view word) { return word == "de"; }));
  EXPECT_FALSE(any_word("", [](std::string_view) { return true; }));
}

}  // namespace
}  // namespace vindplaats
