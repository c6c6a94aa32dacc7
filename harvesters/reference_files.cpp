#include "harvesters/reference_files.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include <fmt/format.h>

#include "core/bibtex.h"
#include "core/csv.h"
#include "core/ris.h"
#include "core/text.h"
#include "harvesters/item.h"

namespace vindplaats {
namespace {

constexpr std::size_t kMostMacros = 50;               // of one entry
constexpr std::size_t kMostAdded = 16 * 1024 * 1024;  // bytes of a file's entries that stand twice
constexpr std::size_t kMostHeaders = 64 * 1024 * 1024;  // bytes of a header that stands in each row
constexpr std::size_t kNameLength = 200;
constexpr std::string_view kTitleColumns[] = {"title", "titel", "article title", "document title"};
constexpr std::string_view kYearColumns[] = {"year", "jaar", "publication year", "date", "datum"};
constexpr std::string_view kCreatorColumns[] = {"authors", "author", "auteurs", "auteur"};
constexpr std::string_view kPublisherColumns[] = {"publisher", "uitgever", "institution"};

class ReferenceItems {
 public:
  ReferenceItems(const Decoded& file, const ReferenceContext& context, Page& page)
      : context_(context), page_(page) {
    frame_.base = context.base;
    frame_.charset = file.charset;
  }

  // The first name that no earlier reference has; the last resort is a digest of all its bytes.
  void add(std::initializer_list<std::string> names, std::string_view format, std::string bytes) {
    std::string name = name_by_content(bytes);
    for (const std::string& wanted : names) {
      if (wanted.empty() || wanted.size() > kNameLength || names_.contains(wanted)) continue;
      name = wanted;
      break;
    }
    if (bytes.size() > context_.max_record) {
      return reject(name, fmt::format("it is larger than {} bytes", context_.max_record), bytes);
    }
    if (!names_.insert(name).second) return;  // the same reference twice, byte by byte
    page_.items.push_back(
        make_item(context_.source, std::move(name), format, frame_, std::move(bytes)));
  }

  void reject(std::string_view name, std::string reason, std::string_view bytes) {
    page_.rejected.push_back(
        {std::string(name), std::move(reason), std::string(cut_utf8(bytes, context_.max_record))});
  }

 private:
  const ReferenceContext& context_;
  Page& page_;
  Frame frame_;
  std::set<std::string> names_;
};

// "doi:10.1000/abc" of "https://doi.org/10.1000/ABC"; empty where there is none.
std::string doi_name(std::string_view text) {
  const std::size_t begin = text.find("10.");
  if (begin == std::string_view::npos || text.find('/', begin) == std::string_view::npos) return {};
  const std::string_view doi = text.substr(begin);
  return "doi:" + to_lower(doi.substr(0, doi.find_first_of(" \t\r\n\"{}")));
}

// What tells a reference without a key from others, and outlives corrections in the rest of it.
struct ReferenceSaying {
  std::string title, date, creator, publisher;

  // Empty without a title.
  std::string name() const {
    const std::string folded = fold(one_line(title));
    if (folded.empty()) return {};
    return name_by_content(fmt::format("{}\n{}\n{}\n{}", folded, trim(date).substr(0, 4),
                                       fold(one_line(creator)), fold(one_line(publisher))));
  }
};

void take_first(std::string& slot, std::string_view value) {
  if (slot.empty()) slot = value;
}

void add_ris(std::string_view text, ReferenceItems& items) {
  for (const std::string_view reference : ris_references(text)) {
    std::string doi, own;
    ReferenceSaying says;
    for (const RisTag& tag : ris_tags(reference)) {
      if (tag.name == "DO" && doi.empty()) doi = doi_name(tag.value);
      if (tag.name == "ID" && own.empty()) own = one_line(tag.value);
      if (tag.name == "TI" || tag.name == "T1") take_first(says.title, tag.value);
      if (tag.name == "PY" || tag.name == "Y1") take_first(says.date, tag.value);
      if (tag.name == "AU" || tag.name == "A1") take_first(says.creator, tag.value);
      if (tag.name == "PB") take_first(says.publisher, tag.value);
    }
    items.add({doi, own, says.name()}, "application/x-research-info-systems",
              std::string(reference));
  }
}

class Bibliography {
 public:
  Bibliography(std::string_view text, ReferenceItems& items)
      : slices_(bibtex_slices(text)), items_(items) {}

  void add_entries() {
    for (const BibSlice& slice : slices_) {
      BibMacros defined;
      if (is_string(slice)) add_macro(slice, defined);
      if (!defined.empty()) macros_.emplace(defined.begin()->first, &slice);
      if (!slice.key.empty()) entries_.emplace(to_lower(slice.key), &slice);
    }
    for (const BibSlice& slice : slices_) {
      if (!is_string(slice)) add_entry(slice);
    }
  }

 private:
  static bool is_string(const BibSlice& slice) {
    return equals_ignoring_case(slice.type, "string");
  }

