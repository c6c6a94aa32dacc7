#include "config/types.h"

#include <algorithm>

namespace vindplaats {

namespace {

// Lists are in order of id.
template <class T>
const T* declared_with_id(const std::vector<T>& all, const std::string& id) {
  const auto found = std::ranges::lower_bound(all, id, {}, &T::id);
  return found != all.end() && found->id == id ? &*found : nullptr;
}

}  // namespace

const Partner* Platform::partner(const std::string& id) const {
  return declared_with_id(partners, id);
}

const Source* Platform::source(const std::string& id) const {
  return declared_with_id(sources, id);
}

const Theme* Platform::theme(const std::string& id_or_alias) const {
  if (const Theme* theme = declared_with_id(themes, id_or_alias)) return theme;
  const auto found = std::ranges::find_if(themes, [&](const Theme& theme) {
    return std::ranges::find(theme.aliases, id_or_alias) != theme.aliases.end();
  });
  return found != themes.end() ? &*found : nullptr;
}

const Study* Platform::study(const std::string& id) const {
  return declared_with_id(studies, id);
}

}  // namespace vindplaats
