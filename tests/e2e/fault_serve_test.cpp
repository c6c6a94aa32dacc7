// What befalls a running `serve` (faults.md A7, rows 68 and 71) and what must not hold it up (D31),
// with the real binary: it is killed, stopped in the middle of everything, and given pages that are
// as expensive to read as the limits allow.
#include <algorithm>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <thread>

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "app/serve/local_socket.h"
#include "store/leases.h"
#include "store/store.h"
#include "tests/e2e/fault_bench.h"
#include "tests/support/raw_http.h"
#include "tests/support/serve_process.h"

namespace vindplaats {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): literals only
using testing::FaultyRepository;
using ::testing::HasSubstr;
using testing::lists;
using ::testing::Not;
using testing::raw_get;
using testing::run_binary;
using testing::ServeProcess;
using testing::Workbench;

constexpr int kDearRecords = 32;

std::map<std::string, HarvestLease> leases_in(const Workbench& bench) {
  const auto store = open_rocks_store((bench.dir() / "data").string());
  EXPECT_TRUE(store) << store.error().what;
  return store ? *harvest_leases(*(*store)->snapshot()) : std::map<std::string, HarvestLease>();
}

std::size_t lists_asked(const FaultyRepository& repository) {
  std::size_t asked = 0;
  for (const ServerRequest& request : const_cast<FaultyRepository&>(repository).server().journal())
    asked += lists(request);
  return asked;
}

// From its third page on a repository says nothing for an hour.
void fall_silent(FaultyRepository& repository) {
  repository.twist = [pages = 0](const ServerRequest& request, std::size_t,
                                 Answer& answer) mutable {
    if (lists(request) && ++pages >= 3) answer.delivery.delay = 1h;
  };
}

void wait_for_silence(const FaultyRepository& repository, ServeProcess& serve) {
  while (lists_asked(repository) < 3 && serve.running()) std::this_thread::sleep_for(5ms);
}

TEST(FaultServe, Row68WhatAKilledServeHeldIsTakenOver) {
  const SystemClock clock;
  FaultyRepository repository(clock, 1000);
  const Workbench bench;
  bench.add_source("repo", "oai-pmh", repository.url());
  fall_silent(repository);
  {
    ServeProcess serve(VINDPLAATS_BINARY, bench.dir());
    wait_for_silence(repository, serve);
    const auto status = bench.json({"status", "repo"});
    EXPECT_TRUE(status["sources"][0].contains("harvesting")) << status.dump(2);
    serve.signal(SIGKILL);
    serve.wait();
  }
  const auto left = leases_in(bench);
  ASSERT_EQ(left.count("repo"), 1U) << "else there is nothing to take over";
  repository.twist = nullptr;
  repository.server().clear_journal();
  ServeProcess next(VINDPLAATS_BINARY, bench.dir());
  EXPECT_TRUE(next.wait_for("harvested source=repo state=finished new=1000")) << next.log();
  EXPECT_EQ(lists_asked(repository), 8U) << "two of ten pages were there";
  EXPECT_EQ(next.stop(), 0) << next.log();
  EXPECT_TRUE(leases_in(bench).empty());
  bench.expect(0, {"fsck"});
}

