// The front's addresses: requests in, answers out, no wire.
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/web/byte_range.h"
#include "app/web/routes.h"
#include "core/digest.h"
#include "core/text.h"
#include "core/time.h"

namespace vindplaats {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
namespace fs = std::filesystem;

constexpr const char* kFirstRelease = "20261121T060000Z-11111111";
constexpr const char* kNewRelease = "20261122T060328Z-0a1b2c3d";

fs::path new_public_folder() {
  std::string pattern = (fs::temp_directory_path() / "vindplaats-web-XXXXXX").string();
  return mkdtemp(pattern.data());
}

// A public folder with two releases, and a front over it.
class WebBench : public ::testing::Test {
 protected:
  WebBench() {
    shelve(kFirstRelease, "2026-11-21T06:00:00Z", {{"catalogue.jsonl", "old\n"}});
    shelve(kNewRelease, "2026-11-22T06:03:28Z",
           {{"catalogue.jsonl", "0123456789"},
            {"catalogue.json", "[]"},
            {"feeds/all.atom", "<feed/>"},
            {"feeds/all.json", "{}"},
            {"publications/een-0001.json", "{}"},
            {"schema/record.schema.json", "{}"},
            {"_redirects", ""}});
    std::ofstream(dir_ / "secret.txt") << "secret";
    std::ofstream(dir_ / "releases" / kNewRelease / "unlisted.json") << "{}";
    fs::create_directory_symlink(std::string("releases/") + kNewRelease, dir_ / "current");
  }
  ~WebBench() override { fs::remove_all(dir_); }

  void shelve(const std::string& id, const std::string& generated,
              const std::vector<std::pair<std::string, std::string>>& files) {
    Manifest manifest;
    manifest.release = id;
    manifest.generated = generated;
    manifest.counts.publications = 3;
    for (const auto& [name, bytes] : files) {
      const fs::path path = dir_ / "releases" / id / name;
      fs::create_directories(path.parent_path());
      std::ofstream(path) << bytes;
      manifest.files.push_back({name, sha256_hex(bytes), static_cast<std::int64_t>(bytes.size())});
    }
    std::ofstream(dir_ / "releases" / id / "manifest.json") << manifest_text(manifest);
  }

  WebResponse ask(const std::string& target, std::vector<Header> headers = {},
                  const std::string& method = "GET") {
    const auto read = read_target(target);
    EXPECT_TRUE(read) << target;
    if (!read) return {};
    return answer_request({method, read->path, read->query, std::move(headers), "", ""}, house_);
  }
  static std::string header(const WebResponse& response, std::string_view name) {
    for (const Header& one : response.headers) {
      if (equals_ignoring_case(one.name, name)) return one.value;
    }
    return "";
  }

