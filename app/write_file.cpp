#include "app/write_file.h"

#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace vindplaats {
namespace {

constexpr std::size_t kPiece = 64 * 1024;

bool write_and_sync(const std::string& path, std::string_view bytes) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return false;
  bool good = true;
  while (good && !bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    good = written > 0;
    if (good) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  good = good && ::fsync(file) == 0;
  return ::close(file) == 0 && good;
}

tl::unexpected<Error> unreadable(const std::string& path, int reason) {
  if (reason == EISDIR) return fail(Fault::kNotFound, path + " is a folder: name a file in it");
  return fail(Fault::kNotFound, fmt::format("{} cannot be read: {}", path, std::strerror(reason)));
}

}  // namespace

Result<void> write_file(const std::string& path, std::string_view bytes) {
  const std::filesystem::path target(path);
  const std::string beside = path + ".new";
  std::error_code code;
  if (target.has_parent_path()) std::filesystem::create_directories(target.parent_path(), code);
  if (!code && !write_and_sync(beside, bytes))
    code = std::error_code(errno, std::generic_category());
  if (!code) std::filesystem::rename(beside, target, code);
  if (code)
    return fail(Fault::kInput, fmt::format("{} cannot be written: {}", path, code.message()));
  return {};
}

Result<std::string> read_whole_file(const std::string& path, std::size_t most) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return unreadable(path, errno);
  std::string bytes, piece(kPiece, '\0');
  ssize_t got = 0;
  int reason = 0;
  do {
    got = ::read(file, piece.data(), piece.size());
    if (got < 0) reason = errno;
    if (got > 0) bytes.append(piece, 0, static_cast<std::size_t>(got));
  } while (got > 0 && bytes.size() <= most);
  ::close(file);
  if (got < 0) return unreadable(path, reason);
  if (bytes.size() > most)
    return fail(Fault::kInput, fmt::format("{} is larger than {} bytes", path, most));
  return bytes;
}

}  // namespace vindplaats
