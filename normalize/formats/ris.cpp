// One reference in RIS (descriptions of 2001 and 2011), as EndNote, Zotero, Mendeley, databases and
// our own bundles write it. The same tag means different things in different types; what a type
// means by its host and its number stands in kRisTypes.
#include "core/ris.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/text.h"
#include "normalize/builder.h"
#include "normalize/fields/names.h"
#include "normalize/fields/word_index.h"
#include "normalize/fields/words.h"
#include "normalize/format.h"

namespace vindplaats {
namespace {

constexpr std::string_view kRisMediaTypes[] = {"application/x-research-info-systems"};

// Whose the numbers are: an ISSN or ISBN in SN, and what T2 names.
enum class RisHost { kItself, kContainer, kSeries };

struct RisType {
  std::string_view key;
  std::string_view type;  // as read_type() knows it
  RisHost host = RisHost::kItself;
};
// Sorted by key. GEN and UNBILL say nothing.
// clang-format off
constexpr RisType kRisTypes[] = {
    {"ABST", "journal article", RisHost::kContainer}, {"AGGR", "aggregated data"}, {"ART", "image"},
    {"BLOG", "blog post", RisHost::kContainer}, {"BOOK", "book", RisHost::kSeries},
    {"CHAP", "book part", RisHost::kContainer}, {"COMP", "software", RisHost::kSeries},
    {"CONF", "conference proceedings", RisHost::kSeries}, {"CPAPER", "conference paper", RisHost::kContainer},
    {"CTLG", "other"}, {"DATA", "dataset", RisHost::kSeries}, {"DBASE", "dataset"},
    {"DICT", "book part", RisHost::kContainer}, {"EBOOK", "book", RisHost::kSeries},
    {"ECHAP", "book part", RisHost::kContainer}, {"EDBOOK", "book", RisHost::kSeries},
    {"EJOUR", "journal article", RisHost::kContainer}, {"ELEC", "website", RisHost::kContainer},
    {"ENCYC", "book part", RisHost::kContainer}, {"FIGURE", "image", RisHost::kSeries},
    {"GOVDOC", "report", RisHost::kSeries}, {"GRANT", "other"}, {"INPR", "journal article", RisHost::kContainer},
    {"JFULL", "journal"}, {"JOUR", "journal article", RisHost::kContainer}, {"MANSCPT", "manuscript"},
    {"MAP", "map", RisHost::kSeries}, {"MGZN", "newspaper article", RisHost::kContainer},
    {"MPCT", "moving image"}, {"MULTI", "interactive resource"}, {"MUSIC", "musical notation"},
    {"NEWS", "newspaper article", RisHost::kContainer}, {"PAMP", "brochure", RisHost::kSeries}, {"PAT", "patent"},
    {"PCOMM", "letter"}, {"RPRT", "report", RisHost::kSeries}, {"SER", "periodical", RisHost::kSeries},
    {"SLIDE", "conference presentation", RisHost::kContainer}, {"SOUND", "sound", RisHost::kSeries},
    {"STAND", "technical documentation", RisHost::kSeries}, {"THES", "thesis", RisHost::kSeries},
    {"UNPB", "manuscript"}, {"VIDEO", "video", RisHost::kSeries}, {"WEB", "website", RisHost::kContainer},
};
// clang-format on

// Read with the date and the host, or said of the file rather than of the work.
constexpr std::string_view kReadElsewhere[] = {"TY", "ER", "PY", "Y1", "DA", "T2", "T3", "JO", "JF",
                                               "JA", "J1", "J2", "BT", "VL", "IS", "SP", "EP", "M1",
                                               "NV", "ID", "DB", "DP", "Y2", "AN", "CY", "ST"};

At ris_path(std::string_view tag) {
  return [name = std::string(tag)] { return name; };
}

bool is_one_of(std::string_view tag, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), tag) != names.end();
}

class RisReader {
 public:
  RisReader(const std::vector<RisTag>& tags, RecordBuilder& out) : tags_(tags), out_(out) {}

