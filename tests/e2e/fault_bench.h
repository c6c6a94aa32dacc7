#pragma once
// Sources that go wrong, over real HTTP, and whole commands against them with a clock that jumps:
// waiting takes no time, and a week passes when a test says so. One thread, but for the handlers,
// which the server calls on its own.
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "app/cli.h"
#include "app/demo/oai_repository.h"
#include "app/demo/scenario.h"
#include "app/demo/server.h"
#include "app/dispatcher.h"
#include "app/pipeline/index_reader.h"
#include "app/services.h"
#include "app/transport/fetch_gate.h"
#include "config/load.h"
#include "core/time.h"
#include "store/fsck.h"
#include "tests/support/workbench.h"

namespace vindplaats::testing {

// Safe from any thread. Starts on 1 December 2026.
class BenchClock : public Clock {
 public:
  Instant now() const override {
    return Instant(std::chrono::sys_days(std::chrono::year(2026) / 12 / 1)) +
           std::chrono::floor<std::chrono::seconds>(ticks()) + shift_.load();
  }
  std::chrono::milliseconds ticks() const override {
    return std::chrono::milliseconds(ticks_.load());
  }
  void wait(std::chrono::milliseconds duration) override { ticks_ += duration.count(); }
  // What now() says beside the time that passes: a clock that stands wrong.
  void shift(std::chrono::seconds by) { shift_ = by; }

 private:
  std::atomic<std::int64_t> ticks_ = 0;
  std::atomic<std::chrono::seconds> shift_{std::chrono::seconds(0)};
};

class BenchServices : public Services {
 public:
  BenchServices(std::string dir, BenchClock& clock)
      : dir_(std::move(dir)), clock_(clock), store_(open_memory_store()) {}

  Clock& clock() override { return clock_; }
  Random& random() override { return random_; }
  const std::string& dir() const override { return dir_; }
  Result<const Platform*> platform() override {
    if (!loaded_) return reload();
    return &platform_;
  }
  Result<const Platform*> reload() override {
    TRY_ASSIGN(platform_, load_platform(dir_));
    loaded_ = true;
    return &platform_;
  }
  // Of the next command: each is a process of its own, which reads the folder anew.
  void forget() { loaded_ = false; }
  Result<Store*> store() override { return store_.get(); }
  // From any thread: sources are harvested at the same time.
  std::unique_ptr<Transport> transport_for(const Source& source) override {
    const std::lock_guard lock(mutex_);
    GateOptions options;
    options.settings = platform_.settings;
    options.version = "1.0";
    gate_randoms_.push_back(std::make_unique<SeededRandom>(gate_randoms_.size() + 1));
    gates_.push_back(*CurlTransport::create(std::move(options), clock_, *gate_randoms_.back()));
    return gates_.back()->for_source(source);
  }
  SegmentCache& segments() override { return segments_; }

 private:
  const std::string dir_;
  BenchClock& clock_;
  SeededRandom random_{1};
  Platform platform_;
  bool loaded_ = false;
  std::unique_ptr<Store> store_;
  SegmentCache segments_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<SeededRandom>> gate_randoms_;
  // A gate a run: a process of its own, which remembers no host.
  std::vector<std::unique_ptr<CurlTransport>> gates_;
};

// Commands on a platform folder, with the clock above and a store in memory.
class FaultBench {
 public:
  using Json = nlohmann::ordered_json;

  BenchClock& clock() { return clock_; }
  void pass(std::chrono::seconds time) { clock_.wait(time); }
  Store& store() { return **services_.store(); }
  void add_source(const std::string& id, const std::string& url, const std::string& more = "",
                  const std::string& type = "oai-pmh") {
    bench_.add_source(id, type, url, more);
  }

  Outcome run(std::vector<std::string> arguments) {
    Outcome outcome;
    Streams streams;
    streams.out = [&](std::string_view text) { outcome.out += text; };
    streams.err = [&](std::string_view text) { outcome.err += text; };
    auto parsed = parse_command_line(arguments, [](const char*) { return std::string(); });
    if (const Said* said = std::get_if<Said>(&parsed)) return {said->status, "", said->text};
    const Parsed& command = std::get<Parsed>(parsed);
    services_.forget();
    const Result<int> status = command.verb->run(command.invocation, services_, streams);
    outcome.status = status ? *status : exit_status(status.error());
    if (!status) outcome.err += status.error().what;
    return outcome;
  }
  Json json(std::vector<std::string> arguments) {
    arguments.emplace_back("--json");
    const Outcome outcome = run(std::move(arguments));
    return Json::parse(outcome.out.empty() ? "{}" : outcome.out);
  }
  // The report of one source's run.
  Json harvest(const std::string& id, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {"harvest", id};
    arguments.insert(arguments.end(), more.begin(), more.end());
    Json json = this->json(std::move(arguments));
    return json["runs"].empty() ? Json::object() : json["runs"][0];
  }
  Json status(const std::string& id) { return json({"status", id})["sources"][0]; }
  std::int64_t records(const std::string& id) { return status(id)["records"]; }
  void expect_sound() {
    for (const Defect& defect : check(*store().snapshot()))
      ADD_FAILURE() << defect.where << ": " << defect.what;
  }

