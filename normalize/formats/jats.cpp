// JATS, the front matter of journal articles: OJS, PubMed Central and publishers
// (https://jats.nlm.nih.gov/archiving/). The text itself is not read.
#include <array>

#include "core/text.h"
#include "normalize/dublin_core.h"
#include "normalize/format.h"
#include "normalize/person_parts.h"
#include "normalize/title_parts.h"
#include "normalize/xml_elements.h"

namespace vindplaats {
namespace {

constexpr auto kJatsNamespaces = std::to_array<std::string_view>({
    "https://jats.nlm.nih.gov/ns/archiving/1.4/",
    "https://jats.nlm.nih.gov/ns/archiving/1.3/",
    "https://jats.nlm.nih.gov/ns/archiving/1.2/",
    "https://jats.nlm.nih.gov/ns/archiving/1.1/",
    "https://jats.nlm.nih.gov/ns/archiving/1.0/",
    "http://jats.nlm.nih.gov",
    "https://dtd.nlm.nih.gov/ns/archiving/2.3/",
    "http://dtd.nlm.nih.gov/2.0/xsd/archivearticle",
});

// All text but that of notes and references in it.
void append_jats(std::string& out, pugi::xml_node element, int depth) {
  if (depth > 50) return;
  for (const pugi::xml_node child : element.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) out += child.value();
    if (is_element(child) && !is_named(child, "xref") && !is_named(child, "fn"))
      append_jats(out, child, depth + 1);
  }
}

std::string jats_text(pugi::xml_node element) {
  std::string text;
  append_jats(text, element, 0);
  return one_line(text);
}

// Paragraphs and the headings of sections; the heading of the whole says only "Abstract".
void append_paragraphs(std::string& out, pugi::xml_node element, bool heading, int depth) {
  if (depth > 20) return;
  each_element(element, [&](pugi::xml_node child) {
    if (is_named(child, "sec")) return append_paragraphs(out, child, true, depth + 1);
    if (is_named(child, "label") || (is_named(child, "title") && !heading)) return;
    if (!out.empty()) out += "\n\n";
    out += jats_text(child);
  });
}

void jats_abstract(pugi::xml_node element, RecordBuilder& out) {
  std::string text;
  append_paragraphs(text, element, false, 0);
  if (text.empty()) text = jats_text(element);
  out.abstract(text, own_language(element), TextForm::kPlain, at_element(element));
}

void jats_titles(pugi::xml_node group, RecordBuilder& out) {
  const pugi::xml_node title = child_element(group, "article-title");
  out.title(join_title({.article = {},
                        .title = jats_text(title),
                        .subtitle = jats_text(child_element(group, "subtitle"))}),
            own_language(title), TextForm::kPlain, at_element(title));
  each_named(group, "trans-title-group", [&](pugi::xml_node translated) {
    const pugi::xml_node one = child_element(translated, "trans-title");
    out.alternative_title(
        join_title({.article = {},
                    .title = jats_text(one),
                    .subtitle = jats_text(child_element(translated, "trans-subtitle"))}),
        own_language(one), TextForm::kPlain, at_element(one));
  });
  each_named(group, "alt-title", [&](pugi::xml_node one) {
    out.alternative_title(jats_text(one), own_language(one), TextForm::kPlain, at_element(one));
  });
}

// An affiliation without its label, from the contributor itself or by reference.
std::string affiliation_of(pugi::xml_node contrib, pugi::xml_node article_meta) {
  pugi::xml_node aff = child_element(contrib, "aff");
  std::size_t looked_at = 0;  // each contributor looks at all of them: honest lists are short
  each_named(contrib, "xref", [&](pugi::xml_node reference) {
    if (aff || attribute_of(reference, "ref-type") != "aff") return;
    const std::string_view id = attribute_of(reference, "rid");
    for (const pugi::xml_node parent : {contrib.parent(), article_meta}) {
      each_named(parent, "aff", [&](pugi::xml_node one) {
        if (!aff && ++looked_at <= kListLength && attribute_of(one, "id") == id) aff = one;
      });
    }
  });
  const std::string institution = text_at(aff, "institution");
  if (!institution.empty()) return institution;
  std::string text;
  for (const pugi::xml_node child : aff.children()) {
    if (child.type() == pugi::node_pcdata) text += child.value();
    if (is_element(child) && !is_named(child, "label")) text += jats_text(child);
  }
  return one_line(text);
}

void jats_contributor(pugi::xml_node contrib, pugi::xml_node article_meta, RecordBuilder& out) {
  PersonParts parts;
  pugi::xml_node name = child_element(contrib, "name");
  if (!name) name = element_at(contrib, "name-alternatives/name");
  if (!name) name = child_element(contrib, "string-name");
  parts.family = text_at(name, "surname");
  parts.given = text_at(name, "given-names");
  parts.terms = text_at(name, "prefix");
  if (parts.terms.empty()) parts.terms = text_at(name, "suffix");
  if (parts.family.empty()) parts.whole = jats_text(name);
  if (const pugi::xml_node collab = child_element(contrib, "collab"); !name && collab) {
    parts.kind = "organisation";
    const std::string institution = text_at(collab, "institution");
    parts.whole = institution.empty() ? jats_text(collab) : institution;
  }
  each_named(contrib, "contrib-id", [&](pugi::xml_node one) {
    parts.identifiers.push_back({std::string(attribute_of(one, "contrib-id-type")), text_in(one)});
  });
  parts.affiliation = affiliation_of(contrib, article_meta);
  const std::string_view type = attribute_of(contrib, "contrib-type");
  add_person(parts, PersonRole::kCreator, type, at_element(contrib), out);
}

void jats_contributors(pugi::xml_node group, RecordBuilder& out) {
  each_named(group, "contrib",
             [&](pugi::xml_node one) { jats_contributor(one, group.parent(), out); });
}

// Of a volume the date says little: any other comes before it.
void jats_date(pugi::xml_node date, RecordBuilder& out) {
  std::string type(attribute_of(date, "pub-type"));
  if (type.empty()) type = attribute_of(date, "date-type");
  std::string day(attribute_of(date, "iso-8601-date"));
  if (day.empty()) {
    day = text_at(date, "year");
    std::string month = text_at(date, "month"), number = text_at(date, "day");
    if (month.size() == 1) month.insert(0, "0");
    if (number.size() == 1) number.insert(0, "0");
    const bool digits = month.find_first_not_of("0123456789") == std::string::npos;
    if (!month.empty() && digits) day += "-" + month;
    if (!month.empty() && digits && !number.empty()) day += "-" + number;
    if (!month.empty() && !digits) day = number + " " + month + " " + day;
  }
  out.date(type == "collection" ? DateKind::kUnsaid : DateKind::kIssued, day, at_element(date));
}

void jats_identifier(pugi::xml_node element, RecordBuilder& out) {
  const std::string_view type = attribute_of(element, "pub-id-type");
  const std::string text = text_in(element);
  if (type == "doi" || type == "pmid" || type == "arxiv")
    return out.identifier(std::string(type) + ":" + text, at_element(element));
  if (type == "publisher-id" || type == "pmc" || type == "pmcid" || type == "other")
    return out.not_mapped("identifiers", text);
  out.identifier(text, at_element(element));
}

void jats_permissions(pugi::xml_node permissions, RecordBuilder& out) {
  each_named(permissions, "license", [&](pugi::xml_node license) {
    std::string_view address = attribute_of(license, "href");
    const std::string reference = text_at(license, "license_ref");
    if (address.empty()) address = reference;
    if (!address.empty()) out.rights(address, at_element(license));
    if (attribute_of(license, "license-type") == "open-access")
      out.rights("open access", at_element(license));
    // The words repeat what the address says.
    if (address.empty()) out.rights(jats_text(license), at_element(license));
  });
  const pugi::xml_node statement = child_element(permissions, "copyright-statement");
  out.rights(jats_text(statement), at_element(statement));
}

void jats_address(pugi::xml_node element, RecordBuilder& out) {
  Link link;
  link.url = attribute_of(element, "href");
  if (link.url.empty()) link.url = text_in(element);
  link.type = attribute_of(element, "content-type");
  if (link.type == "application/pdf" || link.type == "pdf") link.rel = "fulltext";
  out.link(std::move(link), {}, at_element(element));
}

void jats_keywords(pugi::xml_node group, RecordBuilder& out) {
  const std::string_view scheme = attribute_of(group, "vocab");
  each_named(group, "kwd", [&](pugi::xml_node one) {
    out.subject(jats_text(one), own_language(one), scheme, at_element(one));
  });
}

void jats_no_field(pugi::xml_node element, RecordBuilder& out) {
  out.not_mapped("", jats_text(element));
}

constexpr auto kJatsRules = std::to_array<ElementRule>({
    {"article-id", jats_identifier},
    {"article-categories", jats_no_field},
    {"title-group", jats_titles},
    {"contrib-group", jats_contributors},
    {"aff", nullptr},
    {"author-notes", nullptr},
    {"pub-date", jats_date},
    {"volume", nullptr},  // read_jats_journal
    {"issue", nullptr},
    {"issue-id", nullptr},
    {"fpage", nullptr},
    {"lpage", nullptr},
    {"page-range", nullptr},
    {"elocation-id", nullptr},
    {"history", nullptr},
    {"permissions", jats_permissions},
    {"self-uri", jats_address},
    {"abstract", jats_abstract},
    {"trans-abstract", jats_abstract},
    {"kwd-group", jats_keywords},
    {"funding-group", jats_no_field},
    {"counts", nullptr},
    {"custom-meta-group", nullptr},
});

void read_jats_journal(pugi::xml_node journal, pugi::xml_node meta, RecordBuilder& out) {
  PartOf part;
  part.title = text_at(journal, "journal-title-group/journal-title");
  if (part.title.empty()) part.title = text_at(journal, "journal-title");
  part.issn = text_at(journal, "issn");
  part.volume = text_at(meta, "volume");
  part.issue = text_at(meta, "issue");
  const std::string first = text_at(meta, "fpage"), last = text_at(meta, "lpage");
  part.pages = first.empty() || last.empty() ? first + last : first + "-" + last;
  if (part.pages.empty()) part.pages = text_at(meta, "elocation-id");
  if (!(part == PartOf{})) out.part_of(part, at_element(journal));
  const pugi::xml_node publisher = element_at(journal, "publisher/publisher-name");
  out.publisher(text_in(publisher), at_element(publisher));
}

bool read_jats(const XmlDocument&, pugi::xml_node root, RecordBuilder& out) {
  const pugi::xml_node meta = element_at(root, "front/article-meta");
  if (!meta || !read_children(meta, kJatsRules, out)) return false;
  read_jats_journal(element_at(root, "front/journal-meta"), meta, out);
  const std::string_view type = attribute_of(root, "article-type");
  if (!type.empty()) out.type(type, [] { return std::string("@article-type"); });
  out.language(own_language(root), false, [] { return std::string("@xml:lang"); });
  out.fallback_type("journal article", "type: an article of a journal");
  return true;
}

}  // namespace

extern const Format format_jats;
const Format format_jats{"jats", kJatsNamespaces, {}, 1, nullptr, read_jats};

}  // namespace vindplaats
