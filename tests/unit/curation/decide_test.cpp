// What holds for decisions of every kind: who may ask when, and what an undo takes back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "curation/decisions.h"
#include "tests/unit/curation/desk.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(Decide, RefusesWhatChangedSinceItWasShown) {
  for (const char* kind : {"accept", "reject", "later", "withdraw", "themes", "edit", "summary",
                           "note", "merge", "split", "apart", "undo"}) {
    Desk desk;
    ASSERT_TRUE(desk.ask(asks("accept")));
    DecisionRequest request = asks(kind);
    if (request.kind == "accept") request.themes = {"onderwijs"};
    request.revision = 2;
    const auto old = desk.ask(request);
    ASSERT_FALSE(old) << kind;
    EXPECT_EQ(old.error().fault, Fault::kConflict);
    EXPECT_THAT(old.error().what, HasSubstr("revision 2, now 3"));
    request.revision = 3;
    EXPECT_TRUE(desk.ask(request)) << kind;
  }
}

TEST(Decide, RefusesWhatHoldsAlready) {
  Desk desk;
  ASSERT_TRUE(desk.ask(asks("accept")));
  const auto again = desk.ask(asks("accept"));
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().fault, Fault::kInput);
  EXPECT_THAT(again.error().what, HasSubstr("accepted already, by anna"));

  DecisionRequest other = asks("accept");
  other.themes = {"onderwijs"};
  EXPECT_TRUE(desk.ask(other)) << "other themes are another decision";
  other.note = "toch";
  EXPECT_TRUE(desk.ask(other)) << "a remark is worth keeping";
  other.note.clear();
  other.publish_from = "2027-01-01T00:00:00Z";
  EXPECT_TRUE(desk.ask(other));
  ASSERT_TRUE(desk.ask(asks("reject")));
  EXPECT_FALSE(desk.ask(asks("reject")));
  ASSERT_TRUE(desk.ask(asks("later")));
  EXPECT_FALSE(desk.ask(asks("later")));
}

// Saying the same again answers the question whether the change matters: what is measured against
// is from then on what the editor saw.
TEST(Decide, TheSameAgainClosesTheQuestionOfAReopenedOne) {
  for (const char* kind : {"accept", "reject", "later"}) {
    Desk desk;
    ASSERT_TRUE(desk.ask(asks(kind)));
    Publication changed = candidate_named("p1");
    changed.records = {"wodc/1"};
    changed.reopened = {{"title", "Toen", "Nu"}};
    const auto again = desk.ask(asks(kind), changed);
    ASSERT_TRUE(again) << again.error().what;
    EXPECT_THAT(desk.position().records, ElementsAre("wodc/1"));
    EXPECT_EQ(desk.position().at, "2026-11-22T06:00:12Z");
    DecisionRequest empty = asks("note");
    empty.note.clear();
    EXPECT_FALSE(desk.ask(empty, changed)) << "only a verdict closes it";
  }
}

TEST(Decide, RefusesAnUnknownKind) {
  const auto decision = Desk().ask(asks("aanvaarden"));
  ASSERT_FALSE(decision);
  EXPECT_EQ(decision.error().fault, Fault::kUsage);
}

TEST(DecideByRule, ComesFirstOrNotAtAll) {
  Desk desk;
  desk.by = "rule";
  ASSERT_TRUE(desk.ask(asks("accept")));
  EXPECT_EQ(desk.position().by, "rule");
  desk.by = "anna";
  ASSERT_TRUE(desk.ask(asks("undo")));
  desk.by = "rule";
  const auto again = desk.ask(asks("accept"));
  ASSERT_FALSE(again) << "a person took it back";
  EXPECT_EQ(again.error().fault, Fault::kConflict);
  desk.by = "anna";
  ASSERT_TRUE(desk.ask(asks("note"), "p2"));
  desk.by = "rule";
  EXPECT_FALSE(desk.ask(asks("accept"), "p2")) << "a person is at work on it";
}

// Two writers may meet: the fold decides as `decide` would have.
TEST(FoldByRule, LeavesAPersonsDecision) {
  Desk desk;
  ASSERT_TRUE(desk.ask(asks("reject")));
  Decision accept;
  accept.kind = "accept";
  accept.publication = "p1";
  const Position rejected = desk.position();
  desk.decided.push_back({99, "2026-11-23T00:00:00Z", "rule", accept});
  EXPECT_EQ(told_of(desk.position()), told_of(rejected));
  EXPECT_EQ(desk.position().decisions, 2);
}

TEST(SecondEditor, ConfirmsTheSameAcceptance) {
  Desk desk;
  desk.platform.settings.publish.second_editor = true;
  ASSERT_TRUE(desk.ask(asks("accept")));
  EXPECT_EQ(desk.position().confirmed_by, "");
  EXPECT_FALSE(desk.ask(asks("accept"))) << "one person is no two";
  desk.by = "bert";
  ASSERT_TRUE(desk.ask(asks("accept")));
  EXPECT_EQ(desk.position().by, "bert");
  EXPECT_EQ(desk.position().confirmed_by, "anna");
  EXPECT_FALSE(desk.ask(asks("accept"))) << "it is confirmed";
  DecisionRequest other = asks("accept");
  other.themes = {"onderwijs"};
  ASSERT_TRUE(desk.ask(other));
  EXPECT_EQ(desk.position().confirmed_by, "") << "these themes one person has seen";
}

