#include "tests/power/synced_sizes.h"

#include <atomic>
#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace vindplaats::power {
namespace {

std::atomic<int> g_notes = -1;

void note(const struct stat& file, off_t size) {
  const int notes = g_notes;
  if (notes < 0 || !S_ISREG(file.st_mode)) return;
  char line[64];
  const int length =
      std::snprintf(line, sizeof line, "%llu %lld\n", static_cast<unsigned long long>(file.st_ino),
                    static_cast<long long>(size));
  [[maybe_unused]] const ssize_t written = ::write(notes, line, static_cast<std::size_t>(length));
}

int sync_and_note(long call, int file) {
  struct stat before = {};
  const bool known = ::fstat(file, &before) == 0;
  const long done = ::syscall(call, file);
  // The size before: what another thread appended meanwhile is not confirmed.
  if (done == 0 && known) note(before, before.st_size);
  return static_cast<int>(done);
}

}  // namespace

void note_synced_sizes(const char* path) {
  g_notes = ::open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0644);
}

}  // namespace vindplaats::power

extern "C" {
int fsync(int file) {
  return vindplaats::power::sync_and_note(SYS_fsync, file);
}
int fdatasync(int file) {
  return vindplaats::power::sync_and_note(SYS_fdatasync, file);
}
// Another file may get its number, and nothing of that one is confirmed.
int unlink(const char* path) {
  struct stat gone = {};
  if (::lstat(path, &gone) == 0) vindplaats::power::note(gone, 0);
  return static_cast<int>(::syscall(SYS_unlink, path));
}
}
