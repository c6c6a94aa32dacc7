// Random sequences of decisions of every kind on a few publications.
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "core/random.h"
#include "curation/decisions.h"
#include "tests/unit/curation/desk.h"

namespace vindplaats {
namespace {

const std::string kDeskKinds[] = {"accept", "reject", "later",   "withdraw", "restore",
                                  "themes", "edit",   "summary", "note",     "merge",
                                  "split",  "apart",  "undo"};

std::string random_publication(Random& random) {
  return "p" + std::to_string(random.below(4));
}

DecisionRequest random_request(Random& random, const std::string& publication) {
  const std::string themes[] = {"onderwijs", "arbeidsmarkt", "sociale-stabiliteit"};
  const std::string reasons[] = {"verouderd", "dubbel", "anders"};
  const std::string edits[][2] = {{"title", "A"}, {"title", ""},  {"issued", "2026"},
                                  {"issued", ""}, {"title", "B"}, {"publishFrom", "2027-01-01"}};
  DecisionRequest request = asks(kDeskKinds[random.below(std::size(kDeskKinds))]);
  if (!request.reason.empty()) request.reason = reasons[random.below(3)];
  if (request.kind == "accept") {
    request.themes = {themes[random.below(3)]};
    if (random.below(3) == 0)
      request.publish_from = "2027-02-0" + std::to_string(1 + random.below(3));
  }
  if (request.kind == "later" && random.below(2) == 0)
    request.until = "2027-01-0" + std::to_string(1 + random.below(3));
  if (request.kind == "themes") {
    request.add_themes = {themes[random.below(3)]};
    if (random.below(2) == 0) request.remove_themes = {themes[random.below(3)]};
  }
  if (request.kind == "edit") {
    const auto& edit = edits[random.below(std::size(edits))];
    request.corrections = {{edit[0], edit[1]}};
  }
  if (request.kind == "summary") request.text = random.below(3) == 0 ? "" : "S" + publication;
  if (!request.other.empty()) request.other = random_publication(random);
  if (random.below(4) == 0) request.note = "n" + std::to_string(random.below(9));
  return request;
}

// Asks for so many, as one of three people or the rule; refusals are part of it.
void decide_at_random(Desk& desk, Random& random, int steps) {
  const std::string people[] = {"anna", "bert", "carla", "rule"};
  for (int step = 0; step < steps; ++step) {
    desk.by = people[random.below(4)];
    const std::string publication = random_publication(random);
    (void)desk.ask(random_request(random, publication), publication);
  }
}

TEST(FoldProperty, UndoRestoresExactlyTheStateBefore) {
  SeededRandom random(21);
  std::size_t undone = 0;
  for (int round = 0; round < 60; ++round) {
    Desk desk;
    std::map<std::int64_t, Standing> before;  // each decision
    for (int step = 0; step < 40; ++step) {
      const Standing was = desk.standing();
      const std::size_t count = desk.decided.size();
      decide_at_random(desk, random, 1);
      if (desk.decided.size() == count) continue;
      const Decided& decided = desk.decided.back();
      before[decided.sequence] = was;
      if (decided.decision.kind != "undo") continue;
      ++undone;
      const Standing& wanted = before.at(decided.decision.undoes);
      for (const std::string& side : {decided.decision.publication, decided.decision.other}) {
        if (side.empty()) continue;
        const auto stood = wanted.find(side);
        const Position nowhere;
        ASSERT_EQ(told_of(desk.position(side)),
                  told_of(stood == wanted.end() ? nowhere : stood->second));
        ASSERT_EQ(desk.position(side).decisions, was.at(side).decisions + 1);
      }
    }
  }
  EXPECT_GT(undone, 60u) << "or nothing was tried";
}

TEST(FoldProperty, ADecisionMovesNoOtherPublication) {
  SeededRandom random(22);
  for (int round = 0; round < 60; ++round) {
    Desk desk;
    for (int step = 0; step < 40; ++step) {
      const Standing was = desk.standing();
      const std::size_t count = desk.decided.size();
      decide_at_random(desk, random, 1);
      const Standing is = desk.standing();
      if (desk.decided.size() == count) {
        ASSERT_EQ(is.size(), was.size()) << "a refusal leaves no trace";
        continue;
      }
      const Decision& decision = desk.decided.back().decision;
      for (const auto& [id, stood] : was) {
        if (id == decision.publication || id == decision.other) continue;
        ASSERT_EQ(told_of(is.at(id)), told_of(stood));
        ASSERT_EQ(is.at(id).decisions, stood.decisions);
      }
    }
  }
}

// Each publication's position follows from the decisions that name it, or what was merged into it,
// whatever lies between them; and what was written to the ledger reads back as what was folded.
TEST(FoldProperty, APositionFollowsFromItsOwnDecisionsAsTheLedgerHoldsThem) {
  SeededRandom random(23);
  for (int round = 0; round < 40; ++round) {
    Desk desk;
    decide_at_random(desk, random, 60);
    std::vector<Decided> read = desk.decided;
    for (Decided& decided : read) {
      const auto decision = from_json<Decision>(to_json(decided.decision));
      ASSERT_TRUE(decision) << decision.error().what;
      decided.decision = *decision;
    }
    for (const auto& [id, stands] : fold(read)) {
      std::set<std::string> names = {id};
      for (std::size_t known = 0; known != names.size();) {
        known = names.size();
        for (const Decided& decided : read) {
          if (decided.decision.kind == "merge" && names.contains(decided.decision.publication))
            names.insert(decided.decision.other);
        }
      }
      std::vector<Decided> own;
      for (const Decided& decided : read) {
        if (names.contains(decided.decision.publication) || names.contains(decided.decision.other))
          own.push_back(decided);
      }
      const Standing alone = fold(own);
      ASSERT_EQ(told_of(alone.at(id)), told_of(stands));
      ASSERT_EQ(alone.at(id).decisions, stands.decisions);
      ASSERT_EQ(told_of(desk.position(id)), told_of(stands));
    }
  }
}

// Undoing all there is, in whatever order the refusals allow, ends where nobody has decided.
TEST(FoldProperty, EverythingCanBeTakenBack) {
  SeededRandom random(24);
  for (int round = 0; round < 40; ++round) {
    Desk desk;
    desk.by = "anna";
    decide_at_random(desk, random, 40);
    desk.by = "anna";
    for (int step = 0; step < 400; ++step) (void)desk.ask(asks("undo"), random_publication(random));
    for (const auto& [id, stands] : desk.standing())
      ASSERT_EQ(told_of(stands), told_of(Position{}));
  }
}

}  // namespace
}  // namespace vindplaats
