#pragma once
// A value of the schema, as JSON, in one text that people read: "Anna de Vries; B. Jansen". Pure.
#include <nlohmann/json_fwd.hpp>
#include <string>

namespace vindplaats {

std::string shown_json(const nlohmann::ordered_json& value);

}  // namespace vindplaats
