#include "tests/unit/normalize/format_cases.h"

#include <functional>
#include <map>

#include <gtest/gtest.h>

#include "core/digest.h"
#include "core/json.h"
#include "core/text.h"
#include "tests/support/golden.h"

namespace vindplaats::testing {
namespace {

using Setter = std::function<void(FormatCase&, std::string)>;

const std::map<std::string, Setter, std::less<>>& header_keys() {
  static const std::map<std::string, Setter, std::less<>> kKeys = {
      {"format", [](FormatCase& c, std::string v) { c.raw.format = std::move(v); }},
      {"identifier", [](FormatCase& c, std::string v) { c.raw.identifier = std::move(v); }},
      {"set", [](FormatCase& c, std::string v) { c.raw.sets.push_back(std::move(v)); }},
      {"deleted", [](FormatCase& c, const std::string& v) { c.raw.deleted = v == "true"; }},
      {"language", [](FormatCase& c, std::string v) { c.payload.frame.language = std::move(v); }},
      {"base", [](FormatCase& c, std::string v) { c.payload.frame.base = std::move(v); }},
      {"feed-title",
       [](FormatCase& c, std::string v) { c.payload.frame.feed_title = std::move(v); }},
      {"feed-author",
       [](FormatCase& c, std::string v) { c.payload.frame.feed_author = std::move(v); }},
      {"feed-link", [](FormatCase& c, std::string v) { c.payload.frame.feed_link = std::move(v); }},
  };
  return kKeys;
}

void read_header_line(FormatCase& made, std::string_view line) {
  const std::size_t end = line.find(": ");
  if (end == std::string_view::npos) return;
  const std::string_view key = trim(line.substr(0, end));
  const std::string value(trim(line.substr(end + 2)));
  if (key.starts_with("xmlns")) {
    made.payload.frame.namespaces.push_back(
        {std::string(key.size() > 6 ? key.substr(6) : ""), value});
    return;
  }
  const auto setter = header_keys().find(key);
  if (setter != header_keys().end()) setter->second(made, value);
}

}  // namespace

FormatCase read_format_case(const Format& format, const std::filesystem::path& path) {
  FormatCase made;
  made.raw.source = "test";
  made.raw.identifier = path.stem().string();
  made.raw.datestamp = "2026-01-15T08:00:00Z";
  made.raw.harvested = "2026-02-01T06:00:00Z";
  made.raw.format = format.namespaces.empty() ? format.media_types[0] : format.namespaces[0];
  const std::string text = read_file(path);
  std::size_t body = 0;
  if (const std::size_t end = text.find("-->");
      text.starts_with("<!--") && end != std::string::npos) {
    for (const std::string_view line : split(std::string_view(text).substr(4, end - 4), '\n'))
      read_header_line(made, line);
    body = end + 3;
  }
  made.payload.bytes = trim(std::string_view(text).substr(body));
  made.raw.payload = sha256_hex(made.payload.bytes);
  return made;
}

std::string golden_text(const Result<Reading>& reading) {
  std::string json;
  if (!reading) {
    json = "{\"error\":";
    append_json_string(json, reading.error().what);
    return pretty(json + "}");
  }
  json = "{\"record\":" + to_json(reading->record) + ",\"traces\":[";
  for (const Trace& trace : reading->traces) {
    if (json.back() != '[') json += ',';
    append_json(json, trace);
  }
  return pretty(json + "]}");
}

}  // namespace vindplaats::testing
