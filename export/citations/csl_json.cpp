#include "export/citations/csl_json.h"

#include <string_view>

#include "core/json.h"
#include "core/text.h"
#include "export/citations/work_facts.h"
#include "export/citations/work_form.h"

namespace vindplaats {
namespace {

// An object of CSL, member by member; what is empty is left out.
class CslObject {
 public:
  explicit CslObject(std::string& out) : out_(out) { out_ += '{'; }
  void text(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    begin(key);
    append_json_string(out_, value);
  }
  void names(std::string_view key, const std::vector<CitedName>& people);
  void date(std::string_view key, std::string_view value);
  void end() { out_ += '}'; }

 private:
  void begin(std::string_view key) {
    if (!first_) out_ += ',';
    first_ = false;
    append_json_string(out_, key);
    out_ += ':';
  }

  std::string& out_;
  bool first_ = true;
};

void CslObject::names(std::string_view key, const std::vector<CitedName>& people) {
  if (people.empty()) return;
  begin(key);
  char separator = '[';
  for (const CitedName& name : people) {
    out_ += separator;
    separator = ',';
    CslObject one(out_);
    one.text("family", name.family);
    one.text("given", name.given);
    one.text("non-dropping-particle", name.particle);
    one.text("literal", name.literal);
    one.end();
  }
  out_ += ']';
}

void CslObject::date(std::string_view key, std::string_view value) {
  const std::optional<CitedDate> date = cited_date(value);
  if (!date) return;
  begin(key);
  out_ += "{\"date-parts\":[[" + std::to_string(date->year);
  if (date->month > 0) out_ += ',' + std::to_string(date->month);
  if (date->day > 0) out_ += ',' + std::to_string(date->day);
  out_ += "]]}";
}

void csl_host(CslObject& item, const CitedWork& work) {
  const bool container = work_form(work.metadata).host == Host::kContainer;
  const PartOf& part_of = work.metadata.part_of;
  const std::string host = cited_host(work);
  item.text(container ? "container-title" : "collection-title", host);
  if (!container) item.text("collection-number", one_line(part_of.number));
  const std::string publisher = cited_publisher(work);
  // A page of a site that is named after its institute: said once.
  if (!container || publisher != host) item.text("publisher", publisher);
  item.text("volume", one_line(part_of.volume));
  item.text("issue", one_line(part_of.issue));
  item.text("page", one_line(part_of.pages));
}

std::string first_of(const std::vector<std::string>& values, const std::string& otherwise) {
  return values.empty() ? otherwise : values.front();
}

void append_csl(std::string& out, const CitedWork& work) {
  const Metadata& metadata = work.metadata;
  CslObject item(out);
  item.text("id", work.key);
  item.text("type", work_form(metadata).csl);
  item.text("title", one_line(metadata.title));
  for (const std::string_view part : {"author", "editor", "translator"}) {
    item.names(part, cited_people(metadata, part));
  }
  csl_host(item, work);
  item.text("genre", work_genre(metadata));
  item.text("number", cited_number(metadata));
  item.date("issued", metadata.issued);
  item.date("accessed", work.accessed);
  item.text("language", first_of(metadata.languages, ""));
  item.text("abstract", paragraphs(metadata.abstract_text));
  item.text("keyword", join(cited_keywords(metadata), ", "));
  item.text("DOI", metadata.identifiers.doi);
  item.text("ISBN", first_of(metadata.identifiers.isbn, metadata.part_of.isbn));
  item.text("ISSN", first_of(metadata.identifiers.issn, metadata.part_of.issn));
  item.text("PMID", metadata.identifiers.pmid);
  item.text("URL", cited_address(work));
  item.end();
}

}  // namespace

std::string csl_json(std::span<const CitedWork> works) {
  std::string out = "[";
  for (const CitedWork& work : works) {
    out += out.size() > 1 ? ",\n" : "\n";
    append_csl(out, work);
  }
  out += "\n]\n";
  return out;
}

}  // namespace vindplaats
