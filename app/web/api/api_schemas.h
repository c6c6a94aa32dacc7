#pragma once
// The schemas of what the API takes and gives (JSON Schema 2020-12): those in schemas/, and the
// record and publication of schema/. They check, and they stand in the OpenAPI document. Made once;
// safe from any thread.
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "export/schema_check.h"

namespace vindplaats {

// All of them by name; one refers to another by "#/$defs/Name".
const nlohmann::ordered_json& api_schemas();
// The schema of a parameter by its name ("limit"): it means the same everywhere.
const nlohmann::ordered_json& api_parameter(std::string_view name);

// What is wrong with a body, by the schema of that name.
std::vector<std::string> body_problems(std::string_view schema, std::string_view json);
// The same of an operation's parameters, as an object; `names` is the operation's list.
std::vector<std::string> query_problems(std::string_view names, std::string_view json);

}  // namespace vindplaats
