#pragma once
// JSON from strangers (RFC 8259) as a tree of views: values are found by their keys, text is
// decoded when asked for, and every value's own bytes can be cut out as they were sent. Made for
// answers of which only a part is read; core/json.h is for what we write ourselves. Never deeper
// than 64, at most kMostValues values, one pass. Pure; a document may be read from several threads.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace vindplaats {

class JsonDocument;

// One value, or none: what is asked of a value that is not there is empty as well, so that a path
// can be followed without a look at each step. Holds as long as its document and the text.
class JsonNode {
 public:
  JsonNode() = default;
  bool exists() const { return document_ != nullptr; }
  bool is_object() const;
  bool is_array() const;
  bool is_string() const;
  // The member of that name, the first when there are several.
  JsonNode operator[](std::string_view key) const;
  // An array's items, an object's values; in order.
  std::vector<JsonNode> items() const;
  JsonNode first() const;
  // A string decoded; a number, true or false as written; empty for anything else, null too.
  std::string text() const;
  // The name that it has in its object, decoded; empty in an array.
  std::string key() const;
  // Its bytes as sent.
  std::string_view bytes() const;

 private:
  friend class JsonDocument;
  JsonNode(const JsonDocument* document, std::uint32_t index)
      : document_(document), index_(index) {}
  JsonNode at(std::uint32_t index) const;

  const JsonDocument* document_ = nullptr;
  std::uint32_t index_ = 0;
};

class JsonDocument {
 public:
  // 28 bytes each; a hundred posts of a WordPress site have 50,000.
  static constexpr std::size_t kMostValues = 1'000'000;

  // Borrows `text`, which must be UTF-8 and outlive the document. kInput: it is no JSON, is cut
  // off, or goes beyond the limits. What stands behind the value is left to the caller: trailing().
  static Result<JsonDocument> parse(std::string_view text);

  // Holds as long as the document stays where it is.
  JsonNode root() const { return {this, 0}; }
  // Behind the value, without white space.
  std::string_view trailing() const { return trailing_; }

 private:
  friend class JsonNode;
  friend class JsonParser;
  enum class Kind : std::uint8_t { kObject, kArray, kString, kScalar, kNull };
  struct Value {
    std::uint32_t begin = 0, end = 0;          // in the text
    std::uint32_t key_begin = 0, key_end = 0;  // with the quotes; equal: none
    std::uint32_t next = 0, first = 0;         // sibling and child; 0: none, for 0 is the root
    Kind kind = Kind::kNull;
  };
  explicit JsonDocument(std::string_view text) : text_(text) {}

  std::string_view text_, trailing_;
  std::vector<Value> values_;
};

}  // namespace vindplaats
