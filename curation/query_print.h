#pragma once
// The canonical text of a part of a query: parts that mean the same thing written alike have equal
// texts. query.h has it for a whole query.
#include <string>

#include "curation/query.h"

namespace vindplaats {

std::string print_part(const QueryNode& node);

}  // namespace vindplaats
