// RIS and BibTeX, taken apart.
#include <gtest/gtest.h>

#include "core/bibtex.h"
#include "core/ris.h"

namespace vindplaats {
namespace {

std::string tags_as_text(std::string_view reference) {
  std::string out;
  for (const RisTag& tag : ris_tags(reference))
    out += std::string(tag.name) + '=' + tag.value + '|';
  return out;
}

struct RisCase {
  const char *text, *tags;
};

TEST(Ris, TagsAsTheyAreWritten) {
  constexpr RisCase kCases[] = {
      {"TY  - JOUR\r\nTI  - Een\r\nER  - ", "TY=JOUR|TI=Een|"},
      {"TY  - JOUR\rTI  - Een\rER  -", "TY=JOUR|TI=Een|"},
      {"TY - JOUR\nTI\t- Een\nER -", "TY=JOUR|TI=Een|"},
      {"TY  - JOUR\nAB  - Een\ntwee\n\n  drie\nKW  - x", "TY=JOUR|AB=Een\ntwee\n\ndrie|KW=x|"},
      {"TY  - JOUR\nAB  - Een\nNL-alfabet - twee", "TY=JOUR|AB=Een\nNL-alfabet - twee|"},
      {"TY  - JOUR\nTI  -\nT2  -   ", "TY=JOUR|"},
      {"ti  - klein", ""},
      {"", ""},
  };
  for (const RisCase& one : kCases) EXPECT_EQ(tags_as_text(one.text), one.tags) << one.text;
}

TEST(Ris, ReferencesEndWithErOrWithTheNext) {
  const auto found = ris_references(
      "Provider: X\n\nTY  - JOUR\nTI  - Een\nTY  - BOOK\nTI  - Twee\nER  - \n\nrommel\nTY  - "
      "RPRT\nTI  - Drie");
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0], "TY  - JOUR\nTI  - Een");
  EXPECT_EQ(found[1], "TY  - BOOK\nTI  - Twee\nER  -");
  EXPECT_EQ(found[2], "TY  - RPRT\nTI  - Drie");
}

TEST(Ris, IsKnownByItsFirstLines) {
  EXPECT_TRUE(is_ris("\xef\xbb\xbfTY  - JOUR\n"));
  EXPECT_TRUE(is_ris("Provider: American\nContent: text/plain\n\nTY  - JOUR\n"));
  EXPECT_FALSE(is_ris("AU  - Jansen\n"));
  EXPECT_FALSE(is_ris("PARTY  - JOUR\n"));
  EXPECT_FALSE(is_ris("<rss>"));
}

std::string fields_as_text(const BibRecord& record) {
  std::string out = record.type + ' ' + record.key + ':';
  for (const BibField& field : record.fields) {
    out += ' ' + field.name + (field.braced ? "=={" : "={") + field.value + '}';
  }
  return out;
}

struct BibCase {
  const char *text, *fields;
};

TEST(Bibtex, EntriesAsTheyAreWritten) {
  constexpr BibCase kCases[] = {
      {"@Book{k, title = {A}, year=2019}", "book k: title={A} year={2019}"},
      {"@book(k, title = \"A {\"}b{\"} c\", note={)})", "book k: title={A {\"}b{\"} c} note={)}"},
      {"@book{k, title = {A {B} C},}", "book k: title={A {B} C}"},
      {"@book{k,\n author = {{Movisie}}, editor = {{A} and {B}}}",
       "book k: author=={Movisie} editor={{A} and {B}}"},
      {"@book{k, title = {A } # \"B\" # {C}}", "book k: title={A BC}"},
      {"@book{k, month = MAR, year = jaar}", "book k: month={3} year={jaar}"},
      {"@book{title = {A}}", "book : title={A}"},
      {"@book{k, title {A}, year = 3}", "book k: year={3}"},
      {"@book{k}", "book k:"},
      {"@book{k, title = }", "book k: title={}"},
      {"@book{k, file:x = {A}, o-k = {B}}", "book k: file:x={A} o-k={B}"},
  };
  for (const BibCase& one : kCases) {
    const auto slices = bibtex_slices(one.text);
    ASSERT_EQ(slices.size(), 1U) << one.text;
    EXPECT_TRUE(slices[0].closed) << one.text;
    EXPECT_EQ(fields_as_text(read_bibtex(slices[0], {})), one.fields) << one.text;
  }
}

TEST(Bibtex, AnEntryWithoutItsLastBraceEndsBeforeTheNext) {
  const auto slices = bibtex_slices("@book{a, title = {A\n@book{b, title = {mail@home.nl {x}}}");
  ASSERT_EQ(slices.size(), 2U);
  EXPECT_FALSE(slices[0].closed);
  EXPECT_EQ(slices[0].bytes, "@book{a, title = {A\n");
  EXPECT_TRUE(slices[1].closed);
  EXPECT_EQ(slices[1].key, "b");
}

TEST(Bibtex, CommentsAndPreamblesAreNoEntries) {
  const auto slices = bibtex_slices(
      "Some words @ home {x}\n@comment{not @this}\n@preamble{\"x\"}\n@string{j = "
      "\"J\"}\n@misc{m,}");
  ASSERT_EQ(slices.size(), 2U);
  EXPECT_EQ(slices[0].type, "string");
  EXPECT_EQ(slices[1].key, "m");
}

TEST(Bibtex, MacrosStandForWhatTheyWereDefinedAs) {
  const auto slices =
      bibtex_slices("@string{a = \"Journal\"}@STRING{B = a # { of}}@misc{m, journal = b # c}");
  ASSERT_EQ(slices.size(), 3U);
  BibMacros macros;
  add_macro(slices[0], macros);
  add_macro(slices[1], macros);
  EXPECT_EQ(macro_names(slices[1]), std::vector<std::string>{"a"});
  EXPECT_EQ(macro_names(slices[2]), (std::vector<std::string>{"b", "c"}));
  EXPECT_EQ(fields_as_text(read_bibtex(slices[2], macros)), "misc m: journal={Journal ofc}");
}

TEST(Bibtex, IsKnownByAnEntryAtALineStart) {
  EXPECT_TRUE(is_bibtex("\xef\xbb\xbf% file\n@article{x,"));
  EXPECT_TRUE(is_bibtex("@Report {x,"));
  EXPECT_FALSE(is_bibtex("mail jan@work{x"));
  EXPECT_FALSE(is_bibtex("@media screen {"));
  EXPECT_FALSE(is_bibtex("<style>\n@page{margin:0}</style>"));
}

}  // namespace
}  // namespace vindplaats
