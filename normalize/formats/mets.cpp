// METS, an envelope of libraries and of DSpace: descriptions in sections, files in groups
// (https://www.loc.gov/standards/mets/).
#include "normalize/envelope.h"
#include "normalize/format.h"
#include "normalize/xml_elements.h"

namespace vindplaats {
namespace {

constexpr std::string_view kMetsNamespaces[] = {"http://www.loc.gov/METS/"};

// The richest description first, whatever their order is.
void read_mets_descriptions(pugi::xml_node root, Envelope& envelope) {
  for (const std::string_view wanted : {"MODS", "DIM", ""}) {
    each_named(root, "dmdSec", [&](pugi::xml_node section) {
      const pugi::xml_node wrap = child_element(section, "mdWrap");
      if (!wanted.empty() && attribute_of(wrap, "MDTYPE") != wanted &&
          attribute_of(wrap, "OTHERMDTYPE") != wanted)
        return;
      const pugi::xml_node data = child_element(wrap, "xmlData");
      if (const pugi::xml_node held = data.find_child(is_element)) envelope.read(held);
    });
  }
}

// Groups that hold the work itself; texts for searching, thumbnails and licences are made of it.
bool is_of_the_work(std::string_view use) {
  return use.empty() || use == "ORIGINAL" || use == "CONTENT" || use == "DEFAULT" ||
         use == "DOWNLOAD";
}

void read_mets_file(pugi::xml_node file, Envelope& envelope) {
  const pugi::xml_node place = child_element(file, "FLocat");
  EnvelopeFile made;
  made.link.url = attribute_of(place, "href");
  if (made.link.url.empty()) return;
  made.link.rel = "fulltext";
  made.link.type = attribute_of(file, "MIMETYPE");
  made.link.title = attribute_of(place, "title");
  made.at = at_element(place);
  for (const char c : attribute_of(file, "SIZE")) {
    if (c < '0' || c > '9' || made.link.length > 1'000'000'000'000) break;
    made.link.length = made.link.length * 10 + (c - '0');
  }
  envelope.add_file(std::move(made));
}

void read_mets_files(pugi::xml_node group, Envelope& envelope, int depth) {
  if (depth > 8 || !is_of_the_work(attribute_of(group, "USE"))) return;
  each_named(group, "file", [&](pugi::xml_node file) { read_mets_file(file, envelope); });
  each_named(group, "fileGrp",
             [&](pugi::xml_node inner) { read_mets_files(inner, envelope, depth + 1); });
}

bool read_mets(const XmlDocument& document, pugi::xml_node root, RecordBuilder& out) {
  Envelope envelope(document, out);
  read_mets_descriptions(root, envelope);
  each_named(root, "fileSec",
             [&](pugi::xml_node section) { read_mets_files(section, envelope, 0); });
  envelope.finish("METS document");
  return true;
}

}  // namespace

extern const Format format_mets;
const Format format_mets{"mets", kMetsNamespaces, {}, 1, nullptr, read_mets};

}  // namespace vindplaats
