#include "export/durable_files.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace vindplaats {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> refused(const fs::path& path, const char* what, int number) {
  return fail(Fault::kRefused, path.string() + " cannot be " + what + ": " +
                                   std::generic_category().message(number));
}

// Closes what it holds.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }
  bool open() const { return number_ >= 0; }

 private:
  int number_;
};

}  // namespace

Result<void> write_new_file(const fs::path& path, std::string_view bytes) {
  TRY(make_folders(path.parent_path()));
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (!file.open()) return refused(path, "made", errno);
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return refused(path, "written", errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Result<void> sync_path(const fs::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.open() || ::fsync(file.get()) != 0) return refused(path, "synced", errno);
  return {};
}

std::vector<fs::path> folders_in(const fs::path& folder) {
  std::vector<fs::path> folders = {folder};
  std::error_code ignored;
  for (const auto& entry : fs::recursive_directory_iterator(folder, ignored)) {
    if (entry.is_directory(ignored)) folders.push_back(entry.path());
  }
  std::sort(folders.rbegin(),
            folders.rend());  // a folder's path is the beginning of those below it
  return folders;
}

Result<void> move_path(const fs::path& from, const fs::path& to) {
  if (std::rename(from.c_str(), to.c_str()) != 0) return refused(to, "moved into place", errno);
  return {};
}

Result<void> point_link(const fs::path& link, const fs::path& target) {
  const fs::path beside = link.parent_path() / (".tmp-" + link.filename().string());
  TRY(remove_tree(beside));
  if (::symlink(target.c_str(), beside.c_str()) != 0) return refused(beside, "made", errno);
  return move_path(beside, link);
}

Result<void> make_folders(const fs::path& folder) {
  std::error_code error;
  if (!folder.empty()) fs::create_directories(folder, error);
  if (error) return refused(folder, "made", error.value());
  return {};
}

Result<void> remove_tree(const fs::path& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (error) return refused(path, "removed", error.value());
  return {};
}

Result<bool> read_whole_file(const fs::path& path, std::string& bytes) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.open() && (errno == ENOENT || errno == ENOTDIR)) return false;
  if (!file.open()) return refused(path, "opened", errno);
  bytes.clear();
  char block[1 << 16];
  for (;;) {
    const ssize_t got = ::read(file.get(), block, sizeof block);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return refused(path, "read", errno);
    if (got == 0) return true;
    bytes.append(block, static_cast<std::size_t>(got));
  }
}

}  // namespace vindplaats
