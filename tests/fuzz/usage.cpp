// A table of visits, as a statistics program exports it.
#include "curation/usage.h"

#include "tests/fuzz/fuzz.h"

using namespace vindplaats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const AddressBook kBook = {{"publicatie/stage-77aa", "p1"}, {"stage-77aa", "p1"}};
  const Result<VisitTable> table = read_visits(fuzz::text_of(data, size), "");
  if (!table) return 0;
  const CountedUsage counted = count_usage(*table, kBook);
  Usage usage;
  take_usage(counted.entry, usage);
  const Usage once = usage;
  take_usage(counted.entry, usage);
  fuzz::promise(usage == once, "the same file again changes nothing");
  for (const auto& [month, seen] : usage)
    fuzz::promise(is_month(month), "what is kept is of a month");
  return 0;
}