// A harvest by itself and one that somebody asked for hang, a third waits its turn: all of it ends
// at once and in order, and nothing is left behind but what the next run goes on from.
TEST(FaultServe, Row71StoppedInTheMiddleOfEverything) {
  const SystemClock clock;
  FaultyRepository by_itself(clock, 1000), asked_for(clock, 1000);
  const Workbench bench;
  bench.add_source("alone", "oai-pmh", by_itself.url());
  fall_silent(by_itself);
  fall_silent(asked_for);
  ServeProcess serve(VINDPLAATS_BINARY, bench.dir());
  wait_for_silence(by_itself, serve);
  bench.add_source("asked", "oai-pmh", asked_for.url(), "active = false\n");
  std::string said;
  int status = -1;
  std::thread command([&] {
    const std::string dir = bench.dir().string();
    status = run_binary({VINDPLAATS_BINARY, "--dir", dir, "harvest", "asked", "alone"}, "/", said);
  });
  wait_for_silence(asked_for, serve);
  EXPECT_EQ(serve.stop(), 0) << serve.log();
  command.join();
  EXPECT_EQ(status, 4) << said;
  EXPECT_THAT(said, HasSubstr("being stopped"));
  EXPECT_THAT(serve.log(), HasSubstr("info stopped"));
  EXPECT_THAT(serve.log(), Not(HasSubstr(" error ")));
  EXPECT_TRUE(leases_in(bench).empty());
  bench.expect(0, {"fsck"});
  by_itself.twist = nullptr;
  asked_for.twist = nullptr;
  bench.expect(0, {"harvest", "alone", "asked"});
  for (const char* id : {"alone", "asked"})
    EXPECT_EQ(bench.json({"status", id})["sources"][0]["records"], 1000) << id;
  EXPECT_EQ(lists_asked(by_itself), 3U + 8U) << "two of ten pages were there";
  EXPECT_EQ(lists_asked(asked_for), 3U + 8U);
}

// Takes a connection, and never says a word.
class SilentPeer {
 public:
  SilentPeer() : listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in any{};
    any.sin_family = AF_INET;
    any.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof any;
    auto* const address = reinterpret_cast<sockaddr*>(&any);
    EXPECT_EQ(bind(listener_.get(), address, size), 0);
    EXPECT_EQ(listen(listener_.get(), 1), 0);
    EXPECT_EQ(getsockname(listener_.get(), address, &size), 0);
    port_ = ntohs(any.sin_port);
  }
  std::string url() const { return fmt::format("http://127.0.0.1:{}/", port_); }
  // Waits until somebody is there.
  void wait_for_somebody() {
    connection_ = Descriptor(accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
    EXPECT_TRUE(connection_);
  }

 private:
  Descriptor listener_, connection_;
  std::uint16_t port_ = 0;
};

// Others that never answer: the address that is told of a release, and a page that a publication
// leads to. Neither keeps it from ending.
TEST(FaultServe, Row71StoppedWhileOthersSayNothing) {
  SilentPeer hook, site;
  const Workbench bench;
  bench.write("vindplaats.toml",
              fmt::format("[fetch]\nprivate = [\"127.0.0.0/8:1024-65535\"]\n[publish]\n"
                          "require = [\"title\"]\n[release]\nafter = \"1s\"\nhook = \"{}\"\n",
                          hook.url()));
  bench.write("in.jsonl", fmt::format(R"({{"identifier": "a", "title": "Gelijke stages", )"
                                      R"("links": [{{"url": "{}"}}]}})"
                                      "\n",
                                      site.url()));
  ServeProcess serve(VINDPLAATS_BINARY, bench.dir());
  ASSERT_NE(serve.port(), 0) << serve.log();
  bench.expect(0, {"queue", "bring", (bench.dir() / "in.jsonl").string(), "--accept"});
  std::string said;
  std::thread links([&] {
    run_binary({VINDPLAATS_BINARY, "--dir", bench.dir().string(), "links"}, "/", said);
  });
  site.wait_for_somebody();
  hook.wait_for_somebody();
  EXPECT_EQ(serve.stop(), 0) << serve.log();
  links.join();
  EXPECT_THAT(serve.log(), HasSubstr("hook failed"));
  EXPECT_THAT(serve.log(), HasSubstr("info stopped"));
  const auto state = bench.json({"links", "--list", "--all"});
  EXPECT_TRUE(state["links"].empty()) << "it says nothing about the page: " << state.dump();
  bench.expect(0, {"fsck"});
}

std::size_t times_in(const std::string& text, const std::string& what) {
  std::size_t times = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1))
    ++times;
  return times;
}

