#pragma once
// The generated parts of report.html, each a <section> without its surroundings. Pure; safe from
// any thread.
#include <map>
#include <string>
#include <string_view>

#include "export/bundle/report_html.h"
#include "export/bundle/report_words.h"

namespace vindplaats {

// What all parts look up.
struct ReportContext {
  const StudyReport& report;
  const ReportWords& words;
  std::map<std::string_view, std::size_t> rows;             // key -> index of its row
  std::map<std::string_view, const Reference*> references;  // by key
};

// The heading of a part as the table of contents has it.
std::string_view part_heading(ReportPart part, const ReportWords& words);
// Its whole <section>.
std::string part_html(ReportPart part, const ReportContext& context);
// The id of its <section>: "vraag", "werkwijze", ...
std::string_view part_id(ReportPart part);

}  // namespace vindplaats
