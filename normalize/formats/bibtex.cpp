// One entry of BibTeX or BibLaTeX (its manual, chapter 2), as Zotero, JabRef, databases and our own
// bundles write it. The payload holds the @string entries that it needs before it, and the entry
// that its `crossref` names behind it.
#include "core/bibtex.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/text.h"
#include "normalize/builder.h"
#include "normalize/fields/dates.h"
#include "normalize/fields/names.h"
#include "normalize/fields/tex_text.h"
#include "normalize/fields/word_index.h"
#include "normalize/fields/words.h"
#include "normalize/format.h"

namespace vindplaats {
namespace {

constexpr std::string_view kBibtexMediaTypes[] = {"application/x-bibtex"};

At bib_path(std::string_view field) {
  return [name = std::string(field)] { return name; };
}

// What a list is parted by: " and " outside braces.
std::vector<std::string_view> bib_list(std::string_view value) {
  std::vector<std::string_view> parts;
  std::size_t depth = 0, begin = 0;
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] == '{') ++depth;
    if (value[at] == '}' && depth > 0) --depth;
    const bool word = depth == 0 && at > 0 && is_blank(value[at - 1]) && at + 3 < value.size() &&
                      is_blank(value[at + 3]) && to_lower(value.substr(at, 3)) == "and";
    if (!word) continue;
    parts.push_back(trim(value.substr(begin, at - begin)));
    begin = at + 3;
  }
  parts.push_back(trim(value.substr(begin)));
  std::erase_if(parts, [](std::string_view part) { return part.empty(); });
  return parts;
}

// At commas outside braces.
std::vector<std::string_view> name_parts(std::string_view name) {
  std::vector<std::string_view> parts;
  std::size_t depth = 0, begin = 0;
  for (std::size_t at = 0; at <= name.size(); ++at) {
    if (at < name.size() && name[at] == '{') ++depth;
    if (at < name.size() && name[at] == '}' && depth > 0) --depth;
    if (at < name.size() && (depth > 0 || name[at] != ',')) continue;
    parts.push_back(trim(name.substr(begin, at - begin)));
    begin = at + 1;
  }
  return parts;
}

bool in_braces(std::string_view name) {
  return name.size() > 2 && name.front() == '{' && name.find('}') == name.size() - 1;
}

// "First von Last", "von Last, First" or "von Last, Jr, First"; wholly in braces: an organisation.
Person bib_person(std::string_view name) {
  if (in_braces(name)) return read_organisation(one_line(tex_text(name)));
  const std::vector<std::string_view> parts = name_parts(name);
  if (parts.size() == 1 || name.find('@') != std::string_view::npos)
    return read_name(one_line(tex_text(name)));
  return name_from_parts(one_line(tex_text(parts.back())), one_line(tex_text(parts.front())));
}

struct BibTypeWord {
  std::string_view key, type;
};
// What read_type() does not know by its own name. Sorted by key.
constexpr BibTypeWord kBibTypes[] = {
    {"booklet", "brochure"},       {"candthesis", "thesis"},
    {"electronic", "website"},     {"inreference", "book part"},
    {"mathesis", "master thesis"}, {"mvbook", "book"},
    {"mvcollection", "book"},      {"mvproceedings", "conference proceedings"},
    {"mvreference", "book"},       {"online", "website"},
    {"reference", "book"},         {"resreport", "research report"},
    {"suppbook", "book part"},     {"suppcollection", "book part"},
    {"unpublished", "manuscript"}, {"www", "website"},
};

std::string_view bib_type(std::string_view word) {
  if (word == "collection") return "book";
  const BibTypeWord* row = find_row<kBibTypes>(word);
  return row == nullptr ? word : row->type;
}

// babel's names that are no English names of languages.
struct BabelName {
  std::string_view key, tag;
};
constexpr BabelName kBabelNames[] = {
    {"american", "en-US"},  {"australian", "en-AU"},   {"austrian", "de-AT"},
    {"brazilian", "pt-BR"}, {"british", "en-GB"},      {"canadian", "en-CA"},
    {"magyar", "hu"},       {"naustrian", "de-AT"},    {"ngerman", "de"},
    {"norsk", "no"},        {"nswissgerman", "de-CH"}, {"nynorsk", "nn"},
    {"portuges", "pt"},     {"slovene", "sl"},         {"swissgerman", "de-CH"},
    {"ukenglish", "en-GB"}, {"usenglish", "en-US"},
};

class BibReader {
 public:
  BibReader(const BibRecord& own, const BibRecord& parent, RecordBuilder& out)
      : own_(own), parent_(parent), out_(out) {}

