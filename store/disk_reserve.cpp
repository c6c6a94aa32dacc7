#include "store/disk_reserve.h"

#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

namespace vindplaats {

bool DiskReserve::full(std::size_t needed) const {
  std::error_code unknown;
  const std::filesystem::space_info space = std::filesystem::space(dir_, unknown);
  return !unknown && space.available < kBytes + needed;
}

void DiskReserve::lay_down() {
  const std::lock_guard lock(mutex_);
  std::error_code failed;
  if (std::filesystem::file_size(path_, failed) == kBytes && !failed) return;
  const std::filesystem::space_info space = std::filesystem::space(dir_, failed);
  if (failed || space.available < kPlenty) return;
  const int file = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return;
  // Not posix_fallocate: where the file system cannot, that one writes every block.
  const bool laid = ::fallocate(file, 0, 0, static_cast<off_t>(kBytes)) == 0;
  ::close(file);
  if (!laid) std::filesystem::remove(path_, failed);
}

void DiskReserve::give_up() {
  const std::lock_guard lock(mutex_);
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

}  // namespace vindplaats
