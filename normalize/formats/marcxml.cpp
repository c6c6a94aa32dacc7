// MARC 21 as MARCXML, of libraries and of Invenio's repositories
// (https://www.loc.gov/marc/bibliographic/). Local fields (9XX) and the catalogue's own keeping are
// passed over.
#include <array>

#include "core/text.h"
#include "normalize/format.h"
#include "normalize/marc_fields.h"
#include "normalize/title_parts.h"

namespace vindplaats {
namespace {

constexpr auto kMarcNamespaces = std::to_array<std::string_view>({
    "http://www.loc.gov/MARC21/slim",
    "info:lc/xmlns/marcxchange-v1",
});

void marc_other_title(pugi::xml_node field, RecordBuilder& out) {
  out.alternative_title(join_title({.article = {},
                                    .title = marc_subfield(field, 'a'),
                                    .subtitle = marc_subfield(field, 'b')}),
                        {}, TextForm::kMixed, at_marc(field));
}
// A number may have words behind it: "9789059403117 (paperback)".
void marc_isbn(pugi::xml_node field, RecordBuilder& out) {
  const std::string text = marc_subfield(field, 'a');
  if (!text.empty()) out.identifier("ISBN " + text.substr(0, text.find(' ')), at_marc(field));
}
void marc_issn(pugi::xml_node field, RecordBuilder& out) {
  const std::string text = marc_subfield(field, 'a');
  if (!text.empty()) out.identifier("ISSN " + text, at_marc(field));
}
void marc_identifier(pugi::xml_node field, RecordBuilder& out) {
  std::string kind = to_lower(marc_subfield(field, '2'));
  const std::string text = marc_subfield(field, 'a');
  const bool bare = text.find(':') == std::string::npos;
  if (kind == "handle") kind = "hdl";
  const bool named = kind == "doi" || kind == "hdl" || kind == "arxiv" || kind == "pmid";
  if (!text.empty()) out.identifier(named && bare ? kind + ":" + text : text, at_marc(field));
}
void marc_number(pugi::xml_node field, RecordBuilder& out) {
  out.number(marc_subfield(field, 'a'), at_marc(field));
}
void marc_language(pugi::xml_node field, RecordBuilder& out) {
  each_marc_subfield(field, 'a', [&](pugi::xml_node one) {
    // Before 2001 several stood in one: "engdut".
    const std::string text = text_in(one);
    const bool joined = text.size() > 3 && text.size() % 3 == 0 && text.find(' ') == text.npos &&
                        text.size() <= 12 && to_lower(text) == text;
    for (std::size_t at = 0; joined && at < text.size(); at += 3)
      out.language(text.substr(at, 3), false, at_marc(field));
    if (!joined) out.language(text, false, at_marc(field));
  });
}
// Second indicator of 264: 1 is publication, 4 copyright; 260 has none.
void marc_imprint(pugi::xml_node field, RecordBuilder& out) {
  const char kind = marc_indicator(field, '2');
  const std::string publisher = marc_subfield(field, 'b');
  if (kind != '4') out.publisher(without_isbd(publisher), at_marc(field));
  const std::string date = marc_subfield(field, 'c');
  std::string_view text = without_isbd(date);
  if (text.ends_with('.')) text.remove_suffix(1);
  out.date(kind == '4' ? DateKind::kCreated : DateKind::kIssued, text, at_marc(field));
}
void marc_made(pugi::xml_node field, RecordBuilder& out) {
  out.date(DateKind::kCreated, marc_subfield(field, 'c'), at_marc(field));
}
void marc_thesis(pugi::xml_node field, RecordBuilder& out) {
  const std::string text = marc_subfields(field, "abcd", " ");
  const bool doctoral = text.find("roefschrift") != text.npos || text.find("Ph") != text.npos ||
                        text.find("octor") != text.npos;
  out.type(doctoral ? "doctoral thesis" : "thesis", at_marc(field));
  const std::string year = marc_subfield(field, 'd');
  if (!year.empty()) out.date(DateKind::kCreated, year, at_marc(field));
  out.not_mapped("publisher", marc_subfield(field, 'c'));
}
void marc_abstract(pugi::xml_node field, RecordBuilder& out) {
  out.abstract(marc_subfields(field, "ab", "\n\n"), {}, TextForm::kMixed, at_marc(field));
}
void marc_rights(pugi::xml_node field, RecordBuilder& out) {
  for (const char code : {'u', 'f', 'a'}) {
    const std::string text = marc_subfield(field, code);
    if (!text.empty()) out.rights(text, at_marc(field));
  }
}
void marc_genre(pugi::xml_node field, RecordBuilder& out) {
  std::string text = marc_subfield(field, 'a');
  if (text.ends_with('.')) text.pop_back();
  out.type(text, at_marc(field));
}
void marc_audience(pugi::xml_node field, RecordBuilder& out) {
  out.audience(marc_subfield(field, 'a'), at_marc(field));
}
void marc_class(pugi::xml_node field, RecordBuilder& out) {
  const std::string tag(attribute_of(field, "tag"));
  const std::string scheme = tag == "080"   ? "udc"
                             : tag == "082" ? "ddc"
                                            : marc_subfield(field, '2');
  out.subject(marc_subfield(field, 'a'), {}, scheme, at_marc(field));
}
void marc_note(pugi::xml_node field, RecordBuilder& out) {
  out.not_mapped("", marc_subfield(field, 'a'));
}

struct MarcRule {
  std::string_view from, to;  // tags, both included
  void (*read)(pugi::xml_node field, RecordBuilder& out);
};

constexpr auto kMarcRules = std::to_array<MarcRule>({
    {"020", "020", marc_isbn},         {"022", "022", marc_issn},
    {"024", "024", marc_identifier},   {"027", "027", marc_number},
    {"037", "037", marc_number},       {"041", "041", marc_language},
    {"080", "084", marc_class},        {"088", "088", marc_number},
    {"100", "111", read_marc_person},  {"130", "130", marc_other_title},
    {"210", "210", marc_other_title},  {"240", "240", marc_other_title},
    {"242", "242", marc_other_title},  {"245", "245", read_marc_title},
    {"246", "246", marc_other_title},  {"250", "250", marc_note},
    {"260", "260", marc_imprint},      {"264", "264", marc_imprint},
    {"269", "269", marc_made},         {"300", "300", marc_note},
    {"440", "440", read_marc_series},  {"490", "490", read_marc_series},
    {"500", "501", marc_note},         {"502", "502", marc_thesis},
    {"505", "505", marc_note},         {"506", "506", marc_rights},
    {"520", "520", marc_abstract},     {"521", "521", marc_audience},
    {"540", "540", marc_rights},       {"542", "542", marc_rights},
    {"600", "654", read_marc_subject}, {"655", "655", marc_genre},
    {"656", "662", read_marc_subject}, {"700", "720", read_marc_person},
    {"773", "773", read_marc_host},    {"774", "787", read_marc_relation},
    {"830", "830", read_marc_series},  {"856", "856", read_marc_link},
    {"980", "980", marc_genre},  // Invenio's collection: "Thesis", "REPORT"
});

std::string control_field(pugi::xml_node record, std::string_view tag) {
  for (const pugi::xml_node field : record.children()) {
    if (is_named(field, "controlfield") && attribute_of(field, "tag") == tag)
      return XmlDocument::text_of(field);
  }
  return {};
}

bool has_field(pugi::xml_node record, std::initializer_list<std::string_view> tags, char code) {
  bool found = false;
  each_named(record, "datafield", [&](pugi::xml_node field) {
    for (const std::string_view tag : tags)
      found = found || (attribute_of(field, "tag") == tag && !marc_subfield(field, code).empty());
  });
  return found;
}

bool read_marc_field(pugi::xml_node field, RecordBuilder& out) {
  const std::string_view tag = attribute_of(field, "tag");
  for (const MarcRule& rule : kMarcRules) {
    if (tag < rule.from || tag > rule.to) continue;
    rule.read(field, out);
    return true;
  }
  return false;
}

bool read_marcxml(const XmlDocument&, pugi::xml_node root, RecordBuilder& out) {
  if (is_named(root, "collection")) root = child_element(root, "record");
  bool known = false;
  each_named(root, "datafield", [&](pugi::xml_node field) {
    if (read_marc_field(field, out)) known = true;
  });
  read_marc_codes(
      text_at(root, "leader"), control_field(root, "008"),
      [] { return std::string("controlfield[@tag=008]"); }, has_field(root, {"260", "264"}, 'c'),
      has_field(root, {"041"}, 'a'), out);
  return known;
}

}  // namespace

extern const Format format_marcxml;
const Format format_marcxml{"marcxml", kMarcNamespaces, {}, 1, nullptr, read_marcxml};

}  // namespace vindplaats
