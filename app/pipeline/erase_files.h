#pragma once
// The part of `erase` that is about files: releases, the preview, bundles and letters, which are
// made anew or gone; and people's own files, which only they may change.
#include "app/pipeline/erase_target.h"

namespace vindplaats {

// Which hold it, by their paths below the platform folder.
void find_in_files(const std::string& platform_dir, const EraseTarget& target,
                   const Forgetting& forgetting, EraseReport& report);
// Removes what the report names, but for the release that `current` leads to and people's own
// files. kRefused when one cannot be removed.
Result<void> remove_files(const std::string& platform_dir, const EraseReport& report);
// Takes the contacts out of partners/<id>.toml; the rest of the file stays as it is.
Result<void> remove_contacts(const std::string& platform_dir, const std::string& partner);

}  // namespace vindplaats
