#include "export/citations/biblatex.h"

#include <algorithm>
#include <string_view>

#include "core/text.h"
#include "export/citations/tex.h"
#include "export/citations/work_facts.h"
#include "export/citations/work_form.h"

namespace vindplaats {
namespace {

struct LangId {
  std::string_view tag, babel;
};
// BCP 47 to the names that babel and biblatex know; the first that fits holds.
constexpr LangId kLangIds[] = {
    {"nl", "dutch"},      {"en-us", "american"}, {"en-gb", "british"}, {"en", "english"},
    {"de", "ngerman"},    {"fr", "french"},      {"es", "spanish"},    {"it", "italian"},
    {"pt", "portuguese"}, {"pl", "polish"},      {"tr", "turkish"},    {"da", "danish"},
    {"sv", "swedish"},    {"no", "norsk"},       {"nb", "norsk"},      {"nn", "nynorsk"},
    {"fi", "finnish"},    {"el", "greek"},       {"ru", "russian"},    {"uk", "ukrainian"},
    {"bg", "bulgarian"},  {"ro", "romanian"},    {"hu", "magyar"},     {"cs", "czech"},
    {"sk", "slovak"},     {"sl", "slovene"},     {"hr", "croatian"},   {"sr", "serbian"},
    {"ar", "arabic"},     {"fa", "persian"},     {"he", "hebrew"},     {"et", "estonian"},
    {"lv", "latvian"},    {"lt", "lithuanian"},
};

std::string_view lang_id(std::string_view tag) {
  const std::string lower = to_lower(tag);
  for (const LangId& row : kLangIds) {
    const bool fits =
        lower == row.tag || (lower.size() > row.tag.size() && lower.starts_with(row.tag) &&
                             lower[row.tag.size()] == '-');
    if (fits) return row.babel;
  }
  return {};
}

class BibEntry {
 public:
  BibEntry(std::string& out, std::string_view type, std::string_view key) : out_(out) {
    out_ += '@';
    out_ += type;
    out_ += '{';
    out_ += key;
  }
  // `value` is escaped already; empty: left out.
  void field(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out_ += ",\n  ";
    out_ += name;
    out_ += " = {";
    out_ += value;
    out_ += '}';
  }
  void text(std::string_view name, std::string_view value) { field(name, escape_tex(value)); }
  void end() { out_ += "\n}\n"; }

