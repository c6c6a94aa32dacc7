#include "core/byte_block.h"

#include <string>

#include <gtest/gtest.h>

namespace vindplaats {
namespace {

TEST(ByteBlock, FindsAByteWhereverItStandsAndNoneElsewhere) {
  const auto is_mark = [](ByteBlock block) { return block == '#'; };
  for (std::size_t length = 0; length <= 50; ++length) {
    // Marks on both sides, which are no part of the text.
    std::string around = '#' + std::string(length, 'x') + '#';
    const std::string_view text = std::string_view(around).substr(1, length);
    EXPECT_FALSE(any_of_text(text, is_mark)) << length;
    for (std::size_t at = 0; at < length; ++at) {
      around[1 + at] = '#';
      EXPECT_TRUE(any_of_text(text, is_mark)) << at << " of " << length;
      around[1 + at] = 'x';
    }
  }
}

TEST(ByteBlock, ComparesTwoRunsPlaceByPlace) {
  const auto doubled = [](ByteBlock before, ByteBlock here) {
    return (before == ' ') & (here == ' ');
  };
  for (std::size_t length = 2; length <= 50; ++length) {
    for (std::size_t at = 0; at + 1 < length; ++at) {
      std::string text(length, 'x');
      for (std::size_t even = 0; even < length; even += 2) text[even] = ' ';
      EXPECT_FALSE(any_of_both(text.data(), text.data() + 1, length - 1, doubled)) << length;
      text[at] = text[at + 1] = ' ';
      EXPECT_TRUE(any_of_both(text.data(), text.data() + 1, length - 1, doubled)) << at;
    }
  }
}

TEST(ByteBlock, ComparesBytesWithoutSigns) {
  for (unsigned c = 0; c < 256; ++c) {
    const std::string text(16, static_cast<char>(c));
    const ByteBlock block = load_block(text.data());
    EXPECT_EQ(any(block > 0x7f), c > 0x7f) << c;
    EXPECT_EQ(any(block < 0x20), c < 0x20) << c;
    EXPECT_EQ(any(block == 0xef), c == 0xef) << c;
  }
}

TEST(ByteBlock, SkipsWholeBlocksOnly) {
  const auto is_mark = [](ByteBlock block) { return block == '#'; };
  EXPECT_EQ(skip_blocks(std::string(15, 'x'), 0, is_mark), 0U);
  EXPECT_EQ(skip_blocks(std::string(40, 'x'), 3, is_mark), 35U);
  EXPECT_EQ(skip_blocks(std::string(20, 'x') + '#' + std::string(20, 'x'), 0, is_mark), 16U);
}

}  // namespace
}  // namespace vindplaats
