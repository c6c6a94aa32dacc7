// A running `serve`, from outside: what it harvests and releases by itself, what it gives out, and
// how it ends.
#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/demo/oai_repository.h"
#include "app/demo/scenario.h"
#include "app/web/web_server.h"
#include "core/clock.h"
#include "tests/support/raw_http.h"
#include "tests/support/serve_process.h"
#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using testing::Outcome;
using testing::raw_get;
using testing::RawAnswer;
using testing::run_binary;
using testing::ServeProcess;
using testing::Workbench;
using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr const char* kQuickSettings =
    "[fetch]\nprivate = [\"127.0.0.0/8:1024-65535\"]\n[publish]\nrequire = [\"title\"]\n"
    "[release]\nafter = \"1s\"\n";

// A repository of some pages that can be slow.
class SlowRepository {
 public:
  explicit SlowRepository(std::size_t records, std::chrono::milliseconds delay = {})
      : repository_(options(), sample_records(records, true), clock_) {
    Routes routes;
    routes["/oai"] = [this, delay](const ServerRequest& request) {
      ++requests_;
      Answer answer = repository_.answer(request);
      answer.delivery.delay = delay;
      return answer;
    };
    server_ = std::move(*ScriptedServer::start(std::move(routes)));
  }
  std::string url() const { return server_->url("/oai"); }
  std::size_t requests() const { return requests_; }
  void wait_for_requests(std::size_t wanted, ServeProcess& serve) const {
    while (requests_ < wanted && serve.running())
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }

 private:
  static OaiOptions options() {
    OaiOptions options;
    options.page_size = 10;
    return options;
  }
  SystemClock clock_;
  OaiRepository repository_;
  std::atomic<std::size_t> requests_{0};
  std::unique_ptr<ScriptedServer> server_;
};

std::string brought_item(const std::string& title) {
  return Json{{"identifier", title},
              {"title", title},
              {"abstract", title + ". Over statushouders en inburgering in de gemeente."},
              {"links", {{{"url", "https://instituut.example/1"}}}}}
             .dump() +
         "\n";
}

TEST(Serve, HarvestsByItselfAndReleasesWhatIsAccepted) {
  const SlowRepository repository(12);
  std::atomic<int> hooked{0};
  std::string hook_body;
  std::mutex mutex;
  const auto hook = WebServer::start(
      "127.0.0.1:0",
      [&](const WebRequest& request) {
        const std::lock_guard lock(mutex);
        if (request.method == "POST") hook_body = request.body;
        WebResponse response;
        response.status = ++hooked == 1 ? 307 : 204;  // a redirect is not followed
        if (hooked == 1) response.headers.push_back({"Location", "/elsewhere"});
        return response;
      },
      [](int status) {
        WebResponse response;
        response.status = status;
        return response;
      });
  const Workbench bench;
  bench.write("vindplaats.toml",
              fmt::format("{}hook = \"http://{}/hook\"\n"
                          "command = [\"sh\", \"-c\", \"echo $VINDPLAATS_RELEASE > announced\"]\n",
                          kQuickSettings, (*hook)->address()));
  bench.add_source("repo", "oai-pmh", repository.url());
  ServeProcess serve(VINDPLAATS_BINARY, bench.dir());
  ASSERT_NE(serve.port(), 0) << serve.log();
  EXPECT_TRUE(serve.wait_for("harvested source=repo")) << serve.log();
  EXPECT_TRUE(serve.wait_for("info curated")) << serve.log();

  bench.write("in.jsonl", brought_item("Gelijke stages"));
  bench.expect(0, {"queue", "bring", (bench.dir() / "in.jsonl").string(), "--accept"});
  EXPECT_TRUE(serve.wait_for(" publications=1\n")) << serve.log();
  const RawAnswer catalogue = raw_get(serve.port(), "/catalogue/current/catalogue.jsonl");
  EXPECT_EQ(catalogue.status, 200);
  EXPECT_THAT(catalogue.body, HasSubstr("Gelijke stages"));
  const std::string release =
      Json::parse(raw_get(serve.port(), "/catalogue/releases.json").body)["current"];
  EXPECT_TRUE(serve.wait_for("command ran release=" + release)) << serve.log();
  EXPECT_EQ(bench.read("announced"), release + "\n");
  EXPECT_TRUE(serve.wait_for("hook failed")) << serve.log();
  EXPECT_TRUE(serve.wait_for("hook told release=" + release)) << serve.log();
  const std::lock_guard lock(mutex);
  EXPECT_EQ(Json::parse(hook_body)["release"], release);
  EXPECT_EQ(Json::parse(hook_body)["counts"]["publications"], 1);
  EXPECT_EQ(serve.stop(), 0) << serve.log();
}

