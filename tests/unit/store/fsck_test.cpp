#include "store/fsck.h"

#include <gtest/gtest.h>

#include "store/harvest_tables.h"
#include "store/keys.h"
#include "store/ledger.h"
#include "store/publication_tables.h"
#include "tests/unit/store/stores.h"

namespace vindplaats {
namespace {

// Two records of source s, one publication that holds both, three ledger entries, two journal
// pages.
void fill_sound_store(Store& store) {
  Batch batch;
  Publication publication;
  publication.id = "p1";
  for (const char* identifier : {"1", "2"}) {
    const std::string bytes = std::string("<record>") + identifier + "</record>";
    put_payload(batch, "s", identifier, 1, sha256(bytes), {{}, bytes});
    Head head;
    head.raw.source = "s";
    head.raw.identifier = identifier;
    head.raw.payload = sha256_hex(bytes);
    head.version = 1;
    put_head(batch, head);
    Record record;
    record.source = "s";
    record.identifier = identifier;
    record.id = std::string("s/") + identifier;
    put_record(batch, record);
    put_group(batch, record.id, "p1");
    publication.records.push_back(record.id);
  }
  put_publication(batch, publication);
  LedgerHead end;
  for (int i = 0; i < 3; ++i) append_entry(batch, end, {0, "t", "anna", "decision", "{}", ""});
  put_checkpoint(batch, "s", {{"from", "x"}});
  for (const std::int64_t page : {1, 2}) put_journal(batch, {"s", "r", page, "{}"});
  put_rejected(batch, {"s", "bad", "reason", "t", "bytes", 0});
  put_watermark(batch, "match", 5);
  testing::commit(store, batch);
}

std::string defects_of(const Store& store) {
  std::string text;
  for (const Defect& defect : check(*store.snapshot()))
    text += defect.where + ": " + defect.what + "\n";
  return text;
}

TEST(Fsck, finds_nothing_in_a_sound_store) {
  const auto store = open_memory_store();
  EXPECT_EQ(defects_of(*store), "");
  fill_sound_store(*store);
  EXPECT_EQ(defects_of(*store), "");
  const CheckCounts counts = check(*store->snapshot(), [](const Defect&) {});
  EXPECT_EQ(counts.rows, (std::vector<std::int64_t>{3, 2, 2, 3, 1, 2, 1, 2, 1, 2, 0, 0}));
  EXPECT_EQ(counts.defects, 0);
}

struct Planted {
  const char* name;
  void (*plant)(Batch& batch);
  const char* where;  // of the first defect
  const char* what;   // its words hold this
};

const Planted kPlanted[] = {
    {"payload_altered",
     [](Batch& b) {
       put_payload(b, "s", "1", 1, sha256("<record>1</record>"), {{}, "<record>X</record>"});
     },
     "payload 1 of s/1", "the digest differs"},
    {"payload_unreadable",
     [](Batch& b) { b.put(Table::kPayloads, numbered_key("s", "1", 1), "x"); }, "payload 1 of s/1",
     "too short"},
    {"index_state_unreadable", [](Batch& b) { b.put(Table::kIndex, "state", "\x01"); },
     "index state", "not the state of an index"},
    {"payload_key_unreadable", [](Batch& b) { b.put(Table::kPayloads, "odd", "x"); },
     "payloads odd", "not a key"},
    {"payload_without_head",
     [](Batch& b) {
       put_payload(b, "s", "3", 1, sha256("x"), {{}, "x"});
     },
     "payload 1 of s/3", "no head"},
    {"payload_lost", [](Batch& b) { b.remove(Table::kPayloads, numbered_key("s", "2", 1)); },
     "head of s/2", "there is no payload 1"},
    {"payload_of_other_digest",
     [](Batch& b) {
       put_payload(b, "s", "2", 1, sha256("x"), {{}, "x"});
     },
     "head of s/2", "does not fit payload 1"},
    {"head_unreadable", [](Batch& b) { b.put(Table::kHeads, record_key("s", "1"), "{"); },
     "heads s\\x001", "not the JSON"},
    {"head_of_another",
     [](Batch& b) {
       b.put(Table::kHeads, record_key("s", "1"),
             "{\"raw\":{\"source\":\"s\",\"identifier\":\"9\"}}");
     },
     "head of s/9", "stands under the key s\\x001"},
    {"ledger_entry_lost", [](Batch& b) { b.remove(Table::kLedger, sequence_key(2)); },
     "ledger entry 2", "lost"},
    {"ledger_end_lost", [](Batch& b) { b.remove(Table::kLedger, sequence_key(3)); },
     "ledger entry 3", "lost"},
    {"checkpoint_unreadable", [](Batch& b) { b.put(Table::kCheckpoints, "s", "[]"); },
     "checkpoints s", "not an object"},
    {"journal_gap",
     [](Batch& b) {
       put_journal(b, {"s", "r", 4, "{}"});
     },
     "journal s\\x00r\\x00\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x04",
     "page 3 of its run is missing"},
    {"journal_not_json",
     [](Batch& b) {
       put_journal(b, {"s", "r2", 1, "{"});
     },
     "journal s\\x00r2\\x00\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x01", "not JSON"},
    {"rejected_unreadable",
     [](Batch& b) { b.put(Table::kRejected, record_key("s", "1"), "\x05{"); }, "rejected s\\x001",
     "cut off"},
    {"watermark_unreadable", [](Batch& b) { b.put(Table::kMeta, "watermark/match", "5"); },
     "meta watermark/match", "eight bytes"},
    {"record_unreadable",
     [](Batch& b) { b.put(Table::kRecords, record_key("s", "1"), "{\"id\":3}"); },
     "records s\\x001", "not the JSON"},
    {"record_of_other_id",
     [](Batch& b) {
       b.put(Table::kRecords, record_key("s", "1"),
             "{\"id\":\"s/2\",\"source\":\"s\",\"identifier\":\"1\"}");
     },
     "record s/2", "do not agree"},
    {"record_without_head",
     [](Batch& b) {
       b.remove(Table::kHeads, record_key("s", "2"));
       b.remove(Table::kPayloads, numbered_key("s", "2", 1));
     },
     "record s/2", "no head"},
    {"publication_unreadable", [](Batch& b) { b.put(Table::kPublications, "p2", "nothing"); },
     "publications p2", "not the JSON"},
    {"publication_of_other_id",
     [](Batch& b) { b.put(Table::kPublications, "p2", "{\"id\":\"p3\"}"); }, "publications p2",
     "calls itself p3"},
    {"publication_without_group", [](Batch& b) { remove_group(b, "s/2"); }, "publication p1",
     "its record s/2 belongs to none"},
    {"group_without_publication", [](Batch& b) { put_group(b, "s/3", "p9"); }, "group of s/3",
     "publication p9 does not exist"},
    {"group_of_a_publication_that_does_not_hold_it", [](Batch& b) { put_group(b, "s/3", "p1"); },
     "group of s/3", "does not hold it"},
};

class PlantedDefect : public ::testing::TestWithParam<Planted> {};

TEST_P(PlantedDefect, is_found_and_named) {
  const auto store = open_memory_store();
  fill_sound_store(*store);
  Batch batch;
  GetParam().plant(batch);
  testing::commit(*store, batch);
  const std::vector<Defect> found = check(*store->snapshot());
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].where, GetParam().where);
  EXPECT_NE(found[0].what.find(GetParam().what), std::string::npos) << found[0].what;
  EXPECT_FALSE(found[0].remedy.empty());
}

