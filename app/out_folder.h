#pragma once
// Where `--out DIR` may write. Reads the disk only to follow links. Safe from any thread.
#include <string>

#include "core/result.h"

namespace vindplaats {

// kUsage when `out`, links followed, is the platform folder itself or lies in one of the folders
// that it keeps (contract section 3): releases there never change, and the other files are people's
// own. A folder beside them, or elsewhere, is the caller's business.
Result<void> check_out_folder(const std::string& platform_dir, const std::string& out);

}  // namespace vindplaats
