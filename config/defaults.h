#pragma once
// The files of a new platform folder: config/defaults/ as it is, embedded in the binary by
// config/CMakeLists.txt. Add a file there and `init` writes it. Constant data; safe from any
// thread.
#include <span>
#include <string>
#include <string_view>

#include "config/types.h"
#include "core/result.h"

namespace vindplaats {

struct DefaultFile {
  std::string_view path;  // relative to the platform folder
  std::string_view bytes;
};

// In order of path.
std::span<const DefaultFile> default_files();

// Makes `dir`, with its parents, a new platform folder. kUsage when there is something in it
// already; kRefused when the disk says no. vindplaats.toml is written last, so that a half-made
// folder is not taken for a platform.
Result<void> init_platform(const std::string& dir);

// The platform that default_files() describe, without a disk: the default themes of `try classify`.
// `dir` is empty.
Result<Platform> default_platform();

}  // namespace vindplaats
