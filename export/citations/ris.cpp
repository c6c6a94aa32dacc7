#include "export/citations/ris.h"

#include <algorithm>
#include <string_view>

#include "core/text.h"
#include "export/citations/work_facts.h"
#include "export/citations/work_form.h"

namespace vindplaats {
namespace {

class RisReference {
 public:
  explicit RisReference(std::string& out) : out_(out) {}
  // Two letters, two spaces, hyphen, space, value. White space in it, line ends too, is one space.
  void tag(std::string_view name, std::string_view value) {
    const std::string line = one_line(value);
    if (!line.empty()) raw(name, line);
  }
  void raw(std::string_view name, std::string_view value) {
    out_ += name;
    out_ += "  - ";
    out_ += value;
    out_ += "\r\n";
  }

 private:
  std::string& out_;
};

std::string without_commas(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ','), text.end());
  return one_line(text);
}

// "Family, Given": the comma is what makes it a person, so an organisation has none ("Ministerie
// van Onderwijs Cultuur en Wetenschap").
std::string ris_name(const CitedName& name) {
  if (!name.literal.empty()) return without_commas(name.literal);
  std::string out = without_commas(whole_family(name));
  const std::string given = without_commas(name.given);
  return given.empty() ? out : out + ", " + given;
}

void ris_people(RisReference& reference, const Metadata& metadata, std::string_view type) {
  // Where A2 is not the editor: the series' editor (reports), the third author (books).
  const std::string_view editor = type == "BOOK" ? "A3" : type == "RPRT" ? "ED" : "A2";
  for (const CitedName& name : cited_people(metadata, "author"))
    reference.tag("AU", ris_name(name));
  for (const CitedName& name : cited_people(metadata, "editor"))
    reference.tag(editor, ris_name(name));
  for (const CitedName& name : cited_people(metadata, "translator"))
    reference.tag("A4", ris_name(name));
}

std::string two_digits(int value) {
  return value == 0 ? "" : value < 10 ? "0" + std::to_string(value) : std::to_string(value);
}

std::string slashed(const CitedDate& date) {
  std::string year = std::to_string(date.year);
  year.insert(0, 4 - std::min<std::size_t>(4, year.size()), '0');
  return year + '/' + two_digits(date.month) + '/' + two_digits(date.day);
}

void ris_dates(RisReference& reference, const CitedWork& work) {
  if (const auto issued = cited_date(work.metadata.issued)) {
    const std::string text = slashed(*issued);
    reference.tag("PY", std::string_view(text).substr(0, 4));
    reference.tag("DA", text);
  }
  if (const auto accessed = cited_date(work.accessed)) reference.tag("Y2", slashed(*accessed));
}

// SN is a report's number for Zotero and EndNote; its ISBN goes into a note then.
void ris_numbers(RisReference& reference, const Metadata& metadata, std::string_view type) {
  const Identifiers& known = metadata.identifiers;
  const std::string isbn = known.isbn.empty() ? metadata.part_of.isbn : known.isbn.front();
  const std::string issn = known.issn.empty() ? metadata.part_of.issn : known.issn.front();
  const std::string number = cited_number(metadata);
  if (type == "RPRT") {
    reference.tag("SN", number.empty() ? isbn : number);
    if (!number.empty() && !isbn.empty()) reference.tag("N1", "ISBN " + isbn);
    if (!issn.empty()) reference.tag("N1", "ISSN " + issn);
    if (number != metadata.part_of.number) reference.tag("NV", metadata.part_of.number);
    return;
  }
  reference.tag("SN", isbn.empty() ? issn : isbn);
  reference.tag("M1", number.empty() ? metadata.part_of.number : number);
}

void ris_host(RisReference& reference, const CitedWork& work, std::string_view type) {
  const PartOf& part_of = work.metadata.part_of;
  reference.tag("T2", cited_host(work));
  reference.tag("PB", cited_publisher(work));
  reference.tag("M3", work_genre(work.metadata));
  ris_numbers(reference, work.metadata, type);
  reference.tag("VL", part_of.volume);
  reference.tag("IS", part_of.issue);
  const auto [first, last] = cited_pages(part_of.pages);
  reference.tag("SP", first);
  reference.tag("EP", last);
}

void append_reference(std::string& out, const CitedWork& work) {
  const Metadata& metadata = work.metadata;
  const std::string_view type = work_form(metadata).ris;
  RisReference reference(out);
  reference.raw("TY", type);
  reference.tag("ID", work.key);
  reference.tag("TI", metadata.title);
  ris_people(reference, metadata, type);
  ris_host(reference, work, type);
  ris_dates(reference, work);
  if (!metadata.languages.empty()) reference.tag("LA", metadata.languages.front());
  reference.tag("AB", metadata.abstract_text);
  for (const std::string& keyword : cited_keywords(metadata)) reference.tag("KW", keyword);
  reference.tag("DO", metadata.identifiers.doi);
  reference.tag("UR", cited_address(work));
  // Without a tag of the later description (2011), citation-js reads all by that of 2001, where a
  // report has no number.
  reference.raw("DB", "Vindplaats");
  reference.raw("ER", "");
}

}  // namespace

std::string ris(std::span<const CitedWork> works) {
  std::string out;
  for (const CitedWork& work : works) {
    if (!out.empty()) out += "\r\n";
    append_reference(out, work);
  }
  return out;
}

}  // namespace vindplaats
