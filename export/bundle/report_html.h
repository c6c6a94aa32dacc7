#pragma once
// report.html of a synthesis study: one self-contained, accessible page (WCAG 2.1 AA) without
// script, from values that were counted and written elsewhere. Pure; safe from any thread; equal
// reports give equal bytes.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "export/charts/flow_svg.h"
#include "export/citations/bibliography.h"
#include "export/tables/table.h"

namespace vindplaats {

// A generated sentence about the literature, and the keys of the rows it rests on (shown as the
// numbers of those rows, with links to #<key>).
struct Statement {
  std::string text;
  std::vector<std::string> rows;
};

// Statements below a heading of the overview.
struct StatementGroup {
  std::string heading;  // <h3>; may be empty
  std::vector<Statement> statements;
};

// What an author wrote: safe HTML, headings from <h2> down, citations already links to #<key>.
// `place` is the number its file's name begins with ("10-inleiding.md": 10). A text stands before
// the first generated part with a higher number, in the order of place and id.
struct AuthorText {
  int place = 0;
  std::string id;  // its file's name without ".md": the section's id
  std::string html;
};

// The generated parts' places.
enum class ReportPart : int {
  kQuestion = 20,
  kMethod = 30,
  kSelection = 40,
  kOverview = 50,
  kEvidence = 60,
  kBibliography = 90,
};

struct ReportFigure {
  std::string id;  // unique in the page
  std::string caption;
  std::string svg;    // safe: made by our own charts
  std::string table;  // safe HTML of the same numbers (html_table, gap_map_table); may be empty
};

struct ReportAuthor {
  std::string name, orcid, affiliation;
};

// A heading with paragraphs of plain text and, if there is one, a table; of the method.
struct ReportSection {
  std::string heading;  // <h3>
  std::vector<std::string> paragraphs;
  DataTable table;  // none when it has no columns
  std::string caption;
};

struct StudyReport {
  std::string language = "nl";  // "nl" or "en"
  std::string title;
  std::vector<ReportAuthor> authors;
  std::string status;   // draft, open or final
  std::string date;     // "YYYY-MM-DD": what the numbers stand for
  std::string license;  // SPDX id
  std::string funder;
  std::string style;  // CSS custom properties of the house style ("--accent: #154273"); lines that
                      // are none are left out
  std::string question;
  std::vector<std::string> subquestions;
  std::vector<ReportSection> method;
  FlowBoxes flow;
  std::vector<FlowCount> summary;  // of the selection, as a list of numbers
  std::vector<ReportSection> selection;
  std::vector<StatementGroup> overview;
  std::vector<ReportFigure> figures;  // of the overview
  DataTable evidence;                 // a row a publication, without its key
  std::vector<std::string> keys;      // of those rows, in the same order: their ids in the page
  std::vector<Reference> references;
  std::vector<AuthorText> texts;
};

// kInput when a statement cites no row while there are rows, or one that is not in `keys`; when
// keys and rows are not as many, or a key is there twice.
Result<std::string> report_html(const StudyReport& report);

}  // namespace vindplaats
