#include "export/schema_check.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include <unicode/regex.h>

#include "core/text.h"
#include "export/schemas.h"

namespace vindplaats {
namespace schema_check {  // named, because SchemaCheck::Rules holds these types

using Json = nlohmann::json;

constexpr std::int64_t kNoLimit = -1;

enum class Kind { kAny, kObject, kArray, kString, kInteger, kNumber, kBoolean };

// One schema or subschema, made ready for checking.
struct Node {
  Kind kind = Kind::kAny;
  std::string kind_name;
  std::map<std::string, const Node*, std::less<>> properties;
  std::vector<std::string> required;
  bool closed = false;            // additionalProperties: false
  const Node* further = nullptr;  // additionalProperties: a schema
  const Node* items = nullptr;
  const Node* target = nullptr;  // $ref
  std::vector<Json> allowed;     // enum, const
  std::unique_ptr<icu::RegexPattern> pattern;
  std::string pattern_text;
  std::int64_t least = kNoLimit;     // minimum
  std::int64_t shortest = kNoLimit;  // minLength, minItems, minProperties
  std::int64_t most = kNoLimit;      // maximum
  std::int64_t longest = kNoLimit;   // maxLength, maxItems
  bool unique = false;               // uniqueItems
};

}  // namespace schema_check

namespace {

using schema_check::Json;
using schema_check::Kind;
using schema_check::kNoLimit;
using schema_check::Node;

constexpr std::size_t kMostProblems = 5;
constexpr std::size_t kDeepest = 64;
constexpr std::size_t kShownBytes = 60;  // of a wrong value

constexpr std::pair<std::string_view, Kind> kKinds[] = {
    {"object", Kind::kObject},   {"array", Kind::kArray},   {"string", Kind::kString},
    {"integer", Kind::kInteger}, {"number", Kind::kNumber}, {"boolean", Kind::kBoolean}};

std::string shown(const Json& value) {
  const std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  const std::string_view cut = cut_utf8(text, kShownBytes);
  return std::string(cut) + (cut.size() < text.size() ? "..." : "");
}

bool is_kind(Kind kind, const Json& value) {
  switch (kind) {
    case Kind::kAny:
      return true;
    case Kind::kObject:
      return value.is_object();
    case Kind::kArray:
      return value.is_array();
    case Kind::kString:
      return value.is_string();
    case Kind::kInteger:
      return value.is_number_integer();
    case Kind::kNumber:
      return value.is_number();
    case Kind::kBoolean:
      return value.is_boolean();
  }
  return false;
}

bool matches(const icu::RegexPattern& pattern, const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString subject = icu::UnicodeString::fromUTF8(text);
  const std::unique_ptr<icu::RegexMatcher> matcher(pattern.matcher(subject, status));
  return U_SUCCESS(status) && matcher->find(status) && U_SUCCESS(status);
}

// Walks a value along its schema; where a schema names itself the value's depth is bounded here.
class SchemaWalk {
 public:
  explicit SchemaWalk(std::vector<std::string>& problems) : problems_(problems) {}

  void check(const Node& node, const Json& value) {
    if (problems_.size() >= kMostProblems) return;
    if (node.target != nullptr) check(*node.target, value);
    if (!is_kind(node.kind, value)) return say(shown(value) + " is no " + node.kind_name);
    if (!node.allowed.empty() &&
        std::find(node.allowed.begin(), node.allowed.end(), value) == node.allowed.end()) {
      say(shown(value) + " is none of the values allowed");
    }
    if (value.is_string()) check_string(node, value);
    if (value.is_number() && node.least != kNoLimit && value.get<double>() < double(node.least)) {
      say(shown(value) + " is less than " + std::to_string(node.least));
    }
    if (value.is_number() && node.most != kNoLimit && value.get<double>() > double(node.most)) {
      say(shown(value) + " is more than " + std::to_string(node.most));
    }
    if (value.is_array()) check_array(node, value);
    if (value.is_object()) check_object(node, value);
  }

