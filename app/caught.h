#pragma once
// What to say of an exception that came out of where none may (ARCHITECTURE.md, Errors).
#include <exception>

#include "core/result.h"

namespace vindplaats {

// kRefused when memory or threads ran out, with what helps; else kCorrupt: a bug of ours, by what
// it says.
Error error_of(const std::exception& caught);

}  // namespace vindplaats
