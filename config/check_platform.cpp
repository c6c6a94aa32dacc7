// What no file can say alone.
#include <map>

#include <fmt/format.h>

#include "config/document.h"
#include "config/load.h"

namespace vindplaats {

namespace {

tl::unexpected<Error> nowhere(const char* what, const std::string& id, const char* pattern,
                              const Place& place, const std::string& key) {
  return config_error(fmt::format("there is no {} '{}'; it would stand in {}", what, id,
                                  fmt::format(fmt::runtime(pattern), id)),
                      place.file, place.line_of(key), key);
}

Result<void> check_themes_exist(const Platform& platform, const std::vector<std::string>& ids,
                                const Place& place, const char* key) {
  for (const std::string& id : ids) {
    if (platform.theme(id) == nullptr) return nowhere("theme", id, "themes/{}.toml", place, key);
  }
  return {};
}

Result<void> check_aliases(const Platform& platform) {
  std::map<std::string, std::string> taken;
  for (const Theme& theme : platform.themes) taken.emplace(theme.id, theme.id);
  for (const Theme& theme : platform.themes) {
    for (const std::string& alias : theme.aliases) {
      const auto [other, added] = taken.emplace(alias, theme.id);
      if (added) continue;
      return config_error(
          fmt::format("alias '{}' already means the theme '{}'", alias, other->second),
          theme.place.file, theme.place.line_of("aliases"), "aliases");
    }
  }
  return {};
}

Result<void> check_theme_references(const Platform& platform) {
  TRY(check_aliases(platform));
  for (const Theme& theme : platform.themes) {
    for (const std::string& before : theme.succeeds) {
      if (before == theme.id) {
        return config_error("a theme cannot succeed itself", theme.place.file,
                            theme.place.line_of("succeeds"), "succeeds");
      }
    }
    TRY(check_themes_exist(platform, theme.succeeds, theme.place, "succeeds"));
  }
  return {};
}

Result<void> check_study_references(const Platform& platform, const Study& study) {
  for (const std::string& id : study.partners) {
    if (platform.partner(id) == nullptr) {
      return nowhere("partner", id, "partners/{}.toml", study.place, "partners");
    }
  }
  return check_themes_exist(platform, study.themes, study.place, "themes");
}

}  // namespace

Result<void> check_platform(const Platform& platform) {
  TRY(check_theme_references(platform));
  for (const Source& source : platform.sources) {
    if (!source.partner.empty() && platform.partner(source.partner) == nullptr) {
      return nowhere("partner", source.partner, "partners/{}.toml", source.place, "partner");
    }
    TRY(check_themes_exist(platform, source.auto_accept, source.place, "auto_accept"));
  }
  for (const Study& study : platform.studies) TRY(check_study_references(platform, study));
  return {};
}

}  // namespace vindplaats
