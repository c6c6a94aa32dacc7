#pragma once
// The parts of a source's page (templates/source.html). Pure, but for what is read from the
// snapshot.
#include "app/web/pages/source_look.h"

namespace vindplaats {

// What a person can do now, each with its form: {{#HARVEST}}, {{#SUSPEND}}, {{#RESUME}},
// {{#PARKED}} with its choices and what would go.
Result<void> add_actions(View& view, const Visit& visit, const SourcesNow& now,
                         const SourceHealth& health);
// Grouped by code, with what each means and what the partner can do.
void add_finding_groups(View& view, const Visit& visit, const SourcesNow& now,
                        const std::string& source);
// The last runs, as a picture and a table.
void add_source_runs(View& view, const Visit& visit, const SourceLog& log);
// In words, and the address that was adopted.
void add_settings(View& view, const Visit& visit, const SourcesNow& now, const Source& source);

// What a finding says and what is to be done about it, in the visitor's language; the code itself
// where no table has it.
std::string finding_means(const Visit& visit, const std::string& code);
std::string finding_remedy(const Visit& visit, const std::string& code);

}  // namespace vindplaats
