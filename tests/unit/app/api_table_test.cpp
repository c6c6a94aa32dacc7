// The API's table of operations, walked: who may what, what each takes and answers, and that the
// document says so.
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/web/embedded.h"
#include "export/schemas.h"
#include "store/ledger.h"
#include "tests/unit/app/api_bench.h"

namespace vindplaats {
namespace {

using testing::ApiReply;
using testing::found_work;
using testing::FrontBench;
using ::testing::HasSubstr;
using testing::header_of;
using ::testing::Not;
using testing::Program;

// An address of an operation, with a publication, theme or study that is not there in its place.
std::string address_of(const ApiOperation& operation) {
  std::string path(operation.path);
  if (const std::size_t place = path.find("{id}"); place != std::string::npos)
    path.replace(place, 4, "onbekend");
  return operation.path.starts_with("/record") ? path + "?id=wodc/1" : path;
}

// A body that its schema takes: what the document gives as an example, else what is required.
ApiJson body_of(const ApiOperation& operation) {
  if (operation.body.empty()) return {};
  const ApiJson& schema = api_schemas().at(std::string(operation.body));
  if (schema.contains("examples")) return schema.at("examples").at(0);
  ApiJson body = ApiJson::object();
  for (const ApiJson& key : schema.at("required"))
    body[key.get<std::string>()] = key == "digest" ? std::string(64, 'a') : std::string("x");
  return body;
}

ApiReply call(Program& program, const ApiOperation& operation) {
  const ApiJson body = body_of(operation);
  return program.ask(std::string(operation.method), address_of(operation),
                     body.is_null() ? "" : body.dump());
}

void add_all_roles(FrontBench& bench) {
  for (const std::string_view role : kRoles)
    bench.add_user("u-" + std::string(role), std::string(role), {"onderwijs"});
}

TEST(ApiTable, EveryRoleMayWhatTheMatrixSaysAndNothingElse) {
  FrontBench bench;
  bench.curate_now();
  add_all_roles(bench);
  for (const std::string_view role : kRoles) {
    Program program(bench, "u-" + std::string(role));
    for (const ApiOperation& operation : api_operations()) {
      const ApiReply reply = call(program, operation);
      EXPECT_NE(reply.status, 422) << operation.name << reply.response.body;
      EXPECT_LT(reply.status, 500) << role << " " << operation.name << reply.response.body;
      if (extent_of(role, operation.right) == Extent::kAll) {
        EXPECT_NE(reply.status, 403) << role << " " << operation.name;
      }
      if (extent_of(role, operation.right) == Extent::kNone) {
        EXPECT_EQ(reply.status, 403) << role << " " << operation.name;
        EXPECT_EQ(reply.json["code"], "forbidden");
      }
    }
  }
}

TEST(ApiTable, WithoutATokenNothingIsAnswered) {
  FrontBench bench;
  bench.add_user("fatima", "editor");
  testing::Browser browser(bench);
  browser.log_in("fatima");
  const auto before = read_head(*bench.store->snapshot())->sequence;
  for (const ApiOperation& operation : api_operations()) {
    Program nobody(bench);
    const ApiReply without = call(nobody, operation);
    EXPECT_EQ(without.status, 401) << operation.name;
    EXPECT_EQ(header_of(without.response, "WWW-Authenticate"), "Bearer");
    // A browser that is logged in: the cookie counts for nothing.
    EXPECT_EQ(nobody
                  .ask(std::string(operation.method), address_of(operation), "{}",
                       {{"Cookie", "session=" + browser.cookies.at("session")}})
                  .status,
              401);
  }
  EXPECT_EQ(read_head(*bench.store->snapshot())->sequence, before);
}

TEST(ApiTable, ATokenThatOnlyReadsChangesNothing) {
  FrontBench bench;
  bench.add_user("anna", "administrator");
  Program program(bench, "anna", true);
  const auto before = read_head(*bench.store->snapshot())->sequence;
  for (const ApiOperation& operation : api_operations()) {
    const ApiReply reply = call(program, operation);
    const bool refused = operation.method != "GET" && operation.changes;
    EXPECT_EQ(reply.status == 403, refused) << operation.name << reply.response.body;
    if (refused) {
      EXPECT_EQ(reply.json["code"], "read-only-token");
    }
  }
  EXPECT_EQ(read_head(*bench.store->snapshot())->sequence, before);
}

TEST(ApiTable, AnotherMethodIsRefusedAndToldWhichThereAre) {
  FrontBench bench;
  bench.add_user("anna", "administrator");
  Program program(bench, "anna");
  const auto before = read_head(*bench.store->snapshot())->sequence;
  for (const ApiOperation& operation : api_operations()) {
    std::set<std::string> there;
    for (const ApiOperation& other : api_operations()) {
      if (other.path == operation.path) there.insert(std::string(other.method));
    }
    for (const char* method : {"GET", "POST", "PUT", "DELETE", "PATCH", "BREW"}) {
      if (there.contains(method)) continue;
      const ApiReply reply = program.ask(method, address_of(operation));
      // "/queue/lacking" is no "/queue/{id}", but "/themes/x" is one: both are told apart by path.
      EXPECT_EQ(reply.status, 405) << method << " " << operation.path;
      EXPECT_THAT(header_of(reply.response, "Allow"), HasSubstr(std::string(operation.method)));
    }
    const ApiReply options = program.ask("OPTIONS", address_of(operation));
    EXPECT_EQ(options.status, 204);
    EXPECT_THAT(header_of(options.response, "Allow"), HasSubstr(std::string(operation.method)));
    EXPECT_EQ(header_of(options.response, "Access-Control-Allow-Origin"), "");
  }
  EXPECT_EQ(read_head(*bench.store->snapshot())->sequence, before);
  for (const char* nowhere : {"/nergens", "/queue//lacking", "/queue/", "//queue",
                              "/publications/%20x/y", "/publications//accept"})
    EXPECT_EQ(program.get(nowhere).status, 404) << nowhere;
  // A blank is an id that nobody has, and no empty segment.
  EXPECT_EQ(program.post("/publications/%20/reject", {{"reason", "verouderd"}}).status, 404);
}

TEST(ApiTable, WhatDoesNotFitItsSchemaIsNamed) {
  FrontBench bench;
  bench.add_user("anna", "administrator");
  Program program(bench, "anna");
  for (const ApiOperation& operation : api_operations()) {
    const std::string method(operation.method), address = address_of(operation);
    const char* const mark = address.find('?') == std::string::npos ? "?" : "&";
    const ApiReply unknown = program.ask(method, address + mark + "onzin=1");
    EXPECT_EQ(unknown.status, 422) << operation.name;
    EXPECT_THAT(unknown.response.body, HasSubstr("onzin"));
    if (operation.body.empty()) continue;
    ApiJson more = body_of(operation);
    more["onzin"] = 1;
    const ApiReply named = program.ask(method, address, more.dump());
    EXPECT_EQ(named.status, 422) << operation.name;
    EXPECT_THAT(named.response.body, HasSubstr("onzin"));
    EXPECT_EQ(program.ask(method, address, "[]").status, 422) << operation.name;
    EXPECT_EQ(program.ask(method, address, "{").status, 400) << operation.name;
    EXPECT_EQ(program.ask(method, address, std::string(20'000, '[')).status, 400);
    EXPECT_EQ(program.ask(method, address, "{\"a\": \"\xff\"}").status, 400) << operation.name;
    EXPECT_EQ(program.ask(method, address).status, 415) << operation.name;
  }
}

TEST(ApiTable, EveryOperationIsInTheDocumentInBothLanguages) {
  for (const Language language : {Language::kDutch, Language::kEnglish}) {
    const ApiJson document = openapi_document(language, "http://127.0.0.1:8080/");
    EXPECT_EQ(document["openapi"], "3.1.0");
    EXPECT_EQ(document["servers"][0]["url"], "http://127.0.0.1:8080/api/v1");
    std::set<std::string> ids;
    std::size_t count = 0;
    for (const auto& [path, methods] : document["paths"].items()) {
      for (const auto& [method, operation] : methods.items()) {
        ++count;
        ids.insert(operation["operationId"].get<std::string>());
        // A key that has no text is shown as it is.
        EXPECT_THAT(operation["summary"].get<std::string>(), Not(HasSubstr("api-"))) << path;
        for (const ApiJson& one : operation.value("parameters", ApiJson::array()))
          EXPECT_THAT(one["description"].get<std::string>(), Not(HasSubstr("api-"))) << path;
      }
    }
    EXPECT_EQ(count, api_operations().size());
    EXPECT_EQ(ids.size(), api_operations().size());
    EXPECT_THAT(document.dump(), Not(HasSubstr("\"error-")));
  }
}

TEST(ApiTable, EverySchemaThatIsNamedIsThereAndCanBeRead) {
  for (const ApiOperation& operation : api_operations()) {
    EXPECT_TRUE(api_schemas().contains(std::string(operation.answer))) << operation.name;
    body_problems(operation.answer, "{}");
    query_problems(operation.parameters, "{}");
    if (!operation.body.empty()) {
      EXPECT_EQ(body_problems(operation.body, body_of(operation).dump()),
                std::vector<std::string>())
          << operation.name;
    }
  }
}

TEST(ApiTable, WhatTwoSchemaFilesDefineByOneNameIsTheSame) {
  const ApiJson publication = ApiJson::parse(schema_text("publication"));
  const ApiJson record = ApiJson::parse(schema_text("record"));
  for (const auto& [name, schema] : publication["$defs"].items()) {
    if (record["$defs"].contains(name)) {
      EXPECT_EQ(schema, record["$defs"][name]) << name;
    }
  }
}

// A parser takes the last of two in silence.
TEST(ApiTable, EverySchemaIsDefinedOnce) {
  std::set<std::string> names;
  for (const EmbeddedFile& file : web_api_schemas()) {
    const auto note = [&](int depth, ApiJson::parse_event_t event, ApiJson& parsed) {
      if (depth == 1 && event == ApiJson::parse_event_t::key) {
        EXPECT_TRUE(names.insert(parsed.get<std::string>()).second) << file.path << ": " << parsed;
      }
      return true;
    };
    EXPECT_FALSE(ApiJson::parse(file.bytes, note).empty()) << file.path;
  }
  EXPECT_TRUE(names.contains("SourceStatus"));
}

TEST(ApiDocument, IsCachedByItsTagAndNeedsNoToken) {
  FrontBench bench;
  const auto ask = [&](std::vector<Header> headers) {
    return answer_request({"GET", "/api/openapi.json", "", std::move(headers), "", ""},
                          bench.house);
  };
  const WebResponse first = ask({});
  EXPECT_EQ(first.status, 200);
  const std::string tag = header_of(first, "ETag");
  EXPECT_EQ(ask({{"If-None-Match", tag}}).status, 304);
  EXPECT_EQ(ask({{"If-None-Match", tag}, {"Accept-Language", "en"}}).status, 200);
  EXPECT_EQ(ApiJson::parse(ask({{"Accept-Language", "nl;q=0.5, en"}}).body)["info"]["title"],
            "The Vindplaats API");
}

}  // namespace
}  // namespace vindplaats
