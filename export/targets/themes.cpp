// themes.json: the platform's themes, the closed ones too, with how many publications each holds.
#include "export/public_form.h"
#include "export/small_json.h"
#include "export/target.h"

namespace vindplaats {
namespace {

OrderedJson theme_entry(const Theme& theme, const Settings& settings, std::int64_t publications) {
  OrderedJson entry = OrderedJson::object();
  put(entry, "id", theme.id);
  put(entry, "label", theme.label);
  put(entry, "aliases", theme.aliases);
  OrderedJson valid = OrderedJson::object();
  put(valid, "from", theme.valid_from);
  put(valid, "until", theme.valid_until);
  if (!valid.empty()) entry["valid"] = std::move(valid);
  put(entry, "succeeds", theme.succeeds);
  put(entry, "canonical", site_address(settings.site, settings.site.theme, theme.id));
  entry["counts"] = {{"publications", publications}};
  return entry;
}

std::vector<File> render_themes(const ReleaseContent& content) {
  std::map<std::string, std::int64_t> publications;
  for (const PublicItem& item : content.items) {
    for (const ThemeRef& theme : item.themes) ++publications[theme.id];
  }
  OrderedJson list = OrderedJson::array();
  for (const Theme& theme : content.platform->themes) {
    list.push_back(theme_entry(theme, content.platform->settings, publications[theme.id]));
  }
  return {{"themes.json", file_text(list)}};
}

}  // namespace

extern const Target target_themes{"themes", render_themes};

}  // namespace vindplaats