TEST(Serve, WhatIsReleasedAsItEndsIsToldToo) {
  const auto answer = [](int status) {
    WebResponse response;
    response.status = status;
    return response;
  };
  const auto hook = WebServer::start(
      "127.0.0.1:0", [&](const WebRequest&) { return answer(204); }, answer);
  const Workbench bench;
  bench.write("vindplaats.toml",
              fmt::format("{}hook = \"http://{}/hook\"\n", kQuickSettings, (*hook)->address()));
  ServeProcess serve(VINDPLAATS_BINARY, bench.dir());
  ASSERT_NE(serve.port(), 0) << serve.log();
  bench.write("in.jsonl", brought_item("Gelijke stages"));
  bench.expect(0, {"queue", "bring", (bench.dir() / "in.jsonl").string(), "--accept"});
  EXPECT_TRUE(serve.wait_for(" publications=1\n")) << serve.log();
  EXPECT_EQ(serve.stop(), 0) << serve.log();
  const std::string release = Json::parse(bench.read("public/current/manifest.json"))["release"];
  EXPECT_THAT(serve.log(), HasSubstr("hook told release=" + release));
}

TEST(Serve, TellsHowItIs) {
  const SlowRepository repository(12);
  const Workbench bench;
  bench.write("vindplaats.toml", kQuickSettings);
  bench.add_source("repo", "oai-pmh", repository.url());
  ServeProcess serve(VINDPLAATS_BINARY, bench.dir());
  ASSERT_TRUE(serve.wait_for("harvested source=repo")) << serve.log();
  EXPECT_EQ(Json::parse(raw_get(serve.port(), "/healthz").body)["ready"], true);
  EXPECT_EQ(bench.json({"status"})["serving"], true);
  EXPECT_EQ(raw_get(serve.port(), "/").status, 200);
  EXPECT_EQ(raw_get(serve.port(), "/none").status, 404);
  RawAnswer metrics;
  do {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    metrics = raw_get(serve.port(), "/metrics");
  } while (serve.running() && metrics.body.find("source_last_success") == std::string::npos);
  EXPECT_THAT(metrics.body, HasSubstr("vindplaats_runs_total{state=\"finished\"} 1\n"));
  EXPECT_EQ(serve.stop(), 0);
  EXPECT_EQ(bench.json({"status"})["serving"], false);
}

TEST(Serve, EndsInGoodOrderDuringAHarvest) {
  const SlowRepository repository(300, std::chrono::milliseconds(50));
  const Workbench bench;
  bench.write("vindplaats.toml", kQuickSettings);
  bench.add_source("repo", "oai-pmh", repository.url());
  {
    ServeProcess serve(VINDPLAATS_BINARY, bench.dir());
    repository.wait_for_requests(4, serve);
    EXPECT_EQ(serve.stop(), 0) << serve.log();
    EXPECT_THAT(serve.log(), HasSubstr("info stopped"));
  }
  EXPECT_FALSE(fs::exists(bench.dir() / "data/run/socket"));
  bench.expect(0, {"fsck"});
  ServeProcess again(VINDPLAATS_BINARY, bench.dir());
  EXPECT_TRUE(again.wait_for("harvested source=repo state=finished")) << again.log();
  EXPECT_EQ(again.stop(), 0);
  bench.expect(0, {"fsck"});
}

