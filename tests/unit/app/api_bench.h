#pragma once
// The API over a store in memory: programs with tokens.
#include <nlohmann/json.hpp>
#include <string>

#include "app/account_tokens.h"
#include "app/web/api/api.h"
#include "app/web/api/api_schemas.h"
#include "tests/unit/app/front_bench.h"

namespace vindplaats::testing {

struct ApiReply {
  int status = 0;
  ApiJson json;
  WebResponse response;
};

// One program: its token.
class Program {
 public:
  Program(FrontBench& bench, const std::string& account, bool read_only = false) : bench_(bench) {
    const auto made =
        make_token(*bench.store, bench.clock, account, "een programma", read_only, "test");
    EXPECT_TRUE(made) << made.error().what;
    if (made) token = made->secret;
    if (made) id = made->id;
  }
  explicit Program(FrontBench& bench) : bench_(bench) {}

  ApiReply ask(const std::string& method, const std::string& target, const std::string& body = "",
               std::vector<Header> headers = {}) {
    const auto read = read_target(std::string(kApiRoot) + target);
    EXPECT_TRUE(read) << target;
    if (!read) return {};
    if (!token.empty()) headers.push_back({"Authorization", "Bearer " + token});
    if (!body.empty()) headers.push_back({"Content-Type", "application/json"});
    headers.push_back({"Host", "127.0.0.1:8080"});
    ApiReply reply;
    reply.response =
        answer_request({method, read->path, read->query, headers, body, "192.0.2.9"}, bench_.house);
    reply.status = reply.response.status;
    reply.json = ApiJson::parse(reply.response.body, nullptr, false);
    return reply;
  }
  ApiReply get(const std::string& target) { return ask("GET", target); }
  ApiReply post(const std::string& target, const ApiJson& body = ApiJson::object()) {
    return ask("POST", target, body.dump());
  }

  std::string token, id;

 private:
  FrontBench& bench_;
};

// A title that the theme "arbeidsmarkt" of the bench finds.
inline Metadata found_work(const std::string& title = "Wat werkt bij stages") {
  Metadata metadata;
  metadata.title = title;
  metadata.issued = "2026-03";
  metadata.type = "report";
  metadata.product = "rapport";
  metadata.languages = {"nl"};
  return metadata;
}

}  // namespace vindplaats::testing