  const fs::path dir_ = new_public_folder();
  ReleaseShelf shelf_{dir_.string()};
  Readiness readiness_{true, "", {}};
  std::shared_ptr<const Figures> figures_;
  Counters counters_;
  std::string base_url_ = "http://127.0.0.1:8080/";
  WebHouse house_{shelf_,
                  [this] { return figures_; },
                  [this] { return readiness_; },
                  [this] { return counters_; },
                  [] { return *parse_time("2026-11-22T07:03:28Z"); },
                  [] { return std::string("Kennis & <Platform>"); },
                  [this] { return base_url_; }};
};

TEST(WebTarget, OnlyCleanPathsAreTaken) {
  EXPECT_EQ(read_target("/a%20b/c?x=1&y=%2F")->path, "/a b/c");
  EXPECT_EQ(read_target("/a?x=1")->query, "x=1");
  EXPECT_EQ(read_target("http://host:80/a")->path, "/a");
  EXPECT_EQ(read_target("http://host")->path, "/");
  for (const char* target :
       {"", "a", "*", "/../x", "/a/..", "/a/%2e%2e/b", "/a/./b", "/%2e", "/a%00b", "/a%0ab",
        "/a\\b", "/a%5cb", "/a%", "/a%4", "/a%zz", "/a#b", "/%ff", "host:443"}) {
    EXPECT_FALSE(read_target(target)) << target;
  }
}

TEST(WebTarget, ParametersAreDecodedAndTheFirstCounts) {
  WebRequest request;
  request.query = "a=1&lang=en&b+c=d%20e+f&lang=nl&flag";
  EXPECT_EQ(request.parameter("lang"), "en");
  EXPECT_EQ(request.parameter("b c"), "d e f");
  EXPECT_EQ(request.parameter("flag"), "");
  EXPECT_EQ(request.parameter("none"), "");
}

TEST(ByteRanges, MeanWhatTheStandardSays) {
  struct Row {
    const char* header;
    std::uint64_t size;
    RangeAsk ask;
    ByteRange range;
  };
  const Row rows[] = {{"", 10, RangeAsk::kWhole, {}},
                      {"bytes=0-3", 10, RangeAsk::kPart, {0, 4}},
                      {"bytes=4-", 10, RangeAsk::kPart, {4, 6}},
                      {"bytes=-3", 10, RangeAsk::kPart, {7, 3}},
                      {"bytes=-30", 10, RangeAsk::kPart, {0, 10}},
                      {"bytes=5-500", 10, RangeAsk::kPart, {5, 5}},
                      {"bytes=9-9", 10, RangeAsk::kPart, {9, 1}},
                      {"bytes=10-", 10, RangeAsk::kUnsatisfiable, {}},
                      {"bytes=10-12", 10, RangeAsk::kUnsatisfiable, {}},
                      {"bytes=-0", 10, RangeAsk::kUnsatisfiable, {}},
                      {"bytes=0-", 0, RangeAsk::kUnsatisfiable, {}},
                      {"bytes=3-2", 10, RangeAsk::kWhole, {}},
                      {"bytes=0-1,4-5", 10, RangeAsk::kWhole, {}},
                      {"bytes=", 10, RangeAsk::kWhole, {}},
                      {"bytes=a-b", 10, RangeAsk::kWhole, {}},
                      {"bytes=0-99999999999999999999", 10, RangeAsk::kWhole, {}},
                      {"items=0-3", 10, RangeAsk::kWhole, {}}};
  for (const Row& row : rows) {
    const RangeAnswer answer = read_range(row.header, row.size);
    EXPECT_EQ(answer.ask, row.ask) << row.header;
    EXPECT_EQ(answer.range, row.range) << row.header;
  }
}

TEST(HttpDate, IsWrittenAsTheStandardSays) {
  EXPECT_EQ(http_date(*parse_time("1994-11-06T08:49:37Z")), "Sun, 06 Nov 1994 08:49:37 GMT");
}

TEST_F(WebBench, EveryAnswerProtectsItsReader) {
  for (const char* target : {"/", "/healthz", "/metrics", "/catalogue/releases.json", "/nowhere",
                             "/catalogue/current/catalogue.json", "/catalogue/current/none",
                             "/catalogue/x/y", "/catalogue/"}) {
    for (const char* method : {"GET", "HEAD", "POST", "DELETE", "OPTIONS", "BREW"}) {
      const WebResponse response = ask(target, {}, method);
      EXPECT_THAT(header(response, "Content-Security-Policy"), HasSubstr("default-src 'none'"));
      EXPECT_THAT(header(response, "Content-Security-Policy"), HasSubstr("frame-ancestors"));
      EXPECT_THAT(header(response, "Content-Security-Policy"), Not(HasSubstr("unsafe")));
      EXPECT_EQ(header(response, "X-Content-Type-Options"), "nosniff");
      EXPECT_EQ(header(response, "Referrer-Policy"), "same-origin");
      EXPECT_EQ(header(response, "Strict-Transport-Security"), "");
    }
  }
  base_url_ = "https://front.example.nl/";
  EXPECT_EQ(header(ask("/nowhere"), "Strict-Transport-Security"), "max-age=31536000");
}

TEST_F(WebBench, ErrorsAreInPlainWordsWithoutPathsOrVersions) {
  for (const int status : {400, 404, 405, 408, 413, 414, 416, 431, 500, 503, 505}) {
    for (const bool english : {false, true}) {
      const WebResponse response = plain_error(status, english);
      EXPECT_EQ(response.status, status);
      EXPECT_THAT(response.body, HasSubstr(english ? "lang=\"en\"" : "lang=\"nl\""));
      EXPECT_THAT(response.body, Not(HasSubstr("vindplaats")));
      EXPECT_THAT(response.body, Not(HasSubstr("/tmp")));
    }
  }
  EXPECT_EQ(ask("/catalogue").status, 404);
  EXPECT_EQ(ask("/healthz", {}, "POST").status, 405);
  EXPECT_EQ(header(ask("/healthz", {}, "POST"), "Allow"), "GET, HEAD");
  EXPECT_THAT(ask("/none?lang=en").body, HasSubstr("There is nothing here"));
  EXPECT_THAT(ask("/none").body, HasSubstr("Hier is niets"));
}

TEST_F(WebBench, WhatAHandlerThrowsIsA500WithoutItsWords) {
  house_.readiness = []() -> Readiness { throw std::runtime_error("at /srv/secret"); };
  const WebResponse response = ask("/healthz");
  EXPECT_EQ(response.status, 500);
  EXPECT_THAT(response.body, Not(HasSubstr("secret")));
}

TEST_F(WebBench, TheFirstPageIsInBothLanguagesAndEscapesTheName) {
  EXPECT_THAT(ask("/").body, HasSubstr("<html lang=\"nl\" "));
  EXPECT_THAT(ask("/?lang=en").body, HasSubstr("<html lang=\"en\" "));
  EXPECT_THAT(ask("/").body, HasSubstr("Kennis &amp; &lt;Platform&gt;"));
  EXPECT_THAT(ask("/").body, HasSubstr("/catalogue/current/catalogue.json"));
}

TEST_F(WebBench, AFileOfTheCurrentReleaseIsGiven) {
  const WebResponse response = ask("/catalogue/current/catalogue.jsonl");
  EXPECT_EQ(response.status, 200);
  ASSERT_TRUE(response.file);
  EXPECT_EQ(response.file->length, 10U);
  EXPECT_EQ(response.file->offset, 0U);
  EXPECT_EQ(header(response, "ETag"), "\"" + sha256_hex("0123456789") + "\"");
  EXPECT_EQ(header(response, "Last-Modified"), "Sun, 22 Nov 2026 06:03:28 GMT");
  EXPECT_EQ(header(response, "Cache-Control"), "no-cache");
  EXPECT_EQ(header(response, "Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(header(response, "Content-Location"),
            std::string("/catalogue/") + kNewRelease + "/catalogue.jsonl");
}

TEST_F(WebBench, AnOlderReleaseStaysAsItIs) {
  const WebResponse response = ask(std::string("/catalogue/") + kFirstRelease + "/catalogue.jsonl");
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.file->length, 4U);
  EXPECT_EQ(header(response, "Cache-Control"), "public, max-age=86400, immutable");
  EXPECT_EQ(header(response, "Content-Location"), "");
}

TEST_F(WebBench, MediaTypesAreRight) {
  const std::pair<const char*, const char*> rows[] = {
      {"catalogue.json", "application/json"},
      {"catalogue.jsonl", "application/x-ndjson"},
      {"feeds/all.atom", "application/atom+xml; charset=utf-8"},
      {"feeds/all.json", "application/feed+json"},
      {"publications/een-0001.json", "application/ld+json"},
      {"schema/record.schema.json", "application/schema+json"},
      {"manifest.json", "application/json"},
      {"_redirects", "text/plain; charset=utf-8"}};
  for (const auto& [name, type] : rows) {
    const WebResponse response = ask(std::string("/catalogue/current/") + name);
    EXPECT_EQ(response.status, 200) << name;
    EXPECT_EQ(header(response, "Content-Type"), type) << name;
  }
}

TEST_F(WebBench, OnlyWhatTheManifestNamesExists) {
  for (const char* target :
       {"/catalogue/current/unlisted.json", "/catalogue/current/", "/catalogue/current/feeds",
        "/catalogue/current/%2Fetc%2Fpasswd", "/catalogue/current//catalogue.json",
        "/catalogue/secret.txt", "/catalogue/20261122T060328Z-ffffffff/catalogue.json",
        "/catalogue/preview/catalogue.json", "/catalogue/releases/catalogue.json"}) {
    EXPECT_EQ(ask(target).status, 404) << target;
  }
}

TEST_F(WebBench, WhoHasItAlreadyIsToldSo) {
  const std::string path = "/catalogue/current/catalogue.jsonl", tag = header(ask(path), "ETag");
  for (const std::string& list : {tag, "W/" + tag, "\"x\", " + tag, std::string("*")}) {
    const WebResponse response = ask(path, {{"If-None-Match", list}});
    EXPECT_EQ(response.status, 304) << list;
    EXPECT_FALSE(response.file);
    EXPECT_EQ(header(response, "ETag"), tag);
  }
  EXPECT_EQ(ask(path, {{"If-None-Match", "\"x\""}}).status, 200);
  EXPECT_EQ(ask(path, {{"If-Modified-Since", "Sun, 22 Nov 2026 06:03:28 GMT"}}).status, 304);
  EXPECT_EQ(ask(path, {{"If-None-Match", "\"x\""},
                       {"If-Modified-Since", "Sun, 22 Nov 2026 06:03:28 GMT"}})
                .status,
            200);
}

TEST_F(WebBench, APartIsGivenWhenAskedFor) {
  const std::string path = "/catalogue/current/catalogue.jsonl", tag = header(ask(path), "ETag");
  const WebResponse part = ask(path, {{"Range", "bytes=2-5"}});
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(part.file->offset, 2U);
  EXPECT_EQ(part.file->length, 4U);
  EXPECT_EQ(header(part, "Content-Range"), "bytes 2-5/10");
  const WebResponse beyond = ask(path, {{"Range", "bytes=10-"}});
  EXPECT_EQ(beyond.status, 416);
  EXPECT_EQ(header(beyond, "Content-Range"), "bytes */10");
  EXPECT_EQ(ask(path, {{"Range", "bytes=2-5"}, {"If-Range", tag}}).status, 206);
  EXPECT_EQ(ask(path, {{"Range", "bytes=2-5"}, {"If-Range", "\"old\""}}).status, 200);
}

TEST_F(WebBench, ReleasesAreListed) {
  const WebResponse response = ask("/catalogue/releases.json");
  EXPECT_THAT(response.body, HasSubstr(std::string("\"current\":\"") + kNewRelease));
  EXPECT_THAT(response.body, HasSubstr(kFirstRelease));
  EXPECT_EQ(ask("/catalogue/releases.json", {{"If-None-Match", header(response, "ETag")}}).status,
            304);
}

TEST_F(WebBench, WithoutAReleaseThereIsNothingAndNoFailure) {
  fs::remove(dir_ / "current");
  fs::remove_all(dir_ / "releases");
  EXPECT_EQ(ask("/catalogue/current/catalogue.json").status, 404);
  EXPECT_EQ(ask("/catalogue/releases.json").body, "{\"releases\":[]}\n");
  EXPECT_EQ(ask("/metrics").status, 200);
}

TEST_F(WebBench, HealthSaysWhyNot) {
  EXPECT_EQ(ask("/healthz").body, "{\"ready\":true}\n");
  readiness_ = {false, "stopping", {}};
  EXPECT_EQ(ask("/healthz").status, 503);
  readiness_ = {true, "", {"vindplaats.toml:3: wrong"}};
  EXPECT_EQ(ask("/healthz").status, 200);
  EXPECT_THAT(ask("/healthz").body, HasSubstr("vindplaats.toml:3"));
}

TEST_F(WebBench, MetricsAreReadable) {
  Figures figures;
  figures.records = 12;
  figures.publications = 10;
  figures.accepted = 4;
  figures.candidates = 3;
  figures.queue = {{"onderwijs", 3}};
  figures.sources = {{"wo\"dc", "finished", 12, 1, 1700000000, 1700043200}};
  figures_ = std::make_shared<const Figures>(figures);
  counters_.runs = {{"finished", 5}};
  counters_.requests = {{200, 7}};
  const std::string text = ask("/metrics").body;
  for (const char* line :
       {"vindplaats_ready 1\n", "vindplaats_records 12\n",
        "vindplaats_publications{status=\"accepted\"} 4\n",
        "vindplaats_publications{status=\"other\"} 3\n",
        "vindplaats_queue{theme=\"onderwijs\"} 3\n",
        "vindplaats_source_last_success_seconds{source=\"wo\\\"dc\"} 1700000000\n",
        "vindplaats_source_next_seconds{source=\"wo\\\"dc\"} 1700043200\n",
        "vindplaats_release_age_seconds 3600\n", "vindplaats_runs_total{state=\"finished\"} 5\n",
        "vindplaats_http_requests_total{status=\"200\"} 7\n",
        "# TYPE vindplaats_process_resident_bytes gauge\n"}) {
    EXPECT_THAT(text, HasSubstr(line));
  }
}

}  // namespace
}  // namespace vindplaats
