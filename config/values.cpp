#include "config/values.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include <arpa/inet.h>
#include <fmt/format.h>

#include "core/text.h"
#include "core/time.h"

namespace vindplaats {

namespace {

constexpr std::int64_t kLargestSize = 1'000'000'000'000;

// The whole of `text` as a number; false for signs, spaces and anything behind it.
template <class T>
bool whole_number(std::string_view text, T& value) {
  if (text.empty() || text.front() < '0' || text.front() > '9') return false;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  return code == std::errc() && end == text.data() + text.size();
}

bool letters_or_digits(std::string_view text, bool letters_only) {
  return std::ranges::all_of(text, [&](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (!letters_only && c >= '0' && c <= '9');
  });
}

}  // namespace

Result<std::int64_t> parse_size(std::string_view text) {
  struct Unit {
    std::string_view name;
    std::int64_t bytes;
  };
  constexpr Unit kUnits[] = {
      {"B", 1},         {"kB", 1'000},    {"MB", 1'000'000}, {"GB", 1'000'000'000},
      {"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30}};
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  std::int64_t count = 0;
  if (whole_number(text.substr(0, digits), count)) {
    for (const Unit& unit : kUnits) {
      if (text.substr(digits) == unit.name && count <= kLargestSize / unit.bytes) {
        return count * unit.bytes;
      }
    }
  }
  return fail(Fault::kInput,
              fmt::format("'{}' is not a size; write for example 500B, 2kB or 64MB", text));
}

Result<Rate> parse_rate(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash != text.npos) {
    const auto bytes = parse_size(text.substr(0, slash));
    const auto time = parse_duration(text.substr(slash + 1));
    if (bytes && time && time->count() > 0) return Rate{*bytes, *time};
  }
  return fail(Fault::kInput,
              fmt::format("'{}' is not a size per time; write for example 1kB/60s", text));
}

std::optional<Thousandths> exact_thousandths(double value) {
  const double scaled = value * 1000;
  if (!(std::abs(scaled) <= 1e9)) return std::nullopt;  // also not a number
  const double rounded = std::round(scaled);
  // A decimal of at most three places is off by rounding of the double only.
  if (std::abs(scaled - rounded) > 1e-6) return std::nullopt;
  return Thousandths{static_cast<std::int64_t>(rounded)};
}

Result<Years> parse_years(std::string_view text) {
  const std::size_t dots = text.find("..");
  const std::string_view first = text.substr(0, dots);
  const std::string_view last = dots == text.npos ? first : text.substr(dots + 2);
  Years years;
  const bool first_ok = first.empty() || (first.size() == 4 && whole_number(first, years.first));
  const bool last_ok = last.empty() || (last.size() == 4 && whole_number(last, years.last));
  if (!first_ok || !last_ok || (first.empty() && last.empty()) ||
      (!last.empty() && years.last < years.first)) {
    return fail(Fault::kInput,
                fmt::format("'{}' are no years; write for example 2010..2026", text));
  }
  return years;
}

bool is_language_tag(std::string_view text) {
  if (text.size() > 35 || text.ends_with('-') || text.find("--") != text.npos) return false;
  const std::string_view language = text.substr(0, text.find('-'));
  if (language.size() < 2 || language.size() > 3 || !letters_or_digits(language, true))
    return false;
  return std::ranges::all_of(split(text, '-'), [](std::string_view part) {
    return part.size() <= 8 && letters_or_digits(part, false);
  });
}

}  // namespace vindplaats
