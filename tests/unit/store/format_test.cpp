// The stored bytes as store/FORMAT.md gives them. They are promised to every older store: when a
// case here must change, raise kFormatVersion, describe the step from the old layout in FORMAT.md,
// and keep reading the old one.
#include <gtest/gtest.h>

#include "core/digest.h"
#include "store/harvest_tables.h"
#include "store/index_tables.h"
#include "store/keys.h"
#include "store/ledger.h"
#include "store/link_table.h"
#include "store/publication_tables.h"
#include "tests/unit/store/stores.h"

namespace vindplaats {
namespace {

// Bytes as FORMAT.md shows them: text as it is, everything else as <hex>.
std::string as_format(std::string_view bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  bool hex = false;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte >= 0x20 && byte < 0x7f && c != '<' && c != '>';
    if (plain == hex) text += plain ? '>' : '<';
    hex = !plain;
    if (plain) {
      text += c;
    } else {
      text += kDigits[byte >> 4];
      text += kDigits[byte & 15];
    }
  }
  return hex ? text + '>' : text;
}

// Every operation of a batch on a line: "table key = value".
std::string as_format(const Batch& batch) {
  std::string text;
  batch.each([&](const Batch::Operation& operation) {
    text += std::string(table_name(operation.table)) + " " + as_format(operation.key) + " = " +
            as_format(operation.value) + "\n";
  });
  return text;
}

TEST(Format, is_version_1) {
  EXPECT_EQ(kFormatVersion, 1);
  const auto store = open_memory_store();
  EXPECT_EQ(as_format(testing::rows_of(*store->snapshot(), Table::kMeta).at("format")),
            "<0000000000000001>");
}

TEST(Format, numbers_of_tables_stay) {
  const char* const expected[] = {"meta",         "payloads", "heads",    "ledger",
                                  "checkpoints",  "journal",  "rejected", "records",
                                  "publications", "groups",   "links",    "index"};
  for (int i = 0; i < kTables; ++i) EXPECT_STREQ(table_name(static_cast<Table>(i)), expected[i]);
}

TEST(Format, of_keys) {
  EXPECT_EQ(as_format(record_key("arxiv", "oai:1")), "arxiv<00>oai:1");
  EXPECT_EQ(as_format(numbered_key("arxiv", "oai:1", 2)), "arxiv<00>oai:1<00010000000000000002>");
  EXPECT_EQ(as_format(numbered_key("arxiv", std::string_view("a\0b", 3), 258)),
            "arxiv<00>a<00ff>b<00010000000000000102>");
  EXPECT_EQ(as_format(sequence_key(258)), "<0000000000000102>");
}

TEST(Format, of_a_batch) {
  Batch batch;
  batch.put(Table::kHeads, "ab", "xyz");
  batch.remove(Table::kGroups, "ab");
  batch.remove_range(Table::kPayloads, "a", "b");
  EXPECT_EQ(as_format(batch.encoded()), "<1202>ab<03>xyz)<02>ab1<01>a<01>b");
}

TEST(Format, of_a_payload) {
  Batch batch;
  Payload payload;
  payload.frame.language = "nl";
  payload.bytes = "<r/>";
  put_payload(batch, "arxiv", "oai:1", 2, sha256(payload.bytes), payload);
  EXPECT_EQ(as_format(batch),
            "payloads arxiv<00>oai:1<00010000000000000002> = "
            "S<82>Q<1e>g&E<15>n(<89ebc21c>r<a0e593>w<fcbe>wJ<baa703e0a4>+= "
            "<0611>{\"language\":\"nl\"}<3c>r/<3e>\n");
}

TEST(Format, of_a_head) {
  Batch batch;
  Head head;
  head.raw = {"arxiv", "oai:1", "2026-01-02", true, {"math"}, "http://x/", "2026-11-22T06:03:28Z",
              "00ff",  {}};
  head.version = 2;
  head.first_harvested = "2026-11-01T00:00:00Z";
  put_head(batch, head);
  EXPECT_EQ(as_format(batch),
            "heads arxiv<00>oai:1 = "
            "{\"raw\":{\"source\":\"arxiv\",\"identifier\":\"oai:1\",\"datestamp\":\"2026-01-02\","
            "\"deleted\":true,\"sets\":[\"math\"],\"format\":\"http://x/"
            "\",\"harvested\":\"2026-11-22T06:03:28Z\","
            "\"payload\":\"00ff\"},\"version\":2,\"firstHarvested\":\"2026-11-01T00:00:00Z\"}\n");
}

TEST(Format, of_the_ledger) {
  Batch batch;
  LedgerHead head;
  append_entry(batch, head,
               {0, "2026-11-22T06:03:28Z", "anna", "decision", "{\"accept\":\"p1\"}", ""});
  append_entry(batch, head, {0, "2026-11-22T06:03:29Z", "match", "pin", "{}", ""});
  EXPECT_EQ(as_format(batch),
            "ledger <0000000000000001> = "
            "H{\"sequence\":1,\"at\":\"2026-11-22T06:03:28Z\",\"by\":\"anna\",\"kind\":"
            "\"decision\"}{\"accept\":\"p1\"}\n"
            "meta ledger = "
            "<0000000000000001>d11c37f4b3e7002c4193b2c8515ed225af7eccec10674eebd06115bb468252bb\n"
            "ledger <0000000000000002> = "
            "<9201>{\"sequence\":2,\"at\":\"2026-11-22T06:03:29Z\",\"by\":\"match\",\"kind\":"
            "\"pin\",\"previous\":"
            "\"d11c37f4b3e7002c4193b2c8515ed225af7eccec10674eebd06115bb468252bb\"}{}\n"
            "meta ledger = "
            "<0000000000000002>ccb3317df730534fef47f81f348dfcf6509a339140c7e2af15e193da916037b3\n");
}

TEST(Format, of_what_else_a_harvest_writes) {
  Batch batch;
  Record record;
  record.id = "arxiv/oai:1";
  record.source = "arxiv";
  record.identifier = "oai:1";
  put_record(batch, record);
  put_checkpoint(batch, "arxiv", {{"from", "2026-01-02"}, {"token", "a\"b"}});
  put_journal(batch, {"arxiv", "r1", 3, "{\"new\":5}"});
  put_rejected(batch, {"arxiv", "oai:2", "not XML", "2026-11-22T06:03:28Z", "<r>", 0});
  EXPECT_EQ(as_format(batch),
            "records arxiv<00>oai:1 = "
            "{\"id\":\"arxiv/oai:1\",\"source\":\"arxiv\",\"identifier\":\"oai:1\"}\n"
            "checkpoints arxiv = {\"from\":\"2026-01-02\",\"token\":\"a\\\"b\"}\n"
            "journal arxiv<00>r1<00010000000000000003> = {\"new\":5}\n"
            "rejected arxiv<00>oai:2 = 9{\"reason\":\"not "
            "XML\",\"at\":\"2026-11-22T06:03:28Z\",\"size\":3}<3c>r<3e>\n");
}

TEST(Format, of_what_is_derived) {
  Batch batch;
  Publication publication;
  publication.id = "p1";
  publication.records = {"arxiv/oai:1"};
  put_publication(batch, publication);
  put_group(batch, "arxiv/oai:1", "p1");
  put_watermark(batch, "match", 258);
  EXPECT_EQ(as_format(batch),
            "publications p1 = {\"id\":\"p1\",\"records\":[\"arxiv/oai:1\"]}\n"
            "groups arxiv<00>oai:1 = p1\n"
            "meta watermark/match = <0000000000000102>\n");
}

TEST(Format, of_the_index) {
  Batch batch;
  put_index_state(batch, {1, 300, {{258, 3, 1, 9}}});
  put_index_part(batch, 258, 1, "terms");
  put_index_page(batch, 258, 2, "page");
  put_index_removed(batch, 258, "x");
  EXPECT_EQ(as_format(batch),
            "index state = <01ac028202030109>\n"
            "index d<0000000000000102>1 = terms\n"
            "index d<0000000000000102>p<0000000000000002> = page\n"
            "index d<0000000000000102>r = x\n");
  const auto store = open_memory_store();
  testing::commit(*store, batch);
  const IndexState state = testing::value(get_index_state(*store->snapshot()));
  ASSERT_EQ(state.segments.size(), 1U);
  EXPECT_EQ(state.segments[0].removed, 1);
  EXPECT_EQ(testing::value(get_index_page(*store->snapshot(), 258, 2)), "page");
  EXPECT_FALSE(get_index_part(*store->snapshot(), 258, 2));
  EXPECT_FALSE(read_index_state("\x01"));
  Batch drop;
  drop_index_segments(drop, 258, 259);
  testing::commit(*store, drop);
  EXPECT_EQ(testing::rows_of(*store->snapshot(), Table::kIndex).size(), 1U) << "the state stays";
}

TEST(Format, of_a_link) {
  Batch batch;
  put_link(batch, "https://a.example/x",
           {"2026-11-22T06:03:28Z", "2026-11-19T06:03:28Z", "2026-11-22T06:03:28Z", 2, "gone"});
  EXPECT_EQ(as_format(batch),
            "links https://a.example/x = {\"checked\":\"2026-11-22T06:03:28Z\","
            "\"failingSince\":\"2026-11-19T06:03:28Z\","
            "\"lastFailure\":\"2026-11-22T06:03:28Z\",\"failures\":2,\"cause\":\"gone\"}\n");
}

}  // namespace
}  // namespace vindplaats
