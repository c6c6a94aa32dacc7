#include <algorithm>
#include <charconv>

#include "core/text.h"
#include "core/time.h"
#include "harvesters/feed_page.h"

namespace vindplaats {
namespace {

constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec"};

struct NamedZone {
  std::string_view name, offset;
};
// RFC 822 section 5.1, and what Dutch servers write.
constexpr NamedZone kZones[] = {
    {"gmt", "Z"},       {"ut", "Z"},       {"utc", "Z"},      {"z", "Z"},        {"cet", "+01:00"},
    {"cest", "+02:00"}, {"est", "-05:00"}, {"edt", "-04:00"}, {"cst", "-06:00"}, {"cdt", "-05:00"},
    {"mst", "-07:00"},  {"mdt", "-06:00"}, {"pst", "-08:00"}, {"pdt", "-07:00"}};

int small_number(std::string_view text) {
  int value = -1;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  return code == std::errc() && end == text.data() + text.size() ? value : -1;
}

std::string zone_offset(std::string_view zone) {
  const std::string lower = to_lower(zone);
  for (const NamedZone& known : kZones) {
    if (known.name == lower) return std::string(known.offset);
  }
  return std::string(zone);
}

}  // namespace

std::string feed_datestamp(std::string_view date) {
  if (date.substr(0, 5).ends_with('-')) {  // "2024-": RFC 3339
    if (const Result<Instant> moment = parse_time(date)) return format_time(*moment);
  }
  std::vector<std::string_view> words = split(date, ' ');
  if (!words.empty() && words[0].ends_with(',')) words.erase(words.begin());
  if (words.size() != 5) return {};
  const std::string name = to_lower(words[1].substr(0, 3));
  const auto month = std::find(std::begin(kMonths), std::end(kMonths), name);
  const int day = small_number(words[0]), year = small_number(words[2]);
  if (month == std::end(kMonths) || day < 1 || day > 31 || year < 1000) return {};
  const std::string clock(words[3]);
  const int month_number = static_cast<int>(month - std::begin(kMonths)) + 1;
  const Result<Instant> moment =
      parse_time(format_date(year, month_number, day) + 'T' + clock +
                 (clock.size() == 5 ? ":00" : "") + zone_offset(words[4]));
  return moment ? format_time(*moment) : std::string();
}

}  // namespace vindplaats
