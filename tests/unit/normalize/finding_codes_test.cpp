// docs/findings.md is the table for people: the test writes it (UPDATE_GOLDEN=1) and fails when the
// two differ.
#include "normalize/finding_codes.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "core/text.h"
#include "tests/support/golden.h"

namespace vindplaats::testing {
namespace {

std::string findings_page() {
  std::string page =
      "# Findings\n\n"
      "What Vindplaats notes beside a record when something about it is odd (`findings[]` of a "
      "record: severity, field, code, value).\n"
      "Nothing is dropped without such a word. `error`: the record cannot be shown as it is; "
      "`warning`: something was lost or is wrong;\n"
      "`info`: good to know. The texts are those of `normalize/finding_codes.h`; this page is made "
      "from it by the tests.\n";
  for (const FindingText& row : kFindingTexts) {
    page.append("\n## ").append(row.code).append("\n\n*").append(row.severity).append("*\n\n");
    page.append("- nl: ").append(row.nl);
    if (!row.nl_do.empty()) page.append(" ").append(row.nl_do);
    page.append("\n- en: ").append(row.en);
    if (!row.en_do.empty()) page.append(" ").append(row.en_do);
    page += '\n';
  }
  return page;
}

std::filesystem::path project() {
  return fixtures().parent_path().parent_path();
}

TEST(FindingCodes, ThePageForPartnersListsEachOne) {
  expect_golden(project() / "docs" / "findings.md", findings_page());
}

TEST(FindingCodes, EachStandsOnceInOrderWithBothLanguages) {
  const std::set<std::string_view> severities = {"info", "warning", "error"};
  for (const FindingText& row : kFindingTexts) {
    SCOPED_TRACE(row.code);
    EXPECT_TRUE(severities.contains(row.severity));
    EXPECT_TRUE(valid_id(row.code));
    EXPECT_FALSE(row.nl.empty() || row.en.empty());
    EXPECT_EQ(row.nl_do.empty(), row.en_do.empty()) << "what to do is said in one language only";
    EXPECT_TRUE(row.severity == "info" || !row.nl_do.empty())
        << "a partner must be able to act on it";
  }
  EXPECT_TRUE(
      std::is_sorted(kFindingTexts.begin(), kFindingTexts.end(),
                     [](const FindingText& a, const FindingText& b) { return a.code < b.code; }));
  EXPECT_EQ(std::adjacent_find(
                kFindingTexts.begin(), kFindingTexts.end(),
                [](const FindingText& a, const FindingText& b) { return a.code == b.code; }),
            kFindingTexts.end());
}

// The codes in a source file: the string behind a severity, `"warning", "code"` or `"warning", "",
// "code"`.
std::set<std::string> codes_in(const std::string& source) {
  std::set<std::string> found;
  for (const char* severity : {"\"info\", ", "\"warning\", ", "\"error\", "}) {
    for (std::size_t at = source.find(severity); at != std::string::npos;
         at = source.find(severity, at + 1)) {
      std::string_view rest =
          std::string_view(source).substr(at + std::string_view(severity).size());
      if (rest.starts_with("\"\", ")) rest.remove_prefix(4);
      if (!rest.starts_with('"')) continue;
      rest.remove_prefix(1);
      found.emplace(rest.substr(0, rest.find('"')));
    }
  }
  return found;
}

// What core and the protocols write as strings of their own must be known here too.
TEST(FindingCodes, CodesOfOtherFoldersAreKnown) {
  for (const char* code :
       {"control-characters", "html-entity", "bare-ampersand", "bad-character-reference"}) {
    EXPECT_NE(find_finding_text(code), nullptr) << code;
  }
  EXPECT_EQ(find_finding_text("no-such-code"), nullptr);
  for (const auto& path : files_in(project() / "harvesters", ".cpp")) {
    for (const std::string& code : codes_in(read_file(path)))
      EXPECT_NE(find_finding_text(code), nullptr) << code << " in " << path;
  }
}

// A finding written past the table would have no words: in normalize a code is only ever given as a
// FindingCode.
TEST(FindingCodes, NormalizeWritesNoFindingPastTheTable) {
  for (const auto& path : files_in(project() / "normalize", ".cpp")) {
    const std::string source = read_file(path);
    if (path.filename() == "builder.cpp") continue;  // the one place that makes them
    EXPECT_EQ(source.find("Finding{"), std::string::npos) << path;
    EXPECT_EQ(source.find("findings.push_back"), std::string::npos) << path;
  }
}

}  // namespace
}  // namespace vindplaats::testing
