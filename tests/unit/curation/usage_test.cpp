#include "curation/usage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/random.h"

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const AddressBook kBook = {
    {"publicatie/wijkteams-2kf9", "p1"}, {"wijkteams-2kf9", "p1"}, {"p1", "p1"}, {"poud", "p1"},
    {"publicatie/stage-77aa", "p2"},     {"stage-77aa", "p2"}};

struct AddressCase {
  std::string_view address, publication;
};

constexpr AddressCase kAddresses[] = {
    {"https://www.example.nl/publicatie/wijkteams-2kf9", "p1"},
    {"https://www.example.nl/publicatie/wijkteams-2kf9/?utm_source=x#top", "p1"},
    {"//publicatie/wijkteams-2kf9", "p1"},
    {"/publicatie/wijkteams-2kf9", "p1"},
    {"/en/publicatie/wijkteams-2kf9", "p1"},
    {"www.example.nl/publicatie/stage-77aa", "p2"},
    {"wijkteams-2kf9", "p1"},
    {"p1", "p1"},
    {"poud", "p1"},
    {"/", ""},
    {"https://www.example.nl", ""},
    {"https://wijkteams-2kf9", ""},
    {"/publicatie/wijkteams-2kf9/download.pdf", ""},
    {"/publicatie/wijkteams", ""},
    {"?wijkteams-2kf9", ""},
    {"", ""}};

TEST(UsageAddress, LeadsToItsPublication) {
  for (const AddressCase& row : kAddresses)
    EXPECT_EQ(publication_at(kBook, row.address), row.publication) << row.address;
}

VisitTable visits(std::string_view text, const std::string& month = "") {
  const Result<VisitTable> table = read_visits(text, month);
  EXPECT_TRUE(table) << (table ? "" : table.error().what);
  return table.value_or(VisitTable{});
}

TEST(UsageTable, ReadsWhatStatisticsProgramsWrite) {
  for (const char* text : {"url,visits,date\n/a,12,2026-10-03\n",
                           "\xef\xbb\xbfMaand;Pad;Bezoeken\r\n2026-10;/a;12\r\n",
                           "label,nb_visits,URL,Datum\nA,12,/a,31-10-2026\n",
                           "page,title,pageviews,date\n/a,\"A, b\",12,2026-10-03T10:00:00Z\n"}) {
    const VisitTable table = visits(text);
    ASSERT_EQ(table.rows.size(), 1U) << text;
    EXPECT_EQ(table.rows[0].line, 2);
    EXPECT_EQ(table.rows[0].month, "2026-10");
    EXPECT_EQ(table.rows[0].address, "/a");
    EXPECT_EQ(table.rows[0].visits, 12);
    EXPECT_THAT(table.refused, IsEmpty());
  }
}

TEST(UsageTable, NamesTheLineOfWhatItCannotRead) {
  const std::string longest(kLongestAddress + 1, 'a');
  const VisitTable table = visits(
      "url,visits,date\n/a,twaalf,2026-10\n/b,-1,2026-10\n/c,1.5,2026-10\n"
      "/d,1000000001,2026-10\n/e,99999999999999999999,2026-10\n"
      "/f,1,oktober\n/g,1,2026-13\n/h,1,2026-02-30\n,1,2026-10\n" +
      longest + ",1,2026-10\n/k,0,2026-10\n");
  ASSERT_EQ(table.refused.size(), 10U);
  for (std::size_t i = 0; i < table.refused.size(); ++i)
    EXPECT_EQ(table.refused[i].line, static_cast<int>(i) + 2);
  EXPECT_THAT(table.refused[0].why, HasSubstr("'twaalf' is not a number of visits"));
  EXPECT_THAT(table.refused[5].why, HasSubstr("'oktober' is not a day or month"));
  EXPECT_LE(table.refused[9].address.size(), 200U);
  ASSERT_EQ(table.rows.size(), 1U);
  EXPECT_EQ(table.rows[0].address, "/k");
}

TEST(UsageTable, RefusesATableThatCannotBeIt) {
  const auto refused = [](std::string_view text) {
    const Result<VisitTable> table = read_visits(text, "");
    EXPECT_FALSE(table) << text;
    return table ? std::string() : table.error().what;
  };
  EXPECT_THAT(refused("a,b\n1,2\n"), HasSubstr("which page"));
  EXPECT_THAT(refused("url,b\n1,2\n"), HasSubstr("how often"));
  EXPECT_THAT(refused("url,visits\n/a,2\n"), HasSubstr("--month"));
  EXPECT_THAT(refused("url,visits,date\n/a,2\n"), HasSubstr("line 2"));
  refused("");
  refused("url,visits,date\n\xff,2,2026-10\n");
  refused("url,visits,date\n\"/a,2,2026-10\n");
  EXPECT_EQ(visits("url,visits\n/a,2\n", "2026-10").rows[0].month, "2026-10");
}

TEST(UsageTable, SurvivesWhateverBytes) {
  SeededRandom random(11);
  const std::string good = "url,visits,date\n/publicatie/stage-77aa,12,2026-10-03\n";
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = good;
    for (int i = 0; i < 4; ++i)
      bytes[random.below(bytes.size())] = static_cast<char>(random.below(256));
    const Result<VisitTable> table = read_visits(bytes, "");
    if (!table) continue;
    const CountedUsage counted = count_usage(*table, kBook);
    EXPECT_EQ(table->rows.size() + table->refused.size() >= 1, true);
    EXPECT_LE(counted.unmatched.size(), table->rows.size());
  }
}

TEST(UsageCounts, AddUpByMonthAndPublication) {
  const CountedUsage counted = count_usage(
      visits("url,visits,date\n/publicatie/stage-77aa,2,2026-10-03\nstage-77aa,3,2026-10-04\n"
             "wijkteams-2kf9,1,2026-09-30\nhttps://www.example.nl/contact,9,2026-08-01\n"),
      kBook);
  EXPECT_THAT(counted.entry.counts,
              ElementsAre(UsageCount{"2026-09", "p1", 1}, UsageCount{"2026-10", "p2", 5}));
  EXPECT_THAT(counted.entry.months, ElementsAre("2026-08", "2026-09", "2026-10"));
  ASSERT_EQ(counted.unmatched.size(), 1U);
  EXPECT_EQ(counted.unmatched[0].line, 5);
  EXPECT_EQ(counted.unmatched[0].address, "https://www.example.nl/contact");
}

TEST(UsageFold, ANewerFileTakesThePlaceOfItsMonths) {
  Usage usage;
  take_usage({"a", "", {"2026-09", "2026-10"}, {{"2026-09", "p1", 1}, {"2026-10", "p2", 5}}},
             usage);
  const Usage once = usage;
  take_usage({"a", "", {"2026-09", "2026-10"}, {{"2026-09", "p1", 1}, {"2026-10", "p2", 5}}},
             usage);
  EXPECT_EQ(usage, once);
  take_usage({"b", "", {"2026-10"}, {{"2026-10", "p1", 7}}}, usage);
  EXPECT_EQ(usage["2026-09"], once.at("2026-09"));
  EXPECT_EQ(usage["2026-10"], (std::map<std::string, std::int64_t>{{"p1", 7}}));
}

}  // namespace
}  // namespace vindplaats
