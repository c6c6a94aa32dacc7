// Laid over a program with LD_PRELOAD, this makes its n-th call of one kind go wrong, so that the
// product itself holds no code for tests. What, by the environment:
//   VINDPLAATS_FAULT = "<call> <n> <action> <part of the path> [<part of the path that arms it>]"
//     call    write, sync, rename, or alloc
//     n       the first is 1; 0: never, only count
//     action  kill: SIGKILL before the call; after: behind it; tear: half of what is written, then
//             SIGKILL; or the errno that the call fails with, such as EIO or ENOSPC
//     path    of the file that is written, or the place that is renamed to; "-" for alloc
//     arms    calls are counted from the moment on that a file with this in its path is opened
//   VINDPLAATS_FAULT_NOTE: a file that is made when it goes wrong; it holds the number of calls
//     that were counted
// Calls that libc makes within itself are not seen. Safe from any thread.
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

// What the program would have called: its allocator may be another than libc's.
template <class Call>
Call* next_call(const char* name) {
  return reinterpret_cast<Call*>(::dlsym(RTLD_NEXT, name));
}

enum Action { kNothing, kKill, kAfter, kTear, kFail };

struct Fault {
  char call[16] = "";
  char path[128] = "";
  char arms[128] = "";
  const char* note = nullptr;
  long number = 0;
  Action action = kNothing;
  int error = 0;
};
Fault g_fault;
std::atomic<bool> g_armed = false;
std::atomic<long> g_count = 0;

int error_named(const char* name) {
  if (std::strcmp(name, "ENOSPC") == 0) return ENOSPC;
  if (std::strcmp(name, "ENOMEM") == 0) return ENOMEM;
  return EIO;
}

__attribute__((constructor)) void read_fault() {
  const char* text = std::getenv("VINDPLAATS_FAULT");
  char action[16] = "";
  if (text == nullptr) return;
  const int fields = std::sscanf(text, "%15s %ld %15s %127s %127s", g_fault.call, &g_fault.number,
                                 action, g_fault.path, g_fault.arms);
  if (fields < 4) return;
  g_fault.note = std::getenv("VINDPLAATS_FAULT_NOTE");
  g_fault.action = kFail;
  if (std::strcmp(action, "kill") == 0) g_fault.action = kKill;
  if (std::strcmp(action, "after") == 0) g_fault.action = kAfter;
  if (std::strcmp(action, "tear") == 0) g_fault.action = kTear;
  g_fault.error = error_named(action);
  g_armed = fields == 4;
}

void leave_note() {
  if (g_fault.note == nullptr) return;
  const long file =
      ::syscall(SYS_openat, AT_FDCWD, g_fault.note, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  char text[32];
  const int length = std::snprintf(text, sizeof text, "%ld\n", g_count.load());
  ::syscall(SYS_write, file, text, length);
  ::syscall(SYS_close, file);
}

__attribute__((destructor)) void note_count() {
  if (g_fault.action != kNothing && g_fault.number == 0) leave_note();
}

void die() {
  ::syscall(SYS_kill, ::getpid(), SIGKILL);
  for (;;) ::pause();
}

// What is to happen to this call.
Action turn(const char* call, const char* path) {
  if (g_fault.action == kNothing || !g_armed) return kNothing;
  if (std::strcmp(call, g_fault.call) != 0) return kNothing;
  if (path != nullptr && std::strstr(path, g_fault.path) == nullptr) return kNothing;
  if (++g_count != g_fault.number) return kNothing;
  leave_note();
  if (g_fault.action == kKill) die();
  errno = g_fault.error;
  return g_fault.action;
}

Action turn_of_file(const char* call, int file) {
  if (g_fault.action == kNothing || !g_armed || std::strcmp(call, g_fault.call) != 0)
    return kNothing;
  char link[32], path[512];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t length = ::readlink(link, path, sizeof path - 1);
  if (length <= 0) return kNothing;
  path[length] = '\0';
  return turn(call, path);
}

void arm(const char* path) {
  if (!g_armed && g_fault.arms[0] != '\0' && std::strstr(path, g_fault.arms) != nullptr)
    g_armed = true;
}

template <class Result>
Result ended(Action action, Result result) {
  if (action == kAfter) die();
  return result;
}

int sync_file(long number, int file) {
  const Action action = turn_of_file("sync", file);
  if (action == kFail) return -1;
  return ended(action, static_cast<int>(::syscall(number, file)));
}

bool no_memory() {
  return turn("alloc", nullptr) == kFail;
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t size) {
  const Action action = turn_of_file("write", file);
  if (action == kFail) return -1;
  if (action == kTear) {
    ::syscall(SYS_write, file, bytes, size / 2);
    die();
  }
  return ended(action, static_cast<ssize_t>(::syscall(SYS_write, file, bytes, size)));
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
  const Action action = turn_of_file("write", file);
  if (action == kFail) return -1;
  return ended(action, static_cast<ssize_t>(::syscall(SYS_pwrite64, file, bytes, size, at)));
}
ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
  return pwrite64(file, bytes, size, at);
}

ssize_t writev(int file, const iovec* parts, int count) {
  const Action action = turn_of_file("write", file);
  if (action == kFail) return -1;
  return ended(action, static_cast<ssize_t>(::syscall(SYS_writev, file, parts, count)));
}

int fsync(int file) {
  return sync_file(SYS_fsync, file);
}
int fdatasync(int file) {
  return sync_file(SYS_fdatasync, file);
}

int rename(const char* from, const char* to) noexcept {
  const Action action = turn("rename", to);
  if (action == kFail) return -1;
  return ended(action, static_cast<int>(::syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to)));
}

int open64(const char* path, int flags, ...) {
  __builtin_va_list more;
  __builtin_va_start(more, flags);
  const auto mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? __builtin_va_arg(more, mode_t) : 0U;
  __builtin_va_end(more);
  arm(path);
  return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}
int open(const char* path, int flags, ...) {
  __builtin_va_list more;
  __builtin_va_start(more, flags);
  const auto mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? __builtin_va_arg(more, mode_t) : 0U;
  __builtin_va_end(more);
  return open64(path, flags, mode);
}

void* malloc(size_t size) noexcept {
  static const auto next = next_call<void*(size_t)>("malloc");
  return no_memory() ? nullptr : next(size);
}
void* calloc(size_t count, size_t size) noexcept {
  static const auto next = next_call<void*(size_t, size_t)>("calloc");
  return no_memory() ? nullptr : next(count, size);
}
void* realloc(void* block, size_t size) noexcept {
  static const auto next = next_call<void*(void*, size_t)>("realloc");
  return no_memory() ? nullptr : next(block, size);
}
}
