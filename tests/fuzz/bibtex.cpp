// A bibliography: every entry becomes a record or is set aside with its reason, and what TeX prints
// is valid text.
#include "core/text.h"
#include "harvesters/split.h"
#include "normalize/fields/tex_text.h"
#include "tests/fuzz/harvested.h"

using namespace vindplaats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = repair_utf8(fuzz::text_of(data, size));
  fuzz::promise(valid_utf8(tex_text(text)) && valid_utf8(tex_verbatim(text)), "TeX is valid text");
  const Result<SplitDocument> split = split_document("@book{a, title = {A}}\n" + text, {});
  fuzz::promise(split.has_value() && split->kind == "bibtex", "it is a bibliography");
  for (const Item& item : split->items) fuzz::check_item(item);
  for (const Rejected& rejected : split->rejected) fuzz::check_rejected(rejected);
  return 0;
}