// What a partner can cost most in one page: nearly 64 MB, in 400,000 elements, in records of 2 MB,
// every text of them with markup to take out.
std::string dearest_page() {
  std::string page =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OAI-PMH "
      "xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>2026-01-01T00:00:00Z"
      "</responseDate><request verb=\"ListRecords\">x</request><ListRecords>";
  for (int i = 0; i < kDearRecords; ++i) {
    page += fmt::format(
        "<record><header><identifier>oai:duur:{0}</identifier><datestamp>2026-01-01T00:00:00Z"
        "</datestamp></header><metadata><oai_dc:dc "
        "xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>Rapport {0}</dc:title>",
        i);
    for (int subject = 0; subject < 11'000; ++subject) {
      page += fmt::format(
          "<dc:subject>{}.{} &lt;i&gt;Inburgering&lt;/i&gt; &amp;amp; &lt;b&gt;werk&lt;/b&gt; van "
          "&amp;eacute;&amp;eacute;n gemeente &#8211; een &lt;a href=\"x\"&gt;deel&lt;/a&gt;"
          "</dc:subject>",
          i, subject);
    }
    page += "</oai_dc:dc></metadata></record>";
  }
  return page + "</ListRecords></OAI-PMH>";
}

// D31. No process of its own reads what partners send (docs/decisions/0016), so what it costs must
// hold nobody up: while five such pages are worked on, one after another, the front answers and
// another source, which came last, is harvested from its beginning to its end.
TEST(FaultServe, D31PagesAsDearAsTheyMayBeHoldNobodyUp) {
  const SystemClock clock;
  const std::string page = dearest_page();
  ASSERT_LT(page.size(), 64'000'000U);
  ASSERT_GT(page.size(), 60'000'000U);
  const Workbench bench;
  std::vector<std::unique_ptr<FaultyRepository>> dear;
  for (const char* id : {"dear-1", "dear-2", "dear-3", "dear-4", "dear-5"}) {
    dear.push_back(std::make_unique<FaultyRepository>(clock, 1));
    dear.back()->twist = [&page](const ServerRequest& request, std::size_t, Answer& answer) {
      if (lists(request)) answer.body = page;
    };
    bench.add_source(id, "oai-pmh", dear.back()->url());
  }
  ServeProcess serve(VINDPLAATS_BINARY, bench.dir());
  ASSERT_NE(serve.port(), 0) << serve.log();
  const auto all_asked = [&] {
    return std::ranges::all_of(dear, [](const auto& one) { return lists_asked(*one) > 0; });
  };
  while (!all_asked() && serve.running()) std::this_thread::sleep_for(5ms);
  FaultyRepository small(clock, 250);
  bench.add_source("small", "oai-pmh", small.url(), "active = false\n");
  const std::string well = fmt::format(" state=finished new={} ", kDearRecords);
  // How many of them were done when the small one was first asked: until then it is the command
  // that takes its time to start.
  std::atomic<std::size_t> done_before = dear.size() + 1;
  small.twist = [&](const ServerRequest&, std::size_t, Answer&) {
    std::size_t unasked = dear.size() + 1;
    done_before.compare_exchange_strong(unasked, times_in(serve.log(), well));
  };
  std::string said;
  std::thread order([&] {
    const std::string dir = bench.dir().string();
    EXPECT_EQ(run_binary({VINDPLAATS_BINARY, "--dir", dir, "harvest", "small"}, "/", said), 0);
  });
  int healthy = 0;
  while (serve.running() && times_in(serve.log(), well) < dear.size()) {
    EXPECT_EQ(raw_get(serve.port(), "/healthz").status, 200);
    ++healthy;
    std::this_thread::sleep_for(10ms);
  }
  order.join();
  const std::string log = serve.log();
  EXPECT_EQ(times_in(log, well), dear.size()) << log;
  const std::size_t small_ended = log.find("harvested source=small state=finished new=250");
  ASSERT_NE(small_ended, std::string::npos) << said << log;
  ASSERT_LT(done_before, dear.size()) << "asked while they were worked on";
  EXPECT_LE(times_in(log.substr(0, small_ended), well) - done_before, 2U) << log;
  EXPECT_GT(healthy, 10) << "answers while the pages were worked on";
  EXPECT_EQ(serve.stop(), 0) << serve.log();
}

}  // namespace
}  // namespace vindplaats
