#pragma once
// How a source is read, as a part of a page (templates/source_report.html): for whoever registers
// one, for its partner, and for editors. Pure.
#include "app/pipeline/source_report.h"
#include "app/web/visit.h"

namespace vindplaats {

// Fills a view of source_report.html.
void show_report(View& view, const Visit& visit, const SourceReport& report);
// "Leest als fout": what a finding means and what can be done, in the visitor's language; the code
// itself where the table has none. Keys: MEANING, REPAIR (a section of REPAIR_TEXT).
void add_finding_words(View& view, const Visit& visit, const std::string& code);

}  // namespace vindplaats
