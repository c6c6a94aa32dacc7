#include "app/serve/serve_log.h"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "core/text.h"
#include "core/time.h"

namespace vindplaats {
namespace {

// Nothing in it can end the line, move a terminal's cursor, or look like another field.
std::string quoted_value(std::string_view value) {
  const bool plain = !value.empty() && std::string_view::npos == value.find_first_of(" =\"\\");
  std::string out;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t before = at;
    const char32_t c = next_utf8(value, at);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 ||
               (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
               (c == 0xfffd && at - before < 3)) {  // no UTF-8: half a terminal's command, perhaps
      out += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
    } else {
      out += value.substr(before, at - before);
    }
  }
  return plain && out == value ? out : fmt::format("\"{}\"", out);
}

}  // namespace

std::string log_text(std::string_view time, std::string_view level, std::string_view event,
                     LogFields fields) {
  std::string line = fmt::format("{} {} {}", time, level, event);
  for (const auto& [key, value] : fields)
    line += fmt::format(" {}={}", key, quoted_value(cut_utf8(value, kLongestLogValue)));
  return line;
}

std::string log_json(std::string_view time, std::string_view level, std::string_view event,
                     LogFields fields) {
  nlohmann::ordered_json line = {{"time", time}, {"level", level}, {"event", event}};
  for (const auto& [key, value] : fields)
    line[std::string(key)] = std::string(cut_utf8(value, kLongestLogValue));
  return line.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

void ServeLog::tell(std::string_view level, std::string_view event, LogFields fields) {
  const std::string time = format_time(clock_.now());
  const std::string line =
      json_ ? log_json(time, level, event, fields) : log_text(time, level, event, fields);
  const std::lock_guard lock(mutex_);
  write_(line + "\n");
}

}  // namespace vindplaats
