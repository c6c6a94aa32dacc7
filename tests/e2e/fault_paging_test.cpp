// Pages and resumption tokens that go wrong (faults.md A1, rows 1 to 13; D16, D17).
#include "tests/e2e/fault_bench.h"

namespace vindplaats {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace): literals only
using testing::case_name;
using testing::continues;
using testing::expect_case;
using testing::FaultBench;
using testing::FaultCase;
using testing::FaultyRepository;
using testing::has_finding;
using testing::lists;
using testing::oai_error;
using testing::page_of_html;
using testing::replace;

// What stands between the tags of the answer's token; npos when there is none.
std::pair<std::size_t, std::size_t> token_place(const std::string& body) {
  const std::size_t tag = body.find("<resumptionToken");
  if (tag == std::string::npos) return {tag, tag};
  const std::size_t begin = body.find('>', tag) + 1;
  return {begin, body.find("</resumptionToken>", begin)};
}
std::string token_of(const std::string& body) {
  const auto [begin, end] = token_place(body);
  return begin == std::string::npos || end == std::string::npos ? ""
                                                                : body.substr(begin, end - begin);
}
void set_token(std::string& body, const std::string& token) {
  const auto [begin, end] = token_place(body);
  if (begin != std::string::npos && end != std::string::npos)
    body.replace(begin, end - begin, token);
}

Twist same_page_for_ever() {
  return
      [first = std::string()](const ServerRequest& request, std::size_t, Answer& answer) mutable {
        if (!lists(request)) return;
        if (first.empty()) first = answer.body;
        answer.body = first;
      };
}
Twist ever_new_tokens() {
  return [first = std::string()](const ServerRequest& request, std::size_t number,
                                 Answer& answer) mutable {
    if (!lists(request)) return;
    if (first.empty()) first = answer.body;
    answer = OaiRepository::xml_answer(first);
    set_token(answer.body, fmt::format("t{}", number));
  };
}
Twist token_on_the_last_page() {
  return [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (!lists(request)) return;
    if (request.parameter("resumptionToken") == "more") {
      answer = oai_error("noRecordsMatch");
    } else if (token_of(answer.body).empty()) {
      const std::size_t empty = answer.body.find("<resumptionToken");
      if (empty != std::string::npos)
        answer.body.erase(empty, answer.body.find("</ListRecords>") - empty);
      replace(answer.body, "</ListRecords>",
              "<resumptionToken>more</resumptionToken></ListRecords>");
    }
  };
}
Twist padded_tokens() {
  return [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (lists(request)) set_token(answer.body, "\n   " + token_of(answer.body) + " \n\t");
  };
}
Twist second_token_expires() {
  return [count = 0](const ServerRequest& request, std::size_t, Answer& answer) mutable {
    if (lists(request) && continues(request) && ++count == 2)
      answer = oai_error("badResumptionToken");
  };
}
Twist every_token_expires() {
  return [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (lists(request) && continues(request)) answer = oai_error("badResumptionToken");
  };
}
Twist wrong_total() {
  return [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (lists(request))
      replace(answer.body, "completeListSize=\"250\"", "completeListSize=\"999\"");
  };
}
Twist record_twice() {
  return [last = std::string()](const ServerRequest& request, std::size_t, Answer& answer) mutable {
    if (!lists(request)) return;
    const std::size_t begin = answer.body.rfind("<record>"), end = answer.body.rfind("</record>");
    const std::string own = answer.body.substr(begin, end + 9 - begin);
    if (continues(request)) answer.body.insert(answer.body.find("<record>"), last);
    last = own;
  };
}
// One record fails the page that holds it.
Twist one_record_fails() {
  return [](const ServerRequest&, std::size_t, Answer& answer) {
    if (answer.body.find("<dc:title>Publicatie 120<") != std::string::npos)
      answer = page_of_html(500, "Internal error");
  };
}
Twist all_pages_but_the_first_fail() {
  return [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (lists(request) && (continues(request) || !request.parameter("from").empty() ||
                           !request.parameter("until").empty()))
      answer = page_of_html(500, "Internal error");
  };
}

constexpr FaultCase kPagingCases[] = {
    {"Row01TokenLoop", same_page_for_ever, "partly failed", 4, 100, "token loop",
     "repeats its pages"},
    {"Row02EverNewTokens", ever_new_tokens, "partly failed", 23, 100, "no new identifier",
     "repeats its pages"},
    {"Row03TokenOnTheLastPage", token_on_the_last_page, "finished", 6, 250, "", ""},
    {"Row04PaddedToken", padded_tokens, "finished", 5, 250, "", ""},
    {"Row06OneTokenExpires", second_token_expires, "finished", 6, 250, "token-expired", ""},
    {"Row06EveryTokenExpires", every_token_expires, "finished", 7, 250, "token-expired", ""},
    {"Row10WrongTotal", wrong_total, "finished", 10, 250, "list-short", ""},
    {"Row11RecordTwice", record_twice, "finished", 5, 250, "", ""},
    // Down to windows of an hour, one of them skipped; then the list of identifiers, and the record
    // that is missed asked for alone.
    {"Row13OneRecordFails", one_record_fails, "partly failed", 44, 249, "skipped",
     "could not be read"},
    {"Row13AllFailsMidway", all_pages_but_the_first_fail, "partly failed", 23, 100,
     "windows one after another", "fails for much"},
};

