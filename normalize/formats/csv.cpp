// A row of a table of publications: a header and one row (RFC 4180), as Zotero, Scopus, Web of
// Science and spreadsheets write them. Columns are known by their names, in English and Dutch.
#include "core/csv.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/text.h"
#include "normalize/builder.h"
#include "normalize/fields/names.h"
#include "normalize/fields/word_index.h"
#include "normalize/fields/words.h"
#include "normalize/format.h"

namespace vindplaats {
namespace {

constexpr std::string_view kCsvMediaTypes[] = {"text/csv"};

enum class CsvField {
  kAbstract,
  kContributors,
  kCreators,
  kDate,
  kDoi,
  kIdentifier,
  kIgnored,
  kIsbn,
  kIssn,
  kIssue,
  kJournal,
  kKeywords,
  kLanguage,
  kLastPage,
  kLink,
  kNumber,
  kPages,
  kPublisher,
  kRights,
  kSeries,
  kTitle,
  kType,
  kVolume,
};

struct CsvColumn {
  std::string_view key;  // folded
  CsvField field;
};
// Sorted by key.
// clang-format off
constexpr CsvColumn kCsvColumns[] = {
    {"abstract", CsvField::kAbstract}, {"abstract note", CsvField::kAbstract}, {"article title", CsvField::kTitle},
    {"auteur", CsvField::kCreators}, {"auteurs", CsvField::kCreators}, {"author", CsvField::kCreators},
    {"author full names", CsvField::kIgnored}, {"author keywords", CsvField::kKeywords},
    {"authors", CsvField::kCreators}, {"creator", CsvField::kCreators}, {"creators", CsvField::kCreators},
    {"date", CsvField::kDate}, {"datum", CsvField::kDate}, {"document title", CsvField::kTitle},
    {"document type", CsvField::kType}, {"doi", CsvField::kDoi}, {"editor", CsvField::kContributors},
    {"editors", CsvField::kContributors}, {"id", CsvField::kIgnored}, {"identifier", CsvField::kIdentifier},
    {"isbn", CsvField::kIsbn}, {"issn", CsvField::kIssn}, {"issue", CsvField::kIssue}, {"issued", CsvField::kDate},
    {"item type", CsvField::kType}, {"jaar", CsvField::kDate}, {"journal", CsvField::kJournal},
    {"key", CsvField::kIgnored}, {"keywords", CsvField::kKeywords}, {"language", CsvField::kLanguage},
    {"license", CsvField::kRights}, {"licentie", CsvField::kRights}, {"link", CsvField::kLink},
    {"manual tags", CsvField::kKeywords}, {"number", CsvField::kNumber}, {"nummer", CsvField::kNumber},
    {"page end", CsvField::kLastPage}, {"page start", CsvField::kPages}, {"pages", CsvField::kPages},
    {"paginas", CsvField::kPages}, {"publication date", CsvField::kDate}, {"publication title", CsvField::kJournal},
    {"publication type", CsvField::kType}, {"publication year", CsvField::kDate}, {"publisher", CsvField::kPublisher},
    {"rechten", CsvField::kRights}, {"reeks", CsvField::kSeries}, {"report number", CsvField::kNumber},
    {"rights", CsvField::kRights}, {"samenvatting", CsvField::kAbstract}, {"series", CsvField::kSeries},
    {"source title", CsvField::kJournal}, {"subject", CsvField::kKeywords}, {"subjects", CsvField::kKeywords},
    {"taal", CsvField::kLanguage}, {"tags", CsvField::kKeywords}, {"tijdschrift", CsvField::kJournal},
    {"titel", CsvField::kTitle}, {"title", CsvField::kTitle}, {"trefwoorden", CsvField::kKeywords},
    {"type", CsvField::kType}, {"uitgever", CsvField::kPublisher}, {"url", CsvField::kLink},
    {"volume", CsvField::kVolume}, {"year", CsvField::kDate},
};
// clang-format on
static_assert(is_sorted_table(kCsvColumns));

class CsvRowReader {
 public:
  explicit CsvRowReader(RecordBuilder& out) : out_(out) {}

