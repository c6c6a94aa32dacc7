// corpora_replay DIR: gives recorded repositories and feeds again, does the main job on them, and
// says what held. Exit status 1 when something did not. tests/tools/corpora calls it.
#include <map>

#include <fmt/format.h>

#include "tests/tools/replay_batch.h"

namespace vindplaats::corpora {
namespace {

constexpr std::size_t kShownProblems = 20;
constexpr std::size_t kShownReasons = 25;
constexpr std::size_t kGroupedLength = 110;

// One platform a folder; all repositories share one.
std::map<std::string, std::vector<Recording>> batches_of(const std::filesystem::path& dir) {
  std::map<std::string, std::vector<Recording>> batches;
  if (std::filesystem::is_directory(dir / "oai")) {
    batches["oai"] = oai_recordings(dir / "oai");
  } else {
    fmt::print("oai: missing\n");
  }
  if (std::filesystem::is_directory(dir / "feeds")) {
    for (Recording& one : feed_recordings(dir / "feeds"))
      batches["feeds/" + one.group].push_back(std::move(one));
  } else {
    fmt::print("feeds: missing\n");
  }
  std::erase_if(batches, [](const auto& batch) { return batch.second.empty(); });
  return batches;
}

void print_row(const BatchResult& result) {
  fmt::print("{:<24}{:>8}{:>9}{:>7}{:>8}{:>10}{:>9}{:>7}{:>7}{:>9}{:>9}{:>7.1f}  {}\n", result.name,
             result.sources, result.received, result.added, result.deleted, result.unchanged,
             result.rejected, result.failures.size(), result.publications, result.accepted,
             result.released, result.seconds, result.problems.empty() ? "ok" : "FAILED");
  for (std::size_t i = 0; i < std::min(result.problems.size(), kShownProblems); ++i)
    fmt::print("    {}\n", result.problems[i]);
  if (result.problems.size() > kShownProblems)
    fmt::print("    and {} more\n", result.problems.size() - kShownProblems);
}

// Equal but for the numbers and names in it.
std::string grouped(std::string_view words) {
  std::string out;
  bool quoted = false;
  for (const char c : words) {
    if (c == '"' || c == '\'') quoted = !quoted;
    if (quoted || (c >= '0' && c <= '9' && out.ends_with('N'))) continue;
    out += c >= '0' && c <= '9' ? 'N' : c;
  }
  return out.substr(0, kGroupedLength);
}

void print_grouped(const char* heading, const std::vector<std::string>& words) {
  std::map<std::string, std::size_t> counts;
  for (const std::string& one : words) ++counts[grouped(one)];
  std::multimap<std::size_t, std::string, std::greater<>> sorted;
  for (const auto& [text, count] : counts) sorted.emplace(count, text);
  if (sorted.empty()) return;
  fmt::print("\n{} ({}):\n", heading, words.size());
  std::size_t shown = 0;
  for (const auto& [count, text] : sorted)
    if (shown++ < kShownReasons) fmt::print("{:>8}  {}\n", count, text);
}

int run(const std::filesystem::path& dir) {
  fmt::print("{:<24}{:>8}{:>9}{:>7}{:>8}{:>10}{:>9}{:>7}{:>7}{:>9}{:>9}{:>7}\n", "batch", "sources",
             "received", "new", "deleted", "unchanged", "aside", "failed", "works", "accepted",
             "released", "s");
  bool held = true;
  std::vector<std::string> failures, reasons, outside;
  for (const auto& [name, recordings] : batches_of(dir)) {
    const BatchResult result = replay(name, recordings);
    print_row(result);
    std::fflush(stdout);
    held &= result.problems.empty();
    failures.insert(failures.end(), result.failures.begin(), result.failures.end());
    reasons.insert(reasons.end(), result.reasons.begin(), result.reasons.end());
    outside.insert(outside.end(), result.outside.begin(), result.outside.end());
  }
  print_grouped("Sources that gave nothing", failures);
  print_grouped("Records that were set aside", reasons);
  print_grouped("Addresses asked beyond the recordings", outside);
  return held ? 0 : 1;
}

}  // namespace
}  // namespace vindplaats::corpora

int main(int count, char** words) {
  if (count != 2) {
    fmt::print(stderr, "usage: corpora_replay DIR\n");
    return 2;
  }
  return vindplaats::corpora::run(words[1]);
}
