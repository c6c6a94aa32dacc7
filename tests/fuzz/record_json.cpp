// JSON that is read as a record: from a file that somebody gives to `try match`, or from the store.
#include "core/json.h"
#include "core/record.h"
#include "tests/fuzz/fuzz.h"

using namespace vindplaats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Result<Record> record = from_json<Record>(fuzz::text_of(data, size));
  if (!record) return 0;
  const Result<Record> again = from_json<Record>(to_json(*record));
  fuzz::promise(again && *again == *record, "a record reads back as it was");
  fuzz::promise(to_json(*again) == to_json(*record), "equal values give equal bytes");
  return 0;
}
