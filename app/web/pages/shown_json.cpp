#include "app/web/pages/shown_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace vindplaats {
namespace {

using Json = nlohmann::ordered_json;

// "Anna de Vries", "https://…": what of an object says which one it is.
std::string name_of(const Json& object) {
  for (const char* key : {"name", "title", "value", "url", "identifier"}) {
    if (const auto found = object.find(key); found != object.end() && found->is_string())
      return found->get<std::string>();
  }
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string shown_json(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_array()) {
    std::vector<std::string> parts;
    for (const Json& one : value) parts.push_back(one.is_object() ? name_of(one) : shown_json(one));
    const bool people =
        std::any_of(value.begin(), value.end(), [](const Json& one) { return one.is_object(); });
    return fmt::format("{}", fmt::join(parts, people ? "; " : ", "));
  }
  if (value.is_object()) {
    std::vector<std::string> parts;
    for (const auto& [key, one] : value.items()) parts.push_back(key + ": " + shown_json(one));
    return fmt::format("{}", fmt::join(parts, "; "));
  }
  return value.dump();
}

}  // namespace vindplaats
