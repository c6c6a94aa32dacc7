// What people read of a run that went wrong: a cause and a remedy, 25 words together at most (D44).
#include "app/health_words.h"

#include <gtest/gtest.h>

#include "app/transport/failure_words.h"
#include "harvesters/answer.h"

namespace vindplaats {
namespace {

HealthWords words_for(const std::string& message) {
  RunReport run;
  run.source = "repo";
  run.state = "failed";
  RunError error;
  error.message = message;
  run.errors = {error};
  return words_of_run(run);
}

std::size_t count_words(const std::string& text) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    words += text[i] != ' ' && (i == 0 || text[i - 1] == ' ') ? 1 : 0;
  return words;
}

void expect_known(const std::string& message) {
  const HealthWords words = words_for(message);
  EXPECT_TRUE(words.cause.ends_with(".")) << message << "\n" << words.cause;
  EXPECT_FALSE(words.cause.ends_with("...")) << message << "\n" << words.cause;
  EXPECT_FALSE(words.remedy.empty()) << message;
  EXPECT_LE(count_words(words.cause + " " + words.remedy), 25U) << words.cause << words.remedy;
}

TEST(HealthWords, KnowEveryStatusOfAServer) {
  for (int status = 400; status < 600; ++status) {
    Response response;
    response.status = status;
    response.body = "x";
    const std::optional<Error> error = status_error(response);
    ASSERT_TRUE(error) << status;
    expect_known(error->what);
  }
}

TEST(HealthWords, KnowWhatTransfersSayOfThemselves) {
  for (const CURLcode code :
       {CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_WEIRD_SERVER_REPLY, CURLE_HTTP2,
        CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_SEND_ERROR, CURLE_RECV_ERROR,
        CURLE_SSL_CONNECT_ERROR, CURLE_OPERATION_TIMEDOUT, CURLE_PEER_FAILED_VERIFICATION,
        CURLE_BAD_CONTENT_ENCODING}) {
    for (const bool connected : {false, true}) {
      TransferFailure failure;
      failure.code = code;
      failure.connected = connected;
      failure.detail = "odd";
      expect_known(explain_failure("repository.example.nl:443", failure).error.what);
    }
  }
}

TEST(HealthWords, KnowWhatAnswersMayBeInstead) {
  for (const char* text : {"", "<html><title>Inloggen</title></html>", "<svg/>", "{}", "tekst"}) {
    for (const char* wanted : {"OAI-PMH", "a feed", "a list of posts"}) {
      expect_known(not_what_was_asked(text, wanted, false).what);
      expect_known(not_what_was_asked(text, wanted, true).what);
    }
  }
}

TEST(HealthWords, SayOfAnythingElseItsFirstWords) {
  const HealthWords words =
      words_for("one two three four five six seven eight nine ten 11 12 13 14");
  EXPECT_EQ(words.cause, "one two three four five six seven eight nine ten 11 12 ...");
  EXPECT_EQ(words.remedy, "When it is repaired: vindplaats harvest repo");
  EXPECT_EQ(words_of_run({}).cause, "");
}

}  // namespace
}  // namespace vindplaats
