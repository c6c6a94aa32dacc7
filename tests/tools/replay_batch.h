#pragma once
// The main job, carried out on one platform folder for a set of recordings, and everything that
// must hold afterwards. One thread.
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/tools/recording.h"

namespace vindplaats::corpora {

// What a batch came to; `problems` is empty when all held.
struct BatchResult {
  std::string name;
  std::size_t sources = 0;
  std::int64_t received = 0, added = 0, deleted = 0, unchanged = 0, rejected = 0;
  std::int64_t publications = 0, accepted = 0, released = 0;
  double seconds = 0;
  // Sources that failed, with what the partner reads; and what was set aside, by reason.
  std::vector<std::string> failures, reasons;
  std::vector<std::string> outside;  // addresses asked that no recording has
  std::vector<std::string> problems;
};

BatchResult replay(const std::string& name, const std::vector<Recording>& recordings);

// Everything wrong with a release in `folder`: files that are not what the manifest says, lines
// that do not validate. `lines`: how many publications it holds.
std::vector<std::string> release_problems(const std::filesystem::path& folder, std::int64_t& lines);
// Where two folders differ, file by file.
std::vector<std::string> differences(const std::filesystem::path& a,
                                     const std::filesystem::path& b);

}  // namespace vindplaats::corpora
