#include "config/document.h"

#include <algorithm>

#include <fmt/format.h>
#include <toml++/toml.h>

namespace vindplaats {

namespace {

constexpr std::size_t kLargestFile = 1'000'000;
constexpr int kDeepestTable = 16;
// toml++ 3.3 limits the depth of values but not of dotted keys, and frees its tables by recursion:
// 200,000 levels overflow the stack.
constexpr int kMostDots = 1000;

bool keys_nest_too_deep(std::string_view text) {
  int dots = 0;
  for (const char c : text) {
    const bool in_key = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= '0' && c <= '9') ||
                        std::string_view("_-\"'. \t").find(c) != std::string_view::npos;
    dots = in_key ? dots + (c == '.' ? 1 : 0) : 0;
    if (dots > kMostDots) return true;
  }
  return false;
}

std::string toml_day(const toml::date& day) {
  return fmt::format("{:04}-{:02}-{:02}", day.year, int{day.month}, int{day.day});
}

bool copy_node(const toml::node& from, int depth, ConfigNode& to);

bool copy_table(const toml::table& from, int depth, ConfigNode& to) {
  for (const auto& [key, value] : from) {
    ConfigNode& member = to.items.emplace_back();
    member.name = std::string(key.str());
    member.line = static_cast<int>(key.source().begin.line);
    if (!copy_node(value, depth + 1, member)) return false;
  }
  std::ranges::stable_sort(to.items, {}, &ConfigNode::line);
  return true;
}

bool copy_list(const toml::array& from, int depth, ConfigNode& to) {
  for (const toml::node& value : from) {
    ConfigNode& item = to.items.emplace_back();
    if (!copy_node(value, depth + 1, item)) return false;
  }
  return true;
}

bool copy_node(const toml::node& from, int depth, ConfigNode& to) {
  using NodeKind = ConfigNode::Kind;
  if (depth > kDeepestTable) return false;
  if (to.line == 0) to.line = static_cast<int>(from.source().begin.line);
  switch (from.type()) {
    case toml::node_type::string:
      to.kind = NodeKind::kText;
      to.text = from.as_string()->get();
      break;
    case toml::node_type::integer:
      to.kind = NodeKind::kInteger;
      to.integer = from.as_integer()->get();
      break;
    case toml::node_type::floating_point:
      to.kind = NodeKind::kDecimal;
      to.decimal = from.as_floating_point()->get();
      break;
    case toml::node_type::boolean:
      to.kind = NodeKind::kFlag;
      to.flag = from.as_boolean()->get();
      break;
    case toml::node_type::date:
      to.kind = NodeKind::kDay;
      to.text = toml_day(from.as_date()->get());
      break;
    case toml::node_type::array:
      to.kind = NodeKind::kList;
      return copy_list(*from.as_array(), depth, to);
    case toml::node_type::table:
      to.kind = NodeKind::kTable;
      return copy_table(*from.as_table(), depth, to);
    default:
      to.kind = NodeKind::kTime;
      break;
  }
  return true;
}

}  // namespace

const ConfigNode* ConfigNode::find(std::string_view key) const {
  const auto found = std::ranges::find(items, key, &ConfigNode::name);
  return kind == Kind::kTable && found != items.end() ? &*found : nullptr;
}

tl::unexpected<Error> config_error(std::string what, const std::string& file, int line,
                                   std::string key) {
  return tl::unexpected<Error>(Error{Fault::kUsage, std::move(what), file, line, std::move(key)});
}

Result<ConfigNode> parse_toml(std::string_view text, const std::string& file) {
  if (text.size() > kLargestFile) {
    return config_error("larger than a megabyte: this is no file of settings", file, 1, {});
  }
  ConfigNode document;
  document.line = 1;
  bool fits = !keys_nest_too_deep(text);
  if (fits) {
    try {
      const toml::table table = toml::parse(text);
      fits = copy_table(table, 0, document);
    } catch (const toml::parse_error& error) {
      return config_error(fmt::format("not TOML: {}", error.description()), file,
                          static_cast<int>(error.source().begin.line), {});
    }
  }
  if (!fits) return config_error("tables inside tables, too deep", file, 1, {});
  return document;
}

Result<ConfigNode> parse_config(std::string_view text, ConfigFile kind, const std::string& file) {
  TRY_ASSIGN(ConfigNode document, parse_toml(text, file));
  TRY(check_keys(document, kind, file));
  return document;
}

}  // namespace vindplaats
