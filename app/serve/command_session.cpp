#include "app/serve/command_session.h"

#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vindplaats {
namespace {

constexpr int kLookForStop = 500;  // milliseconds
// While `serve` stops, whoever reads nothing for so long is left behind: a pager that somebody went
// away from must not hold it up.
constexpr std::chrono::seconds kReaderPatience{5};

// What the two threads of a session share.
class Exchanged {
 public:
  Exchanged(const std::atomic<bool>& stopping, const SessionRules& rules)
      : stopping_(stopping), rules_(rules), wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

  int wake_descriptor() const { return wake_.get(); }

  // ---- the command's side ----
  void say(FrameKind kind, std::string_view bytes) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return gone_ || out_.size() < rules_.most_waiting; });
    if (gone_) return;
    out_ += bytes.empty() ? encode_frame(kind, bytes) : encode_frames(kind, bytes);
    lock.unlock();
    ring();
  }

  std::string all_input() {
    say(FrameKind::kWantsInput, "");
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return gone_ || input_ended_; });
    return std::move(input_);
  }

  bool cancelled() const { return cancelled_ || stopping_; }
  bool stopping() const { return stopping_; }

  void end(int status) {
    {
      const std::lock_guard lock(mutex_);
      if (!gone_) out_ += encode_frame(FrameKind::kExit, exit_frame_json(status));
      ended_ = true;
    }
    ring();
  }

  // ---- the connection's side ----
  // Bytes to be sent: moved into `bytes` when that is empty.
  void fetch_output(std::string& bytes) {
    if (!bytes.empty()) return;
    const std::lock_guard lock(mutex_);
    bytes = std::move(out_);
    out_.clear();
    changed_.notify_all();
  }

  bool ended() {
    const std::lock_guard lock(mutex_);
    return ended_ && out_.empty();
  }

  // False: that frame is none that may come now.
  bool take(const SocketFrame& frame) {
    const std::lock_guard lock(mutex_);
    if (frame.kind == FrameKind::kCancel) {
      cancelled_ = true;
      return true;
    }
    if (input_ended_) return false;
    if (frame.kind == FrameKind::kEndOfInput) {
      input_ended_ = true;
      changed_.notify_all();
      return true;
    }
    if (frame.kind != FrameKind::kInput) return false;
    input_ += frame.bytes;
    return input_.size() <= rules_.most_input;
  }

  // Nobody listens any more.
  void leave() {
    const std::lock_guard lock(mutex_);
    gone_ = cancelled_ = true;
    out_.clear();
    changed_.notify_all();
  }

 private:
  void ring() const {
    const std::uint64_t one = 1;
    const ssize_t ignored = ::write(wake_.get(), &one, sizeof one);
    static_cast<void>(ignored);
  }

  const std::atomic<bool>& stopping_;
  const SessionRules& rules_;
  const Descriptor wake_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::string out_, input_;
  std::atomic<bool> cancelled_{false};
  bool input_ended_ = false, gone_ = false, ended_ = false;
};

// Takes what has come. False: the other end is gone, or says what is no frame of ours.
bool receive(int socket, FrameReader& reader) {
  char bytes[64 * 1024];
  const ssize_t got = recv(socket, bytes, sizeof bytes, MSG_DONTWAIT);
  if (got > 0) reader.take({bytes, static_cast<std::size_t>(got)});
  return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

std::optional<ServedCommand> first_command(const Descriptor& connection, FrameReader& reader,
                                           std::chrono::milliseconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  for (;;) {
    const auto frame = reader.next();
    if (!frame) return std::nullopt;
    if (*frame) {
      if ((*frame)->kind != FrameKind::kCommand) return std::nullopt;
      Result<ServedCommand> command = read_served_command((*frame)->bytes);
      if (!command || command->protocol != kServeProtocol) return std::nullopt;
      return std::move(*command);
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        until - std::chrono::steady_clock::now());
    pollfd waits{connection.get(), POLLIN, 0};
    if (left.count() <= 0 || poll(&waits, 1, static_cast<int>(left.count())) == 0)
      return std::nullopt;
    if (!receive(connection.get(), reader)) return std::nullopt;
  }
}

// Sends and receives until the command has ended and all is sent. False: the other end is gone.
bool pump(const Descriptor& connection, FrameReader& reader, Exchanged& shared) {
  std::string sending;
  auto moved = std::chrono::steady_clock::now();
  for (;;) {
    for (;;) {
      const auto frame = reader.next();
      if (!frame) return false;
      if (!*frame) break;
      if (!shared.take(**frame)) return false;
    }
    const bool ended = shared.ended();
    shared.fetch_output(sending);
    if (ended && sending.empty()) return true;
    const auto wanted = static_cast<short>(POLLIN | (sending.empty() ? 0 : POLLOUT));
    pollfd waits[] = {{connection.get(), wanted, 0}, {shared.wake_descriptor(), POLLIN, 0}};
    poll(waits, 2, kLookForStop);
    const auto now = std::chrono::steady_clock::now();
    if (sending.empty()) moved = now;
    if (shared.stopping() && now - moved > kReaderPatience) return false;
    std::uint64_t rings = 0;
    if (waits[1].revents != 0) {
      const ssize_t ignored = ::read(shared.wake_descriptor(), &rings, sizeof rings);
      static_cast<void>(ignored);
    }
    if ((waits[0].revents & POLLOUT) != 0) {
      const ssize_t sent =
          send(connection.get(), sending.data(), sending.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent < 0 && errno != EAGAIN && errno != EINTR) return false;
      if (sent > 0) sending.erase(0, static_cast<std::size_t>(sent));
      if (sent > 0) moved = now;
    }
    if ((waits[0].revents & (POLLIN | POLLHUP | POLLERR)) != 0 &&
        !receive(connection.get(), reader))
      return false;
  }
}

}  // namespace

void serve_session(const Descriptor& connection, const CarryOut& carry_out,
                   const std::atomic<bool>& stopping, const SessionRules& rules) {
  ServeHello hello;
  hello.version = rules.version;
  hello.process = getpid();
  hello.stopping = stopping;
  if (!write_whole(connection, encode_frame(FrameKind::kHello, to_frame_json(hello)))) return;
  if (hello.stopping) return;
  FrameReader reader;
  const std::optional<ServedCommand> command = first_command(connection, reader, rules.first_words);
  if (!command) return;
  Exchanged shared(stopping, rules);
  std::jthread runner([&] {
    Streams streams;
    streams.out = [&](std::string_view text) {
      if (!text.empty()) shared.say(FrameKind::kOut, text);
    };
    streams.err = [&](std::string_view text) {
      if (!text.empty()) shared.say(FrameKind::kErr, text);
    };
    streams.in = [&] { return shared.all_input(); };
    streams.terminal = command->terminal;
    streams.cancelled = [&] { return shared.cancelled(); };
    shared.end(carry_out(*command, streams));
  });
  if (!pump(connection, reader, shared)) shared.leave();
}

}  // namespace vindplaats
