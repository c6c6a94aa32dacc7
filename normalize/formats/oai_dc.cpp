// Dublin Core as OAI-PMH requires it of every repository (OAI-PMH 2.0 section 2.5), and its
// qualified kin. Values without a namespace are common and read all the same (faults.md row 55).
#include <array>

#include <fmt/format.h>

#include "normalize/builder.h"
#include "normalize/dublin_core.h"
#include "normalize/xml_names.h"
#include "normalize/xml_record.h"

namespace vindplaats {
namespace {

constexpr auto kOaiDcNamespaces = std::to_array<std::string_view>({
    "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "http://purl.org/dc/elements/1.1/",
    "http://purl.org/dc/terms/",
    "http://dspace.org/qualifieddc/",
    "http://www.openarchives.org/OAI/dc/",
});

// Dublin Core's own namespace, or none of the record's own where no vocabulary claims the element.
bool is_dublin_core(const XmlDocument& document, ElementName name, pugi::xml_node element,
                    ElementNames& names) {
  if (name.vocabulary == XmlVocabulary::kDublinCore) return true;
  if (name.vocabulary == XmlVocabulary::kOwn &&
      vocabulary_of(document.namespace_of(element)) == XmlVocabulary::kDublinCore)
    return true;
  if (name.vocabulary != XmlVocabulary::kOwn && name.vocabulary != XmlVocabulary::kOai)
    return false;
  names.tolerate(element);
  return true;
}

void read_oai_dc_elements(const XmlDocument& document, pugi::xml_node container,
                          RecordBuilder& out) {
  ElementNames names(document, container, XmlVocabulary::kOaiDc);
  std::size_t known = 0;
  for (const pugi::xml_node element : container.children()) {
    if (element.type() != pugi::node_element) continue;
    const ElementName name = names.of(element);
    if (!is_dublin_core(document, name, element, names) ||
        !read_dublin_core(name.local, element, out))
      continue;
    ++known;
  }
  if (known == 0)
    return out.unreadable(
        "the metadata holds no Dublin Core element: fill the record, or delete it at the source");
  if (!names.tolerated().empty()) out.finding("namespace-tolerated", "", names.tolerated());
}

void read_oai_dc(const RawRecord&, const Payload& payload, const ReadOptions&, RecordBuilder& out) {
  const Result<XmlDocument> document = XmlDocument::parse(payload);
  if (!document) {
    return out.unreadable(fmt::format(
        "the record is not well-formed XML ({}): repair it at the source", document.error().what));
  }
  const pugi::xml_node root = metadata_root(*document);
  if (!root) {
    return out.unreadable(
        "the record has no metadata: deliver it with <metadata>, or mark it as deleted (OAI-PMH "
        "2.0 section 2.5)");
  }
  // Some servers leave the container out: the terms themselves stand in <metadata>.
  const bool bare = vocabulary_of(document->namespace_of(root)) == XmlVocabulary::kDublinCore &&
                    local_name(root.name()) != "dc";
  read_oai_dc_elements(*document, bare && root != document->root() ? root.parent() : root, out);
}

}  // namespace

extern const Format format_oai_dc;
const Format format_oai_dc{"oai_dc", kOaiDcNamespaces, {}, 1, read_oai_dc};

}  // namespace vindplaats