  void read() {
    code_ = to_lower(first({"TY"}));
    std::transform(code_.begin(), code_.end(), code_.begin(),
                   [](char c) { return is_lower(c) ? static_cast<char>(c - 32) : c; });
    if (const RisType* type = find_row<kRisTypes>(code_)) {
      host_ = type->host;
      out_.type(type->type, ris_path("TY"));
    } else if (!code_.empty() && code_ != "GEN" && code_ != "UNBILL") {
      out_.type(code_, ris_path("TY"));
    }
    for (const RisTag& tag : tags_) {
      if (!person(tag) && !text(tag) && !place(tag)) rest(tag);
    }
    read_date();
    read_host();
  }

 private:
  // The first that has a value, in the order of `names`.
  std::string_view first(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
      const auto found = std::find_if(tags_.begin(), tags_.end(),
                                      [&](const RisTag& tag) { return tag.name == name; });
      if (found != tags_.end()) return found->value;
    }
    return {};
  }

  bool book() const { return is_one_of(code_, {"BOOK", "EDBOOK", "EBOOK"}); }

  // Which role a tag's people have; A2 and A3 mean the editor, except where they are the series'.
  bool person(const RisTag& tag) {
    if (is_one_of(tag.name, {"AU", "A1"})) return add_person(tag, "");
    if (tag.name == "A4") return add_person(tag, "translator");
    if (is_one_of(tag.name, {"A2", "A3", "ED"})) return add_person(tag, "editor");
    return false;
  }

  // "Family, Given, Suffix": the comma is what makes it a person.
  bool add_person(const RisTag& tag, std::string_view role) {
    for (const std::string_view name : split(tag.value, '\n')) {
      const std::vector<std::string_view> parts = split(name, ',');
      const bool taken_apart =
          parts.size() > 1 && name.find_first_of("@[(") == std::string_view::npos;
      Person person = taken_apart ? name_from_parts(parts[1], parts[0]) : read_name(name);
      if (!role.empty()) person.role = role;
      out_.person(role.empty() ? PersonRole::kCreator : PersonRole::kContributor, std::move(person),
                  ris_path(tag.name));
    }
    return true;
  }

  bool text(const RisTag& tag) {
    const At at = ris_path(tag.name);
    if (is_one_of(tag.name, {"TI", "T1", "CT"}) || (tag.name == "BT" && book())) {
      out_.title(tag.value, {}, TextForm::kMixed, at);
    } else if (is_one_of(tag.name, {"TT", "OP"})) {
      out_.alternative_title(tag.value, {}, TextForm::kMixed, at);
    } else if (is_one_of(tag.name, {"AB", "N2"})) {
      out_.abstract(tag.value, {}, TextForm::kMixed, at);
    } else if (tag.name == "KW") {
      for (const std::string_view word : split(tag.value, '\n')) out_.subject(word, {}, {}, at);
    } else if (tag.name == "PB") {
      out_.publisher(tag.value, at);
    } else if (tag.name == "LA") {
      out_.language(tag.value, false, at);
    } else {
      return false;
    }
    return true;
  }

  // Where it is, and what names it.
  bool place(const RisTag& tag) {
    const At at = ris_path(tag.name);
    if (is_one_of(tag.name, {"UR", "LK", "L1", "L2"})) {
      for (const std::string_view line : split(tag.value, '\n')) add_links(line, tag.name, at);
    } else if (tag.name == "DO") {
      out_.identifier(tag.value.starts_with("10.") ? "doi:" + tag.value : tag.value, at);
    } else if (tag.name == "M3") {
      // The kind of work; many databases keep the DOI here.
      tag.value.find("10.") == std::string::npos ? out_.type(tag.value, at)
                                                 : out_.identifier(tag.value, at);
    } else if (tag.name == "N1" &&
               (tag.value.starts_with("ISBN ") || tag.value.starts_with("ISSN "))) {
      out_.identifier(tag.value, at);
    } else if (tag.name == "SN") {
      read_numbers(tag);
    } else {
      return false;
    }
    return true;
  }

  // Several in one line are met: "https://a; https://b".
  void add_links(std::string_view line, std::string_view tag, const At& at) {
    for (const std::string_view url : split(line, ';')) {
      if (!starts_with_ignoring_case(url, "http")) {
        out_.identifier(url, at);
        continue;
      }
      Link link;
      link.url = url;
      if (tag == "L1") link.rel = "fulltext";
      out_.link(std::move(link), {}, at);
    }
  }

  // ISSN and ISBN, of the work or of what it is in; else a report's number.
  void read_numbers(const RisTag& tag) {
    std::string value = tag.value;
    std::replace(value.begin(), value.end(), '\n', ';');
    for (const std::string_view one : split(value, ';')) {
      const std::string_view bare = one.substr(0, one.find(" ("));
      const auto isbn = normal_isbn13(bare);
      const auto issn = isbn ? std::nullopt : normal_issn(bare);
      if (issn) {
        series_.issn = *issn;
      } else if (isbn && host_ == RisHost::kContainer) {
        series_.isbn = *isbn;
      } else if (isbn) {
        out_.identifier("ISBN " + *isbn, ris_path("SN"));
      } else if (code_ == "RPRT") {
        out_.number(one, ris_path("SN"));
      } else {
        out_.finding("identifier-check-digit", "identifiers", one);
      }
    }
  }

  void rest(const RisTag& tag) {
    const auto taken = std::find(std::begin(kReadElsewhere), std::end(kReadElsewhere), tag.name);
    if (taken == std::end(kReadElsewhere)) out_.not_mapped("", tag.value);
  }

  // "2019/03/12/spring": year, month, day and other words; DA says more than PY where both agree.
  void read_date() {
    for (const std::string_view name : {"DA", "PY", "Y1"}) {
      std::string date(first({name}));
      if (date.empty()) continue;
      const std::vector<std::string_view> parts = split(date, '/');
      const bool slashed = date.find('/') == 4 && parts[0].size() == 4 && all_digits(parts[0]);
      if (slashed) {
        std::string iso(parts[0]);
        for (std::size_t i = 1; i < std::min<std::size_t>(parts.size(), 3); ++i) {
          if (parts[i].size() > 2 || !all_digits(parts[i])) break;
          iso += parts[i].size() == 1 ? "-0" : "-";
          iso += parts[i];
        }
        date = std::move(iso);
      }
      out_.date(DateKind::kIssued, date, ris_path(name));
    }
  }

  void read_host() {
    PartOf& part = series_;
    if (host_ != RisHost::kItself || code_ == "GEN") {
      part.title =
          one_line(first({"JF", "T2", "JO", book() ? "T3" : "BT", "T3", "JA", "J2", "J1"}));
    }
    part.volume = first({"VL"});
    part.issue = first({"IS"});
    std::string_view number = first({"M1"});
    if (host_ == RisHost::kContainer && part.issue.empty() && number.size() < 4 &&
        all_digits(number)) {
      part.issue = number;  // EndNote's journal issue
      number = {};
    }
    if (host_ != RisHost::kContainer && host_ != RisHost::kItself && code_ != "RPRT") {
      part.number = number;
    } else if (!number.empty()) {
      out_.number(number, ris_path("M1"));
    }
    if (part.number.empty() && code_ == "RPRT") part.number = first({"NV"});
    part.pages = pages();
    if (!(part == PartOf{})) out_.part_of(part, ris_path("T2"));
  }

  // SP may hold both; of a book it is their number, which no field takes.
  std::string pages() const {
    const std::string_view from = first({"SP"});
    const std::string_view to = first({"EP"});
    if (host_ == RisHost::kSeries && to.empty() && from.find('-') == std::string_view::npos) {
      return {};
    }
    return to.empty() || from == to ? std::string(from) : fmt::format("{}-{}", from, to);
  }

  const std::vector<RisTag>& tags_;
  RecordBuilder& out_;
  std::string code_;
  RisHost host_ = RisHost::kItself;
  PartOf series_;
};

void read_ris(const RawRecord&, const Payload& payload, const ReadOptions&, RecordBuilder& out) {
  const std::vector<RisTag> tags = ris_tags(payload.bytes);
  const auto has = [&](std::initializer_list<std::string_view> names) {
    return std::any_of(tags.begin(), tags.end(),
                       [&](const RisTag& tag) { return is_one_of(tag.name, names); });
  };
  if (!has({"TY"})) {
    return out.unreadable("this is no RIS reference: it does not begin with a line \"TY  - \"");
  }
  if (!has({"TI", "T1", "CT", "BT"})) {
    return out.unreadable("the reference has no title: give it a line \"TI  - \"");
  }
  RisReader(tags, out).read();
}

}  // namespace

extern const Format format_ris;
const Format format_ris{"ris", {}, kRisMediaTypes, 1, read_ris};

}  // namespace vindplaats