TEST(Undo, TakesBackTheLastDecisionOfWhateverKind) {
  for (const char* kind : {"accept", "reject", "later", "withdraw", "themes", "edit", "summary",
                           "note", "merge", "split", "apart"}) {
    Desk desk;
    DecisionRequest first = asks("accept");
    first.themes = {"onderwijs"};
    ASSERT_TRUE(desk.ask(first));
    const Position before = desk.position();
    DecisionRequest request = asks(kind);
    if (request.kind == "accept") request.themes = {"arbeidsmarkt"};
    ASSERT_TRUE(desk.ask(request)) << kind;
    EXPECT_EQ(desk.position().sequence, 12);
    const auto undo = desk.ask(asks("undo"));
    ASSERT_TRUE(undo) << kind;
    EXPECT_EQ(undo->undoes, 12);
    EXPECT_EQ(told_of(desk.position()), told_of(before)) << kind;
    EXPECT_EQ(desk.position().decisions, 3) << "the revision must go up";
    EXPECT_EQ(desk.position().changed, "2026-11-22T06:00:14Z");
  }
}

TEST(Undo, NeedsSomethingToTakeBack) {
  const auto nothing = Desk().ask(asks("undo"));
  ASSERT_FALSE(nothing);
  EXPECT_EQ(nothing.error().fault, Fault::kNotFound);
  EXPECT_THAT(nothing.error().what, HasSubstr("nothing to undo"));
}

// An undo is never undone itself: the next one goes one decision further back, and what was taken
// back is decided anew.
TEST(Undo, OfAnUndoGoesFurtherBack) {
  Desk desk;
  ASSERT_TRUE(desk.ask(asks("accept")));
  ASSERT_TRUE(desk.ask(asks("reject")));
  ASSERT_TRUE(desk.ask(asks("undo")));
  ASSERT_TRUE(desk.ask(asks("undo")));
  EXPECT_EQ(told_of(desk.position()), told_of(Position{}));
  EXPECT_FALSE(desk.ask(asks("undo")));
  EXPECT_TRUE(desk.ask(asks("reject")));
  EXPECT_EQ(desk.position().status, "rejected");
}

TEST(Undo, OfWhatNamesTwoCountsForBoth) {
  for (const char* kind : {"merge", "split", "apart"}) {
    for (const char* from : {"p1", "p2"}) {
      Desk desk;
      ASSERT_TRUE(desk.ask(asks(kind)));
      const auto undo = desk.ask(asks("undo"), from);
      ASSERT_TRUE(undo) << undo.error().what;
      EXPECT_EQ(undo->undoes, 10);
      for (const char* side : {"p1", "p2"}) {
        EXPECT_EQ(desk.position(side).sequence, 0);
        EXPECT_EQ(desk.position(side).decisions, 2);
      }
      EXPECT_THAT(undone_decisions(desk.decided), ElementsAre(10));
    }
  }
}

// Else the part that left would lose what was decided on it since.
TEST(Undo, OfWhatTwoShareWaitsForLaterDecisionsOnTheOther) {
  Desk desk;
  ASSERT_TRUE(desk.ask(asks("split")));
  ASSERT_TRUE(desk.ask(asks("accept"), "p2"));
  const auto early = desk.ask(asks("undo"));
  ASSERT_FALSE(early);
  EXPECT_EQ(early.error().fault, Fault::kConflict);
  EXPECT_THAT(early.error().what, HasSubstr("vindplaats queue undo p2"));
  ASSERT_TRUE(desk.ask(asks("undo"), "p2"));
  EXPECT_TRUE(desk.ask(asks("undo")));
}

TEST(Fold, IgnoresUndosThatTakeNothingBackAndKindsItDoesNotKnow) {
  Decision accept;
  accept.kind = "accept";
  accept.publication = "p1";
  Decision undo = accept, undo_undo = accept, strange = accept, foreign = accept, early = accept;
  undo.kind = undo_undo.kind = foreign.kind = early.kind = "undo";
  undo.undoes = 2;
  undo_undo.undoes = 3;
  strange.kind = "highlight";
  foreign.publication = "p2";
  foreign.undoes = 6;
  early.undoes = 8;
  const std::vector<Decided> decided = {{1, "a", "x", early},
                                        {2, "b", "x", accept},
                                        {3, "c", "x", undo},
                                        {4, "d", "x", undo_undo},
                                        {5, "e", "x", strange}};
  Standing standing = fold(decided);
  EXPECT_EQ(standing.at("p1").status, "");
  EXPECT_EQ(standing.at("p1").decisions, 5);
  const std::vector<Decided> others = {
      {6, "f", "x", accept}, {7, "g", "x", foreign}, {8, "h", "x", accept}};
  EXPECT_THAT(undone_decisions(others), IsEmpty()) << "it is another publication's";
  std::vector<Decided> ahead = {{1, "a", "x", early}, {8, "h", "x", accept}};
  EXPECT_THAT(undone_decisions(ahead), IsEmpty()) << "it comes later";
  EXPECT_THAT(fold({}), IsEmpty());
}

TEST(DecisionJson, ReadsBack) {
  for (const char* kind : {"accept", "reject", "later", "edit", "summary", "note", "merge", "split",
                           "apart", "undo"}) {
    Desk desk;
    ASSERT_TRUE(desk.ask(asks("merge")));
    DecisionRequest request = asks(kind);
    request.note = "een \"noot\"\n\nmet een alinea";
    if (request.kind == "accept") request.publish_from = "2026-12-01T00:00:00Z";
    if (request.kind == "later") request.until = "2027-01-01";
    auto decision = desk.ask(request);
    ASSERT_TRUE(decision) << decision.error().what;
    decision->versions = {1, 4};
    const auto read = from_json<Decision>(to_json(*decision));
    ASSERT_TRUE(read) << read.error().what;
    EXPECT_EQ(*read, *decision);
  }
}

}  // namespace
}  // namespace vindplaats