  void read() {
    read_titles();
    for (const auto& [field, role] :
         {std::pair("author", ""), {"editor", "editor"}, {"translator", "translator"}}) {
      read_people(field, role);
    }
    read_kind();
    read_dates();
    read_host();
    read_identifiers();
    read_rest();
  }

 private:
  // As it stood, TeX and all; what the entry lacks its parent may say, except titles and names of
  // its own.
  std::string_view raw(std::string_view name, bool inherit = false) const {
    const BibField* field = own_.field(name);
    if (field == nullptr && inherit) field = parent_.field(name);
    return field == nullptr ? std::string_view() : std::string_view(field->value);
  }
  std::string text(std::string_view name, bool inherit = false) const {
    return tex_text(raw(name, inherit));
  }
  // The first of several names of one thing.
  std::string first(std::initializer_list<std::string_view> names, bool inherit = false) const {
    for (const std::string_view name : names) {
      if (std::string found = text(name, inherit); !found.empty()) return found;
    }
    return {};
  }

  bool is(std::initializer_list<std::string_view> types) const {
    return std::find(types.begin(), types.end(), own_.type) != types.end();
  }
  bool in_container() const {
    return is({"article", "incollection", "inproceedings", "conference", "inbook", "suppbook",
               "inreference", "suppcollection", "suppperiodical"});
  }

  void read_titles() {
    std::string title = one_line(text("title"));
    if (const std::string sub = one_line(text("subtitle")); !sub.empty()) title += ": " + sub;
    out_.title(title, {}, TextForm::kPlain, bib_path("title"));
    for (const std::string_view name : {"origtitle", "titletranslation"}) {
      out_.alternative_title(text(name), {}, TextForm::kPlain, bib_path(name));
    }
    out_.abstract(text("abstract"), {}, TextForm::kMixed, bib_path("abstract"));
  }

  void read_people(std::string_view field, std::string_view role) {
    const BibField* found = own_.field(field);
    if (found == nullptr && role == "editor") found = parent_.field(field);
    if (found == nullptr) return;
    const std::string whole = '{' + found->value + '}';
    const std::vector<std::string_view> names =
        found->braced ? std::vector<std::string_view>{whole} : bib_list(found->value);
    for (const std::string_view name : names) {
      if (equals_ignoring_case(name, "others")) {
        out_.finding("creators-incomplete", role.empty() ? "creators" : "contributors",
                     found->value);
        continue;
      }
      Person person = bib_person(name);
      if (!role.empty()) person.role = role;
      out_.person(role.empty() ? PersonRole::kCreator : PersonRole::kContributor, std::move(person),
                  bib_path(field));
    }
  }

  void read_kind() {
    const std::string said = text("type");
    if (!said.empty()) out_.type(bib_type(to_lower(said)), bib_path("type"));
    if (own_.type != "misc" || said.empty()) out_.type(bib_type(own_.type), bib_path("@"));
    for (const std::string_view name : {"langid", "language"}) {
      for (const std::string_view one : bib_list(raw(name))) {
        const std::string language = to_lower(tex_text(one));
        const BabelName* babel = find_row<kBabelNames>(language);
        out_.language(babel == nullptr ? language : babel->tag, false, bib_path(name));
      }
    }
  }

  // BibLaTeX's `date`, else `year` with `month` ("3", "mar", "12~March").
  void read_dates() {
    if (const std::string date = one_line(first({"date"}, true)); !date.empty())
      return out_.date(DateKind::kIssued, date, bib_path("date"));
    const std::string year = one_line(first({"year"}, true));
    const std::string month = one_line(first({"month"}, true));
    const std::string day = one_line(first({"day"}, true));
    if (year.empty()) return;
    const bool digits = all_digits(month) && !month.empty() && month.size() < 3;
    std::string date = year;
    if (digits) {
      date = fmt::format("{}-{:0>2}", year, month);
      if (all_digits(day) && !day.empty() && day.size() < 3) date += fmt::format("-{:0>2}", day);
    } else if (!month.empty() && read_date(month + ' ' + year)) {
      date = month + ' ' + year;
    }
    out_.date(DateKind::kIssued, date, bib_path("year"));
  }

