#include "curation/pins.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "curation/identity.h"
#include "tests/unit/curation/pin_ledger.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

TEST(FoldPins, APinMakesLiveAndALaterOneAdds) {
  PinLedger ledger;
  ledger.pin("p2", "b/1", {"b/1", "c/1"});
  ledger.pin("p1", "a/1", {"a/1"});
  ledger.pin("p2", "b/1", {"d/1"});
  EXPECT_THAT(ledger.fold().live,
              ElementsAre(Pin{"p2", "b/1", {"b/1", "c/1", "d/1"}}, Pin{"p1", "a/1", {"a/1"}}));
  EXPECT_THAT(ledger.fold().retired, IsEmpty());
}

TEST(FoldPins, APinLeavesRecordsWhereTheyAre) {
  PinLedger ledger;
  ledger.pin("p1", "a/1", {"a/1", "b/1"});
  ledger.pin("p2", "c/1", {"b/1", "c/1"});
  EXPECT_THAT(ledger.fold().live,
              ElementsAre(Pin{"p1", "a/1", {"a/1", "b/1"}}, Pin{"p2", "c/1", {"c/1"}}));
}

TEST(FoldPins, AnIdKeepsItsFirstFoundingRecord) {
  PinLedger ledger;
  ledger.pin("p1", "a/1", {"a/1"});
  ledger.pin("p1", "b/1", {"b/1"});
  EXPECT_THAT(ledger.fold().live, ElementsAre(Pin{"p1", "a/1", {"a/1", "b/1"}}));
}

TEST(FoldPins, AMergeGivesAllRecordsAndAnUndoGivesThemBack) {
  PinLedger ledger;
  ledger.pin("p1", "a/1", {"a/1"});
  ledger.pin("p2", "b/1", {"b/1", "c/1"});
  const Pins before = ledger.fold();
  const auto merge = ledger.merge("p1", "p2");
  EXPECT_THAT(ledger.fold().live, ElementsAre(Pin{"p1", "a/1", {"a/1", "b/1", "c/1"}}));
  EXPECT_THAT(ledger.fold().retired, ElementsAre(Pair("p2", "b/1")));
  ledger.undo(merge, "p1");
  EXPECT_EQ(ledger.fold(), before);
}

TEST(FoldPins, AnApartHoldsForWhatEitherIsMergedIntoUntilItIsUndone) {
  PinLedger ledger;
  ledger.pin("p1", "a/1", {"a/1"});
  ledger.pin("p2", "b/1", {"b/1"});
  ledger.pin("p3", "c/1", {"c/1"});
  const auto apart = ledger.apart("p3", "p2");
  EXPECT_THAT(ledger.fold().apart, ElementsAre(Pair("p2", "p3")));
  const auto merge = ledger.merge("p1", "p3");
  EXPECT_THAT(ledger.fold().apart, ElementsAre(Pair("p1", "p2")));
  ledger.undo(merge, "p1");
  ledger.undo(apart, "p2");
  EXPECT_THAT(ledger.fold().apart, IsEmpty());
}

TEST(FoldPins, AMergeOfTwoThatWereSetApartIsTheLaterWord) {
  PinLedger ledger;
  ledger.pin("p1", "a/1", {"a/1"});
  ledger.pin("p2", "b/1", {"b/1"});
  ledger.apart("p1", "p2");
  ledger.merge("p1", "p2");
  EXPECT_THAT(ledger.fold().apart, IsEmpty());
  EXPECT_THAT(ledger.fold().live, ElementsAre(Pin{"p1", "a/1", {"a/1", "b/1"}}));
}

TEST(FoldPins, WhatJoinedMergedPublicationsStaysWithTheOneThatWasKept) {
  PinLedger ledger;
  ledger.pin("p1", "a/1", {"a/1"});
  ledger.pin("p2", "b/1", {"b/1"});
  const auto merge = ledger.merge("p1", "p2");
  ledger.pin("p1", "a/1", {"n/1"});
  ledger.pin("p2", "b/1", {"o/1"});
  EXPECT_THAT(ledger.fold().live, ElementsAre(Pin{"p1", "a/1", {"a/1", "b/1", "n/1", "o/1"}}));
  ledger.undo(merge, "p1");
  EXPECT_THAT(ledger.fold().live,
              ElementsAre(Pin{"p1", "a/1", {"a/1", "n/1"}}, Pin{"p2", "b/1", {"b/1", "o/1"}}));
}

TEST(FoldPins, ASplitTakesTheRecordOut) {
  PinLedger ledger;
  ledger.pin("p1", "a/1", {"a/1", "b/1", "c/1"});
  const auto split = ledger.split("p1", "b/1", "p9", {"a/1", "b/1", "c/1"});
  EXPECT_THAT(ledger.fold().live,
              ElementsAre(Pin{"p1", "a/1", {"a/1", "c/1"}}, Pin{"p9", "b/1", {"b/1"}}));
  EXPECT_THAT(ledger.fold().apart, ElementsAre(Pair("p1", "p9")));
  ledger.undo(split, "p1");
  EXPECT_THAT(ledger.fold().apart, IsEmpty());
  EXPECT_THAT(ledger.fold().live, ElementsAre(Pin{"p1", "a/1", {"a/1", "b/1", "c/1"}}));
  EXPECT_THAT(ledger.fold().retired, ElementsAre(Pair("p9", "b/1")));
}

