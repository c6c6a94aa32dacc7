#pragma once
// What a folder holds, on its way from app/transport/folder to the protocol `files`: an answer of a
// line a file. Pure.
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace vindplaats {

// What `files` asks for: this alone is the list, with a path behind it the bytes of that file.
// Nothing but app/transport/folder knows the scheme.
inline constexpr std::string_view kFilesScheme = "files:";

struct FolderFile {
  std::string path;  // from the folder on, "/" between the names; UTF-8 without control characters
  std::string version;   // another one when the file may have changed
  std::string modified;  // RFC 3339
  std::string problem;   // why it is not to be read, and what to do; empty: it is
};

// In the order of their paths.
std::string to_text(const std::vector<FolderFile>& files);
// kInput: it is no such list.
Result<std::vector<FolderFile>> read_folder_listing(std::string_view text);

}  // namespace vindplaats
