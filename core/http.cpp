#include "core/http.h"

#include <algorithm>
#include <charconv>

#include <curl/curl.h>

#include "core/text.h"

namespace vindplaats {

std::string_view Response::header(std::string_view name) const {
  for (const Header& header : headers) {
    if (equals_ignoring_case(header.name, name)) return header.value;
  }
  return {};
}

std::string Response::media_type() const {
  const std::string_view value = header("Content-Type");
  return to_lower(trim(value.substr(0, value.find(';'))));
}

std::string Response::charset() const {
  for (const std::string_view parameter : split(header("Content-Type"), ';')) {
    if (!starts_with_ignoring_case(parameter, "charset=")) continue;
    std::string_view value = trim(parameter.substr(8));
    while (!value.empty() && (value.front() == '"' || value.front() == '\''))
      value.remove_prefix(1);
    while (!value.empty() && (value.back() == '"' || value.back() == '\'')) value.remove_suffix(1);
    return to_lower(value);
  }
  return {};
}

std::optional<std::chrono::seconds> Response::retry_after(Instant now) const {
  const std::string_view value = trim(header("Retry-After"));
  if (value.empty()) return std::nullopt;
  std::int64_t count = 0;
  const auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), count);
  if (code == std::errc() && end == value.data() + value.size()) {
    return std::chrono::seconds(std::max<std::int64_t>(count, 0));
  }
  const time_t date = curl_getdate(std::string(value).c_str(), nullptr);
  if (date == -1) return std::nullopt;
  return std::max(std::chrono::seconds(date) - now.time_since_epoch(), std::chrono::seconds(0));
}

}  // namespace vindplaats
