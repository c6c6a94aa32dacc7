#pragma once
// A source as a person at a terminal and a program see it. Pure.
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "app/whole_source.h"

namespace vindplaats {

std::string show_whole_source(const WholeSource& whole);
// {"id", "partner", "type", "url", "records", "deleted", "adoptedUrl", "parked", "findings":
// [{"code", "count", "example"}], "rejected": [{"identifier", "reason", "at"}], "runs": [...]}
nlohmann::ordered_json whole_source_json(const WholeSource& whole);

}  // namespace vindplaats
