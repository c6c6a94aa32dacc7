#pragma once
// A process that asks thousands of sources at once needs thousands of sockets.
#include <cstddef>

namespace vindplaats {

// Raises the limit of open files of this process as far as it may by itself, and says what it is
// now.
std::size_t raise_open_files();

}  // namespace vindplaats
