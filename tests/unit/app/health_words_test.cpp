// What people read of a run that went wrong: a cause and a remedy, 25 words together at most (D44).
#include "app/health_words.h"

#include <gtest/gtest.h>

#include "app/health_causes.h"
#include "app/transport/failure_words.h"
#include "harvesters/answer.h"

namespace vindplaats {
namespace {

constexpr HealthReader kReaders[] = {HealthReader::kTerminal, HealthReader::kDutchPage,
                                     HealthReader::kEnglishPage};

HealthWords words_for(const std::string& message, HealthReader reader = HealthReader::kTerminal) {
  RunReport run;
  run.source = "repo";
  run.state = "failed";
  RunError error;
  error.message = message;
  run.errors = {error};
  return words_of_run(run, reader);
}

std::size_t count_words(const std::string& text) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    words += text[i] != ' ' && (i == 0 || text[i - 1] == ' ') ? 1 : 0;
  return words;
}

void expect_short(const HealthWords& words) {
  EXPECT_LE(count_words(words.cause + " " + words.remedy), 25U) << words.cause << words.remedy;
}

void expect_known(const std::string& message) {
  for (const HealthReader reader : kReaders) {
    const HealthWords words = words_for(message, reader);
    EXPECT_TRUE(words.cause.ends_with(".")) << message << "\n" << words.cause;
    EXPECT_FALSE(words.cause.ends_with("...")) << message << "\n" << words.cause;
    EXPECT_FALSE(words.remedy.empty()) << message;
    expect_short(words);
    EXPECT_TRUE(reader == HealthReader::kTerminal ||
                words.remedy.find("vindplaats ") == std::string::npos)
        << words.remedy;
  }
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

TEST(HealthWords, AreShortWithoutCommandsAndInDutchOnAPage) {
  for (const KnownCause& known : kKnownCauses) {
    for (const HealthReader reader : kReaders)
      expect_short(words_for(std::string(known.sign), reader));
    EXPECT_NE(known.nl, known.en);
    EXPECT_NE(known.nl_do, known.en_do);
  }
  for (const HealthReader reader : kReaders) {
    for (const char* matter : {"deletions", "address", "format", "gone"}) {
      Registration parked;
      parked.source = "repo";
      parked.matter = matter;
      parked.to = "https://elders.example.nl/oai";
      const HealthWords words = words_of_parked(parked, reader);
      expect_short(words);
      EXPECT_EQ(words.remedy.find("vindplaats ") == std::string::npos,
                reader != HealthReader::kTerminal);
    }
    for (const char* state : {"suspended", "inactive", "removed"})
      expect_short(words_of_rest("repo", state, reader));
    expect_short(words_of_silence("2026-11-01", 7, reader));
    expect_short(words_of_released("repo", reader));
  }
  EXPECT_EQ(words_for("it refuses (403)", HealthReader::kDutchPage).cause,
            "De bron weigert ons (403).");
}

}  // namespace
}  // namespace vindplaats
