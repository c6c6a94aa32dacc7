#pragma once
// Where canonical JSON is written. A record is a few hundred short strings, and appending each to a
// std::string costs more in calls than in bytes: here room is made once a value, and its bytes are
// put where they belong. Appends to the text it was made with, which is whole again once the buffer
// is gone; nobody else touches it in between. One thread.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace vindplaats {

class JsonBuffer {
 public:
  explicit JsonBuffer(std::string& text) : text_(text), at_(text.data() + text.size()), end_(at_) {}
  ~JsonBuffer() { text_.resize(size()); }
  JsonBuffer(const JsonBuffer&) = delete;
  JsonBuffer& operator=(const JsonBuffer&) = delete;

  // All bytes of the text so far.
  std::size_t size() const { return static_cast<std::size_t>(at_ - text_.data()); }

  // As it stands.
  void raw(std::string_view bytes) {
    reserve(bytes.size());
    put(bytes);
  }
  void integer(std::int64_t value);
  // In quotes, escaped (append_json_string in core/json.h).
  void string(std::string_view text);

  // An object's members and an array's items are written with a comma before each; end() turns the
  // first into the bracket that opens. `start`: size() before the first.
  void key(std::string_view name) {
    reserve(name.size() + 4);
    put(",\"");
    put(name);
    put("\":");
  }
  void comma() { raw(","); }
  void end(std::size_t start, char open, char close) {
    reserve(2);
    if (size() == start) ++at_;
    text_[start] = open;
    *at_++ = close;
  }

 private:
  void reserve(std::size_t bytes) {
    if (static_cast<std::size_t>(end_ - at_) < bytes) grow(bytes);
  }
  void put(std::string_view bytes) {
    std::memcpy(at_, bytes.data(), bytes.size());
    at_ += bytes.size();
  }
  void grow(std::size_t bytes);
  void escape(const char* from, std::size_t count, std::size_t left);
  void rest(std::string_view text, std::size_t count);

  std::string& text_;
  char* at_;   // behind what is written
  char* end_;  // of the room made
};

}  // namespace vindplaats
