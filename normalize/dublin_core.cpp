#include "normalize/dublin_core.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "core/text.h"
#include "normalize/fields/word_index.h"
#include "normalize/xml_names.h"

namespace vindplaats {
namespace {

struct DcValue {
  RecordBuilder& out;
  pugi::xml_node element;
  std::string_view text;
  std::string_view argument;
  At at;

  // Looked up only by those that ask: it means walking up to the root.
  std::string_view language() const { return own_language(element); }
};

using DcReader = void (*)(const DcValue&);

void dc_title(const DcValue& v) {
  v.out.title(v.text, v.language(), TextForm::kMixed, v.at);
}
void dc_alternative(const DcValue& v) {
  v.out.alternative_title(v.text, v.language(), TextForm::kMixed, v.at);
}
void dc_creator(const DcValue& v) {
  v.out.people(PersonRole::kCreator, v.text, v.at);
}
void dc_contributor(const DcValue& v) {
  v.out.people(PersonRole::kContributor, v.text, v.at);
}
void dc_publisher(const DcValue& v) {
  v.out.publisher(v.text, v.at);
}
void dc_abstract(const DcValue& v) {
  v.out.abstract(v.text, v.language(), TextForm::kMixed, v.at);
}
void dc_type(const DcValue& v) {
  v.out.type(v.text, v.at);
}
void dc_format(const DcValue& v) {
  v.out.medium(v.text, v.at);
}
void dc_language(const DcValue& v) {
  v.out.language(v.text, false, v.at);
}
void dc_identifier(const DcValue& v) {
  v.out.identifier(v.text, v.at);
}
void dc_rights(const DcValue& v) {
  v.out.rights(v.text, v.at);
}
void dc_audience(const DcValue& v) {
  v.out.audience(v.text, v.at);
}
void dc_relation(const DcValue& v) {
  v.out.relation(v.argument, v.text, v.at);
}
void dc_nothing(const DcValue& v) {
  v.out.not_mapped(v.argument, v.text);
}
void dc_issued(const DcValue& v) {
  v.out.date(DateKind::kIssued, v.text, v.at);
}
void dc_date(const DcValue& v) {
  v.out.date(DateKind::kUnsaid, v.text, v.at);
}
void dc_available(const DcValue& v) {
  v.out.date(DateKind::kAvailable, v.text, v.at);
}
void dc_created(const DcValue& v) {
  v.out.date(DateKind::kCreated, v.text, v.at);
}
void dc_modified(const DcValue& v) {
  v.out.date(DateKind::kModified, v.text, v.at);
}

void dc_citation(const DcValue& v) {
  if (!v.out.citation(v.text, v.at)) v.out.not_mapped("partOf", v.text);
}

// Either where it comes from (a journal, a book) or an address of it.
void dc_source(const DcValue& v) {
  v.out.relation({}, v.text, v.at);
}

// xsi:type="dcterms:LCSH" names the scheme.
void dc_subject(const DcValue& v) {
  const std::string_view type = local_name(v.element.attribute("xsi:type").value());
  v.out.subject(v.text, v.language(), type, v.at);
}

struct DcTerm {
  std::string_view key;  // its local name
  DcReader read;
  std::string_view argument = {};
};

constexpr DcTerm kDcTerms[] = {
    {"title", dc_title},
    {"alternative", dc_alternative},
    {"creator", dc_creator},
    {"contributor", dc_contributor},
    {"publisher", dc_publisher},
    {"subject", dc_subject},
    {"description", dc_abstract},
    {"abstract", dc_abstract},
    {"date", dc_date},
    {"issued", dc_issued},
    {"available", dc_available},
    {"created", dc_created},
    {"dateAccepted", dc_created},
    {"dateSubmitted", dc_created},
    {"dateCopyrighted", dc_created},
    {"modified", dc_modified},
    {"type", dc_type},
    {"format", dc_format},
    {"medium", dc_format},
    {"language", dc_language},
    {"identifier", dc_identifier},
    {"bibliographicCitation", dc_citation},
    {"rights", dc_rights},
    {"accessRights", dc_rights},
    {"license", dc_rights},
    {"audience", dc_audience},
    {"source", dc_source},
    {"relation", dc_relation},
    {"isPartOf", dc_relation, "IsPartOf"},
    {"hasPart", dc_relation, "HasPart"},
    {"isVersionOf", dc_relation, "IsVersionOf"},
    {"hasVersion", dc_relation, "HasVersion"},
    {"isFormatOf", dc_relation, "IsVariantFormOf"},
    {"hasFormat", dc_relation, "IsOriginalFormOf"},
    {"replaces", dc_relation, "Obsoletes"},
    {"isReplacedBy", dc_relation, "IsObsoletedBy"},
    {"references", dc_relation, "References"},
    {"isReferencedBy", dc_relation, "IsReferencedBy"},
    {"requires", dc_relation, "Requires"},
    {"isRequiredBy", dc_relation, "IsRequiredBy"},
    {"coverage", dc_nothing, "subjects"},
    {"spatial", dc_nothing, "subjects"},
    {"temporal", dc_nothing, "subjects"},
    {"tableOfContents", dc_nothing, "abstract"},
    {"extent", dc_nothing, "links"},
    {"valid", dc_nothing, "issued"},
    {"conformsTo", dc_nothing, "relations"},
    {"provenance", dc_nothing, ""},
    {"rightsHolder", dc_nothing, "rights"},
    {"educationLevel", dc_nothing, "audiences"},
};

// Null where it is no term. Some servers write them in a case of their own.
const DcTerm* find_term(std::string_view local) {
  if (const DcTerm* term = find_row<kDcTerms>(local)) return term;
  const auto* like =
      std::find_if(std::begin(kDcTerms), std::end(kDcTerms),
                   [&](const DcTerm& term) { return equals_ignoring_case(term.key, local); });
  return like == std::end(kDcTerms) ? nullptr : like;
}

// The element's text, else the address or the code that stands in its place; empty: nothing.
std::string_view said_by(pugi::xml_node element, std::string& joined) {
  const std::string_view text = XmlDocument::text_of(element, joined);
  if (!trim(text).empty()) return text;
  for (const char* name : {"rdf:resource", "olac:code"}) {
    const std::string_view value = element.attribute(name).value();
    if (!trim(value).empty()) return value;
  }
  return {};
}

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

}  // namespace

bool read_dublin_core_record(const XmlDocument& document, pugi::xml_node container,
                             RecordBuilder& out) {
  // Some servers leave the container out: the terms themselves stand in <metadata>, without
  // elements in them.
  const auto is_child_element = [](pugi::xml_node node) {
    return node.type() == pugi::node_element;
  };
  const bool bare = !container.find_child(is_child_element) &&
                    vocabulary_of(document.namespace_of(container)) == XmlVocabulary::kDublinCore;
  if (bare && container != document.root()) container = container.parent();
  ElementNames names(document, container, XmlVocabulary::kOaiDc);
  bool known = false;
  for (const pugi::xml_node element : container.children()) {
    if (element.type() != pugi::node_element) continue;
    const ElementName name = names.of(element);
    if (is_dublin_core(document, name, element, names) &&
        read_dublin_core(name.local, element, out))
      known = true;
  }
  if (known && !names.tolerated().empty())
    out.finding("namespace-tolerated", "", names.tolerated());
  return known;
}

std::string_view own_language(pugi::xml_node element) {
  for (pugi::xml_node node = element; node.type() == pugi::node_element; node = node.parent()) {
    if (const pugi::xml_attribute language = node.attribute("xml:lang")) return language.value();
  }
  return {};
}

bool read_dublin_core(std::string_view local, pugi::xml_node element, RecordBuilder& out) {
  const DcTerm* term = find_term(local);
  if (term == nullptr) return false;
  std::string joined;
  const std::string_view text = said_by(element, joined);
  if (text.empty()) return true;
  term->read(
      {out, element, text, term->argument, [element] { return ElementNames::path(element); }});
  return true;
}

}  // namespace vindplaats
