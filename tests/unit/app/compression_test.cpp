// Compression of answers, announced or not (faults.md rows 45 and 46).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/demo/server_body.h"
#include "app/transport/gzip_stream.h"
#include "core/random.h"
#include "tests/unit/app/transport_support.h"

namespace vindplaats {
namespace {

using gate_testing::gate_options;
using gate_testing::serve;
using gate_testing::TestGate;
using gate_testing::text_answer;
using ::testing::HasSubstr;

Handler with_body(Answer answer) {
  return [answer = std::move(answer)](const ServerRequest&) { return answer; };
}

TEST(Compression, IsUndone) {
  const std::string text(100'000, 'a');
  Answer packed = text_answer(text);
  packed.delivery.coding = Delivery::Coding::kGzip;
  Answer unsaid = text_answer(text);
  unsaid.delivery.coding = Delivery::Coding::kGzipUnsaid;
  Answer twice = text_answer(gzip(text));
  twice.delivery.coding = Delivery::Coding::kGzip;
  const auto server = serve(
      {{"/said", with_body(packed)}, {"/unsaid", with_body(unsaid)}, {"/twice", with_body(twice)}});
  TestGate gate(gate_options({server->port()}));
  for (const char* path : {"/said", "/unsaid", "/twice"}) {
    const auto response = gate.get(server->url(path));
    ASSERT_TRUE(response) << path << ": " << response.error().what;
    EXPECT_TRUE(response->body == text) << path;
  }
}

// However it comes: byte by byte, and cut off.
TEST(Compression, ThatNobodyAnnouncedIsUndoneAsItComes) {
  const std::string text = "begin" + std::string(200'000, 'a') + "end";
  Answer slow = text_answer(text), cut = text_answer(text);
  for (Answer* const one : {&slow, &cut}) {
    one->delivery.coding = Delivery::Coding::kGzipUnsaid;
    one->delivery.piece = 1;
  }
  cut.delivery.cut_after = 50;
  cut.delivery.framing = Delivery::Framing::kUntilClose;
  const auto server = serve({{"/slow", with_body(slow)}, {"/cut", with_body(cut)}});
  TestGate gate(gate_options({server->port()}));
  const auto whole = gate.get(server->url("/slow"));
  ASSERT_TRUE(whole) << whole.error().what;
  EXPECT_TRUE(whole->body == text);
  const auto half = gate.get(server->url("/cut"));
  ASSERT_FALSE(half);
  EXPECT_EQ(half.error().fault, Fault::kRemote);
  EXPECT_THAT(half.error().what, HasSubstr("cut off or broken"));
}

// What the memory budget has no room for is taken again, from where it was.
TEST(Compression, GoesOnWhereItHadToWait) {
  SeededRandom random(5);
  std::string text;
  for (int i = 0; i < 300'000; ++i) text += static_cast<char>('a' + random.below(9));
  const std::string packed = gzip(text);
  GzipStream stream;
  std::string got;
  bool may = false;
  const auto give = [&](std::string_view piece) {
    may = !may;
    if (may) got += piece;
    return may;
  };
  for (std::size_t at = 0; at < packed.size(); at += 7'000) {
    const std::string_view bytes = std::string_view(packed).substr(at, 7'000);
    int waits = 0;
    while (!stream.take(bytes, give)) ++waits;
    EXPECT_LT(waits, 10);
  }
  EXPECT_TRUE(stream.is_whole());
  EXPECT_TRUE(got == text);
  GzipStream broken;
  EXPECT_TRUE(broken.take("\x1f\x8bnonsense that is no gzip", give));
  EXPECT_TRUE(broken.is_broken());
}

// faults.md row 45.
TEST(Compression, ClaimedInVainIsAskedOnceMoreWithout) {
  const auto server = serve({{"/", [](const ServerRequest& request) {
                                Answer answer = text_answer("plain words");
                                if (request.header("Accept-Encoding") != "identity") {
                                  answer.delivery.coding = Delivery::Coding::kGzipClaimed;
                                }
                                return answer;
                              }}});
  TestGate gate(gate_options({server->port()}));
  const auto response = gate.get(server->url("/"));
  ASSERT_TRUE(response) << response.error().what;
  EXPECT_EQ(response->body, "plain words");
  EXPECT_EQ(server->journal().size(), 2u);
}

TEST(Compression, ClaimedInVainForEverIsStillRead) {
  Answer answer = text_answer("plain words");
  answer.delivery.coding = Delivery::Coding::kGzipClaimed;
  const auto server = serve({{"/", with_body(answer)}});
  TestGate gate(gate_options({server->port()}));
  const auto response = gate.get(server->url("/"));
  ASSERT_TRUE(response) << response.error().what;
  EXPECT_EQ(response->body, "plain words");
  EXPECT_EQ(server->journal().size(), 2u);
}

}  // namespace
}  // namespace vindplaats
