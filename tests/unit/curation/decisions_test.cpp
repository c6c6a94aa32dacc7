#include "curation/decisions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/curation/desk.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

void expect_refused(const Result<Decision>& decision, Fault fault, const std::string& what) {
  ASSERT_FALSE(decision) << what;
  EXPECT_EQ(decision.error().fault, fault) << decision.error().what;
  EXPECT_THAT(decision.error().what, HasSubstr(what));
}

TEST(Accept, TakesTheThemesOfTheRulesWhenNoneAreTicked) {
  Desk desk;
  const auto decision = desk.ask(asks("accept"));
  ASSERT_TRUE(decision) << decision.error().what;
  EXPECT_THAT(decision->themes, ElementsAre("arbeidsmarkt", "onderwijs"));
  EXPECT_THAT(decision->records, ElementsAre("wodc/1", "scp/2"));
  EXPECT_EQ(decision->revision, 3);
  const Position position = desk.position();
  EXPECT_EQ(position.status, "accepted");
  EXPECT_EQ(position.by, "anna");
  EXPECT_EQ(position.sequence, 10);
  EXPECT_EQ(position.at, "2026-11-22T06:00:10Z");
  EXPECT_EQ(position.decisions, 1);
}

TEST(Accept, ResolvesAliasesAndTakesEachThemeOnce) {
  Desk desk;
  DecisionRequest request = asks("accept");
  request.themes = {"zelfbeschikking", "onderwijs", "emancipatie-en-zelfbeschikking"};
  request.note = "mooi";
  const auto decision = desk.ask(request);
  ASSERT_TRUE(decision) << decision.error().what;
  EXPECT_THAT(decision->themes, ElementsAre("onderwijs", "zelfbeschikking-en-emancipatie"));
  EXPECT_EQ(desk.position().note, "mooi");
}

TEST(Accept, NeedsNoRule) {
  Publication bare = candidate_named("p1");
  bare.themes.clear();
  const auto decision = Desk().ask(asks("accept"), bare);
  ASSERT_TRUE(decision) << decision.error().what;
  EXPECT_THAT(decision->themes, IsEmpty());
}

// A closed theme is not newly ticked; the refusal names those that took its place. Who has it from
// an earlier decision keeps it, and may be accepted with it again.
TEST(Accept, TicksNoClosedThemeButKeepsOne) {
  DecisionRequest closed = asks("accept");
  closed.themes = {"onderwijs", "participatie"};
  Desk desk;
  expect_refused(desk.ask(closed), Fault::kConflict, "'participatie' is closed since 2019-12-31");
  expect_refused(desk.ask(closed), Fault::kConflict, "arbeidsmarkt");
  closed.themes = {"participatie"};
  desk.now = *parse_time("2019-12-31T12:00:00Z");
  ASSERT_TRUE(desk.ask(closed));
  desk.now = *parse_time("2026-11-22T06:00:00Z");
  ASSERT_TRUE(desk.ask(asks("withdraw")));
  const auto again = desk.ask(closed);
  ASSERT_TRUE(again) << again.error().what;
  EXPECT_THAT(desk.position().themes, ElementsAre("participatie"));
}

TEST(Accept, LeavesOutThemesOfTheRulesThatHaveClosedMeanwhile) {
  Publication stale = candidate_named("p1");
  stale.themes.push_back({"participatie", Thousandths{2000}, {"r"}, "rule"});
  const auto decision = Desk().ask(asks("accept"), stale);
  ASSERT_TRUE(decision) << decision.error().what;
  EXPECT_THAT(decision->themes, ElementsAre("arbeidsmarkt", "onderwijs"));
}

TEST(Accept, RefusesAnUnknownTheme) {
  DecisionRequest request = asks("accept");
  request.themes = {"onderwijs", "vogels"};
  expect_refused(Desk().ask(request), Fault::kNotFound, "there is no theme 'vogels'");
}

