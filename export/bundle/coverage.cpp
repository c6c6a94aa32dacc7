// analysis/coverage.md: what the selection does not cover, as plainly as what it does.
#include <algorithm>

#include <fmt/format.h>

#include "core/text.h"
#include "export/bundle/analysis.h"
#include "export/bundle/parts.h"
#include "export/bundle/words.h"

namespace vindplaats {
namespace {

// What a publication may lack.
struct Lack {
  const char *nl, *en;
  bool (*lacks)(const Metadata& metadata);
};
constexpr Lack kLacks[] = {
    {"zonder samenvatting", "without an abstract",
     [](const Metadata& m) { return m.abstract_text.empty(); }},
    {"zonder adres van een volledige tekst", "without the address of a full text",
     [](const Metadata& m) {
       return std::none_of(m.links.begin(), m.links.end(),
                           [](const Link& link) { return link.rel == "fulltext"; });
     }},
    {"zonder jaar van verschijnen", "without a year of issue",
     [](const Metadata& m) { return m.issued.empty(); }},
    {"zonder auteur", "without an author", [](const Metadata& m) { return m.creators.empty(); }},
    {"zonder taal", "without a language", [](const Metadata& m) { return m.languages.empty(); }},
    {"waarvan de taal is herkend en niet opgegeven", "whose language was detected, not stated",
     [](const Metadata& m) { return m.language_detected; }},
    {"zonder type", "without a type", [](const Metadata& m) { return m.type.empty(); }},
    {"zonder DOI, handle, URN of ISBN", "without DOI, handle, URN or ISBN",
     [](const Metadata& m) {
       return m.identifiers.doi.empty() && m.identifiers.handle.empty() &&
              m.identifiers.urn_nbn.empty() && m.identifiers.isbn.empty();
     }},
    {"onder embargo (geweest)", "under embargo, now or earlier",
     [](const Metadata& m) { return !m.embargo_until.empty(); }},
    {"zonder licentie", "without a licence",
     [](const Metadata& m) { return m.license.empty() && m.rights.empty(); }},
};

// States of a run (contract section 5) in Dutch; in English they stand as they are.
constexpr Term kRunStates[] = {
    {"finished", "voltooid", "finished"},
    {"nothing new", "niets nieuws", "nothing new"},
    {"partly failed", "deels mislukt", "partly failed"},
    {"failed", "mislukt", "failed"},
    {"parked", "wacht op een mens", "parked"},
    {"never harvested", "nooit gelezen", "never harvested"},
};

// In a table of Markdown a line break or an upright stroke would break the row.
std::string table_cell(std::string_view text) {
  std::string cell;
  for (const char c : one_line(text)) {
    if (c == '|') cell += '\\';
    cell += c;
  }
  return cell;
}

std::string sources_text(const BundleParts& parts) {
  const std::string& language = parts.language;
  std::string text = fmt::format(
      "## {}\n\n{}\n| --- | --- | --- | ---: |\n", nl_or_en(language, "Bronnen", "Sources"),
      nl_or_en(language, "| bron | laatst gelezen | toestand | records |",
               "| source | last read | state | records |"));
  for (const SearchedSource& source : parts.content.sources) {
    const std::string last = source.last_read.empty()
                                 ? std::string(nl_or_en(language, "**nooit**", "**never**"))
                                 : source.last_read;
    text += fmt::format("| {} | {} | {} | {} |\n",
                        table_cell(source_name(*parts.content.platform, source.id)), last,
                        term_label(kRunStates, source.state, language), source.records);
  }
  return text + "\n";
}

std::string lacks_text(const BundleParts& parts) {
  std::string text =
      fmt::format("## {}\n\n", nl_or_en(parts.language, "Wat de beschrijvingen niet zeggen",
                                        "What the descriptions do not say"));
  for (const Lack& lack : kLacks) {
    const auto count =
        std::count_if(parts.lines.begin(), parts.lines.end(),
                      [&](const WorkLine& line) { return lack.lacks(line.publication.metadata); });
    text += fmt::format("- {} {}\n", publications_text(count, parts.language),
                        nl_or_en(parts.language, lack.nl, lack.en));
  }
  return text + "\n";
}

std::string counts_text(const BundleParts& parts, const DimensionCount& counted) {
  const Dimension& dimension = *counted.dimension;
  std::string text = fmt::format("## {}\n\n", nl_or_en(parts.language, dimension.nl, dimension.en));
  for (const NamedCount& count : counted.counts) {
    text += fmt::format("- {}: {}\n",
                        dimension.label(*parts.content.platform, count.id, parts.language),
                        count.count);
  }
  text += fmt::format("- {}: {}\n", nl_or_en(parts.language, "onbekend", "unknown"), counted.none);
  return text + "\n";
}

std::string for_people_text(const BundleParts& parts) {
  const Study& study = *parts.content.study;
  const StudyFlow& flow = parts.flow;
  std::string text = fmt::format(
      "## {}\n\n", nl_or_en(parts.language, "Wat nog mensenwerk is", "What is left for people"));
  text += fmt::format("- {} {}\n",
                      publications_text(flow.waiting_title + flow.waiting_fulltext, parts.language),
                      nl_or_en(parts.language, "nog te beoordelen", "still to be screened"));
  text += fmt::format("- {} {}\n", publications_text(flow.not_retrieved, parts.language),
                      nl_or_en(parts.language, "waarvan de volledige tekst niet vrij te halen is",
                               "whose full text cannot be had freely"));
  for (const StudyColumn& column : study.columns) {
    if (column.by != "person") continue;
    text += fmt::format("- {} \"{}\" {}\n", nl_or_en(parts.language, "kolom", "column"),
                        column.label.empty() ? column.id : column.label,
                        nl_or_en(parts.language, "van evidence/table.csv in te vullen",
                                 "of evidence/table.csv to be filled in"));
  }
  for (const std::string& axis : {study.matrix_rows, study.matrix_columns}) {
    if (axis.empty() || find_dimension(axis) != nullptr) continue;
    text += fmt::format(
        "- \"{}\" {}\n", axis,
        nl_or_en(parts.language,
                 "staat niet in de beschrijvingen: de kaart van leemten gebruikt tot dan thema of "
                 "soort",
                 "is not in the descriptions: until it is filled in, the gap map uses theme or "
                 "kind"));
  }
  return text + "\n";
}

}  // namespace

std::string coverage_text(const BundleParts& parts) {
  const std::string& language = parts.language;
  std::string text = fmt::format(
      "# {}\n\n{} {}. {}\n\n", nl_or_en(language, "Dekking", "Coverage"),
      nl_or_en(language, "Stand van", "As of"), parts.content.as_of,
      nl_or_en(language,
               "Geteld over de selectie: opgenomen, nog niet beoordeeld, en niet vrij te halen. "
               "Werk dat in geen van deze bronnen staat, is niet gevonden.",
               "Counted over the selection: included, not yet screened, and not retrieved. What "
               "stands in none of these sources was not found."));
  text += sources_text(parts) + lacks_text(parts);
  const Analysis analysis = count_analysis(parts.lines);
  for (const DimensionCount& counted : analysis.counts) {
    const std::string_view id = counted.dimension->id;
    if (id == "languages" || id == "access" || id == "licenses") {
      text += counts_text(parts, counted);
    }
  }
  return text + for_people_text(parts);
}

}  // namespace vindplaats
