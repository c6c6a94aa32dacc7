#pragma once
// What a platform reports on a period to those who pay for it (contract section 2, `report`): the
// figures, and the tables in which they stand. Pure; the same figures give the same bytes.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "config/types.h"
#include "export/tables/table.h"

namespace vindplaats {

using Counts = std::map<std::string, std::int64_t>;  // by id; an empty id: not known

struct SourceFigures {
  std::string source, partner;
  std::int64_t runs = 0, failed = 0;  // failed: neither finished nor nothing new
  std::int64_t received = 0, added = 0, updated = 0, deleted = 0, rejected = 0;
};

// Publications by what they are; one of several themes counts in each, one of several partners for
// its maker only.
struct CountedPublications {
  std::int64_t total = 0;
  Counts themes, products, partners;
};

struct SourceTrouble {
  std::string source, state, since, cause, remedy;
};
struct SeenPublication {
  std::string publication, title;
  std::int64_t visits = 0;
};

struct ReportFigures {
  std::string from, until;  // days, both included
  std::vector<SourceFigures> sources;
  std::int64_t entered = 0;  // first seen in the period, and offered to an editor or decided on
  // Publications by the last decision on them in the period that was not undone.
  std::int64_t accepted = 0, accepted_by_rule = 0, later = 0, withdrawn = 0;
  Counts rejected;  // by reason
  // From first seen to accepted or rejected by a person, in whole days: the middle one (the lower
  // of two). None: nothing was decided.
  std::optional<std::int64_t> median_days;
  CountedPublications released;             // for the first time in the period
  CountedPublications catalogue;            // in the release that stands now
  std::int64_t waiting = 0, held_back = 0;  // now
  Counts waiting_by_theme;
  std::vector<SourceTrouble> troubles;  // now
  Counts visits_by_month;               // of the months of the period of which something is known
  std::vector<SeenPublication> most_seen;
};

// A table with what a reader must know of it. Ids are for programs, and the same in every language.
struct ReportTable {
  std::string id, title, note;
  std::vector<std::string> row_ids;  // of each row
  DataTable table;
};

// `language`: "nl" or "en". Tables without rows are there as well.
std::vector<ReportTable> report_tables(const ReportFigures& figures, const Platform& platform,
                                       const std::string& language);

// The tables as one document; the heading says of what and when.
std::string report_markdown(const ReportFigures& figures, const std::vector<ReportTable>& tables,
                            const std::string& heading, const std::string& language);
std::string report_html(const ReportFigures& figures, const std::vector<ReportTable>& tables,
                        const std::string& heading, const std::string& language);
// A line a cell: table, row, column (these by their ids), value; safe to open in a spreadsheet.
std::string report_csv(const std::vector<ReportTable>& tables, const std::string& language);
// {"from", "until", "tables": {table: [{"id", column: value}]}}: numbers as numbers.
std::string report_json(const ReportFigures& figures, const std::vector<ReportTable>& tables);

}  // namespace vindplaats