 private:
  void say(const std::string& what) {
    if (problems_.size() < kMostProblems) {
      problems_.push_back(path_.empty() ? what : path_ + ": " + what);
    }
  }

  void check_string(const Node& node, const Json& value) {
    const auto& text = value.get_ref<const std::string&>();
    const auto length = static_cast<std::int64_t>(utf8_length(text));
    if (length < node.shortest) say(shown(value) + " is too short");
    if (node.longest != kNoLimit && length > node.longest) say(shown(value) + " is too long");
    if (node.pattern && !matches(*node.pattern, text)) {
      say(shown(value) + " is not of the form " + node.pattern_text);
    }
  }

  void check_array(const Node& node, const Json& value) {
    if (static_cast<std::int64_t>(value.size()) < node.shortest) say("is empty");
    if (node.longest != kNoLimit && static_cast<std::int64_t>(value.size()) > node.longest)
      return say("holds more than " + std::to_string(node.longest));
    if (node.unique && std::set<Json>(value.begin(), value.end()).size() != value.size()) {
      say("holds the same value twice");
    }
    if (node.items == nullptr) return;
    for (std::size_t i = 0; i < value.size(); ++i) {
      below("[" + std::to_string(i) + "]", *node.items, value[i]);
    }
  }

  void check_object(const Node& node, const Json& value) {
    if (static_cast<std::int64_t>(value.size()) < node.shortest) say("is empty");
    for (const std::string& key : node.required) {
      if (!value.contains(key)) say("has no " + key);
    }
    for (const auto& [key, member] : value.items()) {
      const auto known = node.properties.find(key);
      if (known != node.properties.end()) {
        below((path_.empty() ? "" : ".") + key, *known->second, member);
      } else if (node.further != nullptr) {
        below((path_.empty() ? "" : ".") + key, *node.further, member);
      } else if (node.closed) {
        say("has a key that is not of the schema: " + key);
      }
    }
  }

  void below(const std::string& step, const Node& node, const Json& value) {
    if (depth_ == kDeepest) return say("goes too deep");
    const std::size_t length = path_.size();
    path_ += step;
    ++depth_;
    check(node, value);
    --depth_;
    path_.resize(length);
  }

  std::vector<std::string>& problems_;
  std::string path_;
  std::size_t depth_ = 0;
};

}  // namespace

struct SchemaCheck::Rules {
  Json document;
  std::map<std::string, std::unique_ptr<Node>> nodes;  // by JSON pointer
  const Node* root = nullptr;
  std::string trouble;  // of the schema itself; the first stays

  // The node at a pointer ("" is the whole); made once, so that a $ref to what is being made ends.
  const Node* at(const std::string& pointer) {
    const auto known = nodes.find(pointer);
    if (known != nodes.end()) return known->second.get();
    Node* const node = nodes.emplace(pointer, std::make_unique<Node>()).first->second.get();
    const Json::json_pointer place(pointer);
    if (!document.contains(place) || !document.at(place).is_object()) {
      complain("there is no schema at #" + pointer);
      return node;
    }
    for (const auto& [keyword, value] : document.at(place).items()) {
      read(*node, pointer, keyword, value);
    }
    return node;
  }

  void complain(const std::string& what) {
    if (trouble.empty()) trouble = what;
  }

  void read(Node& node, const std::string& pointer, const std::string& keyword, const Json& value);
  void read_kind(Node& node, const std::string& name);
  void read_pattern(Node& node, const std::string& text);
};

namespace {

constexpr std::string_view kAnnotations[] = {"$schema",     "$id",    "$defs",    "title",
                                             "description", "format", "examples", "default"};

// The keywords that bear a number, and where it is kept.
constexpr std::pair<std::string_view, std::int64_t Node::*> kNumbers[] = {
    {"minimum", &Node::least},     {"minLength", &Node::shortest},
    {"minItems", &Node::shortest}, {"minProperties", &Node::shortest},
    {"maximum", &Node::most},      {"maxLength", &Node::longest},
    {"maxItems", &Node::longest}};

std::string escaped(std::string key) {  // RFC 6901 section 3
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (key[i] == '~') key.replace(i++, 1, "~0");
    if (key[i] == '/') key.replace(i++, 1, "~1");
  }
  return key;
}

}  // namespace