class FaultPaging : public ::testing::TestWithParam<FaultCase> {};
TEST_P(FaultPaging, ComesToWhatTheCatalogueSays) {
  expect_case(GetParam());
}
INSTANTIATE_TEST_SUITE_P(A1, FaultPaging, ::testing::ValuesIn(kPagingCases), case_name);

// Row 5: the token is dropped though there is more. What does not come is not gone.
TEST(FaultPagingMore, Row05ADroppedTokenDeletesNothing) {
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 250);
  bench.add_source("repo", repository.url());
  bench.harvest("repo");
  repository.twist = [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (lists(request)) set_token(answer.body, "");
  };
  for (int i = 0; i < 3; ++i) {
    const auto run = bench.harvest("repo", {"--full"});
    EXPECT_EQ(run["state"], "nothing new") << run.dump(2);
    EXPECT_TRUE(has_finding(run, "list-short"));
    bench.pass(24h);
  }
  EXPECT_EQ(bench.records("repo"), 250);
}

// Rows 7 and 8: a token is sent back as it came, whatever it looks like.
TEST(FaultPagingMore, Row07And08OddTokensComeBackAsTheyWere) {
  for (const std::string prefix : {"a+b/c=d@e|f&g", "0"}) {
    FaultBench bench;
    FaultyRepository repository(bench.clock(), 150);
    std::string given;
    repository.before = [&](ServerRequest& request) {
      for (auto& [name, value] : request.parameters) {
        if (name != "resumptionToken") continue;
        EXPECT_EQ(value, prefix);
        value = given;
      }
    };
    repository.twist = [&](const ServerRequest& request, std::size_t, Answer& answer) {
      if (!lists(request) || token_of(answer.body).empty()) return;
      given = token_of(answer.body);
      std::string escaped = prefix;
      replace(escaped, "&", "&amp;");
      set_token(answer.body, escaped);
    };
    bench.add_source("repo", repository.url());
    const auto run = bench.harvest("repo");
    EXPECT_EQ(run["state"], "finished") << run.dump(2);
    EXPECT_EQ(run["new"], 150);
    EXPECT_EQ(run["requests"], 4);
  }
}

// Row 9: nothing goes beside a token; a server that forgets `from` or the set is told of.
TEST(FaultPagingMore, Row09NothingBesideTheTokenAndWhatIsIgnoredIsTold) {
  FaultBench bench;
  OaiOptions options;
  options.sets = {{"a", "A"}, {"b", "B"}};
  std::vector<DemoRecord> records = sample_records(150, false);
  for (std::size_t i = 0; i < records.size(); ++i) records[i].sets = {i % 2 == 0 ? "a" : "b"};
  FaultyRepository repository(bench.clock(), options, records);
  repository.before = [](ServerRequest& request) {
    if (continues(request)) {
      EXPECT_EQ(request.parameters.size(), 2U) << request.target;
    }
    std::erase_if(request.parameters,
                  [](const auto& one) { return one.first == "set" || one.first == "from"; });
  };
  bench.add_source("repo", repository.url(), "sets = [\"a\"]\n");
  const auto first = bench.harvest("repo");
  EXPECT_EQ(first["new"], 150);
  EXPECT_TRUE(has_finding(first, "set-ignored")) << first.dump(2);
  const auto second = bench.harvest("repo");
  EXPECT_EQ(second["state"], "nothing new");
  EXPECT_TRUE(has_finding(second, "from-ignored")) << second.dump(2);
}

// Row 12: what paging skipped is found by the list of identifiers, and fetched.
TEST(FaultPagingMore, Row12WhatPagingSkippedIsFetchedLater) {
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 250, "no");
  repository.twist = [](const ServerRequest& request, std::size_t, Answer& answer) {
    if (!lists(request)) return;
    replace(answer.body, "completeListSize=\"250\"", "");  // else it is noticed at once
    const std::size_t title = answer.body.find("<dc:title>Publicatie 150<");
    if (title == std::string::npos) return;
    const std::size_t begin = answer.body.rfind("<record>", title);
    answer.body.erase(begin, answer.body.find("</record>", title) + 9 - begin);
  };
  bench.add_source("repo", repository.url());
  EXPECT_EQ(bench.harvest("repo")["new"], 249);
  bench.pass(24h * 8);
  const auto run = bench.harvest("repo");
  EXPECT_EQ(run["new"], 1) << run.dump(2);
  EXPECT_TRUE(has_finding(run, "records-missed"));
  EXPECT_EQ(bench.records("repo"), 250);
  bench.expect_sound();
}

// Row 13 over two runs: a server that fails for a night is asked on where it failed.
TEST(FaultPagingMore, D17ATokenThatDiesCostsFewRequestsAndDoublesNothing) {
  FaultBench bench;
  FaultyRepository repository(bench.clock(), 1000);
  int tokens = 0;
  repository.twist = [&](const ServerRequest& request, std::size_t, Answer& answer) {
    if (lists(request) && continues(request) && ++tokens == 6)
      answer = oai_error("badResumptionToken");
  };
  bench.add_source("repo", repository.url());
  const auto run = bench.harvest("repo");
  EXPECT_EQ(run["state"], "finished");
  EXPECT_EQ(run["new"], 1000) << run.dump(2);
  EXPECT_LE(run["requests"], 18);
  EXPECT_EQ(run["updated"], 0);
}

}  // namespace
}  // namespace vindplaats
