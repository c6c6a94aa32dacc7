// A record in our own schema (contract section 4), as `try normalize` writes it: what editors and
// programs bring. Every value takes the same way into its canonical form as a partner's.
#include <fmt/format.h>

#include "core/json.h"
#include "normalize/builder.h"
#include "normalize/format.h"

namespace vindplaats {
namespace {

constexpr std::string_view kRecordJsonMediaTypes[] = {"application/vnd.vindplaats.record+json"};

// "creators[2]"
At record_path(std::string_view key, std::size_t index) {
  return [key, index] { return fmt::format("{}[{}]", key, index); };
}
At record_path(std::string_view key) {
  return [key] { return std::string(key); };
}

void read_json_texts(const Metadata& given, RecordBuilder& out) {
  out.title(given.title, given.title_language, TextForm::kPlain, record_path("title"));
  for (std::size_t i = 0; i < given.alternative_titles.size(); ++i) {
    const LocalText& text = given.alternative_titles[i];
    out.alternative_title(text.value, text.language, TextForm::kPlain,
                          record_path("alternativeTitles", i));
  }
  if (!given.abstract_text.empty()) {
    out.abstract(given.abstract_text, given.abstract_language, TextForm::kPlain,
                 record_path("abstract"));
  }
  for (std::size_t i = 0; i < given.abstracts.size(); ++i) {
    const LocalText& text = given.abstracts[i];
    if (text.value == given.abstract_text) continue;
    out.abstract(text.value, text.language, TextForm::kPlain, record_path("abstracts", i));
  }
  if (!given.content_html.empty())
    out.content(given.content_html, "", "", record_path("contentHtml"));
}

void read_json_people(const Metadata& given, RecordBuilder& out) {
  for (std::size_t i = 0; i < given.creators.size(); ++i)
    out.person(PersonRole::kCreator, given.creators[i], record_path("creators", i));
  for (std::size_t i = 0; i < given.contributors.size(); ++i)
    out.person(PersonRole::kContributor, given.contributors[i], record_path("contributors", i));
  if (!given.publisher.empty()) out.publisher(given.publisher, record_path("publisher"));
}

void read_json_identifiers(const Identifiers& given, RecordBuilder& out) {
  const auto add = [&](const char* key, const std::string& prefix, const std::string& value) {
    if (!value.empty())
      out.identifier(prefix + value, [key] { return fmt::format("identifiers.{}", key); });
  };
  add("doi", "doi:", given.doi);
  add("handle", "hdl:", given.handle);
  add("urnNbn", "", given.urn_nbn);
  for (const std::string& isbn : given.isbn) add("isbn", "ISBN ", isbn);
  for (const std::string& issn : given.issn) add("issn", "ISSN ", issn);
  add("pmid", "PMID:", given.pmid);
  add("arxiv", "arXiv:", given.arxiv);
  for (const std::string& url : given.url) add("url", "", url);
}

void read_json_kind(const Metadata& given, RecordBuilder& out) {
  if (!given.issued.empty()) out.date(DateKind::kIssued, given.issued, record_path("issued"));
  if (!given.modified.empty())
    out.date(DateKind::kModified, given.modified, record_path("modified"));
  if (!given.embargo_until.empty())
    out.date(DateKind::kEmbargo, given.embargo_until, record_path("embargoUntil"));
  if (!given.duration.empty()) out.duration(given.duration, record_path("duration"));
  for (const std::string* kind : {&given.type, &given.product}) {
    if (!kind->empty()) out.type(*kind, record_path(kind == &given.type ? "type" : "product"));
  }
  for (const std::string& language : given.languages)
    out.language(language, false, record_path("languages"));
  for (const std::string& audience : given.audiences)
    out.audience(audience, record_path("audiences"));
}

void read_json_rest(const Metadata& given, RecordBuilder& out) {
  if (!given.number.empty()) out.number(given.number, record_path("number"));
  for (std::size_t i = 0; i < given.subjects.size(); ++i) {
    const Subject& subject = given.subjects[i];
    out.subject(subject.value, subject.language, subject.scheme, record_path("subjects", i));
  }
  if (!given.image.url.empty()) out.image(given.image, "", record_path("image"));
  for (const std::string* rights : {&given.access, &given.license, &given.rights}) {
    if (!rights->empty()) out.rights(*rights, record_path("rights"));
  }
  for (std::size_t i = 0; i < given.relations.size(); ++i) {
    const Relation& relation = given.relations[i];
    out.relation(relation.type, relation.identifier, record_path("relations", i));
  }
  if (!(given.part_of == PartOf{})) out.part_of(given.part_of, record_path("partOf"));
}

void read_record_json(const RawRecord&, const Payload& payload, const ReadOptions&,
                      RecordBuilder& out) {
  const Result<Record> record = from_json<Record>(payload.bytes);
  if (!record) {
    return out.unreadable(
        "this is not a record of the shared schema: see schema/record.schema.json for its fields "
        "and their form");
  }
  const Metadata& given = record->metadata;
  if (given.title.empty()) return out.unreadable("the record has no \"title\": give it one");
  // First: an address among the identifiers or in the content says less of the same link.
  for (std::size_t i = 0; i < given.links.size(); ++i)
    out.link(Link(given.links[i]), "", record_path("links", i));
  read_json_texts(given, out);
  read_json_people(given, out);
  read_json_kind(given, out);
  read_json_identifiers(given.identifiers, out);
  read_json_rest(given, out);
}

}  // namespace

extern const Format format_record_json;
const Format format_record_json{"record_json", {}, kRecordJsonMediaTypes, 2, read_record_json};

}  // namespace vindplaats
