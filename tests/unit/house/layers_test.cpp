// The rules of the house that a reader would otherwise have to remember: who includes whom, how
// long a file may be.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vindplaats {
namespace {

using Folders = std::set<std::string>;

// Folder -> what its files may include beside themselves (ARCHITECTURE.md).
const std::map<std::string, Folders>& allowed_includes() {
  static const std::map<std::string, Folders> table = {
      {"core", {}},
      {"config", {"core"}},
      {"harvesters", {"core", "config"}},
      {"normalize", {"core", "config"}},
      {"store", {"core"}},
      {"curation", {"core", "config"}},
      {"export", {"core", "config"}},
      {"app", {"core", "config", "harvesters", "normalize", "store", "curation", "export"}},
  };
  return table;
}

struct SourceFile {
  std::string path;  // from the root
  std::vector<std::string> lines;
};

std::vector<SourceFile> files_of(const std::string& folder) {
  std::vector<SourceFile> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension();
    if (extension != ".h" && extension != ".cpp") continue;
    SourceFile file{entry.path().string(), {}};
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) file.lines.push_back(line);
    files.push_back(std::move(file));
  }
  return files;
}

// "core/text.h" -> "core"; empty for what is no include of ours.
std::string included_folder(const std::string& line) {
  if (!line.starts_with("#include \"")) return {};
  const std::string path = line.substr(10);
  return path.substr(0, path.find('/'));
}

TEST(House, IncludesPointDownwards) {
  for (const auto& [folder, allowed] : allowed_includes()) {
    const std::vector<SourceFile> files = files_of(folder);
    EXPECT_FALSE(files.empty()) << folder;
    for (const SourceFile& file : files) {
      for (const std::string& line : file.lines) {
        const std::string included = included_folder(line);
        EXPECT_TRUE(included.empty() || included == folder || allowed.contains(included))
            << file.path << " may not have: " << line;
      }
    }
  }
}

TEST(House, FilesStaySmall) {
  constexpr std::size_t kMostLines = 400;
  for (const auto& [folder, allowed] : allowed_includes()) {
    for (const SourceFile& file : files_of(folder)) {
      // The demo's institutes are data.
      if (file.path.find("demo/catalogue_") != std::string::npos) continue;
      EXPECT_LE(file.lines.size(), kMostLines) << file.path << ": is it still one idea?";
    }
  }
}

TEST(House, NoRegularExpressionsOfTheStandardLibrary) {
  // They crash on long input : 200 kB are enough.
  for (const auto& [folder, allowed] : allowed_includes()) {
    for (const SourceFile& file : files_of(folder)) {
      for (const std::string& line : file.lines) EXPECT_NE(line, "#include <regex>") << file.path;
    }
  }
}

TEST(House, FilesHaveNoUsingNamespace) {
  for (const auto& [folder, allowed] : allowed_includes()) {
    for (const SourceFile& file : files_of(folder)) {
      for (const std::string& line : file.lines) {
        const bool leaks =
            line.starts_with("using namespace") && line.find("literals") == std::string::npos;
        EXPECT_FALSE(leaks) << file.path << ": " << line;
      }
    }
  }
}

}  // namespace
}  // namespace vindplaats