TEST(Serve, KeepsItsSettingsWhenAFileIsWrong) {
  const Workbench bench;
  ServeProcess serve(VINDPLAATS_BINARY, bench.dir());
  ASSERT_NE(serve.port(), 0) << serve.log();
  const std::string right = bench.read("vindplaats.toml");
  bench.write("vindplaats.toml", "name = 3\n");
  serve.signal(SIGHUP);
  EXPECT_TRUE(serve.wait_for("warning notice matter=settings")) << serve.log();
  EXPECT_THAT(raw_get(serve.port(), "/healthz").body, HasSubstr("vindplaats.toml:1"));
  EXPECT_EQ(raw_get(serve.port(), "/healthz").status, 200);
  bench.write("vindplaats.toml", "name = \"Het Nieuwe Platform\"\n");
  serve.signal(SIGHUP);
  EXPECT_TRUE(serve.wait_for("folder read anew")) << serve.log();
  EXPECT_THAT(raw_get(serve.port(), "/healthz").body, Not(HasSubstr("notices")));
  EXPECT_THAT(raw_get(serve.port(), "/").body, HasSubstr("Het Nieuwe Platform"));
  bench.write("vindplaats.toml", "contact = \"anders@example.nl\"\n");
  serve.signal(SIGHUP);
  EXPECT_TRUE(serve.wait_for("warning notice matter=fetch")) << serve.log();
  EXPECT_THAT(bench.run({"status"}).out, HasSubstr("contact or base_url was changed"));
  EXPECT_EQ(serve.stop(), 0);
}

TEST(Serve, IsTakenOverAfterKill9) {
  const SlowRepository repository(300, std::chrono::milliseconds(50));
  const Workbench bench;
  bench.write("vindplaats.toml", kQuickSettings);
  bench.add_source("repo", "oai-pmh", repository.url());
  {
    ServeProcess serve(VINDPLAATS_BINARY, bench.dir());
    repository.wait_for_requests(4, serve);
    serve.signal(SIGKILL);
    EXPECT_EQ(serve.wait(), 128 + SIGKILL);
  }
  EXPECT_TRUE(fs::exists(bench.dir() / "data/run/socket")) << "nobody took it away";
  bench.expect(0, {"fsck"});
  ServeProcess again(VINDPLAATS_BINARY, bench.dir());
  EXPECT_TRUE(again.wait_for("harvested source=repo state=finished")) << again.log();
  EXPECT_EQ(bench.json({"status"})["serving"], true);
  EXPECT_EQ(again.stop(), 0);
  bench.expect(0, {"fsck"});
}

TEST(Serve, ASecondOneAndWhatNeedsTheStoreAloneAreRefused) {
  const Workbench bench;
  ServeProcess serve(VINDPLAATS_BINARY, bench.dir());
  ASSERT_NE(serve.port(), 0) << serve.log();
  std::string said;
  EXPECT_EQ(run_binary({VINDPLAATS_BINARY, "--dir", bench.dir().string(), "serve"}, "/", said), 4);
  EXPECT_THAT(said, HasSubstr(fmt::format("process {}", serve.process())));
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"rebuild"}, {"fsck", "--repair"}, {"restore", "/tmp"}}) {
    const Outcome outcome = bench.run(words);
    EXPECT_EQ(outcome.status, 4) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr("end `serve` first"));
  }
  EXPECT_EQ(serve.stop(), 0);
}

TEST(Serve, OneThatDoesNotAnswerIsSaidToBeBusy) {
  const Workbench bench;
  ServeProcess serve(VINDPLAATS_BINARY, bench.dir());
  ASSERT_NE(serve.port(), 0) << serve.log();
  serve.signal(SIGSTOP);
  const Outcome outcome = bench.run({"queue", "list"});
  EXPECT_EQ(outcome.status, 4);
  EXPECT_THAT(outcome.err, HasSubstr("does not answer"));
  serve.signal(SIGCONT);
  EXPECT_EQ(bench.run({"queue", "list"}).status, 0);
  EXPECT_EQ(serve.stop(), 0);
}

TEST(Serve, NamesInACommandMeanTheFolderWhereItWasGiven) {
  const Workbench bench, elsewhere(true);
  elsewhere.write("in.jsonl", brought_item("Gelijke stages"));
  ServeProcess serve(VINDPLAATS_BINARY, bench.dir());
  ASSERT_NE(serve.port(), 0) << serve.log();
  std::string said;
  EXPECT_EQ(
      run_binary({VINDPLAATS_BINARY, "--dir", bench.dir().string(), "queue", "bring", "in.jsonl"},
                 elsewhere.dir(), said),
      0)
      << said;
  EXPECT_EQ(
      run_binary({VINDPLAATS_BINARY, "--dir", bench.dir().string(), "export", "--out", "site"},
                 elsewhere.dir(), said),
      0)
      << said;
  EXPECT_TRUE(fs::exists(elsewhere.dir() / "site/manifest.json"));
  EXPECT_EQ(serve.stop(), 0);
}

