#pragma once
// Files and folders that are on the disk when a function returns, or an Error (kRefused, with the
// path and the system's reason). Only for release_writer and bundle_writer. Safe from any thread,
// one folder at a time.
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace vindplaats {

// Writes a new file, and the folders it lies in; it is on the disk only after sync_path.
Result<void> write_new_file(const std::filesystem::path& path, std::string_view bytes);
// fsync of a file or folder.
Result<void> sync_path(const std::filesystem::path& path);
// The folder and every folder below it, the deepest first.
std::vector<std::filesystem::path> folders_in(const std::filesystem::path& folder);
// rename(2): replaces what has the name `to`.
Result<void> move_path(const std::filesystem::path& from, const std::filesystem::path& to);
// A symbolic link, replaced in one step where there is one already.
Result<void> point_link(const std::filesystem::path& link, const std::filesystem::path& target);
Result<void> make_folders(const std::filesystem::path& folder);
Result<void> remove_tree(const std::filesystem::path& path);
// The whole file; false when there is none.
Result<bool> read_whole_file(const std::filesystem::path& path, std::string& bytes);

}  // namespace vindplaats
