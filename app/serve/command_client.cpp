#include "app/serve/command_client.h"

#include <atomic>
#include <cerrno>
#include <csignal>

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "app/serve/local_socket.h"
#include "core/version.h"

namespace vindplaats {
namespace {

// How long after a signal `serve` may take to end the command in good order.
constexpr std::chrono::seconds kLastWait{10};

// How often a mark of the signal handler is looked for that came just before a wait.
constexpr std::chrono::milliseconds kLookForSignal{500};

// What the signal handler may touch.
std::atomic<int> called_off_by{0};
std::atomic<bool> reading_input{false};
std::atomic<int> call_off_socket{-1};

void on_call_off(int signal) {
  const bool again = called_off_by.exchange(signal) != 0;
  if (!again && !reading_input) return;
  // Nobody would look at the mark before the input ends: ended here.
  static constexpr char kCancelBytes[kFrameHead] = {static_cast<char>(FrameKind::kCancel), 0, 0, 0,
                                                    0};
  const ssize_t ignored = ::send(call_off_socket, kCancelBytes, sizeof kCancelBytes, MSG_NOSIGNAL);
  static_cast<void>(ignored);
  _exit(128 + signal);
}

// SIGINT and SIGTERM are ours for as long as this lives.
class CallOff {
 public:
  explicit CallOff(int socket) {
    called_off_by = 0;
    call_off_socket = socket;
    struct sigaction action {};
    action.sa_handler = on_call_off;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, &interrupt_);
    sigaction(SIGTERM, &action, &terminate_);
  }
  ~CallOff() {
    sigaction(SIGINT, &interrupt_, nullptr);
    sigaction(SIGTERM, &terminate_, nullptr);
  }
  CallOff(const CallOff&) = delete;
  CallOff& operator=(const CallOff&) = delete;

 private:
  struct sigaction interrupt_ {};
  struct sigaction terminate_ {};
};

tl::unexpected<Error> silent_serve() {
  return fail(Fault::kBusy,
              "the store is in use by a `serve` that does not answer; see what it does, or end it, "
              "and try again");
}

// What comes in, frame by frame.
class ServeConnection {
 public:
  explicit ServeConnection(Descriptor socket) : socket_(std::move(socket)) {}

  const Descriptor& channel() const { return socket_; }

  // None: nothing whole came within `patience`, or a signal did. kRemote: the
  // other side is gone.
  Result<std::optional<SocketFrame>> next(std::chrono::milliseconds patience) {
    for (;;) {
      TRY_ASSIGN(std::optional<SocketFrame> frame, reader_.next());
      if (frame) return frame;
      pollfd waits{socket_.get(), POLLIN, 0};
      const int ready = poll(&waits, 1, static_cast<int>(patience.count()));
      if (ready <= 0) return std::optional<SocketFrame>();
      char bytes[64 * 1024];
      const ssize_t got = recv(socket_.get(), bytes, sizeof bytes, 0);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return fail(Fault::kRemote, "gone");
      reader_.take({bytes, static_cast<std::size_t>(got)});
    }
  }

 private:
  Descriptor socket_;
  FrameReader reader_;
};

struct Greeted {
  ServeConnection connection;
  ServeHello hello;
};

Result<std::optional<Greeted>> greet(const std::string& dir) {
  TRY_ASSIGN(std::optional<Descriptor> socket, connect_locally(dir, kServePatience));
  if (!socket) return Result<std::optional<Greeted>>();
  ServeConnection connection(std::move(*socket));
  const auto frame = connection.next(kServePatience);
  if (!frame || !*frame || (*frame)->kind != FrameKind::kHello) return silent_serve();
  TRY_ASSIGN(ServeHello hello, read_hello((*frame)->bytes));
  return std::optional<Greeted>(Greeted{std::move(connection), std::move(hello)});
}

Result<void> check_hello(const ServeHello& hello) {
  if (hello.protocol != kServeProtocol || hello.version != version()) {
    return fail(Fault::kUsage,
                fmt::format("the running `serve` (process {}) is vindplaats {}, and this is {}: "
                            "start `serve` anew",
                            hello.process, hello.version, version()));
  }
  if (!hello.stopping) return {};
  return fail(Fault::kBusy, fmt::format("`serve` (process {}) is just stopping; try again when it "
                                        "has ended",
                                        hello.process));
}

// All of standard input, to serve.
void send_input(const Descriptor& socket, Streams& streams) {
  reading_input = true;
  const std::string input = streams.in ? streams.in() : std::string();
  reading_input = false;
  write_whole(socket,
              encode_frames(FrameKind::kInput, input) + encode_frame(FrameKind::kEndOfInput, ""));
}

// The status, once the command has ended.
Result<std::optional<int>> take_frame(const SocketFrame& frame, const Descriptor& socket,
                                      Streams& streams) {
  switch (frame.kind) {
    case FrameKind::kOut:
      streams.out(frame.bytes);
      break;
    case FrameKind::kErr:
      streams.err(frame.bytes);
      break;
    case FrameKind::kWantsInput:
      send_input(socket, streams);
      break;
    case FrameKind::kExit: {
      TRY_ASSIGN(const int status, read_exit(frame.bytes));
      return std::optional(status);
    }
    default:
      return fail(Fault::kInput, "`serve` sent what does not belong there");
  }
  return std::optional<int>();
}

Result<int> follow(ServeConnection& connection, Streams& streams) {
  const CallOff call_off(connection.channel().get());
  bool told = false;
  for (;;) {
    const std::chrono::milliseconds patience =
        told ? std::chrono::milliseconds(kLastWait) : kLookForSignal;
    const auto frame = connection.next(patience);
    if (!frame) {
      return fail(Fault::kRemote,
                  "`serve` ended before the command did; what it had done until then stands");
    }
    if (*frame) {
      TRY_ASSIGN(const std::optional<int> status,
                 take_frame(**frame, connection.channel(), streams));
      if (status) return called_off_by == 0 ? *status : 128 + called_off_by;
    }
    if (called_off_by == 0) continue;
    if (told && !*frame) return 128 + called_off_by;
    if (!told) write_whole(connection.channel(), encode_frame(FrameKind::kCancel, ""));
    told = true;
  }
}

}  // namespace

Result<std::optional<int>> run_in_serve(const std::string& dir, const ServedCommand& command,
                                        Streams& streams) {
  TRY_ASSIGN(std::optional<Greeted> greeted, greet(dir));
  if (!greeted) return Result<std::optional<int>>();
  TRY(check_hello(greeted->hello));
  const std::string words = to_frame_json(command);
  if (words.size() > kLargestFrame)
    return fail(Fault::kUsage, "that is more words than `serve` takes at once");
  if (!write_whole(greeted->connection.channel(), encode_frame(FrameKind::kCommand, words)))
    return silent_serve();
  TRY_ASSIGN(const int status, follow(greeted->connection, streams));
  return std::optional(status);
}

Result<std::optional<std::int64_t>> serving_process(const std::string& dir) {
  TRY_ASSIGN(const std::optional<Greeted> greeted, greet(dir));
  if (!greeted) return Result<std::optional<std::int64_t>>();
  return std::optional(greeted->hello.process);
}

}  // namespace vindplaats
