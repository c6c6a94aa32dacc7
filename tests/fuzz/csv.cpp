// A table of publications: every row becomes a record or is set aside with its reason.
#include "harvesters/split.h"
#include "tests/fuzz/harvested.h"

using namespace vindplaats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string file = "title,doi,year\n" + std::string(fuzz::text_of(data, size));
  const Result<SplitDocument> split = split_document(file, {});
  fuzz::promise(split.has_value() && split->kind == "csv", "it is a table");
  for (const Item& item : split->items) fuzz::check_item(item);
  for (const Rejected& rejected : split->rejected) fuzz::check_rejected(rejected);
  return 0;
}
