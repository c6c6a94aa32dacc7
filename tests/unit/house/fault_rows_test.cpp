// Every fault that sources are known for (docs/faults.md A, 71 rows) is played by a test of the
// whole program, whose name begins with the row (D11).
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <gtest/gtest.h>

namespace vindplaats {
namespace {

constexpr int kFaultRows = 71;

int two_digits(const std::string& text, std::size_t at) {
  if (at + 2 > text.size()) return 0;
  const char tens = text[at], ones = text[at + 1];
  const bool digits = tens >= '0' && tens <= '9' && ones >= '0' && ones <= '9';
  return digits ? (tens - '0') * 10 + (ones - '0') : 0;
}

// "Row07", "Row07And08" and "Row48To50" in the names of tests and cases.
void add_rows(const std::string& text, std::set<int>& rows) {
  for (std::size_t at = text.find("Row"); at != std::string::npos; at = text.find("Row", at + 1)) {
    const int first = two_digits(text, at + 3);
    if (first == 0) continue;
    rows.insert(first);
    if (text.compare(at + 5, 3, "And") == 0) rows.insert(two_digits(text, at + 8));
    if (text.compare(at + 5, 2, "To") != 0) continue;
    for (int row = first; row <= two_digits(text, at + 7); ++row) rows.insert(row);
  }
}

std::string text_in(const std::filesystem::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(FaultRows, AreAllPlayed) {
  std::set<int> rows;
  for (const auto& entry : std::filesystem::directory_iterator("tests/e2e")) {
    if (entry.path().filename().string().starts_with("fault_")) add_rows(text_in(entry), rows);
  }
  for (int row = 1; row <= kFaultRows; ++row)
    EXPECT_TRUE(rows.contains(row)) << "row " << row << " has no test";
  EXPECT_EQ(rows.size(), static_cast<std::size_t>(kFaultRows));
}

TEST(FaultRows, AreAllInTheCatalogue) {
  const std::string catalogue = text_in("docs/faults.md");
  for (int row = 1; row <= kFaultRows; ++row)
    EXPECT_NE(catalogue.find("\n| " + std::to_string(row) + " |"), std::string::npos) << row;
}

TEST(FaultRows, TheCountSeesWhatIsMissing) {
  std::set<int> rows;
  add_rows("Row07And08Odd, Row48To50What, RowOfNothing, Row69", rows);
  EXPECT_EQ(rows, (std::set<int>{7, 8, 48, 49, 50, 69}));
}

}  // namespace
}  // namespace vindplaats
