// `try match` as a person would type it, without a store.
#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/dispatcher.h"

namespace vindplaats {
namespace {

using ::testing::HasSubstr;
using Json = nlohmann::ordered_json;

struct MatchRun {
  int status = 0;
  std::string out, err;
  std::vector<Json> lines;
};

MatchRun run_match(const std::vector<std::string>& more, const std::string& in) {
  MatchRun run;
  Streams streams;
  streams.out = [&](std::string_view text) { run.out += text; };
  streams.err = [&](std::string_view text) { run.err += text; };
  streams.in = [&] { return in; };
  std::vector<std::string> arguments = {"try", "match", "-"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  run.status = run_command(arguments, streams);
  std::size_t at = 0;
  while (at < run.out.size()) {
    const std::size_t end = run.out.find('\n', at);
    run.lines.push_back(Json::parse(run.out.substr(at, end - at)));
    at = end + 1;
  }
  return run;
}

std::string record_line(const std::string& id, const std::string& issued) {
  const Json record = {{"id", id},
                       {"source", "try"},
                       {"title", "Schulden onder jonge nieuwkomers in de stad"},
                       {"creators", {{{"name", "Anna Bakker"}, {"family", "Bakker"}}}},
                       {"issued", issued}};
  return record.dump() + "\n";
}

const std::string kFour = record_line("try/1", "2019") + record_line("try/2", "2019") +
                          record_line("try/3", "2018") +
                          "{\"id\":\"try/4\",\"title\":\"Iets heel anders over de wijk\"}\n";

TEST(TryMatch, WritesEveryGroupThoseOfOneRecordToo) {
  const MatchRun run = run_match({}, kFour);
  EXPECT_EQ(run.status, 0) << run.err;
  ASSERT_EQ(run.lines.size(), 3u);
  std::vector<std::vector<std::string>> groups;
  for (const Json& line : run.lines) {
    EXPECT_EQ(line.size(), 2u);
    EXPECT_TRUE(line["publication"].get<std::string>().starts_with("p"));
    groups.push_back(line["records"].get<std::vector<std::string>>());
  }
  EXPECT_THAT(groups, ::testing::UnorderedElementsAre(std::vector<std::string>{"try/1", "try/2"},
                                                      std::vector<std::string>{"try/3"},
                                                      std::vector<std::string>{"try/4"}));
}

TEST(TryMatch, WritesPairsToMergeAndToAskAboutWithTheirEvidence) {
  const MatchRun run = run_match({"--pairs"}, kFour);
  EXPECT_EQ(run.status, 0) << run.err;
  ASSERT_EQ(run.lines.size(), 2u) << run.out;
  EXPECT_EQ(run.lines[0]["a"], "try/1");
  EXPECT_EQ(run.lines[0]["b"], "try/2");
  EXPECT_EQ(run.lines[0]["band"], "merge");
  EXPECT_EQ(run.lines[0]["score"], 0.68);
  EXPECT_EQ(run.lines[0]["evidence"][0],
            Json({{"field", "title"}, {"likeness", "same"}, {"weight", 0.4}}));
  EXPECT_EQ(run.lines[1]["band"], "ask");
  EXPECT_EQ(run.lines[1]["evidence"].back(), Json({{"guard", "year of issue"}}));
}

TEST(TryMatch, SaysWhichLinesItCannotReadAndReadsARecordOnce) {
  const MatchRun run = run_match({}, kFour + "{\"id\":\n" + record_line("try/1", "2019"));
  EXPECT_EQ(run.status, 3);
  EXPECT_EQ(run.lines.size(), 3u);
  EXPECT_THAT(run.err, HasSubstr("\"line\":5"));
  EXPECT_THAT(run.err, HasSubstr("'try/1' stands twice"));
  EXPECT_EQ(run_match({}, "[]\n").status, 1);
  EXPECT_EQ(run_match({}, "").status, 0);
}

}  // namespace
}  // namespace vindplaats
