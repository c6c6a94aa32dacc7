// A web page by what its head says: citation_* as Google Scholar and Highwire have it, Dublin Core
// (DCMI's expression in HTML), Open Graph, and HTML's own title and description; the first of these
// that says a thing is believed. A work that the page describes in schema.org's terms (JSON-LD)
// says most, and is believed before all of them.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/json_document.h"
#include "core/text.h"
#include "core/uri.h"
#include "normalize/builder.h"
#include "normalize/fields/names.h"
#include "normalize/format.h"
#include "normalize/page_meta.h"
#include "normalize/schema_org.h"

namespace vindplaats {
namespace {

constexpr std::string_view kWebPageMediaTypes[] = {"text/html", "application/xhtml+xml"};

using MetaNames = std::initializer_list<std::string_view>;

class WebPageReader {
 public:
  WebPageReader(const PageMeta& page, const Payload& payload, RecordBuilder& out)
      : page_(page), base_(payload.frame.base), out_(out) {}

  void read() {
    read_titles();
    read_people();
    read_dates();
    read_host();
    read_identifiers();
    read_links();
    read_kind();
  }

 private:
  static At at(std::string_view name) {
    return [name = std::string(name)] { return name; };
  }

  // Calls read(content, name) for every entry of the first vocabulary that has any: each list is
  // one vocabulary. False: none has.
  template <class Read>
  bool best(std::initializer_list<MetaNames> vocabularies, Read&& read) const {
    for (const MetaNames& names : vocabularies) {
      bool found = false;
      for (const PageMeta::Entry& entry : page_.entries) {
        if (std::find(names.begin(), names.end(), entry.name) == names.end()) continue;
        read(std::string_view(entry.content), std::string_view(entry.name));
        found = true;
      }
      if (found) return true;
    }
    return false;
  }

  void read_titles() {
    bool titled = false;
    best({{"citation_title"}, {"dc.title", "dcterms.title"}, {"og.title"}, {"twitter.title"}},
         [&](std::string_view text, std::string_view name) {
           if (!titled) out_.title(text, {}, TextForm::kMixed, at(name));
           titled = true;
         });
    if (!titled) out_.title(without_site(page_.title), {}, TextForm::kMixed, at("title"));
    best({{"citation_abstract"},
          {"dcterms.abstract", "dc.description.abstract"},
          {"dc.description", "dcterms.description"},
          {"og.description"},
          {"description"},
          {"twitter.description"}},
         [&](std::string_view text, std::string_view name) {
           out_.abstract(text, {}, TextForm::kMixed, at(name));
         });
    best({{"citation_keywords"}, {"dc.subject", "dcterms.subject"}, {"article.tag"}, {"keywords"}},
         [&](std::string_view text, std::string_view name) {
           const char sign = text.find(';') == text.npos ? ',' : ';';
           for (const std::string_view word : split(text, sign))
             out_.subject(word, {}, {}, at(name));
         });
  }

  // "Taal op het werk | Instituut": the name of the site behind it, where the page says that name.
  std::string_view without_site(std::string_view title) const {
    const std::string_view site = trim(page_.first("og.site_name"));
    title = trim(title);
    if (site.empty() || !title.ends_with(site) || title.size() == site.size()) return title;
    const std::string_view rest = trim(title.substr(0, title.size() - site.size()));
    for (const std::string_view sign : {"|", "-", "–", "—", "·", "»", ":"}) {
      if (rest.ends_with(sign)) return trim(rest.substr(0, rest.size() - sign.size()));
    }
    return title;
  }

  void read_people() {
    best({{"citation_author", "citation_authors"},
          {"dc.creator", "dcterms.creator", "dc.creator.personalname"},
          {"article.author", "author"}},
         [&](std::string_view text, std::string_view name) {
           if (!text.starts_with("http")) out_.people(PersonRole::kCreator, text, at(name));
         });
    best({{"citation_editor"}, {"dc.contributor", "dcterms.contributor"}},
         [&](std::string_view text, std::string_view name) {
           out_.people(PersonRole::kContributor, text, at(name));
         });
    bool published = false;
    best({{"citation_technical_report_institution", "citation_dissertation_institution"},
          {"citation_publisher"},
          {"dc.publisher", "dcterms.publisher"},
          {"og.site_name"}},
         [&](std::string_view text, std::string_view name) {
           if (!published) out_.publisher(text, at(name));
           published = true;
         });
  }

  void read_dates() {
    const auto issued = [&](std::string_view text, std::string_view name) {
      out_.date(DateKind::kIssued, text, at(name));
    };
    const bool found = best({{"citation_publication_date", "citation_date", "citation_cover_date"},
                             {"citation_online_date", "citation_year"},
                             {"dcterms.issued", "dc.date.issued", "dcterms.date.issued"},
                             {"article.published_time", "og.published_time"},
                             {"datepublished"}},
                            issued);
    if (!found) {
      best({{"dcterms.available", "dc.date.available"},
            {"dc.date", "dcterms.date"},
            {"dcterms.created", "dc.date.created"},
            {"date"}},
           [&](std::string_view text, std::string_view name) {
             out_.date(DateKind::kUnsaid, text, at(name));
           });
    }
    best({{"article.modified_time", "og.updated_time"},
          {"dcterms.modified", "dc.date.modified"},
          {"datemodified", "last-modified"}},
         [&](std::string_view text, std::string_view name) {
           out_.date(DateKind::kModified, text, at(name));
         });
  }