TEST(Accept, ReadsWhenToPublishAndKeepsItWhenAcceptedAgain) {
  Desk desk;
  DecisionRequest request = asks("accept");
  request.publish_from = "2026-12-01T00:00:00+01:00";
  ASSERT_TRUE(desk.ask(request));
  EXPECT_EQ(desk.position().publish_from, "2026-11-30T23:00:00Z");
  request.publish_from.clear();
  request.themes = {"onderwijs"};
  ASSERT_TRUE(desk.ask(request));
  EXPECT_EQ(desk.position().publish_from, "2026-11-30T23:00:00Z") << "it must not appear at once";
  request.publish_from = "2027-01-15";
  ASSERT_TRUE(desk.ask(request));
  EXPECT_EQ(desk.position().publish_from, "2027-01-15T00:00:00Z");
  request.publish_from = "morgen";
  expect_refused(desk.ask(request), Fault::kInput, "'morgen' is not a time");
}

TEST(Accept, WithADayOutdoesACorrectionOfTheDay) {
  Desk desk;
  DecisionRequest edit = asks("edit");
  edit.corrections = {{"publishFrom", "2027-06-01"}};
  ASSERT_TRUE(desk.ask(edit));
  ASSERT_TRUE(desk.ask(asks("accept")));
  EXPECT_TRUE(desk.position().overlay.contains("publishFrom"));
  DecisionRequest request = asks("accept");
  request.publish_from = "2027-01-15";
  ASSERT_TRUE(desk.ask(request));
  EXPECT_FALSE(desk.position().overlay.contains("publishFrom"));
}

TEST(Reject, NeedsAReasonThatIsKnownAndListsThem) {
  for (const std::string& reason : {std::string(), std::string("lelijk")}) {
    DecisionRequest request = asks("reject");
    request.reason = reason;
    const auto decision = Desk().ask(request);
    ASSERT_FALSE(decision) << reason;
    EXPECT_EQ(decision.error().fault, reason.empty() ? Fault::kInput : Fault::kNotFound);
    for (const Reason& known : desk_platform().criteria.reasons)
      EXPECT_THAT(decision.error().what, HasSubstr(known.id));
  }
  EXPECT_EQ(desk_platform().criteria.reasons.size(), 9u);
}

TEST(Reject, KeepsTheReasonAndTakesNoThemes) {
  Desk desk;
  DecisionRequest request = asks("reject");
  request.themes = {"onderwijs"};
  ASSERT_TRUE(desk.ask(request));
  EXPECT_EQ(desk.position().status, "rejected");
  EXPECT_EQ(desk.position().reason, "verouderd");
  EXPECT_THAT(desk.position().themes, IsEmpty());
}

TEST(Later, WaitsForADayThatIsStillToCome) {
  Desk desk;
  DecisionRequest request = asks("later");
  for (const char* past : {"2026-11-21", "2026-11-22"}) {
    request.until = past;
    expect_refused(desk.ask(request), Fault::kInput, "today is 2026-11-22");
  }
  request.until = "volgende week";
  expect_refused(desk.ask(request), Fault::kInput, "write for example 2027-01-15");
  request.until = "2026-11-23";
  ASSERT_TRUE(desk.ask(request));
  EXPECT_EQ(desk.position().status, "later");
  EXPECT_EQ(desk.position().until, "2026-11-23");
  ASSERT_TRUE(desk.ask(asks("later"))) << "without a day: until somebody looks again";
  EXPECT_EQ(desk.position().until, "");
  ASSERT_TRUE(desk.ask(asks("accept")));
  EXPECT_EQ(desk.position().status, "accepted");
}

TEST(Withdraw, TakesOutOnlyWhatIsAccepted) {
  Desk desk;
  expect_refused(desk.ask(asks("withdraw")), Fault::kConflict, "p1 is not accepted but undecided");
  ASSERT_TRUE(desk.ask(asks("reject")));
  expect_refused(desk.ask(asks("withdraw")), Fault::kConflict, "not accepted but rejected");
  ASSERT_TRUE(desk.ask(asks("accept")));
  DecisionRequest bare = asks("withdraw");
  bare.reason.clear();
  expect_refused(desk.ask(bare), Fault::kInput, "say why with --reason");
  ASSERT_TRUE(desk.ask(asks("withdraw")));
  EXPECT_EQ(desk.position().status, "withdrawn");
  EXPECT_EQ(desk.position().reason, "verouderd");
  expect_refused(desk.ask(asks("withdraw")), Fault::kConflict, "not accepted but withdrawn");
}

