#pragma once
// How protocols make an item of bytes that a partner sent. Pure; safe from any thread.
#include <string>
#include <string_view>

#include "harvesters/protocol.h"

namespace vindplaats {

// What has no name of its own goes by its bytes, so by the same each time that it comes: "sha256:"
// and sixteen digits of their digest.
std::string name_by_content(std::string_view bytes);

// Keeps the bytes as they came, with what they stood in, under their digest. Datestamp, sets and
// findings are left to set.
Item make_item(std::string_view source, std::string identifier, std::string_view format,
               const Frame& frame, std::string bytes);

}  // namespace vindplaats