 private:
  std::string& out_;
};

// Would a reader of names take `part` apart: at a comma, at " and ", or at a word that begins
// small.
bool comes_apart(std::string_view part) {
  if (part.find(',') != part.npos || part.find('"') != part.npos) return true;
  const std::string spaced = ' ' + to_lower(part) + ' ';
  if (spaced.find(" and ") != spaced.npos) return true;
  for (std::size_t at = part.find(' '); at != part.npos; at = part.find(' ', at + 1)) {
    if (at + 1 < part.size() && part[at + 1] >= 'a' && part[at + 1] <= 'z') return true;
  }
  return false;
}

std::string bib_part(std::string_view part) {
  std::string escaped = escape_tex(part);
  return comes_apart(part) ? '{' + escaped + '}' : escaped;
}

std::string bib_name(const CitedName& name) {
  if (!name.literal.empty()) return '{' + escape_tex(name.literal) + '}';
  if (name.given.empty() && name.particle.empty()) return '{' + escape_tex(name.family) + '}';
  std::string out = name.particle.empty() ? "" : escape_tex(name.particle) + ' ';
  out += bib_part(name.family);
  const bool apart = name.given.find(',') != name.given.npos;
  const std::string given = escape_tex(name.given);
  if (!given.empty()) out += ", " + (apart ? '{' + given + '}' : given);
  return out;
}

std::string bib_names(const std::vector<CitedName>& people) {
  std::string out;
  for (const CitedName& name : people) {
    if (!out.empty()) out += " and ";
    out += bib_name(name);
  }
  return out;
}

// Lists of names (publisher, institution) split at " and ", too.
std::string bib_literal(std::string_view text) {
  return text.empty() ? std::string() : '{' + escape_tex(text) + '}';
}

struct HostField {
  std::string_view entry, host, publisher;
};
constexpr HostField kHostFields[] = {
    {"article", "journaltitle", "publisher"},
    {"incollection", "booktitle", "publisher"},
    {"inproceedings", "booktitle", "publisher"},
    {"online", "titleaddon", "organization"},
    {"report", "series", "institution"},
    {"thesis", "series", "institution"},
    {"proceedings", "series", "publisher"},
    {"unpublished", "eventtitle", "howpublished"},
    {"patent", "series", "holder"},
};
constexpr HostField kOtherHost{"", "series", "publisher"};

const HostField& host_field(std::string_view entry) {
  const auto* row = std::find_if(std::begin(kHostFields), std::end(kHostFields),
                                 [&](const HostField& one) { return one.entry == entry; });
  return row == std::end(kHostFields) ? kOtherHost : *row;
}

// An article's `number` is its issue; a report's its own; a book's its place in the series.
void bib_numbers(BibEntry& entry, const CitedWork& work, std::string_view type) {
  const PartOf& part_of = work.metadata.part_of;
  if (type == "article") {
    entry.text("volume", part_of.volume);
    entry.text("number", part_of.issue);
    entry.text("eid", work.metadata.number);
    return;
  }
  const std::string own = cited_number(work.metadata);
  const bool series_apart = !own.empty() && own != part_of.number;
  const bool by_volume = part_of.volume.empty() && series_apart;
  entry.text("volume", by_volume ? part_of.number : part_of.volume);
  entry.text("number", own.empty() ? part_of.number : own);
  entry.text("issue", part_of.issue);
}

void bib_host(BibEntry& entry, const CitedWork& work, std::string_view type) {
  const HostField& field = host_field(type);
  const std::string host = cited_host(work);
  const std::string publisher = cited_publisher(work);
  if (type != "online" || host != publisher) entry.text(field.host, host);
  const std::string_view kind = thesis_type(work.metadata);
  if (!kind.empty()) {
    entry.field("type", kind);
  } else {
    entry.text("type", work_genre(work.metadata));
  }
  entry.field(field.publisher, bib_literal(publisher));
  bib_numbers(entry, work, type);
  const auto [first, last] = cited_pages(work.metadata.part_of.pages);
  entry.field("pages", escape_tex(first) + (last.empty() ? "" : "--" + escape_tex(last)));
}

std::string edtf_day(std::string_view text) {
  return cited_date(text) ? std::string(text.substr(0, text.find('T'))) : std::string();
}

void bib_identifiers(BibEntry& entry, const CitedWork& work) {
  const Metadata& metadata = work.metadata;
  const Identifiers& known = metadata.identifiers;
  entry.field("doi", verbatim_tex(known.doi));
  entry.text("isbn", known.isbn.empty() ? metadata.part_of.isbn : known.isbn.front());
  entry.text("issn", known.issn.empty() ? metadata.part_of.issn : known.issn.front());
  if (!known.pmid.empty() || !known.arxiv.empty()) {
    entry.field("eprint", verbatim_tex(known.arxiv.empty() ? known.pmid : known.arxiv));
    entry.field("eprinttype", known.arxiv.empty() ? "pubmed" : "arxiv");
  }
  entry.field("url", verbatim_tex(cited_address(work)));
  entry.field("urldate", edtf_day(work.accessed));
}

void append_entry(std::string& out, const CitedWork& work) {
  const Metadata& metadata = work.metadata;
  const std::string_view type = work_form(metadata).biblatex;
  const std::string language = metadata.languages.empty() ? "" : metadata.languages.front();
  BibEntry entry(out, type, work.key);
  for (const std::string_view part : {"author", "editor", "translator"}) {
    entry.field(part, bib_names(cited_people(metadata, part)));
  }
  // Sentence case is for English only, and for entries without a language.
  const bool keep_capitals = language.empty() || language.starts_with("en");
  entry.field("title", escape_tex_title(metadata.title, keep_capitals));
  bib_host(entry, work, type);
  entry.field("date", edtf_day(metadata.issued));
  entry.field("langid", lang_id(language));
  entry.field("language", lang_id(language));
  bib_identifiers(entry, work);
  entry.text("abstract", metadata.abstract_text);
  entry.text("keywords", join(cited_keywords(metadata), ", "));
  entry.end();
}

}  // namespace

std::string biblatex(std::span<const CitedWork> works) {
  std::string out;
  for (const CitedWork& work : works) {
    if (!out.empty()) out += '\n';
    append_entry(out, work);
  }
  return out;
}

}  // namespace vindplaats
