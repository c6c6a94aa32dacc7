// Where `--out` may write: what the platform folder keeps is never overwritten, whichever command
// is asked.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/cli.h"
#include "app/out_folder.h"
#include "core/text.h"
#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

using ::testing::HasSubstr;
using testing::Outcome;
using testing::Workbench;
namespace fs = std::filesystem;

// What stands before `--out` for a verb to get that far.
std::vector<std::string> words_of(std::string_view path) {
  std::vector<std::string> words;
  for (const std::string_view word : split(path, ' ')) words.emplace_back(word);
  if (path.starts_with("study ")) words.emplace_back("voorbeeld");
  if (path == "newsletter") words.insert(words.end(), {"--since", "2026-11-01"});
  return words;
}

TEST(Out, EveryCommandRefusesWhatThePlatformFolderKeeps) {
  Workbench bench;
  int asked = 0;
  for (const Verb* verb : all_verbs()) {
    const bool writes = std::any_of(verb->options.begin(), verb->options.end(),
                                    [](const Option& option) { return option.name == "out"; });
    if (!writes) continue;
    ++asked;
    for (const std::string kept : {"", "/public", "/data/x", "/bundles/voorbeeld", "/sources"}) {
      std::vector<std::string> words = words_of(verb->path);
      words.insert(words.end(), {"--out", bench.dir().string() + kept});
      const Outcome outcome = bench.run(words);
      EXPECT_EQ(outcome.status, kExitUsage) << verb->path << " " << kept << outcome.out;
      EXPECT_THAT(outcome.err, HasSubstr("name a folder elsewhere")) << verb->path << " " << kept;
    }
  }
  EXPECT_GE(asked, 3);
}

TEST(Out, AFolderBesideThemOrElsewhereIsTheCallersBusiness) {
  const Workbench bench;
  const std::string dir = bench.dir().string();
  EXPECT_TRUE(check_out_folder(dir, dir + "/uitvoer"));
  EXPECT_TRUE(check_out_folder(dir, dir + "/publicatie"));
  EXPECT_TRUE(check_out_folder(dir, dir + "-elders"));
  fs::create_directories(dir + "/public");
  fs::create_directory_symlink(dir + "/public", dir + "/omweg");
  EXPECT_FALSE(check_out_folder(dir, dir + "/omweg/x"));
}

}  // namespace
}  // namespace vindplaats
