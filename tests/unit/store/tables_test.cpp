#include <gtest/gtest.h>

#include "store/harvest_tables.h"
#include "store/keys.h"
#include "store/publication_outlines.h"
#include "store/publication_tables.h"
#include "tests/unit/store/stores.h"

namespace vindplaats {
namespace {

using testing::commit;
using testing::expect_ok;

Head sample_head(std::string source, std::string identifier) {
  Head head;
  head.raw.source = std::move(source);
  head.raw.identifier = std::move(identifier);
  head.raw.payload = std::string(64, 'a');
  head.raw.findings = {{"warning", "title", "empty", "\"deleted\":true"}};
  head.version = 2;
  head.first_harvested = "2026-11-22T06:03:28Z";
  return head;
}

Record sample_record(std::string source, std::string identifier) {
  Record record;
  record.id = source + "/" + identifier;
  record.source = std::move(source);
  record.identifier = std::move(identifier);
  record.metadata.title = "Wonen";
  return record;
}

class Tables : public ::testing::Test {
 protected:
  void save() {
    commit(*store_, batch_);
    batch_.clear();
    now_ = store_->snapshot();
  }
  const Snapshot& now() {
    if (!now_) now_ = store_->snapshot();
    return *now_;
  }

  Batch batch_;
  std::unique_ptr<Store> store_ = open_memory_store();
  std::unique_ptr<Snapshot> now_;
};

TEST_F(Tables, give_a_head_back) {
  const Head head = sample_head("arxiv", "oai:1");
  put_head(batch_, head);
  save();
  EXPECT_EQ(testing::value(get_head(now(), "arxiv", "oai:1")), head);
  EXPECT_EQ(testing::value(get_head(now(), "arxiv", "oai:2")), std::nullopt);
}

TEST_F(Tables, give_every_version_of_a_payload_back) {
  Payload payload;
  payload.frame.language = "nl";
  for (int version = 1; version <= 3; ++version) {
    payload.bytes = "<r>" + std::to_string(version) + std::string("\0</r>", 5);
    put_payload(batch_, "arxiv", "oai:1", version, sha256(payload.bytes), payload);
  }
  put_payload(batch_, "arxiv", "oai:10", 1, Digest{}, payload);
  save();
  const auto second = testing::value(get_payload(now(), "arxiv", "oai:1", 2));
  ASSERT_TRUE(second);
  EXPECT_EQ(second->payload.bytes, std::string("<r>2\0</r>", 9));
  EXPECT_EQ(second->payload.frame, payload.frame);
  EXPECT_EQ(second->digest, sha256(second->payload.bytes));
  EXPECT_FALSE(testing::value(get_payload(now(), "arxiv", "oai:1", 4)));
  std::string versions;
  expect_ok(scan_payloads(now(), "arxiv", "oai:1", [&](std::int64_t version, const StoredPayload&) {
    versions += std::to_string(version) + " ";
    return true;
  }));
  EXPECT_EQ(versions, "1 2 3 ");
}

TEST_F(Tables, keep_only_the_newest_of_payloads_that_mean_the_same) {
  put_payload(batch_, "s", "i", 1, sha256("a"), {{}, "a"});
  replace_payload(batch_, "s", "i", 1, sha256("b"), {{}, "b"});
  save();
  EXPECT_EQ(testing::value(get_payload(now(), "s", "i", 1))->payload.bytes, "b");
  EXPECT_EQ(testing::rows_of(now(), Table::kPayloads).size(), 1U);
}

TEST_F(Tables, give_records_back_by_source_in_order) {
  for (const char* source : {"b", "a", "a-1"}) {
    for (const char* identifier : {"2", "1"}) put_record(batch_, sample_record(source, identifier));
  }
  save();
  const auto ids = [&](std::string_view source) {
    std::string text;
    expect_ok(scan_records(now(), source, [&](const Record& record) {
      text += record.id + " ";
      return true;
    }));
    return text;
  };
  EXPECT_EQ(ids(""), "a/1 a/2 a-1/1 a-1/2 b/1 b/2 ");
  EXPECT_EQ(ids("a"), "a/1 a/2 ");
  EXPECT_EQ(ids("c"), "");
  EXPECT_EQ(testing::value(get_record(now(), "a-1/2")), sample_record("a-1", "2"));
  remove_record(batch_, "b", "1");
  save();
  EXPECT_EQ(ids("b"), "b/2 ");
}

TEST_F(Tables, hold_an_only_abstract_once) {
  Record record = sample_record("a", "1");
  record.metadata.abstract_text = "Over inburgering.";
  record.metadata.abstract_language = "nl";
  record.metadata.abstracts = {{"Over inburgering.", "nl"}};
  put_record(batch_, record);
  Record two = record;
  two.identifier = "2";
  two.id = "a/2";
  two.metadata.abstracts.push_back({"On integration.", "en"});
  put_record(batch_, two);
  save();
  std::string row;
  EXPECT_TRUE(testing::value(now().get(Table::kRecords, record_key("a", "1"), row)));
  EXPECT_EQ(row.find("Over inburgering."), row.rfind("Over inburgering."));
  EXPECT_EQ(testing::value(get_record(now(), "a/1")), record);
  EXPECT_EQ(testing::value(get_record(now(), "a/2")), two);
}

TEST_F(Tables, give_deleted_records_back) {
  Record gone = sample_record("a", "2");
  gone.deleted = true;
  Record quoted = sample_record("a", "3");
  quoted.metadata.title = "\"deleted\":true";
  for (const Record& record : {sample_record("a", "1"), gone, quoted}) put_record(batch_, record);
  save();
  std::vector<std::string> ids;
  expect_ok(scan_deleted_records(now(), [&](const Record& record) {
    ids.push_back(record.id);
    return true;
  }));
  EXPECT_EQ(ids, std::vector<std::string>{"a/2"});
}

TEST_F(Tables, give_a_checkpoint_back) {
  const CheckpointValues values = {{"from", "2026-01-01"}, {"token", "a\"b\\c\n\x01"}};
  put_checkpoint(batch_, "arxiv", values);
  put_checkpoint(batch_, "empty", {});
  save();
  EXPECT_EQ(testing::value(get_checkpoint(now(), "arxiv")), values);
  EXPECT_EQ(testing::value(get_checkpoint(now(), "empty")), CheckpointValues());
  EXPECT_EQ(testing::value(get_checkpoint(now(), "other")), std::nullopt);
  remove_checkpoint(batch_, "arxiv");
  save();
  EXPECT_EQ(testing::value(get_checkpoint(now(), "arxiv")), std::nullopt);
}

TEST_F(Tables, keep_a_journal_until_the_run_is_over) {
  for (const std::int64_t page : {1, 2, 300}) put_journal(batch_, {"s", "run-1", page, "{}"});
  put_journal(batch_, {"s", "run-10", 1, "[1]"});
  put_journal(batch_, {"t", "run-1", 1, "[2]"});
  save();
  const auto pages = [&](std::string_view source) {
    std::string text;
    expect_ok(scan_journal(now(), source, [&](const JournalPage& page) {
      text +=
          page.source + " " + page.run + " " + std::to_string(page.page) + " " + page.json + ";";
      return true;
    }));
    return text;
  };
  EXPECT_EQ(pages("s"), "s run-1 1 {};s run-1 2 {};s run-1 300 {};s run-10 1 [1];");
  remove_journal(batch_, "s", "run-1");
  save();
  EXPECT_EQ(pages(""), "s run-10 1 [1];t run-1 1 [2];");
}

TEST_F(Tables, keep_the_newest_rejection_with_the_first_of_its_bytes) {
  RejectedRecord rejected{"s", "", "not XML", "2026-11-22T06:03:28Z", std::string("\xff\x00<", 3),
                          0};
  put_rejected(batch_, rejected);
  put_rejected(batch_, {"s", "x", "first", "", "", 0});
  put_rejected(batch_, {"s", "x", "second", "", std::string(kMostRejectedBytes + 5, 'b'), 0});
  save();
  std::vector<RejectedRecord> found;
  expect_ok(scan_rejected(now(), "s", [&](const RejectedRecord& one) {
    found.push_back(one);
    return true;
  }));
  ASSERT_EQ(found.size(), 2U);
  rejected.size = 3;
  EXPECT_EQ(found[0], rejected);
  EXPECT_EQ(found[1].reason, "second");
  EXPECT_EQ(found[1].bytes.size(), kMostRejectedBytes);
  EXPECT_EQ(found[1].size, static_cast<std::int64_t>(kMostRejectedBytes) + 5);
  remove_rejected(batch_, "s", "x");
  save();
  EXPECT_EQ(testing::value(count_source(now(), "s")), (SourceCounts{0, 0, 1}));
}

TEST_F(Tables, count_what_each_source_has) {
  Head gone = sample_head("a", "3");
  gone.raw.deleted = true;
  for (const Head& head :
       {sample_head("a", "1"), sample_head("a", "2"), gone, sample_head("b", "1")}) {
    put_head(batch_, head);
  }
  put_rejected(batch_, {"a", "4", "r", "", "", 0});
  put_rejected(batch_, {"c", "1", "r", "", "", 0});
  save();
  const std::map<std::string, SourceCounts> expected = {
      {"a", {2, 1, 1}}, {"b", {1, 0, 0}}, {"c", {0, 0, 1}}};
  EXPECT_EQ(testing::value(count_sources(now())), expected);
  EXPECT_EQ(testing::value(count_source(now(), "a")), expected.at("a"));
  EXPECT_EQ(testing::value(count_source(now(), "d")), SourceCounts());
}

TEST_F(Tables, forget_a_record_everywhere_and_leave_its_neighbours) {
  for (const char* identifier : {"1", "10", "2"}) {
    put_head(batch_, sample_head("s", identifier));
    put_payload(batch_, "s", identifier, 1, Digest{}, {});
    put_payload(batch_, "s", identifier, 2, Digest{}, {});
    put_record(batch_, sample_record("s", identifier));
    put_rejected(batch_, {"s", identifier, "", "", "", 0});
    put_group(batch_, std::string("s/") + identifier, "p1");
  }
  erase_record(batch_, "s", "1");
  save();
  for (const Table table : {Table::kHeads, Table::kRecords, Table::kRejected, Table::kGroups}) {
    EXPECT_EQ(testing::rows_of(now(), table).size(), 2U) << table_name(table);
  }
  EXPECT_EQ(testing::rows_of(now(), Table::kPayloads).size(), 4U);
  put_checkpoint(batch_, "s", {});
  put_journal(batch_, {"s", "r", 1, "{}"});
  put_head(batch_, sample_head("s-2", "1"));
  erase_source(batch_, "s");
  save();
  std::size_t rows = 0;
  for (int i = 1; i < kTables; ++i) rows += testing::rows_of(now(), static_cast<Table>(i)).size();
  EXPECT_EQ(rows, 1U);
}

TEST_F(Tables, give_publications_and_groups_back) {
  Publication publication;
  publication.id = "p1";
  publication.records = {"a/1", "b/x/y"};
  publication.metadata.title = "Wonen";
  publication.themes = {{"wonen", {1500}, {"wonen.1"}, "rule"}};
  put_publication(batch_, publication);
  for (const std::string& record : publication.records) put_group(batch_, record, publication.id);
  save();
  EXPECT_EQ(testing::value(get_publication(now(), "p1")), publication);
  EXPECT_EQ(testing::value(get_publication(now(), "p2")), std::nullopt);
  EXPECT_EQ(testing::value(get_group(now(), "b/x/y")), "p1");
  EXPECT_EQ(testing::value(get_group(now(), "b/x")), std::nullopt);
  std::string groups;
  const auto note = [&](std::string_view record, std::string_view id) {
    groups.append(record).append("=").append(id).append(" ");
    return true;
  };
  expect_ok(scan_groups(now(), note));
  EXPECT_EQ(groups, "a/1=p1 b/x/y=p1 ");
  groups.clear();
  expect_ok(scan_groups(now(), note, "b"));
  EXPECT_EQ(groups, "b/x/y=p1 ");
  remove_group(batch_, "a/1");
  remove_publication(batch_, "p1");
  save();
  int left = 0;
  expect_ok(scan_publications(now(), [&](const Publication&) { return ++left > 0; }));
  EXPECT_EQ(left, 0);
  EXPECT_EQ(testing::value(get_group(now(), "a/1")), std::nullopt);
}

TEST_F(Tables, find_publications_by_their_status_whatever_their_texts_say) {
  const std::pair<const char*, const char*> stored[] = {
      {"p1", "accepted"}, {"p2", "candidate"}, {"p3", "accepted"}, {"p4", ""}};
  for (const auto& [id, status] : stored) {
    Publication publication;
    publication.id = id;
    publication.status = status;
    publication.metadata.title = R"(Over "status":"accepted" en "status":"candidate")";
    publication.note = R"("status":"accepted")";
    put_publication(batch_, publication);
  }
  save();
  std::string found;
  const auto find = [&](Publication& publication) { found += publication.id; };
  expect_ok(scan_publications_with(now(), {"accepted"}, find));
  EXPECT_EQ(found, "p1p3");
  found.clear();
  expect_ok(scan_publications_with(now(), {"candidate", "accepted"}, find));
  EXPECT_EQ(found, "p1p2p3");
}

TEST_F(Tables, glance_at_a_publication_whatever_its_texts_say) {
  Publication publication;
  publication.id = "p1";
  publication.status = "later";
  publication.updated = "2026-11-23T01:00:00Z";
  publication.metadata.title = R"(Over "status":"accepted" en "updated":"2000")";
  put_publication(batch_, publication);
  save();
  const auto seen = testing::value(glance_at_publication(now(), "p1"));
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->id, "p1");
  EXPECT_EQ(seen->status, publication.status);
  EXPECT_EQ(seen->updated, publication.updated);
  EXPECT_FALSE(testing::value(glance_at_publication(now(), "p2")));
}

TEST_F(Tables, give_publications_in_part) {
  Publication publication;
  publication.id = "p1";
  publication.records = {"a/1", "b/x\"y"};
  publication.status = "candidate";
  publication.first_seen = "2026-11-22T06:03:28Z";
  publication.metadata.title = "Wonen";
  publication.metadata.issued = "2026";
  publication.metadata.abstract_text = "Over \"status\":\"accepted\" en wonen.";
  publication.metadata.abstract_language = "nl";
  publication.metadata.abstracts = {{publication.metadata.abstract_text, "nl"}};
  publication.themes = {{"wonen", {1500}, {"wonen.1"}, "rule"}};
  publication.provenance = {{"title", "a/1", ""}};
  put_publication(batch_, publication);
  save();
  std::vector<std::string> seen;
  expect_ok(scan_publication_outlines(now(), [&](const PublicationOutline& outline) {
    seen = outline.records;
    seen.insert(seen.end(), {outline.id, outline.status, outline.first_seen});
  }));
  EXPECT_EQ(seen,
            (std::vector<std::string>{"a/1", "b/x\"y", "p1", "candidate", "2026-11-22T06:03:28Z"}));
  const auto part = testing::value(get_publication_without_texts(now(), "p1"));
  publication.metadata.abstract_text.clear();
  publication.metadata.abstracts.clear();
  publication.provenance.clear();
  EXPECT_EQ(part, publication);
  EXPECT_EQ(testing::value(get_publication_without_texts(now(), "p2")), std::nullopt);
}

TEST_F(Tables, keep_watermarks) {
  EXPECT_EQ(testing::value(get_watermark(now(), "match")), 0);
  put_watermark(batch_, "match", 41);
  put_watermark(batch_, "curate", 7);
  save();
  EXPECT_EQ(testing::value(get_watermark(now(), "match")), 41);
  EXPECT_EQ(testing::value(get_watermark(now(), "curate")), 7);
}

TEST_F(Tables, drop_what_is_derived_and_nothing_else) {
  for (int i = 1; i < kTables; ++i) batch_.put(static_cast<Table>(i), "zzz", "1");
  put_watermark(batch_, "match", 41);
  save();
  drop_derived(batch_);
  save();
  for (int i = 1; i < kTables; ++i) {
    const auto table = static_cast<Table>(i);
    EXPECT_EQ(testing::rows_of(now(), table).size(), is_derived(table) ? 0U : 1U)
        << table_name(table);
  }
  EXPECT_EQ(testing::value(get_watermark(now(), "match")), 0);
  EXPECT_EQ(testing::rows_of(now(), Table::kMeta).count("format"), 1U);
}

TEST_F(Tables, say_which_row_cannot_be_read) {
  batch_.put(Table::kHeads, record_key("s", "i"), "{");
  batch_.put(Table::kRecords, record_key("s", "i"), "[]");
  batch_.put(Table::kPayloads, numbered_key("s", "i", 1), "short");
  batch_.put(Table::kCheckpoints, "s", "{\"a\":1}");
  batch_.put(Table::kRejected, record_key("s", "i"), "\x7f");
  save();
  const auto expect_corrupt = [](const auto& result, const char* row) {
    ASSERT_FALSE(result) << row;
    EXPECT_EQ(result.error().fault, Fault::kCorrupt);
    EXPECT_EQ(result.error().what.find(row), 0U) << result.error().what;
  };
  expect_corrupt(get_head(now(), "s", "i"), "heads s\\x00i: ");
  expect_corrupt(get_record(now(), "s/i"), "records s\\x00i: ");
  expect_corrupt(scan_records(now(), "", [](const Record&) { return true; }), "records s\\x00i: ");
  expect_corrupt(get_payload(now(), "s", "i", 1), "payloads s\\x00i\\x00\\x01");
  expect_corrupt(get_checkpoint(now(), "s"), "checkpoints s: ");
  expect_corrupt(scan_rejected(now(), "s", [](const RejectedRecord&) { return true; }),
                 "rejected s\\x00i: ");
}

}  // namespace
}  // namespace vindplaats
