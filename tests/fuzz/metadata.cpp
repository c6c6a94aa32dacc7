// One metadata record in whatever format its root element or its first byte says: the readers of
// all formats and the envelopes, without a protocol around them.
#include "tests/fuzz/harvested.h"

using namespace vindplaats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Item item;
  item.raw.source = "fuzz";
  item.raw.identifier = "1";
  item.raw.harvested = "2026-02-01T06:00:00Z";
  item.payload.bytes = fuzz::text_of(data, size);
  item.payload.frame.base = "https://www.example.nl/map/pagina";
  if (item.payload.bytes.starts_with('{')) item.raw.format = "application/ld+json";
  fuzz::check_item(item);
  return 0;
}
