#include "harvesters/files_read.h"

#include "core/digest.h"

namespace vindplaats {
namespace {

constexpr std::size_t kFileMark = 8;  // hex digits

std::string file_mark(std::string_view text) {
  return sha256_hex(text).substr(0, kFileMark);
}

}  // namespace

FilesRead::FilesRead(std::string_view text) {
  if (text.size() % (2 * kFileMark) != 0) return;
  for (; !text.empty(); text.remove_prefix(2 * kFileMark))
    versions_.emplace(text.substr(0, kFileMark), text.substr(kFileMark, kFileMark));
}

std::string FilesRead::text() const {
  std::string text;
  for (const auto& [path, version] : versions_) text += path + version;
  return text;
}

bool FilesRead::has(std::string_view path, std::string_view version) const {
  const auto found = versions_.find(file_mark(path));
  return found != versions_.end() && found->second == file_mark(version);
}

void FilesRead::note(std::string_view path, std::string_view version) {
  versions_[file_mark(path)] = file_mark(version);
}

std::size_t FilesRead::keep(const FilesRead& present) {
  return std::erase_if(versions_,
                       [&](const auto& one) { return !present.versions_.contains(one.first); });
}

}  // namespace vindplaats
