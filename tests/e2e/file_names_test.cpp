// What a partner calls its publications becomes file names and addresses: they stay within the
// release, whatever stands in them (faults.md D36).
#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "app/demo/server.h"
#include "core/markup.h"
#include "core/text.h"
#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

using testing::Workbench;
namespace fs = std::filesystem;

// Shapes that lead elsewhere, or that a file system, a shell or a web server takes for something
// else. {} is a mark by which a file would be known.
constexpr auto kShapes = std::to_array<std::string_view>({
    "../../../../tmp/{}",
    "/tmp/{}",
    "..\\..\\{}",
    "C:\\{}",
    "\\\\server\\share\\{}",
    "{}/../../x",
    "%2e%2e%2f{}",
    "%00{}",
    "{}\n.html",
    ".{}",
    "..",
    "CON {}",
    "nul.{}",
    "~/{}",
    "$(touch {})",
    "`{}`",
    "-rf {}",
    "{}:stream",
    "file:///tmp/{}",
    "\u202e{}\u202c",
    "\uff0e\uff0e\uff0f{}",
    "{}?a=b#c",
    "{}.",
    "  {}  ",
    "*{}*",
});
constexpr int kTimes = 8;  // each shape, by other letters

struct NastyId {
  std::string text, mark;
};

std::vector<NastyId> nasty_ids() {
  std::vector<NastyId> ids;
  for (int time = 0; time < kTimes; ++time) {
    for (const std::string_view shape : kShapes) {
      NastyId one{std::string(shape), fmt::format("vd{}", ids.size())};
      if (const std::size_t at = one.text.find("{}"); at != std::string::npos)
        one.text.replace(at, 2, one.mark);
      // Names that differ by case or length only, and longer ones than a file may have.
      if (time % 4 == 1) one.text = to_lower(one.text);
      if (time % 4 == 2) one.text += std::string(300, 'a');
      if (time % 4 == 3) one.text += std::string(5000, '/');
      ids.push_back(std::move(one));
    }
  }
  return ids;
}

std::string feed_of(const std::vector<NastyId>& ids) {
  std::string feed = "<rss version=\"2.0\"><channel><title>Proef</title>";
  int number = 0;
  for (const NastyId& id : ids) {
    const std::string text = escape_markup(id.text);
    feed += fmt::format(
        "<item><guid isPermaLink=\"false\">{} {}</guid><title>{}</title>"
        "<link>https://example.nl/{}</link><pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate>"
        "<description>Statushouders aan het werk, deel {}: wat gemeenten van elkaar leren over "
        "begeleiding, taal en betaald werk.</description></item>\n",
        text, number, text, number, number);
    ++number;
  }
  return feed + "</channel></rss>";
}

bool is_safe_name(const std::string& name) {
  constexpr std::string_view kSigns = "-._";
  return !name.empty() && name.size() <= 120 && name.front() != '.' && name.front() != '-' &&
         std::ranges::all_of(name, [&](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                  kSigns.find(c) != std::string_view::npos;
         });
}

// Every path below `dir`, as it stands behind it.
std::set<std::string> paths_below(const fs::path& dir) {
  std::set<std::string> paths;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(dir))
    paths.insert(fs::relative(entry.path(), dir).string());
  return paths;
}

TEST(FileNames, NastyIdentifiersStayWithinTheRelease) {
  const std::vector<NastyId> ids = nasty_ids();
  ASSERT_EQ(ids.size(), 200U);
  const auto server = ScriptedServer::start({{"/feed", [&](const ServerRequest&) {
                                                Answer answer;
                                                answer.headers = {{"Content-Type", "text/xml"}};
                                                answer.body = feed_of(ids);
                                                return answer;
                                              }}});
  ASSERT_TRUE(server);
  const Workbench bench;
  bench.keep_one_theme();
  bench.write("vindplaats.toml", "[publish]\nrequire = [\"title\"]\n");
  bench.add_source("feed", "feed", (*server)->url("/feed"),
                   "auto_accept = [\"nieuwe-migratie\"]\n");
  bench.expect(0, {"harvest"});
  bench.expect(0, {"curate"});
  const std::set<std::string> before = paths_below(bench.dir());
  bench.expect(0, {"export"});

  std::set<std::string> slugs;
  const auto catalogue = nlohmann::json::parse(bench.read("public/current/catalogue.json"));
  for (const auto& item : catalogue) {
    const std::string slug = item["slug"];
    EXPECT_TRUE(is_safe_name(slug)) << slug;
    slugs.insert(slug);
  }
  EXPECT_EQ(slugs.size(), ids.size());
  std::set<std::string> names;
  for (const std::string& path : paths_below(bench.dir() / "public/current/")) {
    EXPECT_TRUE(is_safe_name(fs::path(path).filename().string())) << path;
    EXPECT_TRUE(names.insert(path).second);
  }
  EXPECT_GE(names.size(), ids.size());
  for (const std::string& path : paths_below(bench.dir())) {
    if (before.contains(path) || path.starts_with("public") || path.starts_with("data/")) continue;
    ADD_FAILURE() << path << " is new";
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::temp_directory_path())) {
    const std::string name = entry.path().filename().string();
    EXPECT_FALSE(std::ranges::any_of(ids, [&](const NastyId& id) { return name == id.mark; }))
        << name;
  }
}

}  // namespace
}  // namespace vindplaats
