#include "curation/decisions.h"

#include <map>
#include <tuple>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/defaults.h"
#include "core/random.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Platform& deciding_platform() {
  static const Platform kPlatform = [] {
    auto platform = default_platform();
    EXPECT_TRUE(platform) << platform.error().what;
    return platform ? std::move(*platform) : Platform{};
  }();
  return kPlatform;
}

Publication candidate_named(const std::string& id) {
  Publication publication;
  publication.id = id;
  publication.revision = 3;
  publication.records = {"wodc/1", "scp/2"};
  publication.themes = {{"onderwijs", Thousandths{2000}, {"r"}, "rule"},
                        {"arbeidsmarkt", Thousandths{1000}, {"r"}, "rule"}};
  return publication;
}

DecisionRequest asks(std::string kind) {
  DecisionRequest request;
  request.kind = std::move(kind);
  if (request.kind == "reject") request.reason = "verouderd";
  return request;
}

// A ledger that decisions are asked of and written to.
class Desk {
 public:
  Result<Decision> ask(const DecisionRequest& request, const std::string& publication = "p1") {
    auto decision = decide(request, candidate_named(publication), standing(), deciding_platform());
    if (decision) {
      const auto sequence = static_cast<std::int64_t>(10 + 2 * decided_.size());
      decided_.push_back(
          {sequence, "2026-11-22T06:00:" + std::to_string(sequence) + "Z", "anna", *decision});
    }
    return decision;
  }
  Standing standing() const { return fold(decided_); }
  Position position(const std::string& publication = "p1") const {
    const Standing all = standing();
    const auto found = all.find(publication);
    return found == all.end() ? Position{} : found->second;
  }

 private:
  std::vector<Decided> decided_;
};

// All but the count of decisions, which only goes up.
auto told_of(const Position& position) {
  return std::tuple(position.status, position.themes, position.reason, position.note,
                    position.publish_from, position.at, position.by, position.sequence);
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
  request.publish_from = "2026-12-01T00:00:00Z";
  request.note = "mooi";
  const auto decision = desk.ask(request);
  ASSERT_TRUE(decision) << decision.error().what;
  EXPECT_THAT(decision->themes, ElementsAre("onderwijs", "zelfbeschikking-en-emancipatie"));
  EXPECT_EQ(desk.position().publish_from, "2026-12-01T00:00:00Z");
  EXPECT_EQ(desk.position().note, "mooi");
}

// Anything may be accepted, also what no rule selected; and an editor may tick a theme that is
// closed, which only takes no candidates any more.
TEST(Accept, NeedsNoRuleAndMayTickAClosedTheme) {
  Publication bare = candidate_named("p1");
  bare.themes.clear();
  const auto none = decide(asks("accept"), bare, {}, deciding_platform());
  ASSERT_TRUE(none) << none.error().what;
  EXPECT_THAT(none->themes, IsEmpty());
  DecisionRequest closed = asks("accept");
  closed.themes = {"participatie"};
  const auto decision = decide(closed, bare, {}, deciding_platform());
  ASSERT_TRUE(decision) << decision.error().what;
  EXPECT_THAT(decision->themes, ElementsAre("participatie"));
}

TEST(Accept, RefusesAnUnknownTheme) {
  DecisionRequest request = asks("accept");
  request.themes = {"onderwijs", "vogels"};
  const auto decision = Desk().ask(request);
  ASSERT_FALSE(decision);
  EXPECT_EQ(decision.error().fault, Fault::kNotFound);
  EXPECT_THAT(decision.error().what, HasSubstr("there is no theme 'vogels'"));
}

