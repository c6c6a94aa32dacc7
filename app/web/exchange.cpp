#include "app/web/exchange.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/text.h"

namespace vindplaats {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool clean_path(std::string_view path) {
  const bool plain = std::all_of(path.begin(), path.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != 0x7f && c != '\\';
  });
  if (!plain || !path.starts_with('/') || !valid_utf8(path)) return false;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find('/', at + 1), path.size());
    const std::string_view segment = path.substr(at + 1, end - at - 1);
    if (segment == "." || segment == "..") return false;
    at = end;
  }
  return true;
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_blank) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_blank) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = high < 0 ? -1 : hex_digit(text[i + 2]);
      if (low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return out;
}

std::optional<WebTarget> read_target(std::string_view target) {
  // The absolute form must be taken too (RFC 9112 3.2.2).
  if (constexpr std::string_view kScheme = "http://"; target.starts_with(kScheme)) {
    const std::size_t slash = target.find('/', kScheme.size());
    target = slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
  }
  const std::size_t mark = target.find('?');
  const std::string_view raw = target.substr(0, mark);
  if (target.find('#') != std::string_view::npos) return std::nullopt;
  std::optional<std::string> path = percent_decoded(raw, false);
  if (!path || !clean_path(*path)) return std::nullopt;
  WebTarget found;
  found.path = std::move(*path);
  if (mark != std::string_view::npos) found.query = target.substr(mark + 1);
  return found;
}

std::string_view WebRequest::header(std::string_view name) const {
  const auto found = std::find_if(headers.begin(), headers.end(), [&](const Header& one) {
    return equals_ignoring_case(one.name, name);
  });
  return found == headers.end() ? std::string_view() : std::string_view(found->value);
}

std::string WebRequest::parameter(std::string_view name) const {
  return Form::of_query(query).value(name);
}

std::string WebRequest::cookie(std::string_view name) const {
  for (const Header& one : headers) {
    if (!equals_ignoring_case(one.name, "Cookie")) continue;
    for (const std::string_view pair : split(one.value, ';')) {
      const std::size_t equals = pair.find('=');
      if (equals != std::string_view::npos && pair.substr(0, equals) == name)
        return std::string(pair.substr(equals + 1));
    }
  }
  return "";
}

Form Form::of_query(std::string_view query) {
  constexpr std::size_t kMostFields = 2000;
  Form form;
  for (std::size_t at = 0; at < query.size();) {
    const std::size_t end = std::min(query.find('&', at), query.size());
    const std::string_view pair = query.substr(at, end - at);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const auto name = percent_decoded(pair.substr(0, equals), true);
    const auto value = percent_decoded(pair.substr(std::min(equals + 1, pair.size())), true);
    if (name) form.fields_.emplace_back(repair_utf8(*name), repair_utf8(value.value_or("")));
    if (form.fields_.size() > kMostFields) return {};
    at = end + 1;
  }
  return form;
}

Form Form::of_body(const WebRequest& request) {
  const std::string_view type = request.header("Content-Type");
  if (!starts_with_ignoring_case(type, "application/x-www-form-urlencoded")) return {};
  return of_query(request.body);
}

std::string Form::value(std::string_view name) const {
  const auto found = std::find_if(fields_.begin(), fields_.end(),
                                  [&](const auto& field) { return field.first == name; });
  return found == fields_.end() ? std::string() : found->second;
}

std::vector<std::string> Form::values(std::string_view name) const {
  std::vector<std::string> all;
  for (const auto& [field, value] : fields_) {
    if (field == name) all.push_back(value);
  }
  return all;
}

bool Form::has(std::string_view name) const {
  return std::any_of(fields_.begin(), fields_.end(),
                     [&](const auto& field) { return field.first == name; });
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string http_date(Instant time) {
  static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  return fmt::format(
      "{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays[std::chrono::weekday(day).c_encoding()],
      static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
      static_cast<int>(date.year()), clock.hours().count(), clock.minutes().count(),
      clock.seconds().count());
}

bool names_tag(std::string_view list, std::string_view tag) {
  if (trim(list) == "*") return true;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    std::string_view one = trim(list.substr(at, end - at));
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == tag) return true;
    at = end + 1;
  }
  return false;
}

bool wants_english(const WebRequest& request) {
  const std::string asked = request.parameter("lang");
  return asked.empty() ? request.cookie("language") == "en" : asked == "en";
}

}  // namespace vindplaats
