// The front's wire: what real and malicious clients send, byte by byte (faults.md D40).
#include "app/web/web_server.h"

#include <filesystem>
#include <fstream>
#include <future>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/raw_http.h"

namespace vindplaats {
namespace {

using ::testing::HasSubstr;
using testing::raw_get;
using testing::RawAnswer;
using testing::RawConnection;
using testing::read_raw_answer;

WebResponse echo(const WebRequest& request) {
  WebResponse response;
  response.headers = {{"Content-Type", "text/plain"}};
  response.body = request.method + " " + request.path + " " + request.body;
  return response;
}

WebResponse refused(int status) {
  WebResponse response;
  response.status = status;
  response.body = "no";
  return response;
}

class WireBench {
 public:
  explicit WireBench(WebAnswer answer = echo, WebRules rules = {}) {
    Result<std::unique_ptr<WebServer>> started =
        WebServer::start("127.0.0.1:0", std::move(answer), refused, rules);
    EXPECT_TRUE(started);
    server_ = std::move(*started);
  }
  std::uint16_t port() const {
    const std::string address = server_->address();
    return static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
  }
  // What is answered to these bytes; whether the connection was then closed.
  std::pair<RawAnswer, bool> send(std::string_view bytes) const {
    RawConnection connection(port());
    connection.send(bytes);
    const std::string all = connection.read_to_end();
    return {read_raw_answer(all), connection.closed()};
  }
  WebServer& server() { return *server_; }

