#include "app/show_theme.h"

#include <nlohmann/json.hpp>

#include "app/show.h"

namespace vindplaats {

nlohmann::ordered_json theme_json(const Theme& theme, const std::string& today) {
  return {{"id", theme.id},           {"label", theme.label},        {"open", theme.open_on(today)},
          {"aliases", theme.aliases}, {"rules", theme.rules.size()}, {"tests", theme.tests.size()}};
}

std::string themes_json(const Platform& platform, const std::string& today) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Theme& theme : platform.themes) list.push_back(theme_json(theme, today));
  return json_line({{"themes", list}});
}

}  // namespace vindplaats
