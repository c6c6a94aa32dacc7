#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/transport/failure_words.h"

namespace vindplaats {
namespace {

// faults.md row 42: the cause in words that the partner can act on.
TEST(FailureWords, SayWhatIsWrongWithACertificate) {
  struct Row {
    long verdict;
    const char* detail;
    const char* words;
  };
  for (const Row& row :
       {Row{10, "", "has expired"}, Row{9, "", "not valid yet"}, Row{18, "", "signed by itself"},
        Row{19, "", "unknown authority"}, Row{20, "", "missing intermediate"},
        Row{21, "", "missing intermediate"},
        Row{0, "SSL: certificate subject name 'a' does not match target host name 'b'",
            "another host name"},
        Row{1, "something odd", "something odd"}}) {
    TransferFailure failure;
    failure.code = CURLE_PEER_FAILED_VERIFICATION;
    failure.tls_verdict = row.verdict;
    failure.detail = row.detail;
    const ExchangeFailure explained = explain_failure("a.example:443", failure);
    EXPECT_THAT(explained.error.what, ::testing::StartsWith("a.example:443: "));
    EXPECT_THAT(explained.error.what, ::testing::HasSubstr(row.words));
    EXPECT_EQ(explained.error.fault, Fault::kRemote);
    EXPECT_FALSE(explained.again);
  }
}

TEST(FailureWords, CoverCodesThatNobodyThoughtOf) {
  TransferFailure failure;
  failure.code = CURLE_FTP_ACCEPT_FAILED;
  EXPECT_THAT(explain_failure("a:80", failure).error.what,
              ::testing::HasSubstr("the transfer failed"));
}

TEST(FailureWords, TellNoConnectionFromASlowOne) {
  TransferFailure failure;
  failure.code = CURLE_OPERATION_TIMEDOUT;
  EXPECT_THAT(explain_failure("a:80", failure).error.what,
              ::testing::HasSubstr("no connection within"));
  failure.connected = true;
  failure.bytes = 12;
  EXPECT_THAT(explain_failure("a:80", failure).error.what,
              ::testing::HasSubstr("too slow: 12 bytes"));
}

}  // namespace
}  // namespace vindplaats
