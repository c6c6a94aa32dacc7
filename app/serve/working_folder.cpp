#include "app/serve/working_folder.h"

#include <cerrno>
#include <cstring>

#include <fmt/format.h>
#include <sched.h>
#include <unistd.h>

namespace vindplaats {

Result<std::unique_lock<std::mutex>> enter_folder(const std::string& folder) {
  static std::mutex whole_process;
  std::unique_lock<std::mutex> turn;
  if (unshare(CLONE_FS) != 0) turn = std::unique_lock(whole_process);
  if (chdir(folder.c_str()) == 0) return turn;
  return fail(Fault::kNotFound,
              fmt::format("`serve` cannot enter the folder {} that the command was "
                          "given in: {}",
                          folder, std::strerror(errno)));
}

}  // namespace vindplaats
