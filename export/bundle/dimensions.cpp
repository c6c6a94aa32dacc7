#include "export/bundle/dimensions.h"

#include <algorithm>

#include "export/bundle/words.h"

namespace vindplaats {
namespace {

std::vector<std::string> distinct(std::vector<std::string> values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  std::erase(values, std::string());
  return values;
}

std::vector<std::string> themes_of(const Publication& publication) {
  std::vector<std::string> ids;
  for (const ThemeMark& mark : publication.themes) ids.push_back(mark.id);
  return distinct(std::move(ids));
}
std::vector<std::string> kinds_of(const Publication& publication) {
  return distinct({publication.metadata.product.empty() ? publication.metadata.type
                                                        : publication.metadata.product});
}
std::vector<std::string> types_of(const Publication& publication) {
  return distinct({publication.metadata.type});
}
std::vector<std::string> partners_of(const Publication& publication) {
  return distinct(publication.partners);
}
std::vector<std::string> languages_of(const Publication& publication) {
  return distinct(publication.metadata.languages);
}
std::vector<std::string> audiences_of(const Publication& publication) {
  return distinct(publication.metadata.audiences);
}
std::vector<std::string> access_of(const Publication& publication) {
  return distinct({publication.metadata.access});
}
std::vector<std::string> licenses_of(const Publication& publication) {
  return distinct({publication.metadata.license});
}
std::vector<std::string> years_of(const Publication& publication) {
  const std::int64_t year = issued_year(publication);
  return year == 0 ? std::vector<std::string>() : std::vector<std::string>{std::to_string(year)};
}

std::string kind_label(const Platform&, const std::string& id, const std::string& language) {
  const std::string product = term_label(product_terms(), id, language);
  if (product != id) return product;
  // Among the products, which are written with a capital.
  std::string type = term_label(type_terms(), id, language);
  if (!type.empty() && type[0] >= 'a' && type[0] <= 'z') type[0] -= 'a' - 'A';
  return type;
}
std::string type_label(const Platform&, const std::string& id, const std::string& language) {
  return term_label(type_terms(), id, language);
}
std::string maker_label(const Platform& platform, const std::string& id, const std::string&) {
  return partner_name(platform, id);
}
std::string tongue_label(const Platform&, const std::string& id, const std::string& language) {
  return language_label(id, language);
}
std::string audience_label(const Platform&, const std::string& id, const std::string& language) {
  return term_label(audience_terms(), id, language);
}
std::string access_label(const Platform&, const std::string& id, const std::string& language) {
  return term_label(access_terms(), id, language);
}
std::string same_label(const Platform&, const std::string& id, const std::string&) {
  return id;
}

constexpr Dimension kDimensions[] = {
    {"themes", "theme", "Thema", "Theme", themes_of, theme_label},
    {"kinds", "product", "Soort", "Kind", kinds_of, kind_label},
    {"types", "type", "Type (COAR)", "Type (COAR)", types_of, type_label},
    {"partners", "partner", "Instituut", "Institute", partners_of, maker_label},
    {"languages", "language", "Taal", "Language", languages_of, tongue_label},
    {"audiences", "audience", "Doelgroep", "Audience", audiences_of, audience_label},
    {"access", "access", "Toegang", "Access", access_of, access_label},
    {"licenses", "license", "Licentie", "Licence", licenses_of, same_label},
    {"years", "year", "Jaar", "Year", years_of, same_label},
};

}  // namespace

std::span<const Dimension> dimensions() {
  return kDimensions;
}

const Dimension* find_dimension(std::string_view name) {
  for (const Dimension& dimension : kDimensions) {
    if (dimension.id == name || dimension.alias == name) return &dimension;
  }
  return name == "kind" ? find_dimension("kinds") : nullptr;
}

std::int64_t issued_year(const Publication& publication) {
  const std::string& issued = publication.metadata.issued;
  if (issued.size() < 4) return 0;
  std::int64_t year = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    if (issued[i] < '0' || issued[i] > '9') return 0;
    year = year * 10 + (issued[i] - '0');
  }
  return year;
}

}  // namespace vindplaats
