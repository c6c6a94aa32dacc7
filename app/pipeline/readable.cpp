#include "app/pipeline/readable.h"

#include "normalize/format.h"

namespace vindplaats {

std::vector<std::string_view> readable_namespaces() {
  std::vector<std::string_view> readable;
  for (const Format* format : formats()) {
    readable.insert(readable.end(), format->namespaces.begin(), format->namespaces.end());
  }
  return readable;
}

}  // namespace vindplaats
