#pragma once
// Whole files in and out, for verbs.
#include <string>
#include <string_view>

#include "core/result.h"

namespace vindplaats {

// Written beside, synced and moved into place, so that a reader sees the old or the new one; makes
// missing folders. kInput with the reason.
Result<void> write_file(const std::string& path, std::string_view bytes);
// kNotFound when it cannot be read. "-" is nothing special here.
Result<std::string> read_whole_file(const std::string& path);

}  // namespace vindplaats
