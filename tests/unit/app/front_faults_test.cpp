// What the front must withstand (docs/faults.md D33, D34, D38, D41, D42), walked over the tables
// of addresses and operations, so that none is forgotten.
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/passwords.h"
#include "app/serve/serve_log.h"
#include "core/version.h"
#include "store/ledger.h"
#include "tests/unit/app/api_bench.h"

namespace vindplaats {
namespace {

using testing::Browser;
using testing::FrontBench;
using ::testing::HasSubstr;
using testing::header_of;
using ::testing::Not;
using testing::Program;

constexpr const char* kAllMethods[] = {"GET",    "HEAD",  "POST",    "PUT",
                                       "DELETE", "PATCH", "OPTIONS", "BREW"};

// Every address there is, pages and operations, and one that is not.
std::vector<std::string> all_addresses() {
  std::vector<std::string> all = {"/nergens", "/api/v1/nergens"};
  const auto filled = [](std::string path) {
    for (const char* place : {"{id}", "{}", "*"}) {
      if (const std::size_t at = path.find(place); at != std::string::npos)
        path.replace(at, std::string_view(place).size(), "p1");
    }
    return path;
  };
  for (const Route& route : routes()) all.push_back(filled(std::string(route.path)));
  for (const ApiOperation& operation : api_operations())
    all.push_back(std::string(kApiRoot) + filled(std::string(operation.path)));
  return all;
}

std::int64_t ledger_of(const FrontBench& bench) {
  return read_head(*bench.store->snapshot())->sequence;
}

TEST(FrontFaults, D33NothingChangesWithoutATokenFromElsewhereOrByGet) {
  FrontBench bench;
  bench.add_user("anna", "administrator");
  Browser browser(bench);
  browser.log_in("anna");
  const std::string cookie = "session=" + browser.cookies.at("session");
  const auto before = ledger_of(bench);
  for (const std::string& path : all_addresses()) {
    for (const char* method : {"POST", "PUT", "DELETE", "PATCH"}) {
      for (const Header& from :
           {Header{"X-Nothing", ""}, Header{"Origin", "https://evil.example"},
            Header{"Origin", "null"}, Header{"Sec-Fetch-Site", "cross-site"}}) {
        const WebResponse answer =
            answer_request({method,
                            path,
                            "",
                            {{"Cookie", cookie}, {"Host", "127.0.0.1:8080"}, from},
                            "token=" + std::string(64, 'a'),
                            "192.0.2.7"},
                           bench.house);
        EXPECT_TRUE(answer.status == 401 || answer.status == 403 || answer.status == 404 ||
                    answer.status == 405)
            << method << " " << path << " " << answer.status;
      }
    }
    const WebResponse read = answer_request(
        {"GET", path, "kind=accept&do=save", {{"Cookie", cookie}}, "", "192.0.2.7"}, bench.house);
    EXPECT_LT(read.status, 500) << path;
  }
  EXPECT_EQ(ledger_of(bench), before);
}

TEST(FrontFaults, D41EveryAnswerHasTheHeadersThatProtectReaders) {
  FrontBench bench;
  bench.base_url = "https://redactie.example.nl/";
  bench.add_user("anna", "administrator");
  Program program(bench, "anna");
  for (const std::string& path : all_addresses()) {
    for (const char* method : kAllMethods) {
      const WebResponse answer = answer_request(
          {method, path, "", {{"Authorization", "Bearer " + program.token}}, "", "192.0.2.7"},
          bench.house);
      const std::string policy = header_of(answer, "Content-Security-Policy");
      EXPECT_THAT(policy, HasSubstr("default-src 'none'")) << method << " " << path;
      EXPECT_THAT(policy, HasSubstr("frame-ancestors 'none'"));
      EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
      EXPECT_EQ(header_of(answer, "X-Content-Type-Options"), "nosniff");
      EXPECT_EQ(header_of(answer, "Referrer-Policy"), "same-origin");
      EXPECT_EQ(header_of(answer, "Strict-Transport-Security"), "max-age=31536000");
    }
  }
}

// Each address with a platform that cannot be had, and one whose clock or shelf fails.
TEST(FrontFaults, D42ForcedFaultsTellNoTracePathOrVersion) {
  FrontBench bench;
  bench.add_user("anna", "administrator");
  Program program(bench, "anna");
  Browser browser(bench);
  browser.log_in("anna");
  const std::string planted = "at /srv/vindplaats/data/LOCK (store.cpp:12) in std::bad_alloc";
  bench.house.platform = [&]() -> std::shared_ptr<const Platform> {
    throw std::runtime_error(planted);
  };
  bench.house.readiness = [&]() -> Readiness { throw std::runtime_error(planted); };
  int faults = 0;
  for (const std::string& path : all_addresses()) {
    const auto read = read_target(path);
    const WebResponse answer = path.starts_with(kApiRoot)
                                   ? program.get(path.substr(kApiRoot.size())).response
                                   : browser.get(path);
    faults += answer.status >= 500 ? 1 : 0;
    for (const std::string told : {"/srv", ".cpp", "std::", "LOCK", "terminate", "what()"})
      EXPECT_THAT(answer.body, Not(HasSubstr(told))) << path;
    EXPECT_THAT(answer.body, Not(HasSubstr(std::string(version())))) << path;
  }
  EXPECT_GE(faults, 20);
}

TEST(FrontFaults, D34ThePasswordIsComputedWhetherTheNameIsKnownOrNot) {
  FrontBench bench;
  bench.add_user("fatima", "editor");
  Browser browser(bench);
  const auto cost_of = [&](const std::string& name) {
    browser.get("/login");
    const std::int64_t before = passwords_tried();
    EXPECT_EQ(browser.post("/login", {{"name", name}, {"password", "een gok van lengte"}}).status,
              403);
    return passwords_tried() - before;
  };
  EXPECT_EQ(cost_of("fatima"), 1) << "without a password";
  const auto hash = hash_password("vier woorden zijn genoeg", "fatima");
  EXPECT_TRUE(set_password(*bench.store, bench.clock, "fatima", *hash, "test"));
  EXPECT_EQ(cost_of("fatima"), 1);
  EXPECT_EQ(cost_of("niemand"), 1);
}

TEST(FrontFaults, D34OfAThousandGuessesInTenMinutesTwentyReachTheHash) {
  FrontBench bench;
  bench.add_user("fatima", "editor");
  Browser browser(bench);
  browser.get("/login");
  const std::int64_t before = passwords_tried();
  for (int i = 0; i < 1000; ++i) {
    browser.post("/login", {{"name", i % 2 == 0 ? "fatima" : "naam"}, {"password", "een gok"}});
    bench.clock.wait(std::chrono::milliseconds(600));
  }
  EXPECT_LE(passwords_tried() - before, 20);
  EXPECT_GE(passwords_tried() - before, 10) << "honest people still come in";
}

// Fifty texts that mean to end a line, to look like another one, or to steer a terminal.
std::vector<std::string> log_payloads() {
  std::vector<std::string> payloads = {"x\r\n2026-11-22T00:00:00Z info command verb=user as=admin",
                                       "x\n{\"level\":\"error\",\"event\":\"forged\"}",
                                       "\x1b[2J\x1b[1;31mweg",
                                       "\x1b]0;titel\x07",
                                       "\xc2\x9b"
                                       "31m",
                                       "\x9b"
                                       "31m",
                                       "\xc2\x85"
                                       "nel",
                                       "\xe2\x80\xa8"
                                       "ls",
                                       "\xe2\x80\xa9"
                                       "ps",
                                       "\xe2\x80\xae"
                                       "txt.exe",
                                       "\xe2\x81\xa6"
                                       "isolate",
                                       std::string("nul\0byte", 8),
                                       "\x7f\x08\x08",
                                       "\" event=forged level=error",
                                       "\\\" \\n",
                                       "\xff\xfe",
                                       "\xed\xa0\x80",
                                       "\xf4\x90\x80\x80",
                                       std::string(100'000, '\n')};
  for (char c = 1; c < 0x20; ++c) payloads.push_back(std::string("a") + c + "b");
  return payloads;
}

bool has_raw_control(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const auto byte = static_cast<unsigned char>(line[at]);
    const std::size_t before = at;
    const char32_t c = next_utf8(line, at);
    if (c < 0x20 || (c >= 0x7f && c < 0xa0) || (c == 0xfffd && at - before < 3 && byte >= 0x80))
      return true;
  }
  return false;
}

TEST(FrontFaults, D38OneEventIsOneLineWithoutControlCharacters) {
  const std::vector<std::string> payloads = log_payloads();
  EXPECT_GE(payloads.size(), 50U);
  const testing::SetClock clock;
  for (const bool json : {false, true}) {
    std::string log;
    ServeLog serve_log([&](std::string_view line) { log += line; }, json, clock);
    for (const std::string& payload : payloads)
      serve_log.error("links failed", {{"error", payload}, {"who", "x" + payload}});
    std::size_t lines = 0;
    for (const std::string_view line : split(log, '\n')) {
      if (line.empty()) continue;
      ++lines;
      EXPECT_FALSE(has_raw_control(line)) << line;
      EXPECT_NE(line.find("links failed"), std::string_view::npos);
      if (json) {
        EXPECT_FALSE(ApiJson::parse(line, nullptr, false).is_discarded()) << line;
      }
    }
    EXPECT_EQ(lines, payloads.size());
  }
}

}  // namespace
}  // namespace vindplaats