void SchemaCheck::Rules::read_kind(Node& node, const std::string& name) {
  const auto* const known =
      std::find_if(std::begin(kKinds), std::end(kKinds), [&](auto& k) { return k.first == name; });
  if (known == std::end(kKinds)) return complain("type '" + name + "' is not known");
  node.kind = known->second;
  node.kind_name = name;
}

void SchemaCheck::Rules::read_pattern(Node& node, const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  node.pattern.reset(
      icu::RegexPattern::compile(icu::UnicodeString::fromUTF8(text), 0, where, status));
  node.pattern_text = text;
  if (U_FAILURE(status)) complain("the pattern " + text + " cannot be read");
}

void SchemaCheck::Rules::read(Node& node, const std::string& pointer, const std::string& keyword,
                              const Json& value) {
  if (std::find(std::begin(kAnnotations), std::end(kAnnotations), keyword) !=
      std::end(kAnnotations)) {
    return;
  }
  for (const auto& [name, member] : kNumbers) {
    if (keyword == name) {
      node.*member = value.get<std::int64_t>();
      return;
    }
  }
  if (keyword == "type") {
    read_kind(node, value.get<std::string>());
  } else if (keyword == "$ref") {
    node.target = at(value.get<std::string>().substr(1));
  } else if (keyword == "enum") {
    node.allowed = value.get<std::vector<Json>>();
  } else if (keyword == "const") {
    node.allowed = {value};
  } else if (keyword == "pattern") {
    read_pattern(node, value.get<std::string>());
  } else if (keyword == "items") {
    node.items = at(pointer + "/items");
  } else if (keyword == "required") {
    node.required = value.get<std::vector<std::string>>();
  } else if (keyword == "additionalProperties" && value == false) {
    node.closed = true;
  } else if (keyword == "additionalProperties" && value.is_object()) {
    node.further = at(pointer + "/additionalProperties");
  } else if (keyword == "uniqueItems") {
    node.unique = value.get<bool>();
  } else if (keyword == "properties") {
    for (const auto& [key, unused] : value.items()) {
      node.properties[key] = at(pointer + "/properties/" + escaped(key));
    }
  } else {
    complain("the keyword '" + keyword + "' is not known");
  }
}

SchemaCheck::SchemaCheck(std::unique_ptr<const Rules> rules) : rules_(std::move(rules)) {}
SchemaCheck::SchemaCheck(SchemaCheck&&) noexcept = default;
SchemaCheck& SchemaCheck::operator=(SchemaCheck&&) noexcept = default;
SchemaCheck::~SchemaCheck() = default;

Result<SchemaCheck> SchemaCheck::make(std::string_view schema, std::string_view definition) {
  auto rules = std::make_unique<Rules>();
  try {
    rules->document = Json::parse(schema);
    rules->root = rules->at(definition.empty() ? "" : "/$defs/" + std::string(definition));
  } catch (const Json::exception& error) {
    rules->complain(error.what());
  }
  if (!rules->trouble.empty()) return fail(Fault::kInput, "schema: " + rules->trouble);
  return SchemaCheck(std::move(rules));
}

std::vector<std::string> SchemaCheck::problems(std::string_view json) const {
  std::vector<std::string> found;
  const Json value = Json::parse(json, nullptr, false);
  if (value.is_discarded()) {
    found.emplace_back("is no JSON, or not in UTF-8");
  } else {
    SchemaWalk(found).check(*rules_->root, value);
  }
  return found;
}

std::string_view schema_text(std::string_view what) {
  for (const SchemaFile& file : schema_files()) {
    if (file.name.starts_with(what) && file.name.substr(what.size()) == ".schema.json") {
      return file.text;
    }
  }
  return {};
}

}  // namespace vindplaats
