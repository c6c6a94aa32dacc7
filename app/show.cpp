#include "app/show.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "core/text.h"

namespace vindplaats {

std::string shortened(const std::string& text, std::size_t width) {
  return utf8_length(text) <= width ? text : std::string(cut_utf8(text, width)) + "…";
}

std::string pad(std::string_view text, std::size_t width) {
  std::string out(text);
  const std::size_t length = utf8_length(text);
  if (length < width) out.append(width - length, ' ');
  return out;
}

std::string show_table(const std::vector<std::vector<std::string>>& rows,
                       const std::vector<std::size_t>& right) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], utf8_length(row[i]));
  }
  std::string out;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) line += "  ";
      const bool to_right = std::find(right.begin(), right.end(), i) != right.end();
      if (to_right) line.append(widths[i] - utf8_length(row[i]), ' ').append(row[i]);
      if (!to_right) line += pad(row[i], widths[i]);
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    out += line + "\n";
  }
  return out;
}

std::string show_count(std::int64_t count) {
  std::string digits = std::to_string(count);
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  for (std::size_t at = digits.size(); at > first + 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string show_bytes(std::uint64_t bytes) {
  constexpr const char* kUnits[] = {"bytes", "kB", "MB", "GB", "TB"};
  auto size = static_cast<double>(bytes);
  std::size_t unit = 0;
  for (; size >= 1000 && unit + 1 < std::size(kUnits); ++unit) size /= 1000;
  return unit == 0 ? fmt::format("{} bytes", bytes) : fmt::format("{:.1f} {}", size, kUnits[unit]);
}

std::string show_run(const RunReport& report) {
  std::string counts;
  const auto add = [&](std::int64_t count, std::string_view what) {
    if (count > 0)
      counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", show_count(count), what);
  };
  add(report.added, "new");
  add(report.updated, "updated");
  add(report.deleted, "deleted");
  add(report.unchanged, "unchanged");
  add(report.rejected, "set aside");
  add(report.held, "not removed");
  return fmt::format("{}: {}{}", report.source, report.state, counts.empty() ? "" : "; " + counts);
}

std::string json_line(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string run_json(const RunReport& report) {
  nlohmann::ordered_json errors = nlohmann::ordered_json::array();
  for (const RunError& error : report.errors) {
    nlohmann::ordered_json one;
    if (!error.record.empty()) one["record"] = error.record;
    if (!error.request.empty()) one["request"] = error.request;
    one["message"] = error.message;
    errors.push_back(std::move(one));
  }
  nlohmann::ordered_json findings = nlohmann::ordered_json::array();
  for (const Finding& finding : report.findings) {
    findings.push_back(nlohmann::ordered_json::parse(to_json(finding)));
  }
  const nlohmann::ordered_json json = {
      {"source", report.source},
      {"state", report.state},
      {"started", report.started},
      {"ended", report.ended},
      {"requests", report.requests},
      {"received", report.received},
      {"new", report.added},
      {"updated", report.updated},
      {"unchanged", report.unchanged},
      {"deleted", report.deleted},
      {"rejected", report.rejected},
      {"held", report.held},
      {"bytes", report.bytes},
      {"seconds", static_cast<double>(report.seconds.count) / 1000},
      {"findings", findings},
      {"errors", errors}};
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Progress::Progress(Streams& streams, const Globals& globals, const Clock& clock)
    : streams_(streams),
      clock_(clock),
      wanted_(streams.terminal && !globals.quiet),
      start_(clock.ticks()) {}

Progress::~Progress() {
  clear();
}

void Progress::clear() {
  if (shown_) streams_.err("\r\x1b[K");
  shown_ = false;
}

void Progress::show(const std::string& what, std::int64_t count,
                    std::optional<std::int64_t> total) {
  const std::chrono::milliseconds now = clock_.ticks();
  if (!wanted_ || now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  shown_ = true;
  const double seconds = static_cast<double>((now - start_).count()) / 1000;
  const double rate = seconds > 0 ? static_cast<double>(count) / seconds : 0;
  std::string line = fmt::format("\r\x1b[K{}  {} records  {:.0f}/s  {:.0f} s", what,
                                 show_count(count), rate, seconds);
  if (total && *total >= count && *total > 0) {
    line += fmt::format("  {}%", 100 * count / *total);
    if (rate > 0)
      line += fmt::format("  {:.0f} s left", static_cast<double>(*total - count) / rate);
  }
  streams_.err(line);
}

}  // namespace vindplaats
