#include "normalize/fields/words.h"

#include <gtest/gtest.h>

namespace vindplaats {
namespace {

TEST(PlainFold, FoldsEveryByteOfAscii) {
  for (char c = 1; c < 0x7f; ++c) {
    const std::string folded = plain_fold(std::string("x") + c + "y");
    const char expected = is_upper(c) ? static_cast<char>(c + 32) : c == '`' ? '\'' : c;
    EXPECT_EQ(folded, is_blank(c) ? "x y" : std::string("x") + expected + "y") << int{c};
  }
  EXPECT_EQ(plain_fold("\t Één\u00a0 \u2019T  März "), "een 't marz");
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

}  // namespace
}  // namespace vindplaats
