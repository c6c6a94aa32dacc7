// For the administrator's machines: is it well (/healthz), and how much of everything (/metrics, in
// Prometheus' text format, version 0.0.4). A reverse proxy keeps both to itself
// (docs/administrator.md).
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include <fmt/format.h>
#include <unistd.h>

#include "app/passwords.h"
#include "app/web/routes.h"
#include "core/time.h"

namespace vindplaats {
namespace {

// A label's value: backslash, quote and line end are escaped.
std::string metric_label(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '"') out += '\\';
    out += c == '\n' ? std::string("\\n") : std::string(1, c);
  }
  return out;
}

class MetricsText {
 public:
  void family(std::string_view name, std::string_view type, std::string_view help) {
    text_ +=
        fmt::format("# HELP vindplaats_{0} {2}\n# TYPE vindplaats_{0} {1}\n", name, type, help);
    name_ = name;
  }
  template <class Number>
  void value(Number number) {
    text_ += fmt::format("vindplaats_{} {}\n", name_, number);
  }
  template <class Number>
  void value(std::string_view label, std::string_view of, Number number) {
    text_ += fmt::format("vindplaats_{}{{{}=\"{}\"}} {}\n", name_, label, metric_label(of), number);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  std::string_view name_;
};

void add_store_metrics(MetricsText& text, const Figures& figures) {
  text.family("records", "gauge", "Records in the store");
  text.value(figures.records);
  text.family("publications", "gauge", "Publications by where they stand");
  text.value("status", "accepted", figures.accepted);
  text.value("status", "candidate", figures.candidates);
  text.value("status", "other", figures.publications - figures.accepted - figures.candidates);
  text.family("queue", "gauge", "Publications that wait for a decision, by theme");
  for (const auto& [theme, count] : figures.queue) text.value("theme", theme, count);
  text.family("store_bytes", "gauge", "Bytes of the store on disk, about");
  text.value(figures.store_bytes);
}

void add_source_metrics(MetricsText& text, const Figures& figures) {
  text.family("source_records", "gauge", "Records by source");
  for (const SourceFigures& one : figures.sources) text.value("source", one.id, one.records);
  text.family("source_findings", "gauge", "Findings about a source's records");
  for (const SourceFigures& one : figures.sources) text.value("source", one.id, one.findings);
  text.family("source_last_success_seconds", "gauge", "When a harvest last went well, Unix time");
  for (const SourceFigures& one : figures.sources) {
    if (one.last_success > 0) text.value("source", one.id, one.last_success);
  }
  text.family("source_next_seconds", "gauge", "When a harvest comes by itself, Unix time");
  for (const SourceFigures& one : figures.sources) {
    if (one.next > 0) text.value("source", one.id, one.next);
  }
  text.family("sources", "gauge", "Sources by state");
  std::map<std::string, std::int64_t> states;
  for (const SourceFigures& one : figures.sources) ++states[one.state];
  for (const auto& [state, count] : states) text.value("state", state, count);
}

void add_counters(MetricsText& text, const Counters& counters) {
  text.family("runs_total", "counter", "Harvests that ended, by state");
  for (const auto& [state, count] : counters.runs) text.value("state", state, count);
  text.family("runs_running", "gauge", "Harvests that go on now");
  text.value(counters.running);
  text.family("runs_waiting", "gauge", "Harvests that are due and not yet begun");
  text.value(counters.waiting);
  text.family("http_requests_total", "counter", "Answers of the web front, by status");
  for (const auto& [status, count] : counters.requests)
    text.value("status", std::to_string(status), count);
  text.family("http_sent_bytes_total", "counter", "Bytes of bodies that the web front sent");
  text.value(counters.bytes_sent);
  text.family("http_connections", "gauge", "Open connections of the web front");
  text.value(counters.connections);
  text.family("commands_total", "counter", "Commands carried out over the socket");
  text.value(counters.commands);
  text.family("passwords_tried_total", "counter", "Passwords that were given and computed");
  text.value(passwords_tried());
}

// proc(5): the second number of statm is pages in memory.
std::int64_t resident_bytes() {
  std::ifstream file("/proc/self/statm");
  std::int64_t size = 0, resident = 0;
  file >> size >> resident;
  return resident * sysconf(_SC_PAGESIZE);
}

std::int64_t open_file_count() {
  std::error_code failed;
  std::int64_t count = 0;
  for (const auto& ignored : std::filesystem::directory_iterator("/proc/self/fd", failed)) {
    static_cast<void>(ignored);
    ++count;
  }
  return count;
}

void add_process_metrics(MetricsText& text) {
  text.family("process_resident_bytes", "gauge", "Memory in use");
  text.value(resident_bytes());
  text.family("process_open_files", "gauge", "Open file descriptors");
  text.value(open_file_count());
}

}  // namespace

WebResponse healthz(const WebRequest&, WebHouse& house) {
  const Readiness readiness = house.readiness();
  nlohmann::ordered_json json = {{"ready", readiness.ready}};
  if (!readiness.why.empty()) json["why"] = readiness.why;
  if (!readiness.notices.empty()) json["notices"] = readiness.notices;
  WebResponse response;
  response.status = readiness.ready ? 200 : 503;
  response.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
  response.body = json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
  return response;
}

WebResponse metrics(const WebRequest&, WebHouse& house) {
  MetricsText text;
  text.family("ready", "gauge", "1: all parts are at work");
  text.value(house.readiness().ready ? 1 : 0);
  if (const std::shared_ptr<const Figures> figures = house.figures()) {
    add_store_metrics(text, *figures);
    add_source_metrics(text, *figures);
  }
  if (const auto id = house.shelf.current()) {
    const std::shared_ptr<const ShelvedRelease> release = house.shelf.release(*id);
    const std::string generated = release ? release->manifest().generated : std::string();
    if (const Result<Instant> made = parse_time(generated)) {
      text.family("release_age_seconds", "gauge", "How long ago the current release was made");
      text.value((house.now() - *made).count());
    }
  }
  add_counters(text, house.counters());
  add_process_metrics(text);
  WebResponse response;
  response.headers = {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"},
                      {"Cache-Control", "no-store"}};
  response.body = text.take();
  return response;
}

}  // namespace vindplaats