TEST(Reject, NeedsAReasonThatIsKnownAndListsThem) {
  for (const std::string& reason : {std::string(), std::string("lelijk")}) {
    DecisionRequest request = asks("reject");
    request.reason = reason;
    const auto decision = Desk().ask(request);
    ASSERT_FALSE(decision) << reason;
    EXPECT_EQ(decision.error().fault, reason.empty() ? Fault::kInput : Fault::kNotFound);
    for (const Reason& known : deciding_platform().criteria.reasons)
      EXPECT_THAT(decision.error().what, HasSubstr(known.id));
  }
  EXPECT_EQ(deciding_platform().criteria.reasons.size(), 9u);
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

TEST(Decide, RefusesWhatChangedSinceItWasShown) {
  for (const char* kind : {"accept", "reject", "undo"}) {
    Desk desk;
    ASSERT_TRUE(desk.ask(asks("accept")));
    DecisionRequest request = asks(kind);
    request.themes = {"onderwijs"};
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
  EXPECT_TRUE(desk.ask(other)) << "a note is worth keeping";
  other.note.clear();
  other.publish_from = "2027-01-01T00:00:00Z";
  EXPECT_TRUE(desk.ask(other));
  ASSERT_TRUE(desk.ask(asks("reject")));
  EXPECT_FALSE(desk.ask(asks("reject")));
}

TEST(Decide, RefusesAnUnknownKind) {
  const auto decision = Desk().ask(asks("aanvaarden"));
  ASSERT_FALSE(decision);
  EXPECT_EQ(decision.error().fault, Fault::kUsage);
}

TEST(Undo, TakesBackTheLastDecisionThatHolds) {
  Desk desk;
  const auto nothing = desk.ask(asks("undo"));
  ASSERT_FALSE(nothing);
  EXPECT_EQ(nothing.error().fault, Fault::kNotFound);
  EXPECT_THAT(nothing.error().what, HasSubstr("nothing to undo"));

  ASSERT_TRUE(desk.ask(asks("accept")));
  const Position accepted = desk.position();
  ASSERT_TRUE(desk.ask(asks("reject")));
  const auto undo = desk.ask(asks("undo"));
  ASSERT_TRUE(undo);
  EXPECT_EQ(undo->undoes, 12);
  EXPECT_EQ(told_of(desk.position()), told_of(accepted));
  EXPECT_EQ(desk.position().decisions, 3) << "the revision must go up";
  EXPECT_EQ(desk.position().changed, "2026-11-22T06:00:14Z");
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

TEST(Fold, IgnoresAnUndoOfAnUndoAndKindsItDoesNotKnow) {
  Decision accept;
  accept.kind = "accept";
  accept.publication = "p1";
  Decision undo = accept, undo_undo = accept, later = accept;
  undo.kind = undo_undo.kind = "undo";
  undo.undoes = 1;
  undo_undo.undoes = 2;
  later.kind = "later";
  const std::vector<Decided> decided = {
      {1, "a", "x", accept}, {2, "b", "x", undo}, {3, "c", "x", undo_undo}, {4, "d", "x", later}};
  const Standing standing = fold(decided);
  EXPECT_EQ(standing.at("p1").status, "");
  EXPECT_EQ(standing.at("p1").decisions, 4);
  EXPECT_THAT(fold({}), IsEmpty());
}

TEST(FoldProperty, UndoRestoresExactlyTheStateBefore) {
  SeededRandom random(21);
  const std::string kinds[] = {"accept", "reject", "undo"};
  const std::string reasons[] = {"verouderd", "dubbel", "anders"};
  const std::string themes[] = {"onderwijs", "arbeidsmarkt", "participatie"};
  for (int round = 0; round < 100; ++round) {
    Desk desk;
    std::map<std::string, std::vector<Position>> before;  // what each undo must bring back
    for (int step = 0; step < 40; ++step) {
      const std::string publication = "p" + std::to_string(random.below(3));
      DecisionRequest request = asks(kinds[random.below(3)]);
      if (request.kind == "reject") request.reason = reasons[random.below(3)];
      if (request.kind == "accept") request.themes = {themes[random.below(3)]};
      if (random.below(4) == 0) request.note = "n" + std::to_string(step);
      const Standing was = desk.standing();
      const Position position = desk.position(publication);
      const bool done = desk.ask(request, publication).has_value();
      std::vector<Position>& stack = before[publication];
      if (request.kind == "undo") {
        ASSERT_EQ(done, !stack.empty());
        if (!done) continue;
        ASSERT_EQ(told_of(desk.position(publication)), told_of(stack.back()));
        stack.pop_back();
      } else if (done) {
        stack.push_back(position);
        ASSERT_EQ(desk.position(publication).decisions, position.decisions + 1);
      }
      for (const auto& [other, stood] : was) {
        if (other == publication) continue;
        ASSERT_EQ(told_of(desk.position(other)), told_of(stood));
      }
    }
  }
}

TEST(DecisionJson, ReadsBack) {
  Desk desk;
  DecisionRequest request = asks("accept");
  request.note = "een \"noot\"";
  request.publish_from = "2026-12-01T00:00:00Z";
  const auto decision = desk.ask(request);
  ASSERT_TRUE(decision);
  const auto read = from_json<Decision>(to_json(*decision));
  ASSERT_TRUE(read) << read.error().what;
  EXPECT_EQ(*read, *decision);
}

}  // namespace
}  // namespace vindplaats
