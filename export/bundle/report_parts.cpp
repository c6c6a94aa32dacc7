#include "export/bundle/report_parts.h"

#include <algorithm>

#include "core/markup.h"
#include "core/text.h"
#include "export/bundle/page.h"
#include "export/charts/svg.h"
#include "export/tables/html_table.h"

namespace vindplaats {
namespace {

std::string element(std::string_view name, std::string_view text) {
  const std::string tag(name);
  return '<' + tag + '>' + escape_markup(text) + "</" + tag + ">\n";
}

std::string sections_html(const std::vector<ReportSection>& sections, std::string_view language) {
  std::string out;
  for (const ReportSection& section : sections) {
    if (!section.heading.empty()) out += element("h3", section.heading);
    for (const std::string& paragraph : section.paragraphs) out += element("p", paragraph);
    if (section.table.columns.empty()) continue;
    const std::string& caption = section.caption.empty() ? section.heading : section.caption;
    out += scrolling(html_table(section.table, language, {.caption = caption}), caption);
  }
  return out;
}

std::string question_html(const ReportContext& context) {
  const StudyReport& report = context.report;
  std::string out = element("p", report.question);
  if (report.subquestions.empty()) return out;
  out += element("h3", context.words.subquestions) + "<ol>\n";
  for (const std::string& question : report.subquestions) out += element("li", question);
  return out + "</ol>\n";
}

std::string selection_html(const ReportContext& context) {
  const StudyReport& report = context.report;
  std::string out;
  if (!report.summary.empty()) {
    out += "<dl>\n";
    for (const FlowCount& one : report.summary) {
      out += element("dt", one.label) + element("dd", grouped(one.count, report.language));
    }
    out += "</dl>\n";
  }
  out += "<figure>\n" +
         scrolling(flow_svg(report.flow, report.language, "stroomschema"), context.words.flow) +
         "<figcaption>" + escape_markup(context.words.flow) + "</figcaption>\n</figure>\n";
  return out + sections_html(report.selection, report.language);
}

// What a row is called when it is read out: "Rij 4: De Vries, 2019".
std::string row_name(const ReportContext& context, std::string_view key, std::size_t row) {
  std::string name = std::string(context.words.row) + ' ' + std::to_string(row + 1);
  const auto reference = context.references.find(key);
  if (reference != context.references.end()) name += ": " + reference->second->cite;
  return name;
}

std::string row_links(const ReportContext& context, const Statement& statement) {
  std::vector<std::size_t> rows;
  for (const std::string& key : statement.rows) rows.push_back(context.rows.at(key));
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  if (rows.empty()) return {};
  const std::string_view words =
      rows.size() == 1 ? context.words.rests_on_row : context.words.rests_on_rows;
  std::string out = " <span class=\"rows\">(" + std::string(words);
  std::string_view separator = " ";
  for (const std::size_t row : rows) {
    const std::string& key = context.report.keys[row];
    out += std::string(separator) + "<a href=\"#" + escape_markup(key) + "\" title=\"" +
           escape_markup(row_name(context, key, row)) + "\">" + std::to_string(row + 1) + "</a>";
    separator = ", ";
  }
  return out + ")</span>";
}

std::string figures_html(const ReportContext& context) {
  std::string out;
  for (const ReportFigure& figure : context.report.figures) {
    out += "<figure id=\"" + escape_markup(figure.id) + "\">\n" +
           scrolling(figure.svg, figure.caption) + "<figcaption>" + escape_markup(figure.caption) +
           "</figcaption>\n";
    if (!figure.table.empty()) {
      out += "<details><summary>" + escape_markup(context.words.numbers) + "</summary>\n" +
             scrolling(figure.table, figure.caption) + "</details>\n";
    }
    out += "</figure>\n";
  }
  return out;
}

std::string overview_html(const ReportContext& context) {
  std::string out;
  for (const StatementGroup& group : context.report.overview) {
    if (!group.heading.empty()) out += element("h3", group.heading);
    for (const Statement& statement : group.statements) {
      out += "<p>" + escape_markup(statement.text) + row_links(context, statement) + "</p>\n";
    }
  }
  return out + figures_html(context);
}

// Each row has its number, which leads to the reference of its publication.
std::string evidence_html(const ReportContext& context) {
  const StudyReport& report = context.report;
  if (report.keys.empty()) return element("p", context.words.nothing);
  HtmlTableOptions options;
  options.caption = context.words.evidence;
  options.row_ids = report.keys;
  options.row_header_label = context.words.row;
  for (std::size_t row = 0; row < report.keys.size(); ++row) {
    const std::string number = std::to_string(row + 1);
    const std::string& key = report.keys[row];
    const bool listed = context.references.contains(key);
    options.row_headers.push_back(listed ? "<a href=\"#lit-" + escape_markup(key) + "\" title=\"" +
                                               escape_markup(context.words.to_reference) + "\">" +
                                               number + "</a>"
                                         : number);
  }
  // Another name than the section's, so that both can be found by name (WCAG 2.1, 1.3.1).
  return scrolling(html_table(report.evidence, report.language, options),
                   options.caption + " (" + std::string(context.words.rows) + ")");
}

std::string references_html(const ReportContext& context) {
  std::string out = "<ul class=\"references\">\n";
  for (const Reference& reference : context.report.references) {
    const auto row = context.rows.find(reference.key);
    out += "<li id=\"lit-" + escape_markup(reference.key) + "\">" + reference.html;
    if (row != context.rows.end()) {
      const std::string number = std::to_string(row->second + 1);
      out += " <a class=\"rows\" href=\"#" + escape_markup(reference.key) + "\">[" +
             to_lower(context.words.row) + ' ' + number + "]</a>";
    }
    out += "</li>\n";
  }
  return out + "</ul>\n";
}

struct PartRow {
  ReportPart part;
  std::string_view id;
  std::string_view ReportWords::*heading;
  std::string (*render)(const ReportContext& context);
};
constexpr PartRow kPartRows[] = {
    {ReportPart::kQuestion, "vraag", &ReportWords::question, question_html},
    {ReportPart::kMethod, "werkwijze", &ReportWords::method,
     [](const ReportContext& context) {
       return sections_html(context.report.method, context.report.language);
     }},
    {ReportPart::kSelection, "selectie", &ReportWords::selection, selection_html},
    {ReportPart::kOverview, "overzicht", &ReportWords::overview, overview_html},
    {ReportPart::kEvidence, "tabel", &ReportWords::evidence, evidence_html},
    {ReportPart::kBibliography, "literatuur", &ReportWords::references, references_html},
};

const PartRow& part_row(ReportPart part) {
  return *std::find_if(std::begin(kPartRows), std::end(kPartRows),
                       [&](const PartRow& row) { return row.part == part; });
}

}  // namespace

std::string_view part_heading(ReportPart part, const ReportWords& words) {
  return words.*part_row(part).heading;
}

std::string_view part_id(ReportPart part) {
  return part_row(part).id;
}

std::string part_html(ReportPart part, const ReportContext& context) {
  const PartRow& row = part_row(part);
  const std::string id(row.id);
  // The table of publications is wider than a page held upright.
  const std::string_view form = part == ReportPart::kEvidence ? " class=\"wide\"" : "";
  std::string out = "<section id=\"" + id + "\"" + std::string(form) + " aria-labelledby=\"" + id +
                    "-kop\">\n<h2 id=\"" + id + "-kop\">" +
                    escape_markup(context.words.*row.heading) + "</h2>\n";
  if (part == ReportPart::kOverview) {
    out += "<p class=\"generated\">" + escape_markup(context.words.generated) + "</p>\n";
  }
  return out + row.render(context) + "</section>\n";
}

}  // namespace vindplaats
