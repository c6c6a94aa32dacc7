#include "harvesters/protocol.h"

namespace vindplaats {

const std::string& Checkpoint::get(const std::string& key) const {
  static const std::string kNone;
  const auto found = values.find(key);
  return found == values.end() ? kNone : found->second;
}

void Checkpoint::set(const std::string& key, std::string value) {
  if (value.empty()) {
    values.erase(key);
  } else {
    values[key] = std::move(value);
  }
}

void Checkpoint::clear(std::string_view prefix) {
  std::erase_if(values, [&](const auto& entry) { return entry.first.starts_with(prefix); });
}

const Protocol* find_protocol(std::string_view name) {
  for (const Protocol* protocol : protocols()) {
    if (protocol->name == name) return protocol;
  }
  return nullptr;
}

}  // namespace vindplaats