  void add_entry(const BibSlice& slice) {
    const std::string key = one_line(slice.key);
    if (!slice.closed) {
      return items_.reject(key.empty() ? name_by_content(slice.bytes) : key,
                           "its last brace is missing: close the entry with \"}\"", slice.bytes);
    }
    const BibRecord record = read_bibtex(slice, {});
    const auto value = [&](std::initializer_list<std::string_view> names) {
      for (const std::string_view name : names) {
        if (const BibField* const field = record.field(name)) return std::string(field->value);
      }
      return std::string();
    };
    const ReferenceSaying says{value({"title"}), value({"year", "date"}),
                               value({"author", "editor"}),
                               value({"publisher", "institution", "school"})};
    items_.add({doi_name(value({"doi"})), key, says.name()}, "application/x-bibtex",
               macros_of(slice) + std::string(slice.bytes) + parent_of(slice, record));
  }

  std::string macros_of(const BibSlice& slice) {
    std::set<const BibSlice*> needed;  // in the order of the file: one may use those before it
    std::vector<std::string> names = macro_names(slice);
    while (!names.empty() && needed.size() < kMostMacros) {
      const auto macro = macros_.find(names.back());
      names.pop_back();
      if (macro == macros_.end() || !needed.insert(macro->second).second) continue;
      const std::vector<std::string> more = macro_names(*macro->second);
      names.insert(names.end(), more.begin(), more.end());
    }
    std::string out;
    for (const BibSlice* macro : needed) append(out, macro->bytes, "", "\n");
    return out;
  }

  std::string parent_of(const BibSlice& slice, const BibRecord& record) {
    std::string out;
    const BibField* named = record.field("crossref");
    if (named == nullptr) return out;
    const auto parent = entries_.find(to_lower(trim(named->value)));
    if (parent != entries_.end() && parent->second != &slice)
      append(out, parent->second->bytes, "\n", "");
    return out;
  }

  void append(std::string& out, std::string_view bytes, const char* before, const char* after) {
    if (added_ + bytes.size() > kMostAdded) return;
    added_ += bytes.size();
    out += before;
    out += bytes;
    out += after;
  }

  std::vector<BibSlice> slices_;  // the maps point into it
  std::map<std::string, const BibSlice*> macros_, entries_;
  std::size_t added_ = 0;
  ReferenceItems& items_;
};

// Its first line names a title among other columns.
bool is_publication_table(std::string_view text) {
  const std::string_view first = trim(trim(text).substr(0, trim(text).find_first_of("\r\n")));
  if (first.size() > 4'096 || first.starts_with('<') || first.starts_with('{')) return false;
  const Result<CsvFile> header = parse_csv(first);
  if (!header || header->header.size() < 2) return false;
  return std::any_of(std::begin(kTitleColumns), std::end(kTitleColumns),
                     [&](std::string_view name) { return header->column(name) >= 0; });
}

void append_cells(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    out += '"';
    for (const char c : cells[i]) out.append(c == '"' ? 2 : 1, c);
    out += '"';
  }
}

std::string cell_of(const CsvFile& file, const CsvRow& row, std::string_view column) {
  const int at = file.column(column);
  return at < 0 ? std::string() : one_line(row.cells[static_cast<std::size_t>(at)]);
}

ReferenceSaying saying_of(const CsvFile& file, const CsvRow& row) {
  const auto first = [&](std::span<const std::string_view> names) {
    std::string found;
    for (const std::string_view name : names) take_first(found, cell_of(file, row, name));
    return found;
  };
  return {first(kTitleColumns), first(kYearColumns), first(kCreatorColumns),
          first(kPublisherColumns)};
}

void add_rows(std::string_view text, ReferenceItems& items) {
  const Result<CsvFile> file = parse_csv(text);
  if (!file) return items.reject(name_by_content(text), file.error().what, text.substr(0, 1'000));
  std::string header;
  append_cells(header, file->header);
  std::size_t written = 0;
  for (const CsvRow& row : file->rows) {
    std::string bytes = header + "\n";
    written += bytes.size();
    if (written > kMostHeaders) {
      return items.reject(fmt::format("line {} and what follows", row.line),
                          "the table is too large to be read at once: give it in parts", "");
    }
    append_cells(bytes, row.cells);
    items.add({doi_name(cell_of(*file, row, "doi")), cell_of(*file, row, "identifier"),
               cell_of(*file, row, "key"), cell_of(*file, row, "id"), saying_of(*file, row).name()},
              "text/csv", std::move(bytes));
  }
}

}  // namespace

std::string_view reference_kind(std::string_view text) {
  if (trim(text.substr(0, 1'000)).starts_with('<')) return {};  // markup, as most files are
  if (is_publication_table(text)) return "csv";
  if (is_ris(text)) return "ris";
  return is_bibtex(text) ? "bibtex" : std::string_view();
}

void add_references(std::string_view kind, const Decoded& file, const ReferenceContext& context,
                    Page& page) {
  ReferenceItems items(file, context, page);
  if (kind == "ris") add_ris(file.text, items);
  if (kind == "csv") add_rows(file.text, items);
  if (kind == "bibtex") Bibliography(file.text, items).add_entries();
}

}  // namespace vindplaats