INSTANTIATE_TEST_SUITE_P(Fsck, PlantedDefect, ::testing::ValuesIn(kPlanted),
                         [](const auto& param) { return param.param.name; });

TEST(FsckRepair, drops_broken_derived_rows_and_makes_the_stages_start_anew) {
  const auto store = open_memory_store();
  fill_sound_store(*store);
  Batch batch;
  batch.put(Table::kRecords, record_key("s", "1"), "{");
  batch.put(Table::kPublications, "p2", "nothing");
  put_group(batch, "s/3", "p9");
  testing::commit(*store, batch);
  EXPECT_EQ(testing::value(repair(*store)).dropped, 3);
  EXPECT_EQ(defects_of(*store), "");
  EXPECT_EQ(testing::value(get_watermark(*store->snapshot(), "match")), 0);
}

TEST(FsckRepair, never_touches_what_sources_sent_and_people_decided) {
  const auto store = open_memory_store();
  fill_sound_store(*store);
  Batch batch;
  put_payload(batch, "s", "1", 1, sha256("x"), {{}, "y"});
  batch.put(Table::kHeads, record_key("s", "2"), "{");
  batch.remove(Table::kLedger, sequence_key(2));
  testing::commit(*store, batch);
  const std::string before = defects_of(*store);
  const RepairCounts counts = testing::value(repair(*store));
  EXPECT_EQ(counts.dropped + counts.asked_anew, 0);
  EXPECT_EQ(counts.left, static_cast<std::int64_t>(check(*store->snapshot()).size()));
  EXPECT_EQ(defects_of(*store), before);
  EXPECT_EQ(testing::value(get_watermark(*store->snapshot(), "match")), 5);
}

// How far a source was read and how a link answered can be asked again.
TEST(FsckRepair, drops_what_can_be_asked_anew) {
  const auto store = open_memory_store();
  fill_sound_store(*store);
  Batch batch;
  batch.put(Table::kCheckpoints, "s", "nothing");
  batch.put(Table::kLinks, "https://x.example/", "{");
  testing::commit(*store, batch);
  EXPECT_EQ(testing::value(repair(*store)).asked_anew, 2);
  EXPECT_EQ(defects_of(*store), "");
  EXPECT_EQ(testing::value(get_watermark(*store->snapshot(), "match")), 5);
}

// More than one repair commit holds, and more than the list shows.
TEST(FsckRepair, drops_any_number_of_rows) {
  const auto store = open_memory_store();
  Batch batch;
  for (int i = 0; i < 2500; ++i)
    batch.put(Table::kRecords, record_key("s", std::to_string(i)), "{");
  testing::commit(*store, batch);
  EXPECT_EQ(check(*store->snapshot()).size(), 1000U);
  EXPECT_EQ(testing::value(repair(*store)).dropped, 2500);
  EXPECT_EQ(defects_of(*store), "");
}

}  // namespace
}  // namespace vindplaats
