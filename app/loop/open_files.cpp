#include "app/loop/open_files.h"

#include <algorithm>

#include <sys/resource.h>

namespace vindplaats {
namespace {

// More than all we ever need; some systems allow so many that programs we start, which close them
// one by one, would take seconds.
constexpr rlim_t kEnoughFiles = 65'536;

}  // namespace

std::size_t raise_open_files() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
  const rlim_t wanted = std::min(limit.rlim_max, kEnoughFiles);
  if (limit.rlim_cur < wanted) {
    limit.rlim_cur = wanted;
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
  }
  return static_cast<std::size_t>(limit.rlim_cur);
}

}  // namespace vindplaats
