#include "normalize/schema_things.h"

namespace vindplaats {
namespace {

constexpr std::size_t kMostThings = 1'000;
constexpr int kDeepestThing = 3;  // "@graph" in a list, and what is in it

}  // namespace

SchemaThings::SchemaThings(const JsonNode& root) {
  add(root, 0);
  for (std::size_t i = 0; i < things_.size(); ++i) {
    const JsonNode id = things_[i]["@id"];
    // A thing with nothing beside its id and type is a mention.
    if (id.exists() && things_[i].items().size() > 2) places_.emplace(id.text(), i);
  }
}

JsonNode SchemaThings::by_id(const std::string& id) const {
  const auto place = places_.find(id);
  return place == places_.end() ? JsonNode() : things_[place->second];
}

void SchemaThings::add(const JsonNode& value, int depth) {
  if (things_.size() >= kMostThings || depth > kDeepestThing) return;
  if (value.is_array()) {
    for (const JsonNode& item : value.items()) add(item, depth + 1);
    return;
  }
  if (!value.is_object()) return;
  things_.push_back(value);
  for (const char* key : {"@graph", "mainEntity"}) add(value[key], depth + 1);
}

}  // namespace vindplaats
