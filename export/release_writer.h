#pragma once
// Brings a release to the disk, complete or not at all: the one place of export that writes files
// (export/release_reader reads them). One caller at a time for a folder (the store's lock sees to
// that); readers need nothing. Failures are kRefused with path and reason (no space, no
// permission): then `current` points where it pointed before.
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "export/manifest.h"
#include "export/release.h"
#include "export/release_reader.h"

namespace vindplaats {

struct WriteOptions {
  std::int64_t keep = 30;  // settings.release.keep: releases that stay, this one too; at least 1
  // Called before every step that changes the disk, with what it is ("write themes.json",
  // "current"). For tests, which end the process there.
  std::function<void(std::string_view step)> before = {};
};

// Can it be written there: every file has a name of ours, and no other release has its id
// (kRefused). Asked before anything is remembered of it.
Result<void> check_release(const std::string& public_dir, const Release& release);

// Into public_dir/releases/<id>: written as releases/.tmp-<id>, every file and folder synced,
// renamed, then public_dir/current moves to it in one step. Then the oldest releases beyond `keep`
// go, never the one that `current` names. What an earlier writer left half done is swept away
// first. Writing the same release again only moves `current`; kRefused when another release has
// its id.
Result<void> write_release(const std::string& public_dir, const Release& release,
                           const WriteOptions& options);

// The files in `dir` itself (`--out`). A folder that is not there yet appears in one step. In one
// that is there each file is replaced in one step, the manifest last; files that its old manifest
// names and the new one does not are removed, and all else in it stays.
Result<void> write_release_to(const std::string& dir, const Release& release,
                              const WriteOptions& options);

// public_dir/preview, a symbolic link to a folder beside it: complete, replaced in one step.
// `current` and the releases stay as they are.
Result<void> write_preview(const std::string& public_dir, const Release& release,
                           const WriteOptions& options);

}  // namespace vindplaats