  void read(const CsvFile& file) {
    for (std::size_t i = 0; i < file.header.size(); ++i) {
      const std::string_view cell = trim(file.rows[0].cells[i]);
      if (cell.empty()) continue;
      const CsvColumn* column = find_row<kCsvColumns>(column_key(file.header[i]));
      const At at = [name = file.header[i]] { return name; };
      if (column == nullptr) {
        out_.not_mapped("", file.header[i] + ": " + std::string(cell));
      } else {
        take(column->field, cell, at);
      }
    }
    if (!last_page_.empty() && !part_.pages.empty() && last_page_ != part_.pages)
      part_.pages += "-" + last_page_;
    if (!(part_ == PartOf{})) out_.part_of(part_, [] { return std::string("journal"); });
  }

 private:
  // "Publication_Year" and "Pagina's" to the spelling of the table.
  static std::string column_key(std::string_view name) {
    std::string key = plain_fold(name);
    std::replace(key.begin(), key.end(), '_', ' ');
    std::erase(key, '\'');
    return key;
  }

  void take(CsvField field, std::string_view cell, const At& at) {
    switch (field) {
      case CsvField::kTitle:
        return out_.title(cell, {}, TextForm::kMixed, at);
      case CsvField::kAbstract:
        return out_.abstract(cell, {}, TextForm::kMixed, at);
      case CsvField::kCreators:
        return people(PersonRole::kCreator, cell, at);
      case CsvField::kContributors:
        return people(PersonRole::kContributor, cell, at);
      case CsvField::kDate:
        return out_.date(DateKind::kIssued, cell, at);
      case CsvField::kDoi:
        return identifier("doi:", cell, at);
      case CsvField::kIsbn:
        return identifier("ISBN ", cell, at);
      case CsvField::kIdentifier:
        return out_.identifier(cell, at);
      case CsvField::kIssn:
        return keep(part_.issn, cell.substr(0, cell.find_first_of(",; ")));
      case CsvField::kJournal:
      case CsvField::kSeries:
        return keep(part_.title, cell);
      case CsvField::kVolume:
        return keep(part_.volume, cell);
      case CsvField::kIssue:
        return keep(part_.issue, cell);
      case CsvField::kPages:
        return keep(part_.pages, cell);
      case CsvField::kLastPage:
        return keep(last_page_, cell);
      case CsvField::kNumber:
        return out_.number(cell, at);
      case CsvField::kPublisher:
        return out_.publisher(cell, at);
      case CsvField::kLanguage:
        return out_.language(cell, false, at);
      case CsvField::kRights:
        return out_.rights(cell, at);
      case CsvField::kType:
        return out_.type(cell, at);
      case CsvField::kKeywords:
        return keywords(cell, at);
      case CsvField::kLink:
        return link(cell, at);
      case CsvField::kIgnored:
        return;
    }
  }

  static void keep(std::string& slot, std::string_view cell) {
    if (slot.empty()) slot = one_line(cell);
  }
  void identifier(std::string_view prefix, std::string_view cell, const At& at) {
    const bool bare = cell[0] >= '0' && cell[0] <= '9';
    out_.identifier(bare ? std::string(prefix).append(cell) : std::string(cell), at);
  }
  // "Vries, A. de; Jansen, B.": a semicolon between two.
  void people(PersonRole role, std::string_view cell, const At& at) {
    for (const std::string_view one : split(cell, ';')) out_.people(role, one, at);
  }
  void keywords(std::string_view cell, const At& at) {
    const char sign = cell.find(';') == cell.npos ? ',' : ';';
    for (const std::string_view word : split(cell, sign)) out_.subject(word, {}, {}, at);
  }
  void link(std::string_view cell, const At& at) {
    Link link;
    link.url = cell;
    out_.link(std::move(link), {}, at);
  }

  RecordBuilder& out_;
  PartOf part_;
  std::string last_page_;
};

void read_csv_row(const RawRecord&, const Payload& payload, const ReadOptions&,
                  RecordBuilder& out) {
  const Result<CsvFile> file = parse_csv(payload.bytes);
  if (!file || file->rows.size() != 1)
    return out.unreadable("this is no header with one row of comma-separated values");
  const int title = std::max({file->column("title"), file->column("titel"),
                              file->column("article title"), file->column("document title")});
  if (title < 0 || trim(file->rows[0].cells[static_cast<std::size_t>(title)]).empty())
    return out.unreadable("the row has no title: fill the column \"title\"");
  CsvRowReader(out).read(*file);
}

}  // namespace

extern const Format format_csv;
const Format format_csv{"csv", {}, kCsvMediaTypes, 1, read_csv_row};

}  // namespace vindplaats
