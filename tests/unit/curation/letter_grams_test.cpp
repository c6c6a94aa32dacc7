#include "curation/index/letter_grams.h"

#include <gtest/gtest.h>

#include "core/random.h"

namespace vindplaats {
namespace {

std::string random_word(Random& random, std::size_t most) {
  std::string word;
  for (std::uint64_t left = 1 + random.below(most); left > 0; --left)
    word += static_cast<char>('a' + random.below(6));
  return word;
}

TEST(LetterGrams, NameEveryStretchThatHoldsTheLetters) {
  SeededRandom random(23);
  std::vector<std::string> stretches(150);
  LetterGrams grams(stretches.size());
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    for (int words = 0; words < 5; ++words) stretches[i] += random_word(random, 12) + "\n";
    grams.add(i, stretches[i]);
  }
  std::size_t named = 0, looked_for = 0;
  for (int i = 0; i < 500; ++i) {
    const std::string letters = random_word(random, 6) + (i % 3 == 0 ? "\n" : "");
    std::vector<bool> all(stretches.size(), false);
    grams.each(letters, [&](std::size_t stretch) { all[stretch] = true; });
    for (std::size_t stretch = 0; stretch < stretches.size(); ++stretch) {
      const bool holds = stretches[stretch].find(letters) != std::string::npos;
      EXPECT_TRUE(all[stretch] || !holds) << letters;
      if (letters.size() < 5) continue;
      ++looked_for;
      named += all[stretch];
    }
  }
  EXPECT_LT(named, looked_for / 4) << "or they spare nothing";
}

TEST(LetterGrams, OfNothingNameNothing) {
  LetterGrams().each("abc", [](std::size_t stretch) { FAIL() << stretch; });
}

}  // namespace
}  // namespace vindplaats
