#include "export/bundle/report_html.h"

#include <algorithm>
#include <tuple>

#include "core/markup.h"
#include "core/text.h"
#include "export/bundle/page.h"
#include "export/bundle/report_parts.h"
#include "export/bundle/words.h"

namespace vindplaats {
namespace {

constexpr ReportPart kReportOrder[] = {ReportPart::kQuestion,  ReportPart::kMethod,
                                       ReportPart::kSelection, ReportPart::kOverview,
                                       ReportPart::kEvidence,  ReportPart::kBibliography};

Result<void> check_statements(const ReportContext& context) {
  for (const StatementGroup& group : context.report.overview) {
    for (const Statement& statement : group.statements) {
      if (statement.rows.empty() && !context.rows.empty()) {
        return fail(Fault::kInput, "the statement '" + statement.text + "' cites no row");
      }
      for (const std::string& key : statement.rows) {
        if (context.rows.contains(key)) continue;
        return fail(Fault::kInput, "the statement '" + statement.text + "' cites " + key +
                                       ", which is no row of the table");
      }
    }
  }
  return {};
}

Result<ReportContext> report_context(const StudyReport& report) {
  const bool english = report.language == "en";
  ReportContext context{report, english ? kReportWordsEnglish : kReportWordsDutch, {}, {}};
  if (report.keys.size() != report.evidence.rows.size()) {
    return fail(Fault::kInput, "the table has " + std::to_string(report.evidence.rows.size()) +
                                   " rows and " + std::to_string(report.keys.size()) + " keys");
  }
  for (std::size_t row = 0; row < report.keys.size(); ++row) {
    if (!context.rows.emplace(report.keys[row], row).second) {
      return fail(Fault::kInput, report.keys[row] + " has two rows in the table");
    }
  }
  for (const Reference& reference : report.references) {
    context.references.emplace(reference.key, &reference);
  }
  TRY(check_statements(context));
  return context;
}

std::string author_markup(const ReportAuthor& author) {
  std::string out = escape_markup(author.name);
  if (!author.orcid.empty()) {
    const std::string orcid = escape_markup(author.orcid);
    out += " (<a href=\"https://orcid.org/" + orcid + "\">ORCID " + orcid + "</a>)";
  }
  if (!author.affiliation.empty()) out += ", " + escape_markup(author.affiliation);
  return out;
}

std::string header_html(const ReportContext& context) {
  const StudyReport& report = context.report;
  const ReportWords& words = context.words;
  std::string out = "<h1>" + escape_markup(report.title) + "</h1>\n";
  std::string authors;
  for (const ReportAuthor& author : report.authors) {
    if (!author.name.empty()) authors += (authors.empty() ? "" : "; ") + author_markup(author);
  }
  if (!authors.empty()) out += "<p>" + authors + "</p>\n";
  out += "<p class=\"meta\">" + std::string(words.as_of) + ' ' + escape_markup(report.date) +
         " · " + std::string(status_text(report.status, report.language));
  const auto add = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) out += " · " + std::string(label) + ": " + escape_markup(value);
  };
  add(words.license, report.license);
  add(words.funder, report.funder);
  out += "</p>\n";
  if (report.status != "final") out += "<p><strong>" + std::string(words.draft) + "</strong></p>\n";
  return out;
}

std::string text_html(const AuthorText& text) {
  return "<section id=\"tekst-" + escape_markup(text.id) + "\">\n" + text.html + "</section>\n";
}

std::string contents_html(const ReportWords& words) {
  std::string out = "<ul>\n";
  for (const ReportPart part : kReportOrder) {
    out += "<li><a href=\"#" + std::string(part_id(part)) + "\">" +
           escape_markup(part_heading(part, words)) + "</a></li>\n";
  }
  return out + "</ul>\n";
}

// Generated parts in their order, the authors' texts between them.
std::string main_html(const ReportContext& context) {
  std::vector<AuthorText> texts = context.report.texts;
  std::sort(texts.begin(), texts.end(), [](const AuthorText& a, const AuthorText& b) {
    return std::tie(a.place, a.id) < std::tie(b.place, b.id);
  });
  std::string out;
  auto text = texts.begin();
  for (const ReportPart part : kReportOrder) {
    for (; text != texts.end() && text->place < static_cast<int>(part); ++text) {
      out += text_html(*text);
    }
    out += part_html(part, context);
  }
  for (; text != texts.end(); ++text) out += text_html(*text);
  return out;
}

}  // namespace

Result<std::string> report_html(const StudyReport& report) {
  TRY_ASSIGN(const ReportContext context, report_context(report));
  PageFrame page;
  page.language = report.language;
  page.title = report.title;
  page.style = report.style;
  page.header = header_html(context);
  page.navigation = contents_html(context.words);
  page.main = main_html(context);
  return html_page(page);
}

}  // namespace vindplaats
