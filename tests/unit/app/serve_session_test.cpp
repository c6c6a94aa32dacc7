// One connection of the command socket: what comes over it, and that it holds nothing up.
#include <thread>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include "app/serve/command_session.h"

namespace vindplaats {
namespace {

// Both ends of a connection; serve's end is carried by a thread.
class SessionBench {
 public:
  explicit SessionBench(CarryOut carry_out, SessionRules rules = {}) : rules_(std::move(rules)) {
    int ends[2];
    EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
    ours_ = Descriptor(ends[0]);
    thread_ = std::jthread([this, theirs = Descriptor(ends[1]), carry = std::move(carry_out)] {
      serve_session(theirs, carry, stopping_, rules_);
      done_ = true;
    });
  }
  ~SessionBench() { ours_.close(); }

  void send(FrameKind kind, std::string_view bytes) { send_raw(encode_frame(kind, bytes)); }
  void send_raw(const std::string& bytes) { write_whole(ours_, bytes); }
  void command() { send(FrameKind::kCommand, to_frame_json(ServedCommand{})); }
  void hang_up() { ours_.close(); }
  void join() {
    if (thread_.joinable()) thread_.join();
  }

  // None: the connection was closed.
  std::optional<SocketFrame> next() {
    for (;;) {
      auto frame = reader_.next();
      if (!frame) return std::nullopt;
      if (*frame) return **frame;
      char bytes[4096];
      const ssize_t got = recv(ours_.get(), bytes, sizeof bytes, 0);
      if (got <= 0) return std::nullopt;
      reader_.take({bytes, static_cast<std::size_t>(got)});
    }
  }
  std::string rest_of(FrameKind kind) {
    std::string all;
    while (const auto frame = next()) {
      if (frame->kind == kind) all += frame->bytes;
    }
    return all;
  }

  std::atomic<bool> stopping_{false}, done_{false};

 private:
  SessionRules rules_;
  Descriptor ours_;
  FrameReader reader_;
  std::jthread thread_;
};

TEST(ServeSession, CarriesOutputAndStatusInTheirOrder) {
  SessionBench bench([](const ServedCommand&, Streams& streams) {
    streams.out("een");
    streams.err("twee");
    streams.out("drie");
    return 3;
  });
  EXPECT_EQ(bench.next()->kind, FrameKind::kHello);
  bench.command();
  EXPECT_EQ(bench.next()->bytes, "een");
  const auto second = bench.next();
  EXPECT_EQ(second->kind, FrameKind::kErr);
  EXPECT_EQ(second->bytes, "twee");
  EXPECT_EQ(bench.next()->bytes, "drie");
  const auto last = bench.next();
  EXPECT_EQ(last->kind, FrameKind::kExit);
  EXPECT_EQ(read_exit(last->bytes), 3);
  EXPECT_FALSE(bench.next());
}

TEST(ServeSession, AsksForInputOnlyWhenTheCommandDoes) {
  SessionBench bench([](const ServedCommand&, Streams& streams) {
    streams.out(streams.in());
    return 0;
  });
  bench.next();
  bench.command();
  EXPECT_EQ(bench.next()->kind, FrameKind::kWantsInput);
  bench.send(FrameKind::kInput, "eerste ");
  bench.send(FrameKind::kInput, "tweede");
  bench.send(FrameKind::kEndOfInput, "");
  EXPECT_EQ(bench.next()->bytes, "eerste tweede");
}

TEST(ServeSession, TellsTheCommandThatItIsCalledOff) {
  for (const bool by_frame : {true, false}) {
    std::atomic<bool> seen{false};
    SessionBench bench([&](const ServedCommand&, Streams& streams) {
      streams.out("begun");
      while (!streams.cancelled()) std::this_thread::yield();
      seen = true;
      return 0;
    });
    bench.next();
    bench.command();
    bench.next();
    by_frame ? bench.send(FrameKind::kCancel, "") : bench.hang_up();
    bench.join();
    EXPECT_TRUE(seen);
  }
}

TEST(ServeSession, WhoReadsNothingDoesNotHoldTheCommandUp) {
  std::atomic<bool> ended{false};
  SessionBench bench([&](const ServedCommand&, Streams& streams) {
    for (int i = 0; i < 20; ++i) streams.out(std::string(1'000'000, 'x'));
    ended = true;
    return 0;
  });
  bench.next();
  bench.command();
  while (!ended) std::this_thread::yield();
  EXPECT_EQ(bench.rest_of(FrameKind::kOut).size(), 20'000'000U);
}

TEST(ServeSession, WhatIsMalformedClosesTheConnection) {
  const std::string kinds[] = {
      "GET / HTTP/1.1\r\n\r\n", encode_frame(FrameKind::kCommand, "no json"),
      encode_frame(FrameKind::kCancel, ""), std::string("C\x7f\xff\xff\xff", 5),
      encode_frame(FrameKind::kCommand, "{\"protocol\":99,\"arguments\":[]}")};
  for (const std::string& bytes : kinds) {
    bool ran = false;
    SessionBench bench([&](const ServedCommand&, Streams&) {
      ran = true;
      return 0;
    });
    bench.next();
    bench.send_raw(bytes);
    EXPECT_FALSE(bench.next()) << bytes;
    bench.join();
    EXPECT_FALSE(ran);
  }
}

TEST(ServeSession, MoreInputThanAllowedEndsIt) {
  SessionRules rules;
  rules.most_input = 10;
  std::string got = "none";
  SessionBench bench(
      [&](const ServedCommand&, Streams& streams) {
        got = streams.in();
        return 0;
      },
      rules);
  bench.next();
  bench.command();
  bench.next();
  bench.send(FrameKind::kInput, "twelve bytes");
  EXPECT_FALSE(bench.next());
  bench.join();
}

TEST(ServeSession, WhoSaysNothingIsNotWaitedForForEver) {
  SessionRules rules;
  rules.first_words = std::chrono::milliseconds(20);
  SessionBench bench([](const ServedCommand&, Streams&) { return 0; }, rules);
  bench.next();
  EXPECT_FALSE(bench.next());
}

TEST(ServeSession, WhileStoppingItSaysSoAndTakesNothing) {
  std::atomic<bool> stopping{true};
  int ends[2];
  ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  const Descriptor ours(ends[0]);
  {
    const Descriptor theirs(ends[1]);
    serve_session(theirs, [](const ServedCommand&, Streams&) { return 0; }, stopping, {});
  }
  char bytes[4096];
  const ssize_t got = recv(ours.get(), bytes, sizeof bytes, 0);
  FrameReader reader;
  reader.take({bytes, static_cast<std::size_t>(got)});
  const auto hello = reader.next();
  ASSERT_TRUE(hello && *hello);
  EXPECT_TRUE(read_hello((*hello)->bytes)->stopping);
}

}  // namespace
}  // namespace vindplaats
