#include "normalize/xml_elements.h"

#include "normalize/xml_names.h"

namespace vindplaats {
namespace {

// Where a path begins: the metadata's own root is not named, nor what stands around it.
bool is_outside(pugi::xml_node element) {
  return !is_element(element) || !is_element(element.parent()) ||
         is_named(element.parent(), "metadata");
}

}  // namespace

std::string text_in(pugi::xml_node element) {
  if (!element) return {};
  std::string joined;
  return std::string(trim(XmlDocument::text_of(element, joined)));
}

pugi::xml_node child_element(pugi::xml_node parent, std::string_view local) {
  for (const pugi::xml_node child : parent.children()) {
    if (is_named(child, local)) return child;
  }
  return {};
}

pugi::xml_node element_at(pugi::xml_node parent, std::string_view path) {
  while (parent && !path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    parent = child_element(parent, path.substr(0, slash));
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return parent;
}

std::string text_at(pugi::xml_node parent, std::string_view path) {
  return text_in(element_at(parent, path));
}

std::string_view attribute_of(pugi::xml_node element, std::string_view local) {
  for (const pugi::xml_attribute attribute : element.attributes()) {
    if (local_name(attribute.name()) == local) return trim(attribute.value());
  }
  return {};
}

At at_element(pugi::xml_node element) {
  return [element] {
    std::string path = ElementNames::path(element);
    for (pugi::xml_node up = element.parent(); !is_outside(up); up = up.parent())
      path = ElementNames::path(up) + "/" + path;
    return path;
  };
}

}  // namespace vindplaats