TEST(Serve, ACommandHasItsOwnTime) {
  const SlowRepository repository(3);
  const Workbench bench;
  bench.write("vindplaats.toml", kQuickSettings);
  ServeProcess serve(VINDPLAATS_BINARY, bench.dir());
  ASSERT_NE(serve.port(), 0) << serve.log();
  bench.add_source("repo", "oai-pmh", repository.url(), "active = false\n");
  bench.expect(0, {"harvest", "repo", "--now", "2031-05-06"});
  const Json shown = bench.json({"source", "show", "repo"});
  EXPECT_EQ(shown["runs"][0]["started"], "2031-05-06T00:00:00Z") << shown.dump();
  EXPECT_EQ(serve.stop(), 0);
}

TEST(Serve, ACommandIsCalledOffAndServeGoesOn) {
  const SlowRepository repository(300, std::chrono::milliseconds(50));
  const Workbench bench;
  bench.write("vindplaats.toml", kQuickSettings);
  ServeProcess serve(VINDPLAATS_BINARY, bench.dir());
  ASSERT_NE(serve.port(), 0) << serve.log();
  bench.add_source("repo", "oai-pmh", repository.url());
  {
    ServeProcess command({VINDPLAATS_BINARY, "--dir", bench.dir().string(), "harvest", "repo"}, "");
    repository.wait_for_requests(3, command);
    command.signal(SIGINT);
    EXPECT_EQ(command.wait(), 130) << command.log();
  }
  EXPECT_EQ(bench.run({"queue", "list"}).status, 0) << serve.log();
  const Json source = bench.json({"status", "repo"})["sources"][0];
  EXPECT_EQ(source["state"], "new") << "calling it off is no failure: " << source.dump();
  EXPECT_EQ(serve.stop(), 0);
  bench.expect(0, {"fsck"});
}

TEST(Serve, CommandsAtOnceDoNotGetInEachOthersWay) {
  const Workbench bench;
  std::string items;
  for (int i = 0; i < 12; ++i) items += brought_item(fmt::format("Statushouders deel {}", i));
  bench.write("in.jsonl", items);
  ServeProcess serve(VINDPLAATS_BINARY, bench.dir());
  ASSERT_NE(serve.port(), 0) << serve.log();
  bench.run({"queue", "bring", (bench.dir() / "in.jsonl").string()});
  std::vector<std::string> ids;
  const Json queue = bench.json({"queue", "list"});
  for (const Json& one : queue["publications"]) ids.push_back(one["id"]);
  ASSERT_EQ(ids.size(), 12U);
  {
    std::vector<std::jthread> editors;
    for (std::size_t i = 0; i < 4; ++i) {
      editors.emplace_back([&, i] {
        for (std::size_t at = i; at < ids.size(); at += 4) {
          EXPECT_EQ(bench.run({"queue", "accept", ids[at]}).status, 0);
          EXPECT_EQ(bench.run({"queue", "list"}).status, 0);
        }
      });
    }
  }
  EXPECT_TRUE(bench.json({"curate", "--dry-run"})["moves"].empty());
  EXPECT_EQ(serve.stop(), 0);
  bench.expect(0, {"fsck"});
}

TEST(Serve, TheDemoGoesOnWithItsFront) {
  const Workbench bench(true);
  ServeProcess demo({VINDPLAATS_BINARY, "--dir", (bench.dir() / "demo").string(), "demo",
                     "--listen", "127.0.0.1:0"},
                    " serving ");
  ASSERT_NE(demo.port(), 0) << demo.log();
  EXPECT_EQ(raw_get(demo.port(), "/catalogue/current/catalogue.json").status, 200);
  demo.signal(SIGINT);
  EXPECT_EQ(demo.wait(), 0) << demo.log();
  EXPECT_THAT(demo.log(), HasSubstr(fmt::format("http://127.0.0.1:{}/login/", demo.port())));
}

}  // namespace
}  // namespace vindplaats
