#pragma once
#include <string_view>
#include <vector>

namespace vindplaats {

// The metadata namespaces that some format reads: what a repository is asked for.
std::vector<std::string_view> readable_namespaces();

}  // namespace vindplaats
