#include "core/digest.h"

#include <gtest/gtest.h>

namespace vindplaats {
namespace {

// FIPS 180-4 example, and Crockford base32 of the same bytes by Python's base64.b32encode with the
// alphabet exchanged.
TEST(Digest, MatchesPublishedValues) {
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_base32(sha256("abc"), 12), "q9w1dfwf077y");
  EXPECT_EQ(to_base32(sha256("abc"), 51).size(), 51U);
}

TEST(Digest, IsReadBackFromItsHex) {
  const Digest digest = sha256("abc");
  EXPECT_EQ(from_hex(to_hex(digest)), digest);
  for (const std::string& text : {std::string(), std::string(63, 'a'), std::string(64, 'g'),
                                  std::string(64, 'A'), std::string(65, 'a')}) {
    EXPECT_FALSE(from_hex(text)) << text;
  }
}

TEST(Digest, OfOneTextDoesNotDependOnTheOneBefore) {
  const std::string first = sha256_hex("first");
  EXPECT_NE(sha256_hex("second"), first);
  EXPECT_EQ(sha256_hex("first"), first);
}

}  // namespace
}  // namespace vindplaats