TEST(Restore, GivesBackTheAcceptanceItHad) {
  Desk desk;
  expect_refused(desk.ask(asks("restore")), Fault::kConflict, "only what was withdrawn");
  DecisionRequest accept = asks("accept");
  accept.themes = {"onderwijs"};
  accept.publish_from = "2026-12-01";
  ASSERT_TRUE(desk.ask(accept));
  expect_refused(desk.ask(asks("restore")), Fault::kConflict, "not withdrawn but accepted");
  ASSERT_TRUE(desk.ask(asks("withdraw")));
  ASSERT_TRUE(desk.ask(asks("restore")));
  const Position position = desk.position();
  EXPECT_EQ(position.status, "accepted");
  EXPECT_EQ(position.reason, "");
  EXPECT_THAT(position.themes, ElementsAre("onderwijs"));
  EXPECT_EQ(position.publish_from, "2026-12-01T00:00:00Z");
}

TEST(Themes, AreTickedAndTakenOffOnWhatIsAccepted) {
  Desk desk;
  expect_refused(desk.ask(asks("themes")), Fault::kConflict, "accept --theme T");
  ASSERT_TRUE(desk.ask(asks("accept")));
  const Position accepted = desk.position();
  DecisionRequest request = asks("themes");
  request.add_themes = {"zelfbeschikking"};
  request.remove_themes = {"onderwijs"};
  ASSERT_TRUE(desk.ask(request));
  EXPECT_THAT(desk.position().themes,
              ElementsAre("arbeidsmarkt", "zelfbeschikking-en-emancipatie"));
  EXPECT_EQ(desk.position().at, accepted.at) << "its status was not decided anew";
  expect_refused(desk.ask(request), Fault::kInput, "changes nothing");
  request.remove_themes = {"vogels"};
  expect_refused(desk.ask(request), Fault::kNotFound, "there is no theme 'vogels'");
  request.remove_themes = {"zelfbeschikking-en-emancipatie"};
  expect_refused(desk.ask(request), Fault::kInput, "both ticked and taken off");
  request.add_themes = {"participatie"};
  expect_refused(desk.ask(request), Fault::kConflict, "closed since");
  request.add_themes.clear();
  request.remove_themes.clear();
  expect_refused(desk.ask(request), Fault::kInput, "say which themes");
}

TEST(Themes, WhoseFileIsGoneCanStillBeTakenOff) {
  Desk desk;
  ASSERT_TRUE(desk.ask(asks("accept")));
  std::erase_if(desk.platform.themes, [](const Theme& theme) { return theme.id == "onderwijs"; });
  DecisionRequest request = asks("themes");
  request.add_themes.clear();
  request.remove_themes = {"onderwijs"};
  ASSERT_TRUE(desk.ask(request));
  EXPECT_THAT(desk.position().themes, ElementsAre("arbeidsmarkt"));
}

TEST(Edit, LaysCorrectionsOverAndTakesThemAway) {
  Desk desk;
  DecisionRequest request = asks("edit");
  request.corrections = {{"title", " Beter "}, {"languages", "nl, en"}};
  ASSERT_TRUE(desk.ask(request));
  const Position position = desk.position();
  EXPECT_EQ(position.status, "") << "a correction decides nothing";
  EXPECT_EQ(position.overlay.at("title"), (Correction{"title", "\"Beter\"", "anna"}));
  EXPECT_EQ(position.overlay.at("languages").value, R"(["nl","en"])");
  desk.by = "bert";
  expect_refused(desk.ask(request), Fault::kInput, "changes nothing");
  request.corrections = {{"title", ""}};
  ASSERT_TRUE(desk.ask(request));
  EXPECT_FALSE(desk.position().overlay.contains("title"));
  EXPECT_TRUE(desk.position().overlay.contains("languages"));
  expect_refused(desk.ask(request), Fault::kInput, "changes nothing");
}

