#pragma once
// Canonical JSON: one writer and one reader for the plain values of the schema, without a tree in
// between. UTF-8, keys in the order of each_field, no white space; empty strings, empty lists,
// empty objects, false and 0 are left out. Equal values give equal bytes.
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/json_buffer.h"
#include "core/record_fields.h"
#include "core/result.h"

namespace vindplaats {

// Appends `text` as a JSON string: quotes, backslash and control characters escaped (RFC 8259
// section 7), all else as it is.
void append_json_string(std::string& out, std::string_view text);

// A weight, score or share as an integer, so that sums do not depend on order or machine; 1250 is
// shown as 1.25.
struct Thousandths {
  std::int64_t count = 0;
  auto operator<=>(const Thousandths&) const = default;
};
// "1.25": without trailing zeros.
std::string to_decimal(Thousandths value);
// "1.25" or "-3"; digits beyond the third decimal are cut. kInput for anything else, and beyond a
// million.
Result<Thousandths> parse_decimal(std::string_view text);

// Appends each_field(value) as an object, `{}` when nothing is set; a string, an integer or a list
// of any as what it is. A type of its own form has an overload of the first.
template <class T>
void append_json(JsonBuffer& out, const T& value);
template <class T>
void append_json(std::string& out, const T& value) {
  JsonBuffer buffer(out);
  append_json(buffer, value);
}

template <class T>
std::string to_json(const T& value) {
  std::string out;
  append_json(out, value);
  return out;
}

// Reads one value at a time from valid or invalid JSON; never goes deeper than 64. The first error
// stays; later calls do nothing. Keys that nobody asks for are skipped, so an older program reads a
// newer store.
class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : text_(text) {}

  bool failed() const { return failed_; }
  // Calls on_key(key) for each member; on_key must read (or skip) exactly one value.
  template <class OnKey>
  void object(OnKey&& on_key);
  template <class OnItem>
  void array(OnItem&& on_item);
  void read(std::string& value);
  void read(bool& value);
  void read(std::int64_t& value);  // an integer; a fraction or exponent is an error
  void read(Thousandths& value);
  template <class T>
  void read(std::vector<T>& values);
  template <class T>
  requires std::is_class_v<T>
  void read(T& value);
  void skip();
  // Is all read, and nothing but white space left.
  bool at_end();

 private:
  bool expect(char wanted);
  bool next_is(char wanted);
  void space();
  void fail_here() { failed_ = true; }
  bool enter();
  char32_t unicode_escape();

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool failed_ = false;
};

// kCorrupt when it is no such object: what is read this way was written by append_json.
template <class T>
Result<T> from_json(std::string_view text) {
  T value;
  JsonReader reader(text);
  reader.read(value);
  if (reader.failed() || !reader.at_end()) {
    return fail(Fault::kCorrupt,
                "not the JSON that was expected: " + std::string(text.substr(0, 80)));
  }
  return value;
}

// ---- implementation ----

namespace json_detail {

inline bool empty(const std::string& value) {
  return value.empty();
}
inline bool empty(bool value) {
  return !value;
}
inline bool empty(std::int64_t value) {
  return value == 0;
}
inline bool empty(Thousandths value) {
  return value.count == 0;
}
template <class T>
bool empty(const std::vector<T>& values) {
  return values.empty();
}
template <class T>
requires(std::is_class_v<T>) bool empty(const T& value) {
  static const T kNone{};
  return value == kNone;
}

// An object of what `write` gives to the visitor.
struct Writer {
  JsonBuffer& out;
  template <class T>
  void operator()(std::string_view key, const T& value) {
    if (empty(value)) return;
    out.key(key);
    append_json(out, value);
  }
};
template <class Write>
void append_object(JsonBuffer& out, const Write& write) {
  const std::size_t start = out.size();
  Writer writer{out};
  write(writer);
  out.end(start, '{', '}');
}

struct Assigner {
  JsonReader& reader;
  std::string_view key;
  bool done = false;
  template <class T>
  void operator()(std::string_view name, T& value) {
    if (done || name != key) return;
    done = true;
    reader.read(value);
  }
};

}  // namespace json_detail

inline void append_json(JsonBuffer& out, const std::string& value) {
  out.string(value);
}
inline void append_json(JsonBuffer& out, bool value) {
  out.raw(value ? "true" : "false");
}
inline void append_json(JsonBuffer& out, std::int64_t value) {
  out.integer(value);
}
inline void append_json(JsonBuffer& out, Thousandths value) {
  out.raw(to_decimal(value));
}
template <class T>
void append_json(JsonBuffer& out, const std::vector<T>& values) {
  const std::size_t start = out.size();
  for (const T& value : values) {
    out.comma();
    append_json(out, value);
  }
  out.end(start, '[', ']');
}
template <class T>
void append_json(JsonBuffer& out, const T& value) {
  json_detail::append_object(out, [&](json_detail::Writer& writer) { each_field(writer, value); });
}

template <class OnKey>
void JsonReader::object(OnKey&& on_key) {
  if (!enter() || !expect('{')) return;
  if (!next_is('}')) {
    std::string key;
    do {
      read(key);
      if (!expect(':')) return;
      on_key(std::string_view(key));
    } while (!failed_ && next_is(','));
    expect('}');
  }
  --depth_;
}

template <class OnItem>
void JsonReader::array(OnItem&& on_item) {
  if (!enter() || !expect('[')) return;
  if (!next_is(']')) {
    do on_item();
    while (!failed_ && next_is(','));
    expect(']');
  }
  --depth_;
}

template <class T>
void JsonReader::read(std::vector<T>& values) {
  values.clear();
  array([&] { read(values.emplace_back()); });
}

template <class T>
requires std::is_class_v<T>
void JsonReader::read(T& value) {
  object([&](std::string_view key) {
    json_detail::Assigner assigner{*this, key};
    each_field(assigner, value);
    if (!assigner.done) skip();
  });
}

}  // namespace vindplaats
