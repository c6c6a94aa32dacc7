// The query language.
#include "curation/query.h"

#include "tests/fuzz/fuzz.h"

using namespace vindplaats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const WordLists kWords = {{"migratie", {"statushouder*", "nieuwe buren", "e-health"}}};
  const Result<Query> query = parse_query(fuzz::text_of(data, size), kWords);
  if (!query) {
    fuzz::promise(query.error().what.starts_with("column "), "a refusal names the column");
    return 0;
  }
  const Result<Query> again = parse_query(print(*query), kWords);
  fuzz::promise(again && *again == *query, "a printed query is the same query");
  return 0;
}
