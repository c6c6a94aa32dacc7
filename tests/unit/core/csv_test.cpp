#include "core/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vindplaats {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(Csv, ReadsWhatSpreadsheetsWrite) {
  const auto file = parse_csv(
      "\xef\xbb\xbfid, note ,Stage\r\n"
      "p1,\"een, \"\"twee\"\"\r\ndrie\",title\r\n"
      "\r\n"
      "p2,,fulltext");
  ASSERT_TRUE(file) << file.error().what;
  EXPECT_THAT(file->header, ElementsAre("id", "note", "Stage"));
  ASSERT_EQ(file->rows.size(), 2u);
  EXPECT_THAT(file->rows[0].cells, ElementsAre("p1", "een, \"twee\"\r\ndrie", "title"));
  EXPECT_EQ(file->rows[0].line, 2);
  EXPECT_EQ(file->rows[1].line, 5) << "a quoted line break counts";
  EXPECT_EQ(file->column("STAGE"), 2);
  EXPECT_EQ(file->column("other"), -1);
}

TEST(Csv, TakesSemicolonsWhereTheHeaderHasThem) {
  const auto file = parse_csv("id;note\np1;a,b\n");
  ASSERT_TRUE(file);
  EXPECT_THAT(file->rows[0].cells, ElementsAre("p1", "a,b"));
}

TEST(Csv, SaysWhereItIsWrong) {
  const std::pair<const char*, const char*> cases[] = {
      {"", "line 1: there is no header"},
      {"\n\n", "line 1: there is no header"},
      {"a,b\n1\n", "line 2: 1 cells, but the header has 2"},
      {"a,b\n1,2\n1,2,3\n", "line 3: 3 cells"},
      {"a,b\n1,\"open\n\n", "line 2, column 2: a quotation mark is never closed"},
      {"a,b\n\"x\"y,2\n", "line 2, column 1: text follows"},
      {"a\n\xff\n", "not UTF-8"},
  };
  for (const auto& [text, what] : cases) {
    const auto file = parse_csv(text);
    ASSERT_FALSE(file) << text;
    EXPECT_THAT(file.error().what, HasSubstr(what));
  }
}

}  // namespace
}  // namespace vindplaats
