#pragma once
// The forms of single values in settings that core does not read already. Pure; safe from any
// thread. Failures are kInput, with the form that was wanted.
#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/json.h"
#include "core/result.h"

namespace vindplaats {

// Bytes: "500B", "2kB", "64MB", "1GB" (powers of 1000), "4KiB", "1MiB", "1GiB" (powers of 1024). At
// most 1 TB.
Result<std::int64_t> parse_size(std::string_view text);

struct Rate {
  std::int64_t bytes = 0;
  std::chrono::milliseconds time{0};
};
// "1kB/60s".
Result<Rate> parse_rate(std::string_view text);

// Exactly what was written, in thousandths; none for more than three decimals, beyond a million,
// and what is no number.
std::optional<Thousandths> exact_thousandths(double value);

// First and last year, 0 where open: "2010..2026", "2010..", "..2026", "2015".
struct Years {
  int first = 0, last = 0;
};
Result<Years> parse_years(std::string_view text);

// "nl", "en-GB", "zh-Hant-TW": the form of a BCP 47 tag (RFC 5646 section 2.1), not whether it is
// registered.
bool is_language_tag(std::string_view text);

}  // namespace vindplaats