  void read_host() {
    PartOf part;
    part.title =
        one_line(in_container() ? first({"journaltitle", "journal", "booktitle", "maintitle"})
                                : first({"series", "titleaddon", "eventtitle"}, true));
    if (part.title.empty() && in_container()) part.title = one_line(tex_text(parent_title()));
    part.volume = one_line(text("volume", true));
    const std::string number = one_line(text("number", true));
    const std::string eid = one_line(first({"eid", "articleno"}));
    part.issue = one_line(own_.type == "article" ? first({"number", "issue"}) : text("issue"));
    if (is({"report", "techreport"}) && !part.volume.empty()) {
      part.number = std::move(part.volume);  // of the series, beside the report's own
      part.volume.clear();
      out_.number(number, bib_path("number"));
    } else if (is({"report", "techreport", "misc", "online", "manual", "patent"})) {
      out_.number(number, bib_path("number"));
      if (!part.title.empty()) part.number = number;
    } else if (own_.type != "article") {
      part.number = number;
    }
    if (!eid.empty()) out_.number(eid, bib_path("eid"));
    part.pages = pages();
    part.issn = issn();
    if (in_container()) part.isbn = isbn_of_host();
    if (!(part == PartOf{})) out_.part_of(part, bib_path("journaltitle"));
  }

  std::string_view parent_title() const {
    const BibField* title = parent_.field("title");
    return title == nullptr ? std::string_view() : std::string_view(title->value);
  }

  // "12--20", "12–20": one hyphen.
  std::string pages() const {
    std::string pages = one_line(text("pages"));
    for (const std::string_view dash : {"–", "—", "−"}) {
      for (std::size_t at = pages.find(dash); at != pages.npos; at = pages.find(dash, at))
        pages.replace(at, dash.size(), "-");
    }
    return pages;
  }

  std::string issn() const {
    const std::string value = text("issn", true);
    const std::vector<std::string_view> several = split(value, ',');
    return several.empty() ? std::string() : std::string(several.front());
  }
  std::string isbn_of_host() const { return text("isbn", true); }

  void read_identifiers() {
    if (const std::string doi = tex_verbatim(raw("doi")); !doi.empty())
      out_.identifier(doi.starts_with("10.") ? "doi:" + doi : doi, bib_path("doi"));
    if (!in_container()) {
      const std::string value = text("isbn");
      for (const std::string_view one : split(value, ','))
        out_.identifier("ISBN " + std::string(one), bib_path("isbn"));
    }
    const std::string eprint = tex_verbatim(raw("eprint"));
    const std::string kind = to_lower(first({"eprinttype", "archiveprefix"}));
    if (!eprint.empty() && (kind == "arxiv" || kind == "pubmed" || kind == "hdl"))
      out_.identifier((kind == "pubmed" ? "PMID:"
                       : kind == "hdl"  ? "hdl:"
                                        : "arXiv:") +
                          eprint,
                      bib_path("eprint"));
    if (const std::string pmid = tex_verbatim(raw("pmid")); !pmid.empty())
      out_.identifier("PMID:" + pmid, bib_path("pmid"));
    for (const std::string_view name : {"url", "howpublished", "ee"}) {
      Link link;
      link.url = tex_verbatim(raw(name));
      if (starts_with_ignoring_case(link.url, "http"))
        out_.link(std::move(link), {}, bib_path(name));
    }
  }

  void read_rest() {
    const std::string maker =
        first({"institution", "school", "organization", "publisher", "holder"}, true);
    out_.publisher(one_line(maker), bib_path("publisher"));
    std::string words = first({"keywords", "keyword"});
    // BibLaTeX parts them by commas; where there are none databases do so by semicolons.
    std::replace(words.begin(), words.end(), ',', ';');
    for (const std::string_view word : split(words, ';'))
      out_.subject(word, {}, {}, bib_path("keywords"));
    for (const std::string_view name : {"copyright", "license", "rights"}) {
      if (const std::string rights = text(name); !rights.empty())
        out_.rights(rights, bib_path(name));
    }
    for (const std::string_view name : {"note", "annote", "annotation", "addendum"}) {
      if (const std::string note = text(name); !note.empty()) out_.not_mapped("", note);
    }
  }

  const BibRecord& own_;
  const BibRecord& parent_;
  RecordBuilder& out_;
};

void read_bibtex_entry(const RawRecord&, const Payload& payload, const ReadOptions&,
                       RecordBuilder& out) {
  BibMacros macros;
  std::vector<BibRecord> records;
  for (const BibSlice& slice : bibtex_slices(payload.bytes)) {
    if (equals_ignoring_case(slice.type, "string")) {
      add_macro(slice, macros);
    } else if (records.size() < 2) {
      records.push_back(read_bibtex(slice, macros));
    }
  }
  if (records.empty())
    return out.unreadable("this is no entry of a bibliography (@type{key, ...})");
  records.resize(2);
  if (records[0].field("title") == nullptr)
    return out.unreadable("the entry has no `title`: give it one");
  BibReader(records[0], records[1], out).read();
}

}  // namespace

extern const Format format_bibtex;
const Format format_bibtex{"bibtex", {}, kBibtexMediaTypes, 2, read_bibtex_entry};

}  // namespace vindplaats
