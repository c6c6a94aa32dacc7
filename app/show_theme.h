#pragma once
// Themes as programs read them. Pure.
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "config/types.h"

namespace vindplaats {

// {"id", "label", "open", "aliases", "rules": how many, "tests": how many}.
nlohmann::ordered_json theme_json(const Theme& theme, const std::string& today);
// {"themes": [...]}
std::string themes_json(const Platform& platform, const std::string& today);

}  // namespace vindplaats
