#include "app/web/pages/moment.h"

#include <memory>

#include <unicode/timezone.h>

#include "app/web/pages/describe.h"
#include "core/time.h"

namespace vindplaats {
namespace {

std::chrono::seconds offset_at(const std::string& zone, Instant time) {
  const std::unique_ptr<icu::TimeZone> rules(
      icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(zone)));
  std::int32_t raw = 0, summer = 0;
  UErrorCode failed = U_ZERO_ERROR;
  const auto milliseconds = std::chrono::duration<double, std::milli>(time.time_since_epoch());
  rules->getOffset(milliseconds.count(), 0, raw, summer, failed);
  if (U_FAILURE(failed)) return {};
  return std::chrono::seconds((raw + summer) / 1000);
}

}  // namespace

std::string shown_moment(const Visit& visit, std::string_view time) {
  const Result<Instant> moment = parse_time(time);
  if (!moment) return std::string(time);
  const auto platform = visit.house.platform();
  const std::string local = format_time(*moment + offset_at(platform->settings.timezone, *moment));
  return visit.text("moment", {shown_day(visit, local), local.substr(11, 5)});
}

}  // namespace vindplaats
