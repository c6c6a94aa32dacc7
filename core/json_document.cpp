#include "core/json_document.h"

#include <limits>

#include <fmt/format.h>

#include "core/json.h"
#include "core/text.h"

namespace vindplaats {
namespace {

constexpr int kDeepestValue = 64;
constexpr std::string_view kJsonSpace = " \t\r\n";

std::string decoded_string(std::string_view quoted) {
  std::string text;
  JsonReader reader(quoted);
  reader.read(text);
  return reader.failed() ? std::string() : text;
}

bool is_number_byte(char c) {
  return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

}  // namespace

class JsonParser {
 public:
  explicit JsonParser(JsonDocument& document) : document_(document), text_(document.text_) {}

  Result<void> run() {
    skip_space();
    if (!value(0, 0, 0)) {
      if (beyond_) {
        return fail(Fault::kInput, fmt::format("it holds more than {} values or {} levels",
                                               JsonDocument::kMostValues, kDeepestValue));
      }
      return fail(Fault::kInput, fmt::format("it is not JSON, or cut off, at byte {}", at_));
    }
    document_.trailing_ = trim(text_.substr(at_));
    return {};
  }

 private:
  using Kind = JsonDocument::Kind;

  char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_space() { at_ = std::min(text_.find_first_not_of(kJsonSpace, at_), text_.size()); }

  bool take(char wanted) {
    skip_space();
    if (here() != wanted) return false;
    ++at_;
    return true;
  }

  bool value(int depth, std::size_t key_begin, std::size_t key_end) {
    skip_space();
    beyond_ = depth > kDeepestValue || document_.values_.size() >= JsonDocument::kMostValues;
    if (beyond_) return false;
    const std::size_t index = document_.values_.size();
    JsonDocument::Value& made = document_.values_.emplace_back();
    made.begin = offset(at_);
    made.key_begin = offset(key_begin);
    made.key_end = offset(key_end);
    if (!content(index, depth)) return false;
    document_.values_[index].end = offset(at_);
    return true;
  }

  bool content(std::size_t index, int depth) {
    switch (here()) {
      case '{':
        document_.values_[index].kind = Kind::kObject;
        return members(index, depth, '}');
      case '[':
        document_.values_[index].kind = Kind::kArray;
        return members(index, depth, ']');
      case '"':
        document_.values_[index].kind = Kind::kString;
        return string();
      default:
        return scalar(document_.values_[index]);
    }
  }

  // The members of an object or the items of an array, each linked behind the one before.
  bool members(std::size_t parent, int depth, char close) {
    ++at_;
    if (take(close)) return true;
    std::size_t last = 0;
    do {
      skip_space();
      const std::size_t key_begin = at_;
      std::size_t key_end = at_;
      if (close == '}') {
        if (here() != '"' || !string()) return false;
        key_end = at_;
        if (!take(':')) return false;
      }
      const std::size_t child = document_.values_.size();
      if (!value(depth + 1, key_begin, key_end)) return false;
      JsonDocument::Value& before = document_.values_[last == 0 ? parent : last];
      (last == 0 ? before.first : before.next) = offset(child);
      last = child;
    } while (take(','));
    return take(close);
  }

  bool string() {
    for (++at_; at_ < text_.size(); ++at_) {
      at_ = std::min(text_.find_first_of("\"\\", at_), text_.size());
      if (here() == '"') return ++at_, true;
      ++at_;  // the escaped byte is skipped, whatever it is
    }
    return false;
  }

  bool scalar(JsonDocument::Value& made) {
    made.kind = Kind::kScalar;
    const std::string_view rest = text_.substr(std::min(at_, text_.size()));
    for (const std::string_view word : {"true", "false", "null"}) {
      if (!rest.starts_with(word)) continue;
      if (word == "null") made.kind = Kind::kNull;
      at_ += word.size();
      return true;
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_number_byte(text_[at_])) ++at_;
    return at_ > begin;
  }

  static std::uint32_t offset(std::size_t at) { return static_cast<std::uint32_t>(at); }

  JsonDocument& document_;
  const std::string_view text_;
  std::size_t at_ = 0;
  bool beyond_ = false;  // our own limits, rather than JSON's rules
};

Result<JsonDocument> JsonDocument::parse(std::string_view text) {
  if (text.size() >= std::numeric_limits<std::uint32_t>::max())
    return fail(Fault::kInput, "it is too large");
  JsonDocument document(text);
  TRY(JsonParser(document).run());
  return document;
}

JsonNode JsonNode::at(std::uint32_t index) const {
  return index == 0 ? JsonNode() : JsonNode(document_, index);
}

bool JsonNode::is_object() const {
  return exists() && document_->values_[index_].kind == JsonDocument::Kind::kObject;
}

bool JsonNode::is_array() const {
  return exists() && document_->values_[index_].kind == JsonDocument::Kind::kArray;
}

bool JsonNode::is_string() const {
  return exists() && document_->values_[index_].kind == JsonDocument::Kind::kString;
}

JsonNode JsonNode::first() const {
  return exists() ? at(document_->values_[index_].first) : JsonNode();
}

JsonNode JsonNode::operator[](std::string_view key) const {
  if (!is_object()) return {};
  for (JsonNode child = first(); child.exists();
       child = at(document_->values_[child.index_].next)) {
    const JsonDocument::Value& value = document_->values_[child.index_];
    const std::string_view quoted =
        document_->text_.substr(value.key_begin, value.key_end - value.key_begin);
    const bool plain = quoted.find('\\') == std::string_view::npos;
    if (plain ? quoted.substr(1, quoted.size() - 2) == key : decoded_string(quoted) == key)
      return child;
  }
  return {};
}

std::vector<JsonNode> JsonNode::items() const {
  std::vector<JsonNode> found;
  for (JsonNode child = first(); child.exists(); child = at(document_->values_[child.index_].next))
    found.push_back(child);
  return found;
}

std::string JsonNode::text() const {
  if (!exists()) return {};
  if (is_string()) return decoded_string(bytes());
  return document_->values_[index_].kind == JsonDocument::Kind::kScalar ? std::string(bytes())
                                                                        : std::string();
}

std::string JsonNode::key() const {
  if (!exists()) return {};
  const JsonDocument::Value& value = document_->values_[index_];
  if (value.key_begin == value.key_end) return {};
  return decoded_string(document_->text_.substr(value.key_begin, value.key_end - value.key_begin));
}

std::string_view JsonNode::bytes() const {
  if (!exists()) return {};
  const JsonDocument::Value& value = document_->values_[index_];
  return document_->text_.substr(value.begin, value.end - value.begin);
}

}  // namespace vindplaats
