// Dates as sources write them.
#include "core/time.h"
#include "normalize/fields/dates.h"
#include "tests/fuzz/fuzz.h"

using namespace vindplaats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  if (const auto date = read_date(text)) {
    fuzz::promise(date->edtf.size() == 4 || date->edtf.size() == 7 || date->edtf.size() == 10,
                  "a date is EDTF level 0");
    const auto again = read_date(date->edtf);
    fuzz::promise(again && again->edtf == date->edtf, "a date reads back as it was");
  }
  if (const auto moment = read_timestamp(text)) {
    const Result<Instant> time = parse_time(*moment);
    fuzz::promise(time && format_time(*time) == *moment, "a moment is RFC 3339 in UTC");
  }
  if (const Result<Instant> time = parse_time(text)) {
    const Result<Instant> again = parse_time(format_time(*time));
    fuzz::promise(again && *again == *time, "a time reads back as it was");
  }
  (void)parse_duration(text);
  return 0;
}
