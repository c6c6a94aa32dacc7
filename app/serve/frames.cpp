#include "app/serve/frames.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

namespace vindplaats {
namespace {

using FrameJson = nlohmann::json;

constexpr FrameKind kFrameKinds[] = {
    FrameKind::kHello,      FrameKind::kCommand,    FrameKind::kOut,
    FrameKind::kErr,        FrameKind::kWantsInput, FrameKind::kInput,
    FrameKind::kEndOfInput, FrameKind::kCancel,     FrameKind::kExit};
constexpr std::size_t kMostArguments = 100'000;

// JSON holds text only; a byte becomes the character of its number, and comes back as that byte.
std::string as_characters(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      text += c;
    } else {
      text += static_cast<char>(0xc0 | (byte >> 6));
      text += static_cast<char>(0x80 | (byte & 0x3f));
    }
  }
  return text;
}

Result<std::string> bytes_of_characters(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto first = static_cast<unsigned char>(text[i]);
    if (first < 0x80) {
      bytes += text[i];
      continue;
    }
    if ((first != 0xc2 && first != 0xc3) || i + 1 == text.size())
      return fail(Fault::kInput, "a word is not as it should be");
    bytes +=
        static_cast<char>(((first & 0x03) << 6) | (static_cast<unsigned char>(text[++i]) & 0x3f));
  }
  return bytes;
}

// Nothing of ours is deeper than a list in an object.
bool nested_too_deep(std::string_view json) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (quoted && c == '\\') {
      ++i;
      continue;
    }
    if (c == '"') quoted = !quoted;
    if (!quoted && (c == '[' || c == '{') && ++depth > 4) return true;
    if (!quoted && (c == ']' || c == '}')) --depth;
  }
  return false;
}

Result<FrameJson> read_frame_object(std::string_view text) {
  if (nested_too_deep(text)) return fail(Fault::kInput, "a frame is nested too deep");
  FrameJson json = FrameJson::parse(text, nullptr, false);
  if (!json.is_object()) return fail(Fault::kInput, "a frame is no JSON object");
  return json;
}

std::int64_t number_in(const FrameJson& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

bool flag_in(const FrameJson& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_boolean() && found->get<bool>();
}

Result<std::string> text_in(const FrameJson& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_string())
    return fail(Fault::kInput, fmt::format("a frame lacks '{}'", key));
  return bytes_of_characters(found->get_ref<const std::string&>());
}

}  // namespace

std::string encode_frame(FrameKind kind, std::string_view bytes) {
  std::string frame;
  frame.reserve(kFrameHead + bytes.size());
  frame += static_cast<char>(kind);
  const auto size = static_cast<std::uint32_t>(bytes.size());
  for (int shift = 24; shift >= 0; shift -= 8)
    frame += static_cast<char>(static_cast<unsigned char>(size >> shift));
  return frame.append(bytes);
}

std::string encode_frames(FrameKind kind, std::string_view bytes) {
  std::string frames;
  for (std::size_t at = 0; at < bytes.size(); at += kLargestFrame)
    frames += encode_frame(kind, bytes.substr(at, kLargestFrame));
  return frames;
}

Result<std::optional<SocketFrame>> FrameReader::next() {
  if (bytes_.size() - at_ < kFrameHead) return std::optional<SocketFrame>();
  const auto kind = static_cast<FrameKind>(bytes_[at_]);
  if (std::find(std::begin(kFrameKinds), std::end(kFrameKinds), kind) == std::end(kFrameKinds))
    return fail(Fault::kInput, "the other side sends what is no frame");
  std::size_t size = 0;
  for (std::size_t i = 1; i < kFrameHead; ++i)
    size = (size << 8) | static_cast<unsigned char>(bytes_[at_ + i]);
  if (size > kLargestFrame)
    return fail(Fault::kInput, fmt::format("a frame of {} bytes is too large", size));
  if (bytes_.size() - at_ < kFrameHead + size) return std::optional<SocketFrame>();
  SocketFrame frame{kind, bytes_.substr(at_ + kFrameHead, size)};
  at_ += kFrameHead + size;
  if (at_ == bytes_.size() || at_ > kLargestFrame) {
    bytes_.erase(0, at_);
    at_ = 0;
  }
  return std::optional(std::move(frame));
}

std::string to_frame_json(const ServeHello& hello) {
  return FrameJson{{"protocol", hello.protocol},
                   {"version", as_characters(hello.version)},
                   {"process", hello.process},
                   {"stopping", hello.stopping}}
      .dump();
}

std::string to_frame_json(const ServedCommand& command) {
  FrameJson words = FrameJson::array();
  for (const std::string& word : command.arguments) words.push_back(as_characters(word));
  return FrameJson{{"protocol", command.protocol},
                   {"arguments", std::move(words)},
                   {"dir", as_characters(command.dir)},
                   {"user", as_characters(command.user)},
                   {"folder", as_characters(command.folder)},
                   {"terminal", command.terminal}}
      .dump();
}

Result<ServeHello> read_hello(std::string_view text) {
  TRY_ASSIGN(const FrameJson json, read_frame_object(text));
  ServeHello hello;
  hello.protocol = static_cast<int>(number_in(json, "protocol"));
  TRY_ASSIGN(hello.version, text_in(json, "version"));
  hello.process = number_in(json, "process");
  hello.stopping = flag_in(json, "stopping");
  return hello;
}

Result<ServedCommand> read_served_command(std::string_view text) {
  TRY_ASSIGN(const FrameJson json, read_frame_object(text));
  ServedCommand command;
  command.protocol = static_cast<int>(number_in(json, "protocol"));
  const auto words = json.find("arguments");
  if (words == json.end() || !words->is_array() || words->size() > kMostArguments)
    return fail(Fault::kInput, "a command has no words, or too many");
  for (const FrameJson& word : *words) {
    if (!word.is_string()) return fail(Fault::kInput, "a command's word is no text");
    TRY_ASSIGN(std::string bytes, bytes_of_characters(word.get_ref<const std::string&>()));
    command.arguments.push_back(std::move(bytes));
  }
  TRY_ASSIGN(command.dir, text_in(json, "dir"));
  TRY_ASSIGN(command.user, text_in(json, "user"));
  TRY_ASSIGN(command.folder, text_in(json, "folder"));
  command.terminal = flag_in(json, "terminal");
  return command;
}

std::string exit_frame_json(int status) {
  return FrameJson{{"status", status}}.dump();
}

Result<int> read_exit(std::string_view text) {
  TRY_ASSIGN(const FrameJson json, read_frame_object(text));
  const std::int64_t status = number_in(json, "status");
  if (!json.contains("status") || status < 0 || status > 255)
    return fail(Fault::kInput, "an exit frame has no status");
  return static_cast<int>(status);
}

}  // namespace vindplaats
