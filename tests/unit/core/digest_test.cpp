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

}  // namespace
}  // namespace vindplaats
