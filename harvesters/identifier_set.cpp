#include "harvesters/identifier_set.h"

#include <functional>

namespace vindplaats {

std::uint64_t IdentifierSet::hash(std::string_view identifier) {
  constexpr std::uint64_t kWeb = 0x9e3779b97f4a7c15;
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (identifier.starts_with(scheme))
      return kWeb ^ std::hash<std::string_view>{}(identifier.substr(scheme.size()));
  }
  return std::hash<std::string_view>{}(identifier);
}

}  // namespace vindplaats
