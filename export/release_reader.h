#pragma once
// What stands in public/, as the next release needs it. Reads files; safe from any thread beside a
// writer of another folder.
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "export/changes.h"
#include "export/manifest.h"

namespace vindplaats {

// What public_dir/current holds; none when there is no release yet. kCorrupt when it cannot be
// read.
Result<std::optional<PreviousRelease>> read_current(const std::string& public_dir);

// The ids of the releases that are kept, the oldest first.
std::vector<std::string> kept_releases(const std::string& public_dir);
// The marks of one of them. One line of it is in memory at a time. kNotFound when it is not kept:
// the message lists those that are; kCorrupt when it cannot be read.
Result<KeptRelease> read_marks(const std::string& public_dir, const std::string& release);
// The newest `most`, the oldest first. One that cannot be read is left out: what is lost with it is
// a list of changes, and no reason to hold up what readers wait for.
std::vector<KeptRelease> read_kept(const std::string& public_dir, std::int64_t most);

}  // namespace vindplaats
