#include "normalize/xml_record.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "normalize/fields/markup.h"
#include "normalize/format.h"
#include "normalize/xml_names.h"

namespace vindplaats {
namespace {

constexpr int kHtmlDepth = 200;

bool is_void_element(std::string_view name) {
  constexpr auto kVoid =
      std::to_array<std::string_view>({"area", "base", "br", "col", "embed", "hr", "img", "input",
                                       "link", "meta", "source", "track", "wbr"});
  return std::find(kVoid.begin(), kVoid.end(), name) != kVoid.end();
}

void append_html(std::string& out, pugi::xml_node element, int depth) {
  for (const pugi::xml_node child : element.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
      out += escape_html(child.value());
    if (child.type() != pugi::node_element) continue;
    if (depth >= kHtmlDepth) {
      out += escape_html(XmlDocument::text_of(child));
      continue;
    }
    const std::string_view name = local_name(child.name());
    out.append("<").append(name);
    for (const pugi::xml_attribute attribute : child.attributes()) {
      if (std::string_view(attribute.name()).starts_with("xmlns")) continue;
      out.append(" ")
          .append(local_name(attribute.name()))
          .append("=\"")
          .append(escape_html(attribute.value()))
          .append("\"");
    }
    out += '>';
    if (is_void_element(name)) continue;
    append_html(out, child, depth + 1);
    out.append("</").append(name).append(">");
  }
}

pugi::xml_node first_element(pugi::xml_node parent) {
  for (const pugi::xml_node child : parent.children()) {
    if (child.type() == pugi::node_element) return child;
  }
  return {};
}

struct RootName {
  std::string_view local, uri;  // of the format
};
constexpr auto kRootNames = std::to_array<RootName>({
    {"dc", "http://www.openarchives.org/OAI/2.0/oai_dc/"},
    {"qualifieddc", "http://dspace.org/qualifieddc/"},
    {"DIDL", "urn:mpeg:mpeg21:2002:02-DIDL-NS"},
    {"mods", "http://www.loc.gov/mods/v3"},
    {"modsCollection", "http://www.loc.gov/mods/v3"},
    {"dim", "http://www.dspace.org/xmlns/dspace/dim"},
    {"lom", "http://ltsc.ieee.org/xsd/LOM"},
    {"article", "https://jats.nlm.nih.gov/ns/archiving/1.3/"},
    {"resource", "http://datacite.org/schema/kernel-4"},
    {"mets", "http://www.loc.gov/METS/"},
});

bool is_markless(std::string_view uri) {
  return uri.empty() || vocabulary_of(uri) == XmlVocabulary::kOai;
}

}  // namespace

const Format* format_by_name(const XmlDocument& document, pugi::xml_node root) {
  if (!root || !is_markless(document.namespace_of(root))) return nullptr;
  const std::string_view local = local_name(root.name());
  for (const RootName& known : kRootNames) {
    if (known.local == local) return find_format(known.uri);
  }
  return nullptr;
}

pugi::xml_node metadata_root(const XmlDocument& document) {
  const pugi::xml_node root = document.root();
  if (local_name(root.name()) == "metadata" && is_markless(document.namespace_of(root)))
    return first_element(root);
  if (local_name(root.name()) != "record") return root;
  bool protocol = false;
  for (const pugi::xml_node child : root.children()) {
    const std::string_view local = local_name(child.name());
    if (local == "metadata") return first_element(child);
    protocol = protocol || local == "header";
  }
  return protocol ? pugi::xml_node() : root;
}

std::string inner_html(pugi::xml_node element) {
  std::string out;
  append_html(out, element, 0);
  return out;
}

}  // namespace vindplaats
