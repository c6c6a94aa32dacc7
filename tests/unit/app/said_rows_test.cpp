// The rows of app/web/texts/said_*.txt against each other, and against what the core really says:
// nothing that it says of a failure stays English on a Dutch page.
#include <map>
#include <nlohmann/json.hpp>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "app/transport/failure_words.h"
#include "app/transport/redirects.h"
#include "app/web/said.h"
#include "core/csv.h"
#include "core/json_document.h"
#include "core/uri.h"
#include "core/xml.h"
#include "harvesters/answer.h"
#include "harvesters/oai_remarks.h"
#include "tests/support/golden.h"
#include "tests/unit/app/said_bench.h"

namespace vindplaats {
namespace {

using testing::expect_dutch;
using testing::files_in;
using testing::fixtures;

// What the rows hold in their holes, by number.
using Samples = std::map<char, std::string>;

bool is_sample_hole(std::string_view line, std::size_t at) {
  return at + 2 < line.size() && line[at + 1] >= '1' && line[at + 1] <= '9' &&
         std::string_view("{<[").find(line[at]) != std::string_view::npos &&
         std::string_view("}>]").find(line[at + 2]) != std::string_view::npos;
}

std::string with_samples(std::string_view line, const Samples& samples) {
  std::string out;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (!is_sample_hole(line, at)) {
      out += line[at];
      continue;
    }
    const auto sample = samples.find(line[at + 1]);
    out += sample == samples.end() ? "a hole that the English line lacks" : sample->second;
    at += 2;
  }
  return out;
}

// A row that another one takes the place of would never be shown; a hole of the Dutch line that the
// English one lacks would stay empty.
TEST(SaidRows, EachIsFoundByItsOwnWords) {
  std::size_t rows = 0;
  for (const auto& [key, row] : all_texts()) {
    if (!key.starts_with("said-")) continue;
    ++rows;
    Samples en, nl;
    for (std::size_t at = 0; at < row.en.size(); ++at) {
      if (!is_sample_hole(row.en, at)) continue;
      const char number = row.en[at + 1];
      const bool text = row.en[at] == '[';
      en[number] = text ? "it is broken" : fmt::format("7{}", number);
      nl[number] = text ? "het klopt niet" : en[number];
      EXPECT_FALSE(is_sample_hole(row.en, at + 3)) << key << ": no words part two holes";
    }
    const Said shown = said(Language::kDutch, with_samples(row.en, en));
    EXPECT_EQ(shown.language, "nl") << key;
    EXPECT_EQ(shown.text, with_samples(row.nl, nl)) << key;
    EXPECT_EQ(with_samples(row.nl, nl).find("a hole that"), std::string::npos) << key;
    if (row.en.front() == '[') continue;  // it begins with a text, which "column 3: ..." is
    EXPECT_EQ(said(Language::kDutch, "column 3: " + with_samples(row.en, en)).text,
              "teken 3: " + with_samples(row.nl, nl))
        << key << " takes words of what it stands in";
  }
  EXPECT_GT(rows, 300U);
}

// What the readers of formats refuse, as their golden files have it.
TEST(SaidRows, RecordsThatAreRefused) {
  std::size_t refused = 0;
  for (const auto& path : files_in(fixtures() / "formats", ".json")) {
    const auto result = nlohmann::json::parse(testing::read_file(path));
    if (!result.is_object() || !result.contains("error")) continue;
    ++refused;
    expect_dutch(result["error"].get<std::string>());
  }
  EXPECT_GE(refused, 20U);
}

// What the protocols refuse: of a whole source, and of one record.
TEST(SaidRows, HarvestsThatFail) {
  std::size_t failed = 0, rejected = 0;
  for (const char* const protocol : {"feed", "oai_pmh", "sitemap", "wordpress"}) {
    for (const auto& path : files_in(fixtures() / "protocols" / protocol, ".json")) {
      if (path.filename() != "result.json") continue;
      const auto result = nlohmann::json::parse(testing::read_file(path));
      if (result.contains("error")) {
        ++failed;
        expect_dutch(result["error"]["what"].get<std::string>());
      }
      for (const auto& page : result["pages"]) {
        for (const auto& one : page.value("rejected", nlohmann::json::array())) {
          ++rejected;
          expect_dutch(one["reason"].get<std::string>());
        }
      }
    }
  }
  EXPECT_GE(failed, 25U);
  EXPECT_GE(rejected, 15U);
}

TEST(SaidRows, AnswersOfServers) {
  for (int status = 400; status < 600; ++status) {
    Response response;
    response.status = status;
    response.body = "x";
    expect_dutch(status_error(response)->what);
    expect_dutch(status_error(response)->what + " (it says: 'no (really)')");
  }
  Response wall;
  wall.status = 403;
  expect_dutch(status_error(wall)->what);
  for (const char* const wanted : {"OAI-PMH", "a feed", "a sitemap", "a list of posts"}) {
    for (const char* const came : {"", "<html><title>In: loggen</title></html>", "<html></html>",
                                   "<rss></rss>", "{}", "[1]", "plain words, not XML: x"}) {
      for (const bool before : {false, true})
        expect_dutch(not_what_was_asked(came, wanted, before).what);
    }
  }
  for (const char* const code :
       {"idDoesNotExist", "noSetHierarchy", "noMetadataFormats", "cannotDisseminateFormat",
        "badArgument", "badVerb", "somethingElse"}) {
    OaiAnswer answer;
    answer.errors = {{code, "it's no use: 'x'; y"}};
    expect_dutch(oai_refusal(answer).what);
  }
}

TEST(SaidRows, AddressesThatCannotBeFetched) {
  for (int code = 1; code < 100; ++code) {
    TransferFailure failure;
    failure.code = static_cast<CURLcode>(code);
    failure.detail = "words of the library";
    for (const bool connected : {false, true}) {
      failure.connected = connected;
      for (const long verdict : {0L, 9L, 10L, 18L, 19L, 20L, 21L, 23L, 62L, 77L}) {
        failure.tls_verdict = verdict;
        expect_dutch(explain_failure("repo.example.nl:443", failure).error.what);
      }
    }
    failure.detail = {};
    expect_dutch(explain_failure("[2001:db8::1]:80", failure).error.what);
  }
  const Uri from = *parse_uri("https://repo.example.nl/oai");
  for (const char* const location :
       {"https://repo.example.nl/oai", "http://repo.example.nl/oai", "https://a\\b/", "ftp://x/",
        "https://user:secret@repo.example.nl/", "https://x:99999/", "mailto:a@b.nl",
        "https://%41/"})
    expect_dutch(follow_redirect(from, location, {}, 5).error().what);
  expect_dutch(follow_redirect(from, "/next", {}, 0).error().what);
  for (const char* const address : {"", "x", "ftp://x/", "http://", "http://a b/", "http://a\\b/",
                                    "http://u@x/", "http://x:0/", "http://%41/", "http://[::1/"}) {
    const auto uri = parse_uri(address);
    if (!uri) expect_dutch(uri.error().what);
  }
  for (const char* const link : {"", "mailto:a@b.nl", "weg", "http://", "//", "https://a b:x/"}) {
    const auto resolved = resolve_link(link, "");
    if (!resolved) expect_dutch(resolved.error().what);
  }
  expect_dutch(resolve_link(std::string(9'000, 'x'), "").error().what);
  expect_dutch(parse_uri("http://x/" + std::string(9'000, 'x')).error().what);
}

TEST(SaidRows, BytesThatCannotBeRead) {
  for (const char* const xml : {"", "words", "<!x><a/>", "<!DOCTYPE a><a/>", "<a><</a>", "<a b<c/>",
                                "<a></b>", "<a>< b></a>"}) {
    const auto outline = scan_xml(xml, {});
    ASSERT_FALSE(outline) << xml;
    expect_dutch(outline.error().what);
  }
  std::string deep, wide = "<a";
  for (int i = 0; i < 1'000'000; ++i) deep += "<a>";
  for (int i = 0; i < 100'000; ++i) wide += fmt::format(" b{}='x'", i);
  expect_dutch(scan_xml(deep, {}).error().what);
  expect_dutch(scan_xml(wide + "/>", {}).error().what);
  for (const char* const table : {"", "a,b\n\"x", "a,b\n\"x\"y,z\n", "a,b\n1,2,3\n", "a\n\xff\n"}) {
    const auto file = parse_csv(table);
    ASSERT_FALSE(file) << table;
    expect_dutch(file.error().what);
  }
}

}  // namespace
}  // namespace vindplaats
