#include "app/web/byte_range.h"

#include <algorithm>
#include <charconv>

#include "core/text.h"

namespace vindplaats {
namespace {

std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || code != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

RangeAnswer read_range(std::string_view header, std::uint64_t size) {
  constexpr std::string_view kUnit = "bytes=";
  header = trim(header);
  if (!header.starts_with(kUnit) || header.find(',') != std::string_view::npos) return {};
  const std::string_view spec = trim(header.substr(kUnit.size()));
  const std::size_t hyphen = spec.find('-');
  if (hyphen == std::string_view::npos) return {};
  const auto first = whole_number(spec.substr(0, hyphen)),
             last = whole_number(spec.substr(hyphen + 1));
  if (hyphen == 0) {  // the last so many
    if (!last) return {};
    if (*last == 0 || size == 0) return {RangeAsk::kUnsatisfiable, {}};
    const std::uint64_t length = std::min(*last, size);
    return {RangeAsk::kPart, {size - length, length}};
  }
  const bool open = hyphen + 1 == spec.size();
  if (!first || (!open && !last) || (last && *last < *first)) return {};
  if (*first >= size) return {RangeAsk::kUnsatisfiable, {}};
  const std::uint64_t end = open ? size - 1 : std::min(*last, size - 1);
  return {RangeAsk::kPart, {*first, end - *first + 1}};
}

}  // namespace vindplaats