 private:
  std::unique_ptr<WebServer> server_;
};

TEST(WebWire, AnswersAndKeepsTheConnection) {
  const WireBench bench;
  RawConnection connection(bench.port());
  connection.send(
      "GET /een HTTP/1.1\r\nHost: a\r\n\r\nGET /twee HTTP/1.1\r\nHost: a\r\n"
      "Connection: close\r\n\r\n");
  const std::string all = connection.read_to_end();
  EXPECT_THAT(all, HasSubstr("GET /een "));
  EXPECT_THAT(all, HasSubstr("GET /twee "));
  EXPECT_TRUE(connection.closed());
}

TEST(WebWire, AHeadHasTheHeadersAndNoBody) {
  const WireBench bench;
  const RawAnswer answer = raw_get(bench.port(), "/abc", "", "HEAD");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("Content-Length"), "10");
  EXPECT_EQ(answer.body, "");
}

TEST(WebWire, AHeadThatIsRefusedGetsNoBodyEither) {
  const WireBench bench;
  const auto [answer, closed] =
      bench.send("HEAD / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
  EXPECT_EQ(answer.status, 413);
  EXPECT_EQ(answer.body, "");
  EXPECT_TRUE(closed);
}

TEST(WebWire, AFileIsSentAsItLies) {
  const std::string path = (std::filesystem::temp_directory_path() / "vindplaats-wire").string();
  std::string bytes;
  for (int i = 0; i < 300'000; ++i) bytes += static_cast<char>('a' + i % 23);
  std::ofstream(path) << bytes;
  const WireBench bench([&](const WebRequest& request) {
    WebResponse response;
    response.file.emplace();
    response.file->path = request.path == "/gone" ? path + ".gone" : path;
    response.file->offset = request.path == "/part" ? 100'000 : 0;
    response.file->length = request.path == "/part" ? 150'000 : bytes.size();
    return response;
  });
  EXPECT_EQ(raw_get(bench.port(), "/").body, bytes);
  EXPECT_EQ(raw_get(bench.port(), "/part").body, bytes.substr(100'000, 150'000));
  EXPECT_EQ(raw_get(bench.port(), "/", "", "HEAD").body, "");
  EXPECT_EQ(raw_get(bench.port(), "/gone").status, 404);
  std::filesystem::remove(path);
}

struct Malformed {
  const char* what;
  std::string bytes;
  int status;  // 0: only closed
};

std::vector<Malformed> malformed_requests() {
  const std::string get = "GET / HTTP/1.1\r\nHost: a\r\n";
  return {
      {"noise", "\x16\x03\x01\x02\x00\x01\xfc\x03\r\n\r\n", 400},
      {"no method", " / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"no version", "GET /\r\nHost: a\r\n\r\n", 400},
      {"another version", "GET / HTTP/3.0\r\nHost: a\r\n\r\n", 505},
      {"HTTP/0.9", "GET /\r\n\r\n", 400},
      {"a lower-case version", "GET / http/1.1\r\nHost: a\r\n\r\n", 505},
      {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
      {"two hosts", get + "Host: b\r\n\r\n", 400},
      {"a blank before the colon", get + "X-A : b\r\n\r\n", 400},
      {"a header without colon", get + "X-A\r\n\r\n", 400},
      {"a header without name", get + ": b\r\n\r\n", 400},
      {"a NUL in a header", get + std::string("X-A: a\0b\r\n\r\n", 12), 400},
      {"a control character in a header",
       get + "X-A: a\x01"
             "b\r\n\r\n",
       400},
      {"a bare CR", get + "X-A: a\rb\r\n\r\n", 400},
      {"a NUL in the target", std::string("GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n", 31), 400},
      {"an encoded NUL", "GET /a%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"a way up", "GET /../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"an encoded way up", "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"a backslash", "GET /..\\..\\x HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"broken encoding", "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"the authority form", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"length and chunks",
       get + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"chunks and length",
       get + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n", 400},
      {"two lengths", get + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd", 400},
      {"a length in words", get + "Content-Length: four\r\n\r\nabcd", 400},
      {"a negative length", get + "Content-Length: -1\r\n\r\n", 400},
      {"a length with a sign", get + "Content-Length: +4\r\n\r\nabcd", 400},
      {"a length that overflows", get + "Content-Length: 99999999999999999999999\r\n\r\n", 400},
      {"a length that is too much", get + "Content-Length: 999999999\r\n\r\n", 413},
      {"a chunk size that is none", get + "Transfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n",
       400},
      {"a chunk size that overflows",
       get + "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nab\r\n", 400},
      {"a chunk longer than it says", get + "Transfer-Encoding: chunked\r\n\r\n1\r\nabcdef\r\n",
       400},
      {"a chunk that is too much", get + "Transfer-Encoding: chunked\r\n\r\nfffffff\r\nab", 413},
      {"a head that is too large", get + "X-A: " + std::string(100'000, 'a') + "\r\n\r\n", 431},
      {"too many headers",
       get +
           [] {
             std::string lines;
             for (int i = 0; i < 5000; ++i) lines += "X-" + std::to_string(i) + ": a\r\n";
             return lines;
           }() +
           "\r\n",
       431},
      {"an address that is too long",
       "GET /" + std::string(10'000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414},
  };
}

TEST(WebWire, MalformedRequestsGetARefusalAndTheEnd) {
  const WireBench bench;
  for (const Malformed& one : malformed_requests()) {
    const auto [answer, closed] = bench.send(one.bytes);
    EXPECT_EQ(answer.status, one.status) << one.what;
    EXPECT_TRUE(closed) << one.what;
  }
  EXPECT_EQ(raw_get(bench.port(), "/").status, 200) << "and it serves on";
}

TEST(WebWire, WhoIsSlowIsClosed) {
  WebRules rules;
  rules.request_time = std::chrono::milliseconds(200);
  const WireBench bench(echo, rules);
  for (const char* begun :
       {"", "GET / HT", "GET / HTTP/1.1\r\nHost: a\r\nX-",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nab",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\na"}) {
    RawConnection connection(bench.port());
    connection.send(begun);
    connection.read_to_end();
    EXPECT_TRUE(connection.closed()) << begun;
  }
}

TEST(WebWire, HalfOpenClientsDoNotStopAHealthyOne) {
  const WireBench bench;
  std::vector<RawConnection> half_open;
  for (int i = 0; i < 500; ++i) {
    half_open.emplace_back(bench.port());
    half_open.back().send("GET / HTTP/1.1\r\nHost:");
  }
  for (int i = 0; i < 50; ++i) EXPECT_EQ(raw_get(bench.port(), "/").status, 200);
}

TEST(WebWire, WhatReadsSlowlyMakesNobodyElseWait) {
  std::promise<void> gate;
  const std::shared_future<void> open = gate.get_future().share();
  WebRules rules;
  rules.slow = [](const WebRequest& request) { return request.path == "/traag"; };
  const WireBench bench(
      [open](const WebRequest& request) {
        if (request.path == "/traag") open.wait();
        return echo(request);
      },
      rules);
  constexpr std::string_view kSlow = "GET /traag HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  std::vector<RawConnection> slow;
  for (int i = 0; i < 4; ++i) {  // more than there are threads that answer at once
    slow.emplace_back(bench.port());
    slow.back().send(kSlow);
  }
  EXPECT_EQ(raw_get(bench.port(), "/snel").status, 200);
  gate.set_value();
  for (RawConnection& one : slow) EXPECT_THAT(one.read_to_end(), HasSubstr("GET /traag"));
  const RawAnswer head = raw_get(bench.port(), "/traag", "", "HEAD");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.body, "");
}

TEST(WebWire, MoreConnectionsThanAllowedAreClosed) {
  WebRules rules;
  rules.most_connections = 3;
  WireBench bench(echo, rules);
  std::vector<RawConnection> held;
  for (int i = 0; i < 3; ++i) {
    held.emplace_back(bench.port());
    held.back().send("GET /");
  }
  while (bench.server().counts().connections < 3) {
  }
  EXPECT_EQ(raw_get(bench.port(), "/").status, 0);
}

TEST(WebWire, ItEndsWhileClientsHold) {
  WireBench bench;
  RawConnection held(bench.port());
  held.send("GET / HTTP/1.1\r\n");
  while (bench.server().counts().connections < 1) {
  }
  bench.server().stop();
  EXPECT_EQ(raw_get(bench.port(), "/").status, 0);
}

TEST(WebWire, ListensOnlyWhereItIsTold) {
  EXPECT_EQ(parse_listen("127.0.0.1:8080")->port, 8080);
  EXPECT_EQ(parse_listen("[::1]:80")->host, "::1");
  for (const char* text : {"", "8080", ":8080", "localhost:80", "127.0.0.1", "127.0.0.1:",
                           "127.0.0.1:99999", "127.0.0.1:a", "127.0.0.1:-1", "999.1.1.1:80"}) {
    const auto parsed = parse_listen(text);
    ASSERT_FALSE(parsed) << text;
    EXPECT_EQ(parsed.error().fault, Fault::kUsage);
  }
  const WireBench bench;
  const auto twice = WebServer::start("127.0.0.1:" + std::to_string(bench.port()), echo, refused);
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().fault, Fault::kRefused);
}

}  // namespace
}  // namespace vindplaats