 private:
  Workbench bench_;
  BenchClock clock_;
  BenchServices services_{bench_.dir().string(), clock_};
};

inline bool has_finding(const nlohmann::ordered_json& run, const std::string& code) {
  for (const auto& finding : run["findings"]) {
    if (finding["code"] == code) return true;
  }
  return false;
}

inline std::size_t words_in(const std::string& text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    words += c != ' ' && !inside ? 1 : 0;
    inside = c != ' ';
  }
  return words;
}

// A twist that a test sets while the server's thread looks at it.
class ChangingTwist {
 public:
  void operator=(Twist twist) {
    const std::lock_guard lock(mutex_);
    twist_ = std::move(twist);
  }
  void apply(const ServerRequest& request, Answer& answer) {
    const std::lock_guard lock(mutex_);
    if (twist_) twist_(request, ++number_, answer);
  }

 private:
  std::mutex mutex_;
  Twist twist_;
  std::size_t number_ = 0;
};

// A repository behind a server whose answers a test may change while it lives.
class FaultyRepository {
 public:
  FaultyRepository(const Clock& clock, OaiOptions options, std::vector<DemoRecord> records)
      : repository_(std::move(options), std::move(records), clock) {
    Routes routes;
    routes["/oai"] = [this](const ServerRequest& request) { return answer(request); };
    server_ = std::move(*ScriptedServer::start(std::move(routes)));
  }
  FaultyRepository(const Clock& clock, std::size_t records, std::string deleted = "persistent")
      : FaultyRepository(clock, options_with(std::move(deleted)), sample_records(records, false)) {}

  // From any thread.
  ChangingTwist twist;
  // The request as the repository sees it. Set between commands only.
  std::function<void(ServerRequest&)> before;

  OaiRepository& records() { return repository_; }
  ScriptedServer& server() { return *server_; }
  std::string url() const { return server_->url("/oai"); }

  // No request ever asks for nothing: from at or after until (faults.md rows 16 and 20).
  void expect_sane_requests() const {
    for (const ServerRequest& request : server_->journal()) {
      const std::string_view from = request.parameter("from"), until = request.parameter("until");
      if (!from.empty() && !until.empty()) {
        EXPECT_LT(from, until) << request.target;
      }
    }
  }

 private:
  static OaiOptions options_with(std::string deleted) {
    OaiOptions options;
    options.deleted_record = std::move(deleted);
    return options;
  }
  Answer answer(const ServerRequest& request) {
    ServerRequest seen = request;
    if (before) before(seen);
    Answer answer = repository_.answer(seen);
    twist.apply(request, answer);
    return answer;
  }

  OaiRepository repository_;
  std::unique_ptr<ScriptedServer> server_;
};

inline bool lists(const ServerRequest& request) {
  return request.parameter("verb") == "ListRecords";
}
inline bool continues(const ServerRequest& request) {
  return !request.parameter("resumptionToken").empty();
}
inline void replace(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
    text.replace(at, what.size(), by);
}
inline Answer page_of_html(int status, const std::string& title) {
  Answer answer;
  answer.status = status;
  answer.headers = {{"Content-Type", "text/html"}};
  answer.body =
      "<!DOCTYPE html><html><head><title>" + title + "</title></head><body></body></html>";
  return answer;
}
inline Answer oai_error(const std::string& code, const std::string& words = "no") {
  return OaiRepository::xml_answer(
      "<?xml version=\"1.0\"?>\n<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">"
      "<responseDate>2026-12-01T00:00:00Z</responseDate><request>x</request><error code=\"" +
      code + "\">" + words + "</error></OAI-PMH>");
}

// One row of faults.md: a source of 250 records, 100 a page, that goes wrong, and what one harvest
// of it comes to.
struct FaultCase {
  const char* name;  // "Row01TokenLoop"
  Twist (*twist)();  // may keep state; null: none
  const char* state;
  int requests;
  int records;        // stored afterwards
  const char* said;   // in an error's message, or the code of a finding; "": nothing is wrong
  const char* cause;  // in the status; "": none
};

inline void expect_case(const FaultCase& one) {
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 250);
  if (one.twist != nullptr) repository.twist = one.twist();
  bench.add_source("repo", repository.url());
  const auto run = bench.harvest("repo");
  EXPECT_EQ(run["state"], one.state) << run.dump(2);
  EXPECT_EQ(run["requests"], one.requests) << run.dump(2);
  std::string said;
  for (const auto& error : run["errors"]) said += error["message"].get<std::string>() + "\n";
  if (*one.said != '\0') {
    EXPECT_TRUE(said.find(one.said) != std::string::npos || has_finding(run, one.said))
        << run.dump(2);
  }
  EXPECT_EQ(said.empty(), *one.cause == '\0') << said;
  const auto status = bench.status("repo");
  EXPECT_EQ(status["records"], one.records);
  const std::string cause = status.value("cause", ""), remedy = status.value("remedy", "");
  EXPECT_NE(cause.find(one.cause), std::string::npos) << cause;
  EXPECT_EQ(cause.empty(), remedy.empty()) << cause << " / " << remedy;
  EXPECT_LE(words_in(cause + " " + remedy), 25U) << cause << " " << remedy;
  EXPECT_FALSE(status["since"].get<std::string>().empty());
  repository.expect_sane_requests();
  bench.expect_sound();
}

inline std::string case_name(const ::testing::TestParamInfo<FaultCase>& info) {
  return info.param.name;
}
inline void PrintTo(const FaultCase& one, std::ostream* out) {
  *out << one.name;
}

}  // namespace vindplaats::testing
