// A file of any kind, as `vindplaats try normalize` reads it.
#include "harvesters/split.h"
#include "tests/fuzz/harvested.h"

using namespace vindplaats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  SplitOptions options;
  options.base = "https://www.example.nl/map/pagina";
  options.max_record = 1 << 16;
  const Result<SplitDocument> document = split_document(fuzz::text_of(data, size), options);
  if (!document) return 0;
  for (const Item& item : document->items) fuzz::check_item(item);
  for (const Rejected& rejected : document->rejected) fuzz::check_rejected(rejected);
  return 0;
}
