#include "harvesters/folder_listing.h"

namespace vindplaats {

std::string to_text(const std::vector<FolderFile>& files) {
  std::string text;
  for (const FolderFile& file : files) {
    for (const std::string* part : {&file.version, &file.modified, &file.problem})
      text += *part + '\t';
    text += file.path + '\n';
  }
  return text;
}

Result<std::vector<FolderFile>> read_folder_listing(std::string_view text) {
  std::vector<FolderFile> files;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    FolderFile file;
    for (std::string* part : {&file.version, &file.modified, &file.problem}) {
      const std::size_t tab = line.find('\t');
      if (tab == std::string_view::npos) return fail(Fault::kInput, "it is no list of files");
      *part = line.substr(0, tab);
      line.remove_prefix(tab + 1);
    }
    file.path = line;
    files.push_back(std::move(file));
  }
  return files;
}

}  // namespace vindplaats
