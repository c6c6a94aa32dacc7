#pragma once
// The small files of a release (themes, partners, criteria, vocabularies): built as a tree, written
// two spaces deep, keys in the order they were put.
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "config/types.h"

namespace vindplaats {

using OrderedJson = nlohmann::ordered_json;

// Absent rather than empty.
inline void put(OrderedJson& object, const char* key, std::string_view text) {
  if (!text.empty()) object[key] = text;
}
inline void put(OrderedJson& object, const char* key, const std::vector<std::string>& list) {
  if (!list.empty()) object[key] = list;
}
inline void put(OrderedJson& object, const char* key, const Labels& labels) {
  OrderedJson texts = OrderedJson::object();
  for (const auto& [language, text] : labels) {
    if (!text.empty()) texts[language] = text;
  }
  if (!texts.empty()) object[key] = std::move(texts);
}

inline std::string file_text(const OrderedJson& json) {
  return json.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

}  // namespace vindplaats
