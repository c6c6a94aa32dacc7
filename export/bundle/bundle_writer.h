#pragma once
// Brings a bundle to the disk, complete or not at all, and reads one back. One caller at a time for
// a folder. Failures are kRefused with path and reason.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "export/bundle/verify.h"
#include "export/target.h"

namespace vindplaats {

// Called before every step that changes the disk. For tests, which end the process there.
using BundleStep = std::function<void(std::string_view step)>;

// The files in `dir` itself: written beside it, every file and folder synced, then moved into
// place. What lay there before must be an older bundle (it has a manifest-sha512.txt) or an empty
// folder, and nobody may have changed or added a file, else kRefused; it steps aside under a hidden
// name and is removed afterwards, so that a crash leaves the old or the new one, whole. What an
// earlier writer left half done is swept away first.
Result<void> write_bundle(const std::string& dir, const std::vector<File>& files,
                          const BundleStep& before = {});

// Every regular file below `dir`; links are not followed. kNotFound when there is no such folder,
// kInput beyond the caps of verify.h.
Result<BundleFiles> read_bundle(const std::string& dir);

}  // namespace vindplaats
