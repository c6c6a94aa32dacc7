#pragma once
// Whole files in and out, for verbs.
#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.h"

namespace vindplaats {

// Written beside, synced and moved into place, so that a reader sees the old or the new one; makes
// missing folders. kInput with the reason.
Result<void> write_file(const std::string& path, std::string_view bytes);
// More than any file that a verb reads by name may have.
inline constexpr std::size_t kLargestFile = 1'000'000'000;
// kNotFound when it cannot be read, with the reason: a folder, no right to read it; kInput when it
// is larger than `most` bytes, or has no end. "-" is nothing special here.
Result<std::string> read_whole_file(const std::string& path, std::size_t most = kLargestFile);

}  // namespace vindplaats