TEST(FoldPins, ThePartWithTheFoundingRecordKeepsTheId) {
  PinLedger ledger;
  ledger.pin("p1", "b/1", {"a/1", "b/1", "c/1"});
  ledger.split("p1", "b/1", "p9", {"a/1", "b/1", "c/1"});
  EXPECT_THAT(ledger.fold().live,
              ElementsAre(Pin{"p1", "b/1", {"b/1"}}, Pin{"p9", "a/1", {"a/1", "c/1"}}));
}

TEST(FoldPins, ASplitPinsWhatItWasMadeOn) {
  PinLedger ledger;
  ledger.pin("p1", "a/1", {"a/1"});
  ledger.split("p1", "c/1", "p9", {"a/1", "b/1", "c/1"});
  EXPECT_THAT(ledger.fold().live,
              ElementsAre(Pin{"p1", "a/1", {"a/1", "b/1"}}, Pin{"p9", "c/1", {"c/1"}}));
}

TEST(FoldPins, ASplitOfTheOnlyRecordDoesNothing) {
  PinLedger ledger;
  ledger.pin("p1", "a/1", {"a/1"});
  ledger.split("p1", "a/1", "p9", {"a/1"});
  EXPECT_THAT(ledger.fold().live, ElementsAre(Pin{"p1", "a/1", {"a/1"}}));
  EXPECT_THAT(ledger.fold().retired, IsEmpty());
}

TEST(FoldPins, AFormerIdComesBackWithItsFoundingRecord) {
  PinLedger ledger;
  ledger.pin("p1", "a/1", {"a/1"});
  ledger.pin("p2", "c/1", {"b/1", "c/1"});
  ledger.merge("p1", "p2");
  ledger.split("p1", "a/1", "p2", {"a/1", "b/1", "c/1"});
  EXPECT_THAT(ledger.fold().live,
              ElementsAre(Pin{"p1", "a/1", {"a/1"}}, Pin{"p2", "c/1", {"b/1", "c/1"}}));
  EXPECT_THAT(ledger.fold().retired, IsEmpty());
}

TEST(FoldPins, WhatGrewOnAPartGoesBackWithIt) {
  PinLedger ledger;
  ledger.pin("p1", "a/1", {"a/1", "b/1"});
  const auto split = ledger.split("p1", "b/1", "p9", {"a/1", "b/1"});
  ledger.pin("p9", "b/1", {"n/1"});
  ledger.undo(split, "p1");
  EXPECT_THAT(ledger.fold().live, ElementsAre(Pin{"p1", "a/1", {"a/1", "b/1", "n/1"}}));
  EXPECT_THAT(ledger.fold().retired, ElementsAre(Pair("p9", "b/1")));
}

TEST(FoldPins, AMergeThatOutlivesItsPartsHoldsWhereTheyWent) {
  PinLedger ledger;
  ledger.pin("p1", "a/1", {"a/1", "b/1"});
  ledger.pin("p2", "c/1", {"c/1"});
  const auto split = ledger.split("p1", "b/1", "p9", {"a/1", "b/1"});
  ledger.merge("p2", "p9");
  EXPECT_THAT(ledger.fold().live,
              ElementsAre(Pin{"p1", "a/1", {"a/1"}}, Pin{"p2", "c/1", {"b/1", "c/1"}}));
  ledger.undo(split, "p1");
  EXPECT_THAT(ledger.fold().live, ElementsAre(Pin{"p2", "c/1", {"a/1", "b/1", "c/1"}}));
}

TEST(IdAfterSplit, IsThatOfTheSmallestRecordUnlessTaken) {
  const std::string plain = publication_id("a/1");
  EXPECT_EQ(id_after_split({}, {"b/1", "a/1"}), plain);
  const Pins live = {{{plain, "z/1", {"z/1"}}}, {}};
  const std::string next = id_after_split(live, {"a/1", "b/1"});
  EXPECT_NE(next, plain);
  EXPECT_EQ(next, id_after_split(live, {"b/1", "a/1"}));
  const Pins both = {{{plain, "z/1", {"z/1"}}, {next, "y/1", {"y/1"}}}, {}};
  EXPECT_NE(id_after_split(both, {"a/1"}), plain);
  EXPECT_NE(id_after_split(both, {"a/1"}), next);
}

TEST(IdAfterSplit, BringsARetiredIdBackOnlyToItsOwnWork) {
  const std::string plain = publication_id("a/1");
  EXPECT_EQ(id_after_split({{}, {{plain, "b/1"}}}, {"a/1", "b/1"}), plain);
  EXPECT_NE(id_after_split({{}, {{plain, "c/1"}}}, {"a/1", "b/1"}), plain);
}

}  // namespace
}  // namespace vindplaats
