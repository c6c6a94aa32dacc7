// Learning objects: IEEE LOM and the IMS form of it that Edurep speaks (NL LOM, with the
// vocabularies of Kennisnet). Both say the same in elements that differ in case and depth.
#include <array>
#include <vector>

#include "core/text.h"
#include "normalize/dublin_core.h"
#include "normalize/format.h"
#include "normalize/vcard.h"
#include "normalize/xml_elements.h"

namespace vindplaats {
namespace {

constexpr auto kLomNamespaces = std::to_array<std::string_view>({
    "http://www.imsglobal.org/xsd/imsmd_v1p2",
    "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1",
    "http://ltsc.ieee.org/xsd/LOM",
    "http://ltsc.ieee.org/xsd/LOMv1p0",
});

bool lom_named(pugi::xml_node element, std::string_view local) {
  return is_element(element) && equals_ignoring_case(local_name(element.name()), local);
}

template <class Read>
void each_lom(pugi::xml_node parent, std::string_view local, Read&& read) {
  for (const pugi::xml_node child : parent.children())
    if (lom_named(child, local)) read(child);
}

pugi::xml_node lom_child(pugi::xml_node parent, std::string_view local) {
  for (const pugi::xml_node child : parent.children())
    if (lom_named(child, local)) return child;
  return {};
}

// A text in one or several languages: <langstring> or <string>, else its own text.
template <class Read>
void each_lom_text(pugi::xml_node element, Read&& read) {
  bool said = false;
  each_element(element, [&](pugi::xml_node one) {
    if (!lom_named(one, "langstring") && !lom_named(one, "string")) return;
    said = true;
    std::string_view language = own_language(one);
    if (language.empty()) language = attribute_of(one, "language");
    read(text_in(one), language == "x-none" ? std::string_view() : language, one);
  });
  if (!said && !text_in(element).empty()) read(text_in(element), own_language(element), element);
}

std::string lom_text(pugi::xml_node element) {
  std::string found;
  each_lom_text(element, [&](const std::string& text, std::string_view, pugi::xml_node) {
    if (found.empty()) found = text;
  });
  return found;
}

// The <value> of a term of some vocabulary.
std::string lom_value(pugi::xml_node term) {
  return lom_text(lom_child(term, "value"));
}

void lom_title(pugi::xml_node element, RecordBuilder& out) {
  each_lom_text(element,
                [&](const std::string& text, std::string_view language, pugi::xml_node one) {
                  out.title(text, language, TextForm::kMixed, at_element(one));
                });
}
void lom_description(pugi::xml_node element, RecordBuilder& out) {
  each_lom_text(element,
                [&](const std::string& text, std::string_view language, pugi::xml_node one) {
                  out.abstract(text, language, TextForm::kMixed, at_element(one));
                });
}
void lom_keyword(pugi::xml_node element, RecordBuilder& out) {
  each_lom_text(element,
                [&](const std::string& text, std::string_view language, pugi::xml_node one) {
                  out.subject(text, language, {}, at_element(one));
                });
}
void lom_language(pugi::xml_node element, RecordBuilder& out) {
  out.language(text_in(element), false, at_element(element));
}
// <catalogentry> of IMS, <identifier> of IEEE: a catalogue's name and the entry in it.
void lom_identifier(pugi::xml_node element, RecordBuilder& out) {
  const std::string catalog = to_lower(text_in(lom_child(element, "catalog")));
  const std::string entry = lom_text(lom_child(element, "entry"));
  for (const std::string_view known : {"doi", "isbn", "issn", "hdl"}) {
    if (catalog == known && entry.find(':') == std::string::npos)
      return out.identifier(std::string(known) + ":" + entry, at_element(element));
  }
  out.identifier(entry, at_element(element));
}

void read_lom_general(pugi::xml_node general, RecordBuilder& out) {
  each_lom(general, "title", [&](pugi::xml_node one) { lom_title(one, out); });
  each_lom(general, "identifier", [&](pugi::xml_node one) { lom_identifier(one, out); });
  each_lom(general, "catalogentry", [&](pugi::xml_node one) { lom_identifier(one, out); });
  each_lom(general, "language", [&](pugi::xml_node one) { lom_language(one, out); });
  each_lom(general, "description", [&](pugi::xml_node one) { lom_description(one, out); });
  each_lom(general, "keyword", [&](pugi::xml_node one) { lom_keyword(one, out); });
}

// Who did what, and when: the publisher's date is the date of issue.
void lom_contribution(pugi::xml_node element, RecordBuilder& out) {
  const std::string role = lom_value(lom_child(element, "role"));
  for (const char* name : {"centity", "entity"}) {
    each_lom(element, name, [&](pugi::xml_node entity) {
      const pugi::xml_node card = lom_child(entity, "vcard");
      add_person(read_vcard(XmlDocument::text_of(card ? card : entity)), PersonRole::kContributor,
                 role, at_element(entity), out);
    });
  }
  const pugi::xml_node date = lom_child(element, "date");
  const std::string day = text_in(lom_child(date, "datetime"));
  const DateKind kind = role.empty()          ? DateKind::kUnsaid
                        : role == "publisher" ? DateKind::kIssued
                                              : DateKind::kCreated;
  out.date(kind, day, at_element(date));
}

// "application/vnd...document": of a file that is there to be fetched. A film has a page as well.
bool is_document(std::string_view media_type) {
  return media_type.starts_with("application/") &&
         media_type.find("html") == std::string_view::npos;
}

// Addresses of SURFsharekit and Edurep ("/objectstore/<uuid>") do not show that a file stands
// there: the format beside the one location does.
void read_lom_technical(pugi::xml_node technical, RecordBuilder& out) {
  std::vector<pugi::xml_node> locations, formats;
  each_lom(technical, "location", [&](pugi::xml_node one) { locations.push_back(one); });
  each_lom(technical, "format", [&](pugi::xml_node one) { formats.push_back(one); });
  const std::string format = formats.size() == 1 ? to_lower(text_in(formats[0])) : std::string();
  for (const pugi::xml_node one : locations) {
    Link link;
    link.url = text_in(one);
    if (locations.size() == 1 && is_document(format)) link.rel = "fulltext";
    out.link(std::move(link), {}, at_element(one));
  }
  for (const pugi::xml_node one : formats) out.medium(text_in(one), at_element(one));
  const pugi::xml_node duration = lom_child(technical, "duration");
  std::string text = text_in(lom_child(duration, "datetime"));
  if (text.empty()) text = text_in(lom_child(duration, "duration"));
  if (!text.empty()) out.duration(text, at_element(duration));
}

void read_lom_educational(pugi::xml_node educational, RecordBuilder& out) {
  each_lom(educational, "learningresourcetype",
           [&](pugi::xml_node one) { out.type(lom_value(one), at_element(one)); });
  for (const char* name : {"intendedenduserrole", "context"}) {
    each_lom(educational, name, [&](pugi::xml_node one) {
      const std::string said = lom_value(one);
      if (!said.empty()) out.audience(said, at_element(one));
    });
  }
}

// "cc-by-nc-40" is a term of NL LOM; "yes" and "no" say that there are terms.
void lom_license(pugi::xml_node element, RecordBuilder& out) {
  const std::string said = to_lower(lom_value(element));
  if (said != "yes" && said != "no") out.rights(said, at_element(element));
}

void read_lom_rights(pugi::xml_node rights, RecordBuilder& out) {
  each_lom(rights, "copyrightandotherrestrictions",
           [&](pugi::xml_node one) { lom_license(one, out); });
  each_lom(rights, "description",
           [&](pugi::xml_node one) { out.rights(lom_text(one), at_element(one)); });
}

struct LomRelation {
  std::string_view kind, type;
};
constexpr auto kLomRelations = std::to_array<LomRelation>({{"ispartof", "IsPartOf"},
                                                           {"haspart", "HasPart"},
                                                           {"isversionof", "IsVersionOf"},
                                                           {"hasversion", "HasVersion"},
                                                           {"isbasedon", "IsDerivedFrom"},
                                                           {"isbasisfor", "IsSourceOf"},
                                                           {"isformatof", "IsVariantFormOf"},
                                                           {"references", "References"},
                                                           {"requires", "Requires"}});

std::string lom_related(pugi::xml_node resource) {
  std::string found;
  for (const char* name : {"catalogentry", "identifier"}) {
    each_lom(resource, name, [&](pugi::xml_node one) {
      const std::string entry = lom_text(lom_child(one, "entry"));
      if (found.empty() || entry.starts_with("http")) found = entry;
    });
  }
  return found;
}

void read_lom_relation(pugi::xml_node relation, RecordBuilder& out) {
  const std::string kind = to_lower(lom_value(lom_child(relation, "kind")));
  const std::string target = lom_related(lom_child(relation, "resource"));
  if (kind == "thumbnail" || kind == "hasthumbnail" || kind == "haspreview")
    return out.image({target, {}, {}}, {}, at_element(relation));
  for (const LomRelation& known : kLomRelations) {
    if (known.kind != kind) continue;
    // Others of the same repository, by its own numbers: no address, and no name of a series.
    if (target.starts_with("oai:") || target.starts_with("urn:uuid:"))
      return out.not_mapped("relations", target);
    return out.relation(known.type, target, at_element(relation));
  }
  out.not_mapped("relations", target);
}

// Whom it may be read by is a classification too; a level of education is an audience.
void read_lom_classification(pugi::xml_node classification, RecordBuilder& out) {
  const std::string purpose = to_lower(lom_value(lom_child(classification, "purpose")));
  each_lom(classification, "taxonpath", [&](pugi::xml_node path) {
    const std::string scheme = lom_text(lom_child(path, "source"));
    each_lom(path, "taxon", [&](pugi::xml_node taxon) {
      const std::string id = text_in(lom_child(taxon, "id"));
      if (purpose == "access rights" || purpose == "accessrights")
        return out.rights(id, at_element(taxon));
      const pugi::xml_node entry = lom_child(taxon, "entry");
      if (purpose == "educational level") return out.not_mapped("audiences", lom_text(entry));
      each_lom_text(entry,
                    [&](const std::string& text, std::string_view language, pugi::xml_node one) {
                      out.subject(text, language, scheme, at_element(one));
                    });
    });
  });
}

constexpr auto kLomRules = std::to_array<ElementRule>({
    {"general", read_lom_general},
    {"lifecycle",
     [](pugi::xml_node element, RecordBuilder& out) {
       each_lom(element, "contribute", [&](pugi::xml_node one) { lom_contribution(one, out); });
     }},
    {"technical", read_lom_technical},
    {"educational", read_lom_educational},
    {"rights", read_lom_rights},
    {"relation", read_lom_relation},
    {"classification", read_lom_classification},
});

bool read_lom(const XmlDocument&, pugi::xml_node root, RecordBuilder& out) {
  bool known = false;
  each_element(root, [&](pugi::xml_node element) {
    for (const ElementRule& rule : kLomRules) {
      if (!lom_named(element, rule.local)) continue;
      known = true;
      rule.read(element, out);
    }
  });
  out.fallback_type("learning object", "type: described as a learning object");
  return known;
}

}  // namespace

extern const Format format_lom;
const Format format_lom{"lom", kLomNamespaces, {}, 2, nullptr, read_lom};

}  // namespace vindplaats
