#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/curation/queries.h"

namespace vindplaats {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;
using ::vindplaats::testing::parsed;
using ::vindplaats::testing::sample_lists;

struct CanonicalCase {
  std::string_view text, canonical;
};

constexpr CanonicalCase kCanonical[] = {
    // words and what stands beside each other
    {"migratie", "migratie"},
    {"  migratie \t werk\n", "migratie AND werk"},
    {"a b c", "a AND b AND c"},
    {"and or not", "and AND or AND not"},
    {"werk\u202fwonen", "werk AND wonen"},
    {"source:een\u202ftwee", "source:een AND twee"},
    {"AN\u0085D", "AN AND D"},
    {"and/or", "\"and/or\""},
    {"e-health", "e-health"},
    {"zo'n", "zo'n"},
    {"foto’s", "foto’s"},
    {"waarom?", "waarom?"},
    {"vlucht*", "vlucht*"},
    {"*migratie", "*migratie"},
    {"*migra*", "*migra*"},
    // phrases, also pasted from a word processor
    {"\"sociale  cohesie\"", "\"sociale cohesie\""},
    {"“sociale cohesie”", "\"sociale cohesie\""},
    {"\"werk\"", "\"werk\""},
    {"\"sociale cohesi*\"", "\"sociale cohesi*\""},
    {"\"AND\"", "\"AND\""},
    {"\"title:a\"", "\"title:a\""},
    // operators and what binds before what
    {"a AND b", "a AND b"},
    {"a OR b AND c", "a OR b AND c"},
    {"(a OR b) AND c", "(a OR b) AND c"},
    {"(a OR b) c", "(a OR b) AND c"},
    {"a (b OR c) d", "a AND (b OR c) AND d"},
    {"a OR (b OR c)", "a OR b OR c"},
    {"a AND (b AND c)", "a AND b AND c"},
    {"((a))", "a"},
    {"a NOT b", "a AND NOT b"},
    {"NOT b a", "NOT b AND a"},
    {"a NOT b NOT c", "a AND NOT b AND NOT c"},
    {"a NOT (b OR c)", "a AND NOT (b OR c)"},
    {"a AND NOT NOT b", "a AND NOT NOT b"},
    {"a OR b NOT c", "a OR b AND NOT c"},
    // what was named before says nothing more
    {"a OR a", "a"},
    {"a b a", "a AND b"},
    {"(a b) OR (a b) OR c", "a AND b OR c"},
    {"((a b) OR (a b)) c", "a AND b AND c"},
    {"(a OR b) (a OR b)", "a OR b"},
    {"aa OR title:aa OR \"aa\" OR aa*", "aa OR title:aa OR \"aa\" OR aa*"},
    {"a NEAR/3 a", "a NEAR/3 a"},
    // proximity
    {"a NEAR/3 b", "a NEAR/3 b"},
    {"a NEAR/0 b", "a NEAR/0 b"},
    {"a NEAR/100 b", "a NEAR/100 b"},
    {"a NEAR/3 b NEAR/5 c", "a NEAR/3 b NEAR/5 c"},
    {"a NEAR/3 (b NEAR/5 c)", "a NEAR/3 (b NEAR/5 c)"},
    {"a NEAR/3 (b OR \"c d\")", "a NEAR/3 (b OR \"c d\")"},
    {"a b NEAR/3 c", "a AND b NEAR/3 c"},
    {"a AND NOT (b NEAR/3 c)", "a AND NOT (b NEAR/3 c)"},
    {"@migratie NEAR/5 werk", "@migratie NEAR/5 werk"},
    {"title:(a NEAR/3 b)", "title:a NEAR/3 title:b"},
    // fields
    {"title:werk", "title:werk"},
    {"TITLE: werk", "title:werk"},
    {"title:(a OR b)", "title:a OR title:b"},
    {"title:(a b NOT c)", "title:a AND title:b AND NOT title:c"},
    {"title:\"sociale cohesie\" a", "title:\"sociale cohesie\" AND a"},
    {"abstract:a subject:b creator:c publisher:d",
     "abstract:a AND subject:b AND creator:c AND publisher:d"},
    {"partner:wodc source:wodc-oai language:nl type:\"journal article\" product:rapport",
     "partner:wodc AND source:wodc-oai AND language:nl AND type:\"journal article\" AND "
     "product:rapport"},
    {"theme:onderwijs status:candidate", "theme:onderwijs AND status:candidate"},
    {"identifier:10.1234*", "identifier:10.1234*"},
    {"identifier:https://doi.org/10.1/a(b)", "identifier:https://doi.org/10.1/a AND b"},
    {"identifier:doi:10.1/a", "identifier:doi:10.1/a"},
    {"source:(a OR b)", "source:a OR source:b"},
    {"title:@migratie", "title:@migratie"},
    // years
    {"year:2015", "year:2015"},
    {"year:2015..2021 a", "year:2015..2021 AND a"},
    {"year:..2021", "year:..2021"},
    {"year:2015..", "year:2015.."},
    {"year:(2015 OR 2017)", "year:2015 OR year:2017"},
    {"year:\"2015\"", "year:2015"},
    // lists
    {"@migratie", "@migratie"},
    {"@migratie AND NOT werk", "@migratie AND NOT werk"},
};

TEST(QueryText, IsReadAsItsCanonicalForm) {
  for (const CanonicalCase& row : kCanonical) {
    const Query query = parsed(row.text);
    EXPECT_EQ(print(query), row.canonical) << row.text;
    EXPECT_EQ(parsed(print(query)), query) << row.text;
  }
}

struct RefusedCase {
  std::string_view text;
  int column;
  std::string_view says;
};

constexpr RefusedCase kRefused[] = {
    {"", 1, "empty"},
    {" \n ", 1, "empty"},
    {"a OR", 5, "stops where a word was expected"},
    {"a AND ", 7, "stops where a word was expected"},
    {"OR a", 1, "OR needs a word before and after it"},
    {"a AND OR b", 7, "OR needs a word"},
    {"a OR AND b", 6, "AND needs a word"},
    {"NEAR/3 a", 1, "needs a word before"},
    {"a NOT", 6, "stops where"},
    // only NOT
    {"NOT a", 1, "only says what to leave out"},
    {"NOT a NOT b", 1, "only says what to leave out"},
    {"NOT NOT a", 1, "only says what to leave out"},
    {"a OR NOT b", 1, "only says what to leave out"},
    // parentheses and quotation marks
    {"(a", 1, "never closed"},
    {"a (b OR (c)", 3, "never closed"},
    {"a)", 2, "closes nothing"},
    {"()", 2, "a word was expected before this )"},
    {"één \"twee drie", 5, "quotation mark opened here is never closed"},
    // signs that mean nothing here
    {"migratie -vogels", 10, "write NOT vogels"},
    {"mig*ratie", 1, "only * at the beginning or end"},
    {"a wom?n", 3, "where it means nothing"},
    {"kleur$", 1, "where it means nothing"},
    {"\"twee mig*ratie\"", 1, "only * at the beginning or end"},
    {"*", 1, "at least 2 letters"},
    {"a*", 1, "at least 2 letters"},
    {"*é", 1, "at least 2 letters"},
    {"a werk/e*", 3, "at least 2 letters"},
    {"...", 1, "no letters or digits"},
    {"\"\"", 1, "no letters or digits"},
    // proximity
    {"a NEAR b", 3, "write NEAR/5"},
    {"a NEAR/ b", 3, "write NEAR/5"},
    {"a NEAR/x b", 3, "write NEAR/5"},
    {"a NEAR/101 b", 3, "from 0 to 100"},
    {"a NEAR/-1 b", 3, "write NEAR/5"},
    {"a NEAR/3 NOT b", 10, "NEAR measures between words"},
    {"NOT a NEAR/3 b", 1, "NEAR measures between words"},
    {"a NEAR/3 (b c)", 11, "NEAR measures between words"},
    {"a NEAR/3 year:2015", 15, "NEAR measures between words"},
    {"a NEAR/3 (b OR type:report)", 21, "NEAR measures between words"},
    {"partner:wodc NEAR/3 a", 9, "NEAR measures between words"},
    // fields
    {"titel:a", 1, "there is no field 'titel:'"},
    {"a http://example.nl", 3, "there is no field 'http:'"},
    {"title:", 1, "nothing stands after title:"},
    {"title: OR a", 1, "nothing stands after title:"},
    {"title:NOT a", 1, "nothing stands after title:"},
    {"title:abstract:a", 7, "stands inside title:"},
    {"title:(a OR abstract:b)", 13, "stands inside title:"},
    {"status:accepteerd", 8, "a status is one of unselected, candidate"},
    {"identifier:10.*/abc", 12, "a * where it means nothing"},
    {"type:*", 6, "nothing to look for"},
    // years
    {"year:15", 6, "no year or range of years"},
    {"year:2021..2015", 6, "no year or range of years"},
    {"year:..", 6, "no year or range of years"},
    {"year:2015-2021", 6, "no year or range of years"},
    {"year:201*", 6, "no year or range of years"},
    // lists
    {"werk @onbekend", 6, "there is no word list @onbekend; there are @leeg, @migratie"},
    {"@", 1, "no name of a word list"},
    {"@Migratie", 1, "no name of a word list"},
    {"werk @leeg", 6, "is empty"},
    {"year:@migratie", 6, "year: takes years"},
    // text
    {"goed \xff", 1, "not UTF-8"},
};

TEST(RefusedQuery, SaysAtWhichColumnAndWhatToDo) {
  for (const RefusedCase& row : kRefused) {
    const auto query = parse_query(row.text, sample_lists());
    ASSERT_FALSE(query) << row.text << " was read as " << print(*query);
    EXPECT_EQ(query.error().fault, Fault::kUsage) << row.text;
    EXPECT_THAT(query.error().what, HasSubstr(row.says)) << row.text;
    EXPECT_THAT(query.error().what, StartsWith("column " + std::to_string(row.column) + ": "))
        << row.text;
  }
}

TEST(QueryInARule, MayNotAskForWhatFollowsFromRules) {
  for (const std::string_view text : {"a theme:onderwijs", "a status:accepted"}) {
    const auto query = parse_query(text, {}, QueryUse::kRule);
    ASSERT_FALSE(query) << text;
    EXPECT_THAT(query.error().what, StartsWith("column 3: a rule cannot ask for"));
  }
  EXPECT_TRUE(parse_query("type:report partner:wodc", {}, QueryUse::kRule));
}

TEST(QueryList, NamesTheEntryThatIsWrong) {
  const auto query = parse_query("a @x", {{"x", {"goed", "mis*daad"}}});
  ASSERT_FALSE(query);
  EXPECT_THAT(query.error().what, StartsWith("in the word list @x, entry 'mis*daad': column 3: "));
}

TEST(QueryColumn, CountsCharactersNotBytes) {
  const auto query = parse_query("ééé“ëë” )", {});
  ASSERT_FALSE(query);
  EXPECT_THAT(query.error().what, StartsWith("column 9: this ) closes nothing"));
}

std::string repeated_text(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(QueryCaps, DepthOfParenthesesAndNots) {
  const auto nested = [](int levels) {
    return repeated_text("(", levels) + "a" + repeated_text(")", levels);
  };
  EXPECT_TRUE(parse_query(nested(kMaxQueryDepth), {}));
  EXPECT_FALSE(parse_query(nested(kMaxQueryDepth + 1), {}));
  EXPECT_TRUE(parse_query("a AND " + repeated_text("NOT ", kMaxQueryDepth) + "b", {}));
  const auto deep = parse_query("a AND " + repeated_text("NOT ", 60'000 / 4) + "b", {});
  ASSERT_FALSE(deep);
  EXPECT_THAT(deep.error().what, HasSubstr("more than 40 parentheses or NOTs"));
}

TEST(QueryCaps, LengthWordsAndNears) {
  EXPECT_TRUE(parse_query(std::string(kMaxQueryBytes, 'a'), {}));
  const auto longer = parse_query(std::string(kMaxQueryBytes + 1, 'a'), {});
  ASSERT_FALSE(longer);
  EXPECT_THAT(longer.error().what, HasSubstr("longer than 65536 bytes"));

  const WordLists big = {{"big", std::vector<std::string>(kMaxQueryTerms, "woord")}};
  EXPECT_TRUE(parse_query("@big", big));
  const auto many = parse_query("@big a", big);
  ASSERT_FALSE(many);
  EXPECT_THAT(many.error().what, HasSubstr("more than 10000 words"));

  EXPECT_TRUE(parse_query("a" + repeated_text(" NEAR/5 a", kMaxQueryDepth), {}));
  const auto nears = parse_query("a" + repeated_text(" NEAR/5 a", kMaxQueryDepth + 1), {});
  ASSERT_FALSE(nears);
  EXPECT_THAT(nears.error().what, HasSubstr("times NEAR in one query"));
}

TEST(QueryEquality, KnowsOtherQueriesApart) {
  const std::string_view texts[] = {
      "aa",        "bb",           "aa*",           "*aa",       "*aa*",           "\"aa\"",
      "title:aa",  "aa AND bb",    "aa OR bb",      "bb AND aa", "@migratie",      "aa NEAR/1 bb",
      "source:aa", "aa NEAR/2 bb", "aa AND NOT bb", "year:2015", "year:2015..2016"};
  for (const std::string_view one : texts) {
    for (const std::string_view other : texts)
      EXPECT_EQ(parsed(one) == parsed(other), one == other) << one << " and " << other;
  }
}

}  // namespace
}  // namespace vindplaats
