// `curate` a second time: what it saw before it does not work out again, and anything that could
// change a publication makes it look.
#include <functional>

#include <gtest/gtest.h>

#include "app/pipeline/curate.h"
#include "core/time.h"
#include "store/harvest_tables.h"
#include "store/ledger.h"
#include "store/publication_tables.h"
#include "tests/unit/app/stored_record.h"

namespace vindplaats {
namespace {

class CurateAgain : public ::testing::Test {
 protected:
  CurateAgain() {
    platform_.digest = "as read from files";
    put("a", "Statushouders aan het werk");
    put("b", "Inburgering in vijf gemeenten");
    curate_now();
  }

  void put(const std::string& identifier, const std::string& title) {
    Record record;
    record.source = "wodc";
    record.identifier = identifier;
    record.metadata.title = title;
    testing::store_record(*store_, std::move(record));
  }

  CurateReport curate_now() {
    const SystemClock clock(*parse_time(today_));
    Result<CurateReport> report = curate(*store_, platform_, clock, {});
    EXPECT_TRUE(report) << report.error().what;
    return report ? *report : CurateReport();
  }

  // Whether it looks at every publication again: it then mends one that is not what it should be.
  bool looks_again() {
    std::string id;
    EXPECT_TRUE(scan_publications(*store_->snapshot(), [&](const Publication& publication) {
      id = publication.id;
      Publication spoilt = publication;
      spoilt.note = "niet van curate";
      Batch batch;
      put_publication(batch, spoilt);
      EXPECT_TRUE(store_->commit(batch, Durability::kSynced));
      return false;
    }));
    curate_now();
    const auto after = get_publication(*store_->snapshot(), id);
    return !after || !*after || (*after)->note.empty();
  }

  std::unique_ptr<Store> store_ = open_memory_store();
  Platform platform_;
  std::string today_ = "2026-11-22T06:00:00Z";
};

TEST_F(CurateAgain, LeavesWhatItHasSeenAndCountsItAllTheSame) {
  EXPECT_FALSE(looks_again());
  const CurateReport report = curate_now();
  EXPECT_EQ(report.records, 2);
  EXPECT_EQ(report.publications, 2);
  EXPECT_EQ(report.changed, 0);
}

TEST_F(CurateAgain, LooksWhenAnythingChangedThatPublicationsAreMadeOf) {
  const std::pair<const char*, std::function<void()>> changes[] = {
      {"a new record", [&] { put("c", "Nog een titel"); }},
      {"another version of one", [&] { put("a", "Een andere titel"); }},
      {"an entry of the ledger",
       [&] {
         Batch batch;
         LedgerHead head = *read_head(*store_->snapshot());
         LedgerEntry entry;
         entry.at = "2026-11-22T06:00:00Z";
         entry.by = "anna";
         entry.kind = kLedgerRun;
         entry.body = "{}";
         append_entry(batch, head, entry);
         ASSERT_TRUE(store_->commit(batch, Durability::kSynced));
       }},
      {"a file of the platform", [&] { platform_.digest = "another"; }},
      {"the day", [&] { today_ = "2026-11-23T06:00:00Z"; }},
      {"a rebuild", [&] {
         Batch batch;
         drop_watermarks(batch);
         ASSERT_TRUE(store_->commit(batch, Durability::kSynced));
       }}};
  for (const auto& [what, change] : changes) {
    change();
    EXPECT_TRUE(looks_again()) << what;
    EXPECT_FALSE(looks_again()) << "after " << what;
  }
}

TEST_F(CurateAgain, AlwaysLooksWhenThePlatformWasNotReadFromFiles) {
  platform_.digest.clear();
  EXPECT_TRUE(looks_again());
  EXPECT_TRUE(looks_again());
}

}  // namespace
}  // namespace vindplaats
