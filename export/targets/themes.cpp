// themes.json: the platform's themes, the closed ones too, with how many publications each holds
// and which of them editors put first.
#include "export/public_form.h"
#include "export/small_json.h"
#include "export/target.h"

namespace vindplaats {
namespace {

std::vector<std::string> successors_of(const Theme& theme, const Platform& platform) {
  std::vector<std::string> ids;
  for (const Theme& other : platform.themes) {
    for (const std::string& before : other.succeeds) {
      const Theme* known = platform.theme(before);  // it may be named by an alias
      if (known != nullptr && known->id == theme.id) ids.push_back(other.id);
    }
  }
  return ids;
}

OrderedJson theme_entry(const Theme& theme, const ReleaseContent& content,
                        std::int64_t publications) {
  const SiteSettings& site = content.platform->settings.site;
  OrderedJson entry = OrderedJson::object();
  put(entry, "id", theme.id);
  put(entry, "label", theme.label);
  put(entry, "aliases", theme.aliases);
  OrderedJson valid = OrderedJson::object();
  put(valid, "from", theme.valid_from);
  put(valid, "until", theme.valid_until);
  if (!valid.empty()) entry["valid"] = std::move(valid);
  put(entry, "succeeds", theme.succeeds);
  put(entry, "succeededBy", successors_of(theme, *content.platform));
  put(entry, "canonical", site_address(site, site.theme, theme.id));
  const auto featured = content.featured.find(theme.id);
  if (featured != content.featured.end()) put(entry, "featured", featured->second);
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
    list.push_back(theme_entry(theme, content, publications[theme.id]));
  }
  return {{"themes.json", file_text(list)}};
}

}  // namespace

extern const Target target_themes{"themes", render_themes};

}  // namespace vindplaats
