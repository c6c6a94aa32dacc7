#pragma once
// How a command and its running `serve` speak over the socket data/run/socket
// (docs/decisions/0014): frames of a kind, a length and so many bytes, over a stream. Pure, no
// socket inside; one thread. Every byte of the other side is foreign: caps, and a stream that is
// not well formed is never read on.
//
//   serve → command   hello, then out and err as they come, wants_input, exit
//   command → serve   command, input and end_of_input when asked for, cancel
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace vindplaats {

// Of what is said here; another one is refused with clear words.
inline constexpr int kServeProtocol = 1;

// The kinds, as they stand on the wire: never change, never reuse.
enum class FrameKind : std::uint8_t {
  kHello = 'H',       // JSON {protocol, version, process, stopping}
  kCommand = 'C',     // JSON {protocol, arguments, environment, folder, terminal}
  kOut = 'O',         // bytes for standard output
  kErr = 'E',         // bytes for standard error
  kWantsInput = 'I',  // empty: send all of standard input
  kInput = 'D',       // bytes of it
  kEndOfInput = 'Z',  // empty
  kCancel = 'S',      // empty: enough, end in good order
  kExit = 'X',        // JSON {status}; the last frame
};

struct SocketFrame {
  FrameKind kind = FrameKind::kHello;
  std::string bytes;
};

// A kind's byte, the length in four bytes with the highest first, the bytes.
inline constexpr std::size_t kFrameHead = 5;
inline constexpr std::size_t kLargestFrame = 1 << 20;
std::string encode_frame(FrameKind kind, std::string_view bytes);
// Cut into as many frames as it takes; none for no bytes.
std::string encode_frames(FrameKind kind, std::string_view bytes);

// Bytes as they come, in pieces of any size; frames as they are whole.
class FrameReader {
 public:
  void take(std::string_view bytes) { bytes_.append(bytes); }
  // The next one; none: more bytes are needed. kInput when it is no frame of ours or is larger than
  // kLargestFrame: the connection must be closed then.
  Result<std::optional<SocketFrame>> next();

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

// The first frame of each side.
struct ServeHello {
  int protocol = kServeProtocol;
  std::string version;  // of the program
  std::int64_t process = 0;
  bool stopping = false;  // takes no commands any more
};
struct ServedCommand {
  int protocol = kServeProtocol;
  std::vector<std::string> arguments;  // as typed, without the program's name
  std::string dir, user;               // $VINDPLAATS_DIR and $USER where the command was given
  std::string folder;                  // its working directory, absolute
  bool terminal = false;               // is its standard error a terminal
};

// Words travel as the bytes they are, each as the character of its number, so that a file's name
// that is no UTF-8 comes over whole.
std::string to_frame_json(const ServeHello& hello);
std::string to_frame_json(const ServedCommand& command);
// kInput when it is none of these.
Result<ServeHello> read_hello(std::string_view json);
Result<ServedCommand> read_served_command(std::string_view json);
std::string exit_frame_json(int status);
Result<int> read_exit(std::string_view json);

}  // namespace vindplaats
