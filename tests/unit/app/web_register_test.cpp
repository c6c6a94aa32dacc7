// Registering a source: the steps, what is refused, what costs us nothing, and that nothing is kept
// before the last one.
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/pipeline/registered_sources.h"
#include "app/transport/fetch_gate.h"
#include "app/web/routes.h"
#include "tests/unit/app/partner_bench.h"

namespace vindplaats {
namespace {

using testing::Browser;
using testing::feed_of;
using testing::Fields;
using testing::FrontBench;
using ::testing::HasSubstr;
using testing::header_of;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::ScriptedAddresses;
using testing::when_over;

class WebRegister : public ::testing::Test {
 protected:
  WebRegister() {
    addresses->bodies["https://zv.example/feed"] =
        feed_of({"Werk voor statushouders", "School en ouders", "Vissen", ""});
    open_desk({});
  }
  void open_desk(TrialRules rules) {
    bench.house.trials = std::make_shared<TrialDesk>(
        [this](const TrialAsk& ask, const std::function<void(std::int64_t)>& progress) {
          return run_trial({addresses, bench.platform, bench.clock}, ask, progress);
        },
        bench.clock, rules);
  }
  std::string begin(const std::string& address) {
    visitor.get("/register");
    const WebResponse response = visitor.post("/register", {{"address", address}});
    EXPECT_EQ(response.status, 303) << response.body;
    return header_of(response, "Location");
  }
  WebResponse report_on(const std::string& address) { return when_over(visitor, begin(address)); }
  static Fields whole_form() {
    return {{"name", "Hogeschool Zuiderveste"},
            {"website", "https://zv.example/"},
            {"contact", "Anna Jansen"},
            {"mail", "anna@zv.example"},
            {"language", "nl"},
            {"agree", "on"},
            {"fulltext", "study"}};
  }
  std::vector<Proposal> proposals() { return *read_proposals(*bench.store->snapshot()); }

