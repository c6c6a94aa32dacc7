// What a command and its `serve` say to each other, byte by byte.
#include <gtest/gtest.h>

#include "app/serve/frames.h"
#include "core/random.h"

namespace vindplaats {
namespace {

TEST(ServeFrames, ComeWholeInPiecesOfAnySize) {
  const std::string wire = encode_frame(FrameKind::kHello, "{}") +
                           encode_frame(FrameKind::kEndOfInput, "") +
                           encode_frame(FrameKind::kOut, std::string("a\0b\n", 4));
  for (std::size_t piece = 1; piece <= wire.size(); ++piece) {
    FrameReader reader;
    std::vector<SocketFrame> frames;
    for (std::size_t at = 0; at < wire.size(); at += piece) {
      reader.take(std::string_view(wire).substr(at, piece));
      for (;;) {
        const auto frame = reader.next();
        ASSERT_TRUE(frame);
        if (!*frame) break;
        frames.push_back(**frame);
      }
    }
    ASSERT_EQ(frames.size(), 3U) << piece;
    EXPECT_EQ(frames[1].kind, FrameKind::kEndOfInput);
    EXPECT_EQ(frames[2].bytes, std::string("a\0b\n", 4));
  }
}

TEST(ServeFrames, MuchIsCutIntoFramesThatAreTaken) {
  const std::string much(3 * kLargestFrame + 7, 'x');
  FrameReader reader;
  reader.take(encode_frames(FrameKind::kOut, much));
  std::string all;
  for (;;) {
    const auto frame = reader.next();
    ASSERT_TRUE(frame);
    if (!*frame) break;
    all += (*frame)->bytes;
  }
  EXPECT_EQ(all, much);
  EXPECT_EQ(encode_frames(FrameKind::kOut, ""), "");
}

TEST(ServeFrames, WhatIsNoFrameIsNotReadOn) {
  for (const std::string& wire :
       {std::string("GET / HTTP/1.1\r\n"), std::string("\0\0\0\0\0", 5),
        std::string("O\x00\x10\x00\x01", 5), std::string("O\xff\xff\xff\xff", 5)}) {
    FrameReader reader;
    reader.take(wire);
    EXPECT_FALSE(reader.next()) << wire;
  }
}

TEST(ServeFrames, WordsTravelAsTheBytesTheyAre) {
  ServedCommand sent;
  sent.arguments = {"queue", "note", "p1", "caf\xe9 \xff\x01\"\\", "naïef", ""};
  sent.dir = "/srv/\xfe";
  sent.user = "anna";
  sent.folder = "/tmp";
  sent.terminal = true;
  const auto read = read_served_command(to_frame_json(sent));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->arguments, sent.arguments);
  EXPECT_EQ(read->dir, sent.dir);
  EXPECT_EQ(read->user, "anna");
  EXPECT_EQ(read->folder, "/tmp");
  EXPECT_TRUE(read->terminal);
  EXPECT_EQ(read->protocol, kServeProtocol);
}

TEST(ServeFrames, HelloAndExitComeBack) {
  const auto hello = read_hello(to_frame_json(ServeHello{2, "1.2.3", 4711, true}));
  ASSERT_TRUE(hello);
  EXPECT_EQ(hello->protocol, 2);
  EXPECT_EQ(hello->version, "1.2.3");
  EXPECT_EQ(hello->process, 4711);
  EXPECT_TRUE(hello->stopping);
  EXPECT_EQ(read_exit(exit_frame_json(3)), 3);
}

TEST(ServeFrames, WhatIsNoneOfThemIsRefused) {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  for (const std::string& text :
       {std::string(), std::string("[]"), std::string("{"), std::string("{\"arguments\":3}"),
        std::string("{\"arguments\":[1]}"), std::string("{\"arguments\":[\"\xe2\x82\xac\"]}"),
        "{\"arguments\":" + deep + "}"}) {
    EXPECT_FALSE(read_served_command(text)) << text.substr(0, 60);
  }
  EXPECT_FALSE(read_exit("{}"));
  EXPECT_FALSE(read_exit("{\"status\":999}"));
  EXPECT_FALSE(read_hello("{}"));
}

TEST(ServeFrames, NoiseNeverDoesMoreThanEndTheConnection) {
  SeededRandom random(20261122);
  for (int round = 0; round < 2000; ++round) {
    FrameReader reader;
    std::string noise =
        round % 2 == 0 ? encode_frame(FrameKind::kCommand, "{\"arguments\":[]}") : std::string();
    for (std::uint64_t i = random.below(40); i > 0; --i)
      noise += static_cast<char>(random.below(256));
    if (!noise.empty()) noise[random.below(noise.size())] = static_cast<char>(random.below(256));
    reader.take(noise);
    for (int frames = 0; frames < 100; ++frames) {
      const auto frame = reader.next();
      if (!frame || !*frame) break;
      static_cast<void>(read_served_command((*frame)->bytes));
      static_cast<void>(read_hello((*frame)->bytes));
    }
  }
}

}  // namespace
}  // namespace vindplaats
