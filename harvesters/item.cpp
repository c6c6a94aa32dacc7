#include "harvesters/item.h"

#include <utility>

#include "core/digest.h"

namespace vindplaats {

std::string name_by_content(std::string_view bytes) {
  return "sha256:" + sha256_hex(bytes).substr(0, 16);
}

Item make_item(std::string_view source, std::string identifier, std::string_view format,
               const Frame& frame, std::string bytes) {
  Item item;
  item.raw.source = source;
  item.raw.identifier = std::move(identifier);
  item.raw.format = format;
  item.raw.payload = sha256_hex(bytes);
  item.payload.frame = frame;
  item.payload.bytes = std::move(bytes);
  return item;
}

}  // namespace vindplaats