  FrontBench bench;
  std::shared_ptr<ScriptedAddresses> addresses = std::make_shared<ScriptedAddresses>();
  Browser visitor{bench};
};

TEST_F(WebRegister, TheReportTellsWhatWasReadWhatIsMissingAndWhatEditorsWouldGet) {
  const WebResponse report = report_on("zv.example/feed");
  ASSERT_EQ(report.status, 200) << report.body;
  EXPECT_THAT(report.body, HasSubstr("Werk voor statushouders"));
  EXPECT_THAT(report.body, HasSubstr("Thema arbeidsmarkt"));
  EXPECT_THAT(report.body, HasSubstr("3 van 4"));  // titles
  EXPECT_THAT(report.body, HasSubstr("Het record heeft geen titel."));
  EXPECT_THAT(report.body, HasSubstr("Voeg een titel toe"));
  EXPECT_THAT(report.body, HasSubstr("<dd>2</dd>"));  // for the editors
  // Nothing of it is in the store.
  EXPECT_THAT(proposals(), IsEmpty());
  EXPECT_EQ(count_sources(*bench.store->snapshot())->size(), 0U);
}

TEST_F(WebRegister, WhoFillsInEverythingIsWaitedFor) {
  const std::string trial = begin("https://zv.example/feed");
  when_over(visitor, trial);
  ASSERT_EQ(visitor.get(trial + "/submit").status, 200);
  const WebResponse sent = visitor.post(trial + "/submit", whole_form());
  ASSERT_EQ(sent.status, 303) << sent.body;
  EXPECT_EQ(header_of(sent, "Location"), trial + "/done");
  EXPECT_THAT(visitor.get(trial + "/done").body, HasSubstr("Bedankt"));
  ASSERT_EQ(proposals().size(), 1U);
  const Proposal proposal = proposals().front();
  EXPECT_EQ(proposal.state, "waiting");
  EXPECT_EQ(proposal.asked.type, "feed");
  EXPECT_EQ(proposal.asked.url, "https://zv.example/feed");
  EXPECT_EQ(proposal.asked.contact_mail, "anna@zv.example");
  EXPECT_EQ(proposal.asked.fulltext, "study");
  EXPECT_EQ(proposal.asked.metadata, "CC0-1.0");
  EXPECT_EQ(proposal.asked.trial.read, 4);
  EXPECT_EQ(proposal.asked.trial.candidates, 2);
  // Sent again it is not there twice.
  EXPECT_EQ(visitor.post(trial + "/submit", whole_form()).status, 303);
  EXPECT_EQ(proposals().size(), 1U);
}

TEST_F(WebRegister, WhatIsLackingInTheFormIsSaidAndNothingIsWritten) {
  const std::string trial = begin("https://zv.example/feed");
  when_over(visitor, trial);
  visitor.get(trial + "/submit");
  for (const auto& [field, value] : Fields{{"name", " "},
                                           {"contact", ""},
                                           {"mail", "geen adres"},
                                           {"mail", "a@b.nl, c@d.nl"},
                                           {"website", "javascript:alert(1)"},
                                           {"fulltext", "alles"}}) {
    Fields fields = whole_form();
    for (auto& [name, given] : fields) {
      if (name == field) given = value;
    }
    const WebResponse refused = visitor.post(trial + "/submit", fields);
    EXPECT_EQ(refused.status, 422) << field;
    EXPECT_THAT(refused.body, HasSubstr("role=\"alert\"")) << field;
  }
  Fields without = whole_form();
  std::erase_if(without, [](const auto& one) { return one.first == "agree"; });
  EXPECT_EQ(visitor.post(trial + "/submit", without).status, 422);
  EXPECT_THAT(proposals(), IsEmpty());
}

TEST_F(WebRegister, AnAddressWithNothingToHarvestIsToldInWords) {
  addresses->bodies["https://leeg.example/"] = "<html><body>Welkom</body></html>";
  EXPECT_THAT(report_on("https://leeg.example/").body, HasSubstr("niets dat wij kunnen ophalen"));
  EXPECT_THAT(report_on("https://weg.example/").body, HasSubstr("geen antwoord"));
  visitor.get("/register");
  for (const char* none : {"", "  ", "http://", "file:///etc/passwd", "gopher://x/"})
    EXPECT_EQ(visitor.post("/register", {{"address", none}}).status, 422) << none;
}

TEST_F(WebRegister, AFormOfAnotherSiteBeginsNothing) {
  const WebResponse refused =
      visitor.post("/register", {{"address", "https://zv.example/feed"}, {"token", "geraden"}});
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(addresses->requests, 0);
}

TEST_F(WebRegister, ATrialIsOfWhoeverKnowsItsName) {
  const std::string trial = begin("https://zv.example/feed");
  EXPECT_EQ(trial.size(), std::string("/register/").size() + 64);
  when_over(visitor, trial);
  EXPECT_EQ(visitor.get("/register/" + std::string(64, '0')).status, 404);
  EXPECT_EQ(visitor.get("/register/x/done").status, 404);
  // After an hour nobody has it any more.
  bench.clock.pass(std::chrono::minutes(61));
  EXPECT_EQ(visitor.get(trial).status, 404);
}

TEST_F(WebRegister, OneVisitorGetsOnlySoManyTrialsAnHour) {
  open_desk({.per_visitor = 2, .overall = 3});
  when_over(visitor, begin("https://zv.example/feed"));
  when_over(visitor, begin("https://zv.example/feed"));
  EXPECT_EQ(visitor.post("/register", {{"address", "https://zv.example/feed"}}).status, 429);
  bench.clock.pass(std::chrono::minutes(61));
  when_over(visitor, begin("https://zv.example/feed"));
}

TEST(TrialLimits, AllVisitorsTogetherGetOnlySoManyAndFewWait) {
  testing::SetClock clock;
  std::mutex gate;
  gate.lock();
  TrialDesk desk(
      [&](const TrialAsk&, const std::function<void(std::int64_t)>&) -> Result<Trial> {
        const std::lock_guard wait(gate);
        return fail(Fault::kRemote, "later");
      },
      clock, {.per_visitor = 100, .overall = 5, .at_once = 1, .waiting = 2});
  int begun = 0;
  for (int i = 0; i < 10; ++i) begun += desk.start(std::to_string(i), {}, "").has_value();
  EXPECT_GE(begun, 2);
  EXPECT_LE(begun, 3);  // one that runs, and two that wait
  gate.unlock();
}

TEST(TrialBounds, AServerThatNeverEndsIsLeft) {
  // A feed whose every page names another one.
  struct Endless : Transport {
    int requests = 0;
    Result<Response> send(const Request& request) override {
      Response response;
      response.status = 200;
      response.url = request.url;
      response.headers = {{"Content-Type", "application/atom+xml"}};
      response.body =
          "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>x</title><link rel=\"next\" "
          "href=\"https://x.example/" +
          std::to_string(++requests) + "\"/><id>x</id></feed>";
      return response;
    }
  };
  testing::SetClock clock;
  const auto endless = std::make_shared<Endless>();
  const auto platform = std::make_shared<Platform>();
  const auto trial =
      run_trial({endless, platform, clock}, {"https://x.example/", {}}, [](std::int64_t) {});
  EXPECT_LE(endless->requests, kMostTrialRequests);
  EXPECT_TRUE(!trial || trial->report.counts.records == 0);
}

// The rules of the gate hold for what visitors type (faults.md B1).
TEST(TrialGate, PrivateAddressesAreRefused) {
  testing::SetClock clock;
  SystemRandom random;
  const auto gate = CurlTransport::create({}, clock, random);
  ASSERT_TRUE(gate);
  for (const char* url :
       {"http://127.0.0.1:9/", "http://10.0.0.1/", "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/", "file:///etc/passwd", "http://0x7f000001/"}) {
    const auto answer = (*gate)->for_visitor()->send(Request{url, {}});
    ASSERT_FALSE(answer) << url;
    EXPECT_NE(answer.error().fault, Fault::kRemote) << url << " " << answer.error().what;
  }
}

}  // namespace
}  // namespace vindplaats
