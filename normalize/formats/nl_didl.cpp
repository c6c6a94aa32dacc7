// NL-DIDL, the envelope of Dutch repositories (MPEG-21 DIDL by the agreements of SURF and DANS,
// versions 2.3.1 and 3.0: types of items by dip:ObjectType or rdf:type), and the plainer DIDL of
// DSpace. In it: the persistent identifier, the description in MODS or Dublin Core, the landing
// page, and every file with its rights.
#include <array>

#include "core/text.h"
#include "normalize/envelope.h"
#include "normalize/format.h"
#include "normalize/xml_elements.h"

namespace vindplaats {
namespace {

constexpr auto kNlDidlNamespaces = std::to_array<std::string_view>({
    "urn:mpeg:mpeg21:2002:02-DIDL-NS",
    "urn:mpeg:mpeg21:2002:01-DIDL-NS",
});

constexpr int kDeepestItem = 8;

// What an item says of itself.
struct DidlItem {
  std::string kind;  // "objectfile", "descriptivemetadata", "humanstartpage"; empty: the whole
  std::string access, available, title;
};

std::string last_part_of(std::string_view address) {
  return to_lower(address.substr(address.find_last_of("/#") + 1));
}

class DidlReader {
 public:
  DidlReader(const XmlDocument& document, RecordBuilder& out)
      : envelope_(document, out), out_(out) {}

  void read(pugi::xml_node didl) {
    each_element(didl, [&](pugi::xml_node child) {
      if (is_named(child, "Item")) read_item(child, 0);
      if (is_named(child, "Container")) read(child);
    });
  }
  void finish() { envelope_.finish("DIDL"); }

 private:
  void read_item(pugi::xml_node item, int depth) {
    if (depth > kDeepestItem) return;
    DidlItem said;
    each_named(item, "Descriptor", [&](pugi::xml_node descriptor) {
      each_named(descriptor, "Statement", [&](pugi::xml_node statement) {
        each_element(statement, [&](pugi::xml_node value) { read_statement(value, said); });
      });
    });
    each_named(item, "Component", [&](pugi::xml_node component) {
      DidlItem own = said;
      each_named(component, "Descriptor", [&](pugi::xml_node descriptor) {
        each_named(descriptor, "Statement", [&](pugi::xml_node statement) {
          each_element(statement, [&](pugi::xml_node value) { read_statement(value, own); });
        });
      });
      each_named(component, "Resource",
                 [&](pugi::xml_node resource) { read_resource(resource, own); });
    });
    each_named(item, "Item", [&](pugi::xml_node child) { read_item(child, depth + 1); });
  }

  void read_statement(pugi::xml_node value, DidlItem& said) {
    if (envelope_.may_hold(value)) return envelope_.read(value);
    const std::string_view local = local_name(value.name());
    const std::string text = text_in(value);
    if (local == "ObjectType") said.kind = last_part_of(text);
    if (local == "type" && said.kind.empty()) {
      const std::string_view address = attribute_of(value, "resource");
      said.kind = last_part_of(address.empty() ? std::string_view(text) : address);
    }
    if (local == "accessRights") said.access = text;
    if (local == "available" || local == "embargo") said.available = text;
    if (local == "title" || (local == "description" && said.title.empty())) said.title = text;
    if (!said.kind.empty()) return;
    if (local == "Identifier") out_.identifier(text, at_element(value));
    if (local == "modified") out_.date(DateKind::kModified, text, at_element(value));
  }

  void read_resource(pugi::xml_node resource, const DidlItem& said) {
    if (const pugi::xml_node held = resource.find_child(is_element)) return envelope_.read(held);
    Link link;
    link.url = attribute_of(resource, "ref");
    if (link.url.empty()) link.url = text_in(resource);
    if (link.url.empty()) return;
    link.type = attribute_of(resource, "mimeType");
    const bool page =
        link.type.starts_with("text/html") || link.type.starts_with("application/xml");
    if (said.kind == "descriptivemetadata") return;
    if (said.kind == "objectfile" || (said.kind.empty() && !page)) {
      link.rel = said.kind.empty() && link.type.empty() ? "" : "fulltext";
      link.title = said.title;
      return envelope_.add_file(
          {std::move(link), said.access, said.available, at_element(resource)});
    }
    link.rel = is_file(link.url) ? "" : "landing";
    link.type.clear();  // of the page, said wrong as often as right
    out_.link(std::move(link), {}, at_element(resource));
  }

  Envelope envelope_;
  RecordBuilder& out_;
};

bool read_nl_didl(const XmlDocument& document, pugi::xml_node root, RecordBuilder& out) {
  DidlReader reader(document, out);
  reader.read(root);
  reader.finish();
  return true;
}

}  // namespace

extern const Format format_nl_didl;
const Format format_nl_didl{"nl_didl", kNlDidlNamespaces, {}, 1, nullptr, read_nl_didl};

}  // namespace vindplaats