TEST(Edit, RefusesUnknownFieldsWrongValuesAndDoubles) {
  DecisionRequest request = asks("edit");
  request.corrections = {{"title", "Beter"}, {"titel", "Beter"}};
  expect_refused(Desk().ask(request), Fault::kNotFound, "there is no field 'titel'");
  request.corrections = {{"issued", "gisteren"}};
  expect_refused(Desk().ask(request), Fault::kInput, "issued does not take 'gisteren'");
  request.corrections = {{"title", "a"}, {"title", "b"}};
  expect_refused(Desk().ask(request), Fault::kInput, "title stands twice");
  request.corrections.clear();
  expect_refused(Desk().ask(request), Fault::kInput, "FIELD=VALUE");
}

TEST(SummaryDecision, IsTheEditorsInTheFirstLanguageUnlessSaid) {
  Desk desk;
  ASSERT_TRUE(desk.ask(asks("summary")));
  EXPECT_EQ(desk.position().summary, (Summary{"In het kort.", "nl", "editor"}));
  expect_refused(desk.ask(asks("summary")), Fault::kInput, "changes nothing");
  DecisionRequest english = asks("summary");
  english.text = "In short.";
  english.language = "en";
  ASSERT_TRUE(desk.ask(english));
  EXPECT_EQ(desk.position().summary.language, "en");
  english.language = "Engels!";
  expect_refused(desk.ask(english), Fault::kInput, "is not a language");
  english.text.assign(5'001, 'a');
  expect_refused(desk.ask(english), Fault::kInput, "at most 5000 bytes");
  english.text.clear();
  ASSERT_TRUE(desk.ask(english));
  EXPECT_EQ(desk.position().summary, Summary{});
}

TEST(Note, IsTheLastRemarkOfAnyKindAndGoesWhenEmpty) {
  Desk desk;
  ASSERT_TRUE(desk.ask(asks("note")));
  EXPECT_EQ(desk.position().note, "Nabellen.");
  ASSERT_TRUE(desk.ask(asks("accept")));
  EXPECT_EQ(desk.position().note, "Nabellen.") << "a decision without a remark leaves it";
  DecisionRequest reject = asks("reject");
  reject.note = "Te oud";
  ASSERT_TRUE(desk.ask(reject));
  EXPECT_EQ(desk.position().note, "Te oud");
  DecisionRequest empty = asks("note");
  empty.note = " ";
  ASSERT_TRUE(desk.ask(empty));
  EXPECT_EQ(desk.position().note, "");
  expect_refused(desk.ask(empty), Fault::kInput, "changes nothing");
  empty.note.assign(10'001, 'a');
  expect_refused(desk.ask(empty), Fault::kInput, "at most 10000 bytes");
}

TEST(Merge, NeedsAnotherPublication) {
  Desk desk;
  DecisionRequest request = asks("merge");
  for (const char* same : {"p1", "p9"}) {
    Publication publication = candidate_named("p1");
    publication.former_ids = {"p9"};
    request.other = same;
    expect_refused(desk.ask(request, publication), Fault::kInput, "one publication already");
  }
  request.other.clear();
  expect_refused(desk.ask(request), Fault::kInput, "name the two publications");
}

TEST(Merge, LeavesTheStatusOfTheOneThatKeepsItsId) {
  Desk desk;
  ASSERT_TRUE(desk.ask(asks("accept")));
  ASSERT_TRUE(desk.ask(asks("reject"), "p2"));
  ASSERT_TRUE(desk.ask(asks("merge")));
  EXPECT_EQ(desk.position().status, "accepted");
  EXPECT_EQ(desk.position().decisions, 2);
  EXPECT_EQ(desk.position("p2").decisions, 2) << "it counts for both";
}

TEST(Split, NeedsARecordOfSeveral) {
  Desk desk;
  DecisionRequest request = asks("split");
  request.record = "nji/3";
  expect_refused(desk.ask(request), Fault::kNotFound, "it has: wodc/1, scp/2");
  Publication lonely = candidate_named("p1");
  lonely.records = {"scp/2"};
  expect_refused(desk.ask(asks("split"), lonely), Fault::kConflict, "one record only");
  const auto decision = desk.ask(asks("split"));
  ASSERT_TRUE(decision) << decision.error().what;
  EXPECT_EQ(decision->record, "scp/2");
  EXPECT_EQ(decision->other, "p2");
  EXPECT_EQ(desk.position("p2").status, "") << "what leaves waits for a decision of its own";
}

}  // namespace
}  // namespace vindplaats
