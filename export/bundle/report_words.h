#pragma once
// The fixed words of report.html in both languages. Pure data.
#include <string_view>

namespace vindplaats {

struct ReportWords {
  std::string_view question, subquestions, method, selection, flow, overview, evidence, references;
  std::string_view row, rows, rests_on_row, rests_on_rows, generated, draft, as_of, license, funder;
  std::string_view numbers, to_reference, nothing;
};

inline constexpr ReportWords kReportWordsDutch{
    .question = "Vraag",
    .subquestions = "Deelvragen",
    .method = "Werkwijze",
    .selection = "Selectie",
    .flow = "Stroomschema van de selectie",
    .overview = "Overzicht van de literatuur",
    .evidence = "Tabel van publicaties",
    .references = "Literatuur",
    .row = "Rij",
    .rows = "rijen",
    .rests_on_row = "berust op rij",
    .rests_on_rows = "berust op rijen",
    .generated = "Dit deel is door Vindplaats gemaakt uit de gegevens van deze studie.",
    .draft = "Concept: deze tekst is nog niet vastgesteld.",
    .as_of = "Stand van",
    .license = "Licentie",
    .funder = "Financier",
    .numbers = "De cijfers als tabel",
    .to_reference = "Naar de literatuurlijst",
    .nothing = "Er zijn geen publicaties opgenomen."};

inline constexpr ReportWords kReportWordsEnglish{
    .question = "Question",
    .subquestions = "Subquestions",
    .method = "Method",
    .selection = "Selection",
    .flow = "Flow of the selection",
    .overview = "Overview of the literature",
    .evidence = "Table of publications",
    .references = "References",
    .row = "Row",
    .rows = "rows",
    .rests_on_row = "rests on row",
    .rests_on_rows = "rests on rows",
    .generated = "This part was made by Vindplaats from the data of this study.",
    .draft = "Draft: this text has not been adopted yet.",
    .as_of = "As of",
    .license = "Licence",
    .funder = "Funder",
    .numbers = "The numbers as a table",
    .to_reference = "To the references",
    .nothing = "No publications are included."};

}  // namespace vindplaats