  void read_host() {
    PartOf part;
    part.title = first({"citation_journal_title", "citation_conference_title",
                        "citation_inbook_title", "citation_book_title", "citation_series_title"});
    part.issn = first({"citation_issn", "citation_eissn"});
    part.volume = first({"citation_volume"});
    part.issue = first({"citation_issue"});
    const std::string from = first({"citation_firstpage"}), to = first({"citation_lastpage"});
    part.pages = to.empty() || to == from ? from : fmt::format("{}-{}", from, to);
    if (!(part == PartOf{})) out_.part_of(part, at("citation_journal_title"));
    out_.number(first({"citation_technical_report_number"}),
                at("citation_technical_report_number"));
  }

  std::string first(MetaNames names) const {
    for (const std::string_view name : names) {
      if (const std::string_view text = page_.first(name); !text.empty()) return one_line(text);
    }
    return {};
  }

  void read_identifiers() {
    for (const auto& [name, prefix] :
         {std::pair("citation_doi", "doi:"), std::pair("citation_pmid", "PMID:"),
          std::pair("citation_isbn", "ISBN ")}) {
      const std::string value = first({name});
      if (value.empty()) continue;
      const bool bare = value.find(':') == std::string::npos;
      out_.identifier(bare ? prefix + value : value, at(name));
    }
    best({{"dc.identifier", "dcterms.identifier", "dc.identifier.uri", "dc.identifier.doi"}},
         [&](std::string_view text, std::string_view name) { out_.identifier(text, at(name)); });
  }

  void read_links() {
    Link page;
    page.rel = "landing";
    for (const std::string& address : {page_.canonical, first({"og.url"}), base_}) {
      if (!address.empty() && page.url.empty() && resolve_link(trim(address), base_))
        page.url = address;
    }
    out_.link(std::move(page), base_, at("canonical"));
    best({{"citation_pdf_url"}}, [&](std::string_view url, std::string_view name) {
      Link file;
      file.url = url;
      file.rel = "fulltext";
      out_.link(std::move(file), base_, at(name));
    });
    Image image;
    image.url = first({"og.image", "og.image.url", "twitter.image"});
    image.alt = first({"og.image.alt", "twitter.image.alt"});
    out_.image(std::move(image), base_, at("og.image"));
    best({{"dcterms.license", "dc.rights.license"}, {"dc.rights", "dcterms.rights"}},
         [&](std::string_view text, std::string_view name) { out_.rights(text, at(name)); });
  }

  void read_kind() {
    best({{"dc.type", "dcterms.type", "citation_article_type"}},
         [&](std::string_view text, std::string_view name) { out_.type(text, at(name)); });
    if (!page_.first("citation_journal_title").empty())
      out_.type("journal article", at("citation_journal_title"));
    if (!first({"citation_technical_report_institution", "citation_technical_report_number"})
             .empty())
      out_.type("report", at("citation_technical_report_institution"));
    if (!page_.first("citation_dissertation_institution").empty())
      out_.type("thesis", at("citation_dissertation_institution"));
    const std::string_view og = page_.first("og.type");
    if (og.starts_with("video")) out_.type("video", at("og.type"));
    out_.fallback_type("website", "type: a web page");
    best({{"citation_language"}, {"dc.language", "dcterms.language"}, {"og.locale"}},
         [&](std::string_view text, std::string_view name) {
           std::string tag(text);
           std::replace(tag.begin(), tag.end(), '_', '-');
           out_.language(tag, false, at(name));
         });
    out_.language(page_.language, true, at("html/@lang"));
  }

  const PageMeta& page_;
  const std::string& base_;
  RecordBuilder& out_;
};

// The first script that describes a work with a name. The page's address, and its file and picture
// where the work names none, come from the head.
bool read_linked_data(const PageMeta& page, std::string_view base, RecordBuilder& out) {
  for (const std::string_view script : page.linked_data) {
    const Result<JsonDocument> document = JsonDocument::parse(script);
    if (!document) continue;
    const SchemaThings things(document->root());
    const JsonNode work = find_schema_work(things);
    if (!work.exists() || trim(work["name"].text() + work["headline"].text()).empty()) continue;
    if (!read_schema_work(work, things, base, out)) continue;
    for (const auto& [name, rel] :
         {std::pair(std::string_view("og.url"), "landing"), {"citation_pdf_url", "fulltext"}}) {
      Link link;
      link.url = page.first(name);
      link.rel = rel;
      out.link(std::move(link), base, [name = std::string(name)] { return name; });
    }
    if (const std::string_view doi = page.first("citation_doi"); !doi.empty())
      out.identifier("doi:" + std::string(doi.substr(std::min(doi.find("10."), doi.size()))),
                     [] { return std::string("citation_doi"); });
    out.language(page.language, true, [] { return std::string("html/@lang"); });
    return true;
  }
  return false;
}

void read_web_page(const RawRecord&, const Payload& payload, const ReadOptions&,
                   RecordBuilder& out) {
  const PageMeta page = read_page_meta(payload.bytes);
  if (read_linked_data(page, payload.frame.base, out)) return;
  if (page.entries.empty() && trim(page.title).empty())
    return out.unreadable("the page says nothing about itself: give it a <title> at least");
  WebPageReader(page, payload, out).read();
}

}  // namespace

extern const Format format_web_page;
const Format format_web_page{"web_page", {}, kWebPageMediaTypes, 1, read_web_page};

}  // namespace vindplaats
