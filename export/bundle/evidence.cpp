// evidence/: a row a publication; what records say stands in it, what only a reader can say is
// marked.
#include <algorithm>

#include "core/text.h"
#include "export/bundle/dimensions.h"
#include "export/bundle/parts.h"
#include "export/bundle/words.h"
#include "export/citations/biblatex.h"
#include "export/citations/csl_json.h"
#include "export/citations/ris.h"
#include "export/tables/csv.h"
#include "export/tables/xlsx.h"

namespace vindplaats {
namespace {

std::string doi_of(const WorkLine& line, const BundleParts&) {
  return line.publication.metadata.identifiers.doi;
}
std::string title_of(const WorkLine& line, const BundleParts&) {
  return line.publication.metadata.title;
}
std::string authors_of(const WorkLine& line, const BundleParts&) {
  return authors_text(line.publication.metadata);
}
std::string year_of(const WorkLine& line, const BundleParts&) {
  const std::int64_t year = issued_year(line.publication);
  return year == 0 ? std::string() : std::to_string(year);
}
std::string publisher_of(const WorkLine& line, const BundleParts&) {
  return line.publication.metadata.publisher;
}
std::string abstract_of(const WorkLine& line, const BundleParts&) {
  return line.publication.metadata.abstract_text;
}
std::string subjects_of(const WorkLine& line, const BundleParts&) {
  std::vector<std::string> values;
  for (const Subject& subject : line.publication.metadata.subjects) values.push_back(subject.value);
  return join(values, "; ");
}
std::string link_of(const WorkLine& line, const BundleParts&) {
  const Publication& publication = line.publication;
  if (!publication.primary_link.empty()) return publication.primary_link;
  for (const std::string_view rel : {"landing", "fulltext"}) {
    for (const Link& link : publication.metadata.links) {
      if (link.rel == rel) return link.url;
    }
  }
  return {};
}
std::string standing_of(const WorkLine& line, const BundleParts& parts) {
  const std::string& standing = line.screening.standing;
  const std::string& language = parts.language;
  if (standing == kIncluded) return std::string(nl_or_en(language, "opgenomen", "included"));
  if (standing == kNotRetrieved) {
    return std::string(nl_or_en(language, "volledige tekst niet vrij", "full text not retrieved"));
  }
  if (line.screening.disputed) {
    return std::string(nl_or_en(language, "beoordelaars verschillen", "reviewers disagree"));
  }
  return std::string(nl_or_en(language, "nog niet beoordeeld", "not yet screened"));
}

struct RecordColumn {
  const char *id, *nl, *en;
  std::string (*value)(const WorkLine& line, const BundleParts& parts);
};
constexpr RecordColumn kRecordColumns[] = {
    {"title", "Titel", "Title", title_of},
    {"authors", "Auteurs", "Authors", authors_of},
    {"year", "Jaar", "Year", year_of},
    {"publisher", "Uitgever", "Publisher", publisher_of},
    {"doi", "DOI", "DOI", doi_of},
    {"link", "Adres", "Address", link_of},
    {"subjects", "Trefwoorden", "Keywords", subjects_of},
    {"abstract", "Samenvatting", "Abstract", abstract_of},
    {"screening", "Beoordeling", "Screening", standing_of},
};
// What is shown of the dimensions: "kinds" says what "types" would.
constexpr std::string_view kDimensionColumns[] = {"partners", "kinds",     "languages",
                                                  "themes",   "audiences", "access"};

std::string dimension_text(const WorkLine& line, const Dimension& dimension,
                           const BundleParts& parts) {
  std::vector<std::string> labels;
  for (const std::string& value : dimension.values(line.publication)) {
    labels.push_back(dimension.label(*parts.content.platform, value, parts.language));
  }
  return join(labels, "; ");
}

// What a column of study.toml that the machine fills takes its value from.
std::string machine_text(const WorkLine& line, const std::string& id, const BundleParts& parts) {
  for (const RecordColumn& column : kRecordColumns) {
    if (column.id == id) return column.value(line, parts);
  }
  const Dimension* const dimension = find_dimension(id);
  return dimension == nullptr ? std::string() : dimension_text(line, *dimension, parts);
}

std::vector<DataColumn> evidence_columns(const BundleParts& parts) {
  const std::string& language = parts.language;
  std::vector<DataColumn> columns = {{"id", std::string(nl_or_en(language, "Nummer", "Id"))}};
  for (const RecordColumn& column : kRecordColumns) {
    columns.push_back({column.id, std::string(nl_or_en(language, column.nl, column.en))});
  }
  for (const std::string_view id : kDimensionColumns) {
    const Dimension& dimension = *find_dimension(id);
    columns.push_back(
        {std::string(id), std::string(nl_or_en(language, dimension.nl, dimension.en))});
  }
  const auto taken = [&](const std::string& id) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const DataColumn& column) { return column.id == id; });
  };
  for (const StudyColumn& column : parts.content.study->columns) {
    // A column that is there already is not made twice; two files could not be joined by it.
    const std::string id = taken(column.id) ? "study-" + column.id : column.id;
    columns.push_back({id, column.label, column.by == "person"});
  }
  return columns;
}

std::vector<std::string> evidence_row(const WorkLine& line, const BundleParts& parts) {
  std::vector<std::string> row = {line.publication.id};
  for (const RecordColumn& column : kRecordColumns) row.push_back(column.value(line, parts));
  for (const std::string_view id : kDimensionColumns) {
    row.push_back(dimension_text(line, *find_dimension(id), parts));
  }
  for (const StudyColumn& column : parts.content.study->columns) {
    row.push_back(column.by == "person" ? "" : machine_text(line, column.id, parts));
  }
  return row;
}

}  // namespace

DataTable evidence_table(const BundleParts& parts) {
  DataTable table;
  table.columns = evidence_columns(parts);
  for (const WorkLine& line : parts.lines) table.rows.push_back(evidence_row(line, parts));
  return table;
}

Result<std::vector<File>> evidence_files(const BundleParts& parts) {
  const DataTable table = evidence_table(parts);
  XlsxOptions options;
  options.language = parts.language;
  options.sheet = parts.content.study->id;
  options.title = study_title(*parts.content.study, parts.language);
  options.created = parts.content.now;
  TRY_ASSIGN(std::string workbook, xlsx(table, options));
  return std::vector<File>{
      {std::string(kBundleTable), csv(table, parts.language)},
      {"evidence/table.xlsx", std::move(workbook)},
      {std::string(kBundleCitations), csl_json(parts.works)},
      {"citations/library.bib", biblatex(parts.works)},
      {"citations/library.ris", ris(parts.works)},
  };
}

}  // namespace vindplaats
