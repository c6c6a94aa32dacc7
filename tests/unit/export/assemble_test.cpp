// Which publications a release holds, under which addresses and since when.
#include "export/assemble.h"

#include <gtest/gtest.h>

#include "core/time.h"
#include "tests/unit/export/sample.h"

namespace vindplaats {
namespace {

using testing::sample_now;
using testing::sample_publication;

const Platform& assembly_platform() {
  static const Platform kPlatform = testing::sample_platform();
  return kPlatform;
}

ReleaseContent assembled(const std::vector<Publication>& publications,
                         const ReleaseHistory& history = {},
                         const PreviousRelease* previous = nullptr, int days_later = 0) {
  return assemble(assembly_platform(), publications, history, previous,
                  sample_now() + std::chrono::days(days_later));
}

PreviousRelease as_previous(const ReleaseContent& content) {
  PreviousRelease previous;
  previous.manifest.release = "20261122T060000Z-00000000";
  for (const PublicItem& item : content.items) previous.items[item.id] = item;
  return previous;
}

}  // namespace

TEST(Assemble, TakesWhatIsAcceptedReadyAndDue) {
  struct Case {
    const char* status;
    bool ready;
    const char* from;
    const char* until;
    bool due;
  };
  // Now is 2026-11-22T06:00:00Z.
  const Case cases[] = {
      {"accepted", true, "", "", true},
      {"candidate", true, "", "", false},
      {"withdrawn", true, "", "", false},
      {"accepted", false, "", "", false},
      {"accepted", true, "2026-11-22", "", true},
      {"accepted", true, "2026-11-22T06:00:00Z", "", true},
      {"accepted", true, "2026-11-22T06:00:01Z", "", false},
      {"accepted", true, "", "2026-11-22", false},
      {"accepted", true, "", "2026-11-22T06:00:00Z", false},
      {"accepted", true, "", "2026-11-22T06:00:01Z", true},
      {"accepted", true, "soon", "", false},
      {"accepted", true, "", "never", false},
  };
  for (const Case& c : cases) {
    Publication p = sample_publication(1, "Titel");
    p.status = c.status;
    p.ready = c.ready;
    p.publish_from = c.from;
    p.publish_until = c.until;
    EXPECT_EQ(assembled({p}).items.size(), c.due ? 1U : 0U)
        << c.status << " " << c.ready << " " << c.from << " " << c.until;
  }
}

TEST(Assemble, DoesNotDependOnTheOrderOfWhatItIsGiven) {
  std::vector<Publication> publications = testing::sample_publications();
  const ReleaseContent one = assembled(publications);
  std::reverse(publications.begin(), publications.end());
  const ReleaseContent other = assembled(publications);
  EXPECT_EQ(one.items, other.items);
  EXPECT_EQ(one.history, other.history);
  EXPECT_TRUE(std::is_sorted(one.items.begin(), one.items.end(),
                             [](const auto& a, const auto& b) { return a.id < b.id; }));
}

TEST(Assemble, KeepsAnAddressWhenTheTitleChanges) {
  const ReleaseContent first = assembled({sample_publication(1, "Oude titel")});
  ASSERT_EQ(first.items[0].slug, "oude-titel-0001");
  const ReleaseContent second =
      assembled({sample_publication(1, "Nieuwe titel")}, first.history, nullptr, 1);
  EXPECT_EQ(second.items[0].slug, "oude-titel-0001");
  EXPECT_EQ(second.history, first.history);
}

TEST(Assemble, KeepsTheDayOfTheFirstReleaseAlsoAfterAWithdrawal) {
  Publication p = sample_publication(1, "Titel");
  const ReleaseContent first = assembled({p});
  EXPECT_EQ(first.items[0].published, "2026-11-22T06:00:00Z");
  const ReleaseContent gone = assembled({}, first.history, nullptr, 1);
  EXPECT_EQ(gone.history, first.history);
  const ReleaseContent again = assembled({p}, gone.history, nullptr, 2);
  EXPECT_EQ(again.items[0].published, "2026-11-22T06:00:00Z");
  EXPECT_EQ(again.items[0].updated, "2026-11-24T06:00:00Z");
}

TEST(Assemble, CallsAnItemUpdatedOnlyWhenItsPublicFormChanges) {
  Publication p = sample_publication(1, "Titel");
  const ReleaseContent first = assembled({p});
  const PreviousRelease previous = as_previous(first);
  p.revision = 99;
  p.updated = "2026-11-23T00:00:00Z";
  p.themes[0].score = Thousandths{9999};
  EXPECT_EQ(assembled({p}, first.history, &previous, 1).items, first.items);
  p.metadata.issued = "2025";
  const ReleaseContent changed = assembled({p}, first.history, &previous, 1);
  EXPECT_EQ(changed.items[0].updated, "2026-11-23T06:00:00Z");
  EXPECT_EQ(changed.items[0].published, "2026-11-22T06:00:00Z");
}

TEST(Assemble, LeadsToOtherFormsOfAWorkByTheirAddressWhereTheyAreReleased) {
  Publication report = sample_publication(1, "Rapport"), summary = sample_publication(2, "Kort");
  report.metadata.relations = {{"Cites", "10.1/x", "DOI"},
                               {"IsSourceOf", summary.id, "publication"},
                               {"IsSourceOf", "p00000000000z", "publication"}};
  const ReleaseContent both = assembled({report, summary});
  ASSERT_EQ(both.items.size(), 2u);
  const std::vector<Relation> linked = {{"Cites", "10.1/x", "DOI"},
                                        {"IsSourceOf", both.items[1].canonical, "URL"}};
  EXPECT_EQ(both.items[0].metadata.relations, linked);
  const ReleaseContent alone = assembled({report});
  EXPECT_EQ(alone.items.at(0).metadata.relations.size(), 1u);
  const PreviousRelease previous = as_previous(both);
  EXPECT_EQ(assembled({report, summary}, both.history, &previous, 3).items[0].updated,
            both.items[0].updated);
}

TEST(Assemble, MovesASlugThatAnEditorChanged) {
  Publication p = sample_publication(1, "Titel");
  const ReleaseContent first = assembled({p});
  p.slug = "beter";
  const ReleaseContent second = assembled({p}, first.history, nullptr, 1);
  EXPECT_EQ(second.items[0].slug, "beter");
  EXPECT_EQ(second.items[0].former_slugs, std::vector<std::string>{"titel-0001"});
  p.slug = "titel-0001";
  const ReleaseContent back = assembled({p}, second.history, nullptr, 2);
  EXPECT_EQ(back.items[0].slug, "titel-0001");
  EXPECT_EQ(back.items[0].former_slugs, std::vector<std::string>{"beter"});
}

TEST(Assemble, LeadsTheAddressesOfMergedWorksHere) {
  const ReleaseContent first =
      assembled({sample_publication(1, "Een"), sample_publication(2, "Twee")});
  Publication merged = sample_publication(1, "Een");
  merged.former_ids = {sample_publication(2, "").id};
  const ReleaseContent second = assembled({merged}, first.history, nullptr, 1);
  EXPECT_EQ(second.items[0].former_slugs, std::vector<std::string>{"twee-0002"});
}

TEST(Assemble, NeverGivesASlugTwice) {
  Publication old = sample_publication(1, "Titel");
  Publication other = old;
  other.id = "p100000000001";  // the same last four
  const ReleaseContent first = assembled({old});
  const ReleaseContent second = assembled({other}, first.history, nullptr, 1);
  EXPECT_EQ(second.items[0].slug, "titel-2-0001");
  EXPECT_TRUE(second.warnings.empty());

  const ReleaseContent both = assembled({other, old});
  EXPECT_EQ(both.items[0].slug, "titel-0001");
  EXPECT_EQ(both.items[1].slug, "titel-2-0001");
}

// A slip of the pen is that one publication's, and holds no release.
TEST(Assemble, GoesOnWithoutAChosenSlugThatIsAnothers) {
  const Publication old = sample_publication(1, "Titel");
  Publication other = sample_publication(2, "Ander");
  const ReleaseContent first = assembled({old, other});
  other.slug = "titel-0001";
  const ReleaseContent clash = assembled({old, other}, first.history, nullptr, 1);
  ASSERT_EQ(clash.warnings.size(), 1U);
  EXPECT_EQ(clash.warnings[0],
            "p000000000002: the slug 'titel-0001' belongs to p000000000001, so it goes by "
            "'ander-0002'; choose another: vindplaats queue edit p000000000002 slug=...");
  EXPECT_EQ(clash.items[1].slug, "ander-0002") << "the one it was released under";
  EXPECT_EQ(clash.history, first.history) << "nobody's address has moved";

  const ReleaseContent unreleased = assembled({old, other});
  EXPECT_EQ(unreleased.items[1].slug, "ander-0002") << "a fresh one";
  other.slug = "eigen";
  EXPECT_TRUE(assembled({old, other}, clash.history, nullptr, 2).warnings.empty());
}

// As a ledger of an earlier version may have it: one slug given to two.
TEST(Assemble, HealsAHistoryInWhichASlugWasGivenTwice) {
  const Publication one = sample_publication(1, "Een"), two = sample_publication(2, "Twee");
  ReleaseHistory history = assembled({one, two}).history;
  history.at(two.id).slug = history.at(one.id).slug;
  const ReleaseContent healed = assembled({one, two}, history, nullptr, 1);
  EXPECT_EQ(healed.items[0].slug, "een-0001");
  EXPECT_EQ(healed.items[1].slug, "twee-0002");
  EXPECT_TRUE(healed.items[1].former_slugs.empty()) << "the other one's address stays its own";
}

TEST(Assemble, HistoryCanBeWrittenAndReadBack) {
  const Released released = {"p000000000001",     "nieuw",        {"oud"}, "2026-11-22T06:00:00Z",
                             "/publicatie/nieuw", {"/kennis/oud"}};
  const auto read = from_json<Released>(to_json(released));
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, released);
}

}  // namespace vindplaats
