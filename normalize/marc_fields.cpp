#include "normalize/marc_fields.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "normalize/fields/identifiers.h"
#include "normalize/fields/words.h"
#include "normalize/person_parts.h"
#include "normalize/title_parts.h"

namespace vindplaats {
namespace {

std::string tag_of(pugi::xml_node field) {
  return std::string(attribute_of(field, "tag"));
}

// "Jansen, Piet," -> "Jansen, Piet"; "Bakker, A." keeps its point.
std::string name_text(std::string_view text) {
  text = trim(text);
  while (!text.empty() && (text.back() == ',' || text.back() == ';' || text.back() == ':'))
    text = trim(text.substr(0, text.size() - 1));
  return std::string(text);
}

bool is_organisation_tag(std::string_view tag) {
  return tag.size() == 3 && (tag.ends_with("10") || tag.ends_with("11"));
}

// "(orcid)0000-0002-1825-0097", "(isni)0000000121032684": the source in brackets.
NameIdentifier name_identifier(std::string_view text) {
  const std::size_t close = text.find(')');
  if (!text.starts_with('(') || close == text.npos) return {"", std::string(text)};
  return {std::string(text.substr(1, close - 1)), std::string(text.substr(close + 1))};
}

struct MarcScheme {
  char indicator;
  std::string_view name;
};
// Second indicator of 600 to 655.
constexpr auto kMarcSchemes = std::to_array<MarcScheme>(
    {{'0', "LCSH"}, {'1', "LCSHAC"}, {'2', "MeSH"}, {'3', "NAL"}, {'5', "CSH"}, {'6', "RVM"}});

std::string subject_scheme(pugi::xml_node field) {
  for (const MarcScheme& known : kMarcSchemes) {
    if (known.indicator == marc_indicator(field, '2')) return std::string(known.name);
  }
  return marc_subfield(field, '2');
}

struct MarcRelation {
  std::string_view tag, type;
};
constexpr auto kMarcRelations = std::to_array<MarcRelation>({{"774", "HasPart"},
                                                             {"775", "IsVersionOf"},
                                                             {"776", "IsVariantFormOf"},
                                                             {"780", "Obsoletes"},
                                                             {"785", "IsObsoletedBy"},
                                                             {"786", "IsDerivedFrom"},
                                                             {"787", ""}});

// "12(2019)3, p. 45-67", "Vol. 8, no. 5, p. 209-228": what citation() reads of it, else whole.
void read_host_place(const std::string& place, pugi::xml_node field, PartOf& part,
                     RecordBuilder& out) {
  if (place.empty() || out.citation(place, at_marc(field))) return;
  if (part.pages.empty() && is_digit(place.front())) {
    part.pages = place;
  } else {
    out.not_mapped("partOf", place);
  }
}

}  // namespace

std::string marc_subfield(pugi::xml_node field, char code) {
  std::string found;
  each_marc_subfield(field, code, [&](pugi::xml_node subfield) {
    if (found.empty()) found = text_in(subfield);
  });
  return found;
}

std::string marc_subfields(pugi::xml_node field, std::string_view codes, std::string_view between) {
  std::string out;
  each_named(field, "subfield", [&](pugi::xml_node subfield) {
    const std::string_view code = attribute_of(subfield, "code");
    if (code.size() != 1 || codes.find(code.front()) == codes.npos) return;
    const std::string text = text_in(subfield);
    if (text.empty()) return;
    if (!out.empty()) out += between;
    out += text;
  });
  return out;
}

char marc_indicator(pugi::xml_node field, char number) {
  const char name[] = {'i', 'n', 'd', number, '\0'};
  const std::string_view value = field.attribute(name).value();
  return value.empty() ? ' ' : value.front();
}

At at_marc(pugi::xml_node field) {
  return [field] { return "datafield[@tag=" + tag_of(field) + "]"; };
}

void read_marc_person(pugi::xml_node field, RecordBuilder& out) {
  const std::string tag = tag_of(field);
  PersonParts parts;
  parts.affiliation = marc_subfield(field, 'u');
  each_marc_subfield(field, '0', [&](pugi::xml_node one) {
    parts.identifiers.push_back(name_identifier(text_in(one)));
  });
  each_marc_subfield(field, '1', [&](pugi::xml_node one) {
    parts.identifiers.push_back({"", text_in(one)});
  });
  if (is_organisation_tag(tag)) {
    parts.kind = "organisation";
    parts.whole = name_text(marc_subfields(field, "ab", " "));
  } else {
    parts.whole = name_text(marc_subfield(field, 'a'));
    const bool surname_first = tag != "720" && marc_indicator(field, '1') == '1';
    const std::size_t comma = parts.whole.find(',');
    if (surname_first && comma != std::string::npos) {
      parts.family = trim(std::string_view(parts.whole).substr(0, comma));
      parts.given = trim(std::string_view(parts.whole).substr(comma + 1));
    }
  }
  // Repositories that know one field for all: "Junninen, H ; Lauri, A".
  if (parts.kind.empty() && parts.whole.find(" ; ") != std::string::npos)
    return out.people(PersonRole::kCreator, parts.whole, at_marc(field));
  std::string role = marc_subfield(field, '4');
  if (role.empty()) role = name_text(marc_subfield(field, tag.ends_with("11") ? 'j' : 'e'));
  // An added entry without a role is one more maker: that is what libraries use it for. A meeting
  // makes nothing.
  const bool maker = !tag.ends_with("11");
  add_person(parts, maker ? PersonRole::kCreator : PersonRole::kContributor, role, at_marc(field),
             out);
}

void read_marc_title(pugi::xml_node field, RecordBuilder& out) {
  TitleParts parts;
  parts.title = marc_subfield(field, 'a');
  parts.subtitle = marc_subfield(field, 'b');
  parts.number = marc_subfield(field, 'n');
  parts.name = marc_subfield(field, 'p');
  std::string title = join_title(parts);
  // The point that ends the field belongs to the cataloguing rules; "..." and "etc." do not.
  if (title.ends_with('.') && !title.ends_with("..") && title.rfind(' ') != std::string::npos &&
      title.size() - title.rfind(' ') > 5)
    title.pop_back();
  out.title(title, {}, TextForm::kMixed, at_marc(field));
}

void read_marc_host(pugi::xml_node field, RecordBuilder& out) {
  PartOf part;
  part.title = without_isbd(marc_subfield(field, 't'));
  if (part.title.ends_with('.') && !part.title.ends_with("..")) part.title.pop_back();
  if (part.title.empty()) part.title = marc_subfield(field, 'p');  // INSPIRE: the journal's name
  part.issn = marc_subfield(field, 'x');
  part.isbn = marc_subfield(field, 'z');
  // Invenio's own codes for what others write into $g.
  part.volume = marc_subfield(field, 'v');
  part.issue = marc_subfield(field, 'n');
  part.pages = marc_subfield(field, 'c');
  read_host_place(marc_subfield(field, 'g'), field, part, out);
  if (!(part == PartOf{})) out.part_of(part, at_marc(field));
}

void read_marc_series(pugi::xml_node field, RecordBuilder& out) {
  PartOf part;
  part.title = without_isbd(marc_subfields(field, "anp", " "));
  part.number = without_isbd(marc_subfield(field, 'v'));
  part.issn = without_isbd(marc_subfield(field, 'x'));
  if (!(part == PartOf{})) out.part_of(part, at_marc(field));
}

void read_marc_subject(pugi::xml_node field, RecordBuilder& out) {
  const std::string scheme = subject_scheme(field);
  const bool name = tag_of(field) <= "630";
  const auto add = [&](std::string text) {
    if (text.ends_with('.') && text.size() > 4) text.pop_back();
    out.subject(name_text(text), {}, scheme, at_marc(field));
  };
  if (name) return add(marc_subfields(field, "abcdt", " "));
  each_named(field, "subfield", [&](pugi::xml_node subfield) {
    const std::string_view code = attribute_of(subfield, "code");
    if (code == "a" || code == "x" || code == "z" || code == "y" || code == "v")
      add(text_in(subfield));
  });
}

void read_marc_link(pugi::xml_node field, RecordBuilder& out) {
  std::string note = marc_subfield(field, 'y');
  if (note.empty()) note = marc_subfield(field, '3');
  if (note.empty()) note = marc_subfield(field, 'z');
  each_marc_subfield(field, 'u', [&](pugi::xml_node address) {
    Link link;
    link.url = text_in(address);
    link.title = note;
    link.type = marc_subfield(field, 'q');
    // Second indicator 2: a related resource.
    if (marc_indicator(field, '2') == '2') link.rel = "related";
    out.link(std::move(link), {}, at_marc(field));
  });
}

void read_marc_relation(pugi::xml_node field, RecordBuilder& out) {
  const std::string tag = tag_of(field);
  for (const MarcRelation& known : kMarcRelations) {
    if (known.tag != tag) continue;
    bool said = false;
    for (const auto& [code, prefix] : {std::pair('o', ""), std::pair('x', "ISSN "),
                                       std::pair('z', "ISBN "), std::pair('u', "")}) {
      const std::string value = marc_subfield(field, code);
      if (value.empty()) continue;
      said = true;
      out.relation(known.type, prefix + value, at_marc(field));
    }
    if (!said) out.not_mapped("relations", marc_subfields(field, "at", ", "));
  }
}

void read_marc_codes(std::string_view leader, std::string_view codes, const At& at, bool has_date,
                     bool has_language, RecordBuilder& out) {
  struct LeaderKind {
    char type, level;  // leader/06 and 07; ' ': any
    std::string_view word;
  };
  constexpr auto kKinds = std::to_array<LeaderKind>({{'a', 'm', "book"},
                                                     {'a', 's', "periodical"},
                                                     {'a', 'a', "book part"},
                                                     {'a', 'b', "contribution to journal"},
                                                     {'t', ' ', "manuscript"},
                                                     {'g', ' ', "moving image"},
                                                     {'i', ' ', "sound"},
                                                     {'j', ' ', "sound"},
                                                     {'e', ' ', "map"},
                                                     {'k', ' ', "image"},
                                                     {'m', ' ', "software"}});
  if (leader.size() > 7) {
    for (const LeaderKind& known : kKinds) {
      if (known.type != leader[6] || (known.level != ' ' && known.level != leader[7])) continue;
      out.fallback_type(known.word, "type: the record's leader");
      break;
    }
  }
  if (codes.size() < 38) return;
  const std::string_view year = codes.substr(7, 4), language = codes.substr(35, 3);
  if (!has_date && all_digits(year)) out.date(DateKind::kIssued, year, at);
  if (!has_language && language != "   " && language != "|||") out.language(language, false, at);
}

}  // namespace vindplaats
