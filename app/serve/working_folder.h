#pragma once
// The working directory of one thread: relative names in a command mean the folder where it was
// given, and several commands run at once.
#include <mutex>
#include <string>

#include "core/result.h"

namespace vindplaats {

// From now on the calling thread's working directory is `folder`, and that of the threads it
// starts; no other thread's (unshare(2), CLONE_FS). The thread is never given its old one back: it
// must be one that ends with its work. Where the system refuses that (some containers), the whole
// process moves there, and the lock that is returned must be held until the work is done: such
// commands wait for one another. kNotFound when there is no such folder. Everything of `serve`
// itself uses absolute paths only.
Result<std::unique_lock<std::mutex>> enter_folder(const std::string& folder);

}  // namespace vindplaats
