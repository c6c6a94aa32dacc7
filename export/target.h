#pragma once
// A Target renders one file (or one family of files) of a release. Pure: the same release gives the same bytes.
// To add one: export/targets/<name>.cpp that defines `extern const Target target_<name>`.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/types.h"
#include "core/clock.h"
#include "core/publication.h"

namespace vindplaats {

// All that a release is made of, assembled from one snapshot (export/assemble.h).
struct ReleaseContent {
  const Platform* platform = nullptr;
  std::vector<Publication> publications;  // accepted, ready and due; sorted by id
  std::vector<Record> records;            // theirs, sorted by id: for the maker's abstracts and links
  Instant now;
};

struct File {
  std::string path;  // relative, [a-z0-9./-]
  std::string bytes;
};

struct Target {
  std::string_view name;
  std::vector<File> (*render)(const ReleaseContent& content);
};

std::span<const Target* const> targets();

}  // namespace vindplaats
