#include <cerrno>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "app/pipeline/backup.h"
#include "core/digest.h"

namespace vindplaats {
namespace {

constexpr std::size_t kCopyBlock = std::size_t{1} << 20;

tl::unexpected<Error> copy_failure(const std::string& path, const char* what) {
  return fail(Fault::kRefused, fmt::format("{} cannot be {}: {}", path, what,
                                           std::generic_category().message(errno)));
}

// A file that closes itself.
class CopiedFile {
 public:
  CopiedFile(const std::string& path, int flags)
      : path_(path), number_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {}
  CopiedFile(const CopiedFile&) = delete;
  CopiedFile& operator=(const CopiedFile&) = delete;
  ~CopiedFile() {
    if (number_ >= 0) ::close(number_);
  }
  bool open() const { return number_ >= 0; }

  // How many bytes came; 0 at the end.
  Result<std::size_t> read(std::vector<char>& block) const {
    ssize_t got = -1;
    do got = ::read(number_, block.data(), block.size());
    while (got < 0 && errno == EINTR);
    if (got < 0) return copy_failure(path_, "read");
    return static_cast<std::size_t>(got);
  }
  Result<void> write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = ::write(number_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return copy_failure(path_, "written");
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
  }
  Result<void> sync() const {
    if (::fsync(number_) != 0) return copy_failure(path_, "synced");
    return {};
  }

 private:
  const std::string path_;
  const int number_;
};

// `to` null: only read.
Result<BackupFile> digest_and_copy(const std::string& from, const CopiedFile* to) {
  const CopiedFile source(from, O_RDONLY);
  if (!source.open()) return copy_failure(from, "read");
  std::vector<char> block(kCopyBlock);
  Sha256Stream digest;
  BackupFile file;
  for (;;) {
    TRY_ASSIGN(const std::size_t got, source.read(block));
    if (got == 0) break;
    digest.take({block.data(), got});
    if (to != nullptr) TRY(to->write({block.data(), got}));
    file.bytes += static_cast<std::int64_t>(got);
  }
  file.sha256 = to_hex(digest.finish());
  return file;
}

}  // namespace

Result<BackupFile> copy_with_digest(const std::string& from, const std::string& to) {
  const CopiedFile target(to, O_WRONLY | O_CREAT | O_EXCL);
  if (!target.open()) return copy_failure(to, "made");
  TRY_ASSIGN(BackupFile file, digest_and_copy(from, &target));
  TRY(target.sync());
  return file;
}

Result<BackupFile> file_digest(const std::string& path) {
  return digest_and_copy(path, nullptr);
}

}  // namespace vindplaats
