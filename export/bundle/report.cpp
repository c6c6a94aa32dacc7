// report.html and README.md: the study as people read it.
#include <algorithm>

#include <fmt/format.h>

#include "core/text.h"
#include "export/bundle/analysis.h"
#include "export/bundle/markdown.h"
#include "export/bundle/overview.h"
#include "export/bundle/parts.h"
#include "export/bundle/report_html.h"
#include "export/bundle/words.h"

namespace vindplaats {
namespace {

// Too wide for a page; the tables in evidence/ have them.
constexpr std::string_view kNotOnThePage[] = {"id", "abstract", "subjects", "link", "access"};

std::vector<AuthorText> author_texts(const BundleParts& parts) {
  Citations citations;
  for (const Reference& reference : parts.references) {
    citations[reference.key] = {reference.cite, reference.cite_text};
  }
  std::vector<AuthorText> texts;
  for (const StudyText& text : parts.content.texts) {
    AuthorText made;
    made.id = text.name.substr(0, text.name.rfind(".md"));
    const std::size_t digits = std::min<std::size_t>(made.id.find_first_not_of("0123456789"), 4);
    for (std::size_t i = 0; i < std::min(digits, made.id.size()); ++i) {
      made.place = made.place * 10 + (made.id[i] - '0');
    }
    made.html = markdown_html(text.markdown, citations);
    texts.push_back(std::move(made));
  }
  return texts;
}

std::vector<ReportAuthor> report_authors(const BundleParts& parts) {
  std::vector<ReportAuthor> authors;
  for (const StudyAuthor& author : parts.content.study->authors) {
    if (author.name.empty()) continue;
    authors.push_back({author.name, author.orcid,
                       author.partner.empty()
                           ? std::string()
                           : partner_name(*parts.content.platform, author.partner)});
  }
  return authors;
}

ReportSection sources_section(const BundleParts& parts) {
  const std::string& language = parts.language;
  ReportSection section;
  section.heading = nl_or_en(language, "Bronnen", "Sources");
  section.paragraphs = {fmt::format(
      fmt::runtime(nl_or_en(language, "Doorzocht zijn {0} in {1} bronnen, naar de stand van {2}.",
                            "{0} in {1} sources were searched, as they stood on {2}.")),
      publications_text(parts.content.searched, language), parts.content.sources.size(),
      parts.content.as_of)};
  section.caption = nl_or_en(language, "De bronnen en wat erin gevonden is",
                             "The sources and what was found in them");
  section.table.columns = {
      {"source", std::string(nl_or_en(language, "Bron", "Source"))},
      {"last", std::string(nl_or_en(language, "Laatst gelezen", "Last read"))},
      {"records", std::string(nl_or_en(language, "Records", "Records")), false, true},
      {"found", std::string(nl_or_en(language, "Gevonden", "Found")), false, true}};
  for (const SearchedSource& source : parts.content.sources) {
    std::int64_t found = 0;
    for (const NamedCount& count : parts.flow.sources) {
      if (count.id == source.id) found = count.count;
    }
    section.table.rows.push_back({source_name(*parts.content.platform, source.id),
                                  source.last_read.substr(0, 10), std::to_string(source.records),
                                  std::to_string(found)});
  }
  return section;
}

// "2015.." is from 2015 on, "..2020" until 2020.
std::string years_text(const std::string& years, const std::string& language) {
  const std::size_t dots = years.find("..");
  if (dots == std::string::npos) return years;
  const std::string from = years.substr(0, dots), until = years.substr(dots + 2);
  if (until.empty()) return fmt::format("{} {}", nl_or_en(language, "vanaf", "from"), from);
  if (from.empty()) return fmt::format("{} {}", nl_or_en(language, "tot en met", "until"), until);
  return fmt::format("{} {} {}", from, nl_or_en(language, "tot en met", "to"), until);
}

ReportSection query_section(const BundleParts& parts) {
  const Study& study = *parts.content.study;
  const std::string& language = parts.language;
  ReportSection section;
  section.heading = nl_or_en(language, "Zoekvraag", "Search query");
  section.paragraphs.push_back(study.query);
  section.paragraphs.push_back(
      fmt::format(fmt::runtime(nl_or_en(language, "Deze vraag vond {0}.", "It found {0}.")),
                  publications_text(parts.content.hits, language)));
  const auto limit = [&](std::string_view nl, std::string_view en, const std::string& value) {
    if (value.empty()) return;
    section.paragraphs.push_back(fmt::format("{}: {}.", nl_or_en(language, nl, en), value));
  };
  std::vector<std::string> themes;
  for (const std::string& theme : study.themes) {
    themes.push_back(theme_label(*parts.content.platform, theme, language));
  }
  limit("Alleen deze thema's", "Only these themes", join(themes, ", "));
  limit("Alleen deze jaren", "Only these years", years_text(study.years, language));
  std::vector<std::string> languages, types;
  for (const std::string& tag : study.languages) languages.push_back(language_label(tag, language));
  for (const std::string& type : study.types) {
    types.push_back(term_label(type_terms(), type, language));
  }
  limit("Alleen deze talen", "Only these languages", join(languages, ", "));
  limit("Alleen deze types", "Only these types", join(types, ", "));
  return section;
}

ReportSection criteria_section(const BundleParts& parts) {
  const Study& study = *parts.content.study;
  const std::string& language = parts.language;
  ReportSection section;
  section.heading = nl_or_en(language, "Criteria", "Criteria");
  if (study.criteria.empty()) {
    section.paragraphs = {std::string(
        nl_or_en(language, "Er is niet op criteria beoordeeld: alles wat overbleef is opgenomen.",
                 "Nothing was screened by criteria: all that was left is included."))};
    return section;
  }
  section.caption =
      nl_or_en(language, "Waarop is beoordeeld", "What publications were screened by");
  section.table.columns = {
      {"id", std::string(nl_or_en(language, "Criterium", "Criterion"))},
      {"kind", std::string(nl_or_en(language, "Gevolg", "Effect"))},
      {"stage", std::string(nl_or_en(language, "Beoordeeld op", "Judged on"))},
      {"text", std::string(nl_or_en(language, "Omschrijving", "Description"))}};
  for (const StudyCriterion& criterion : study.criteria) {
    section.table.rows.push_back(
        {criterion.id,
         std::string(criterion.kind == "include" ? nl_or_en(language, "opnemen", "include")
                                                 : nl_or_en(language, "uitsluiten", "exclude")),
         std::string(criterion.stage == kStageFulltext
                         ? nl_or_en(language, "volledige tekst", "full text")
                         : nl_or_en(language, "titel en samenvatting", "title and abstract")),
         reason_text(criterion.id, study, language)});
  }
  return section;
}

// The evidence table as far as a page is wide.
DataTable page_table(const DataTable& table) {
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (std::find(std::begin(kNotOnThePage), std::end(kNotOnThePage), table.columns[i].id) ==
        std::end(kNotOnThePage)) {
      kept.push_back(i);
    }
  }
  DataTable page;
  for (const std::size_t i : kept) page.columns.push_back(table.columns[i]);
  for (const std::vector<std::string>& row : table.rows) {
    std::vector<std::string>& cells = page.rows.emplace_back();
    for (const std::size_t i : kept) cells.push_back(row[i]);
  }
  return page;
}

std::vector<ReportFigure> report_figures(const BundleParts& parts) {
  const std::string& language = parts.language;
  const AnalysisWords words{parts.content.platform, parts.content.study, language};
  const GapMap map = gap_map_of(parts.lines, words);
  const Timeline timeline = timeline_of(parts.lines, words);
  ReportFigure years;
  years.id = "tijdlijn";
  years.caption =
      nl_or_en(language, "Publicaties per jaar en soort", "Publications by year and kind");
  years.svg = timeline_svg(timeline, language, "figuur-tijdlijn");
  ReportFigure gaps;
  gaps.id = "leemten";
  gaps.caption = nl_or_en(language, "Kaart van kennis en leemten", "Evidence and gap map");
  gaps.svg = gap_map_svg(map, language, "figuur-leemten");
  gaps.table = gap_map_table(map, language, "#");
  return {years, gaps};
}

std::vector<FlowCount> selection_summary(const BundleParts& parts) {
  const StudyFlow& flow = parts.flow;
  const std::string& language = parts.language;
  return {
      {std::string(nl_or_en(language, "opgenomen", "included")), flow.included},
      {std::string(nl_or_en(language, "nog niet beoordeeld", "not yet screened")),
       flow.waiting_title + flow.waiting_fulltext},
      {std::string(nl_or_en(language, "volledige tekst niet vrij", "full text not retrieved")),
       flow.not_retrieved},
      {std::string(nl_or_en(language, "uitgesloten", "excluded")),
       flow.excluded_title + flow.excluded_fulltext},
  };
}

}  // namespace

Result<File> report_file(const BundleParts& parts) {
  const BundleContent& content = parts.content;
  const Study& study = *content.study;
  StudyReport report;
  report.language = parts.language;
  report.title = study_title(study, parts.language);
  report.authors = report_authors(parts);
  report.status = study.status;
  report.date = content.as_of;
  report.license = study.license;
  report.funder = study.funder;
  report.question = study.question;
  report.subquestions = study.subquestions;
  report.method = {sources_section(parts), query_section(parts), criteria_section(parts)};
  report.flow = flow_boxes(parts.flow, study, *content.platform, parts.language);
  report.summary = selection_summary(parts);
  report.overview = overview_of(parts);
  report.figures = report_figures(parts);
  report.evidence = page_table(evidence_table(parts));
  for (const WorkLine& line : parts.lines) report.keys.push_back(line.publication.id);
  report.references = parts.references;
  report.texts = author_texts(parts);
  TRY_ASSIGN(std::string html, report_html(report));
  return File{"report.html", std::move(html)};
}

File readme_file(const BundleParts& parts) {
  const BundleContent& content = parts.content;
  const Study& study = *content.study;
  const std::string& language = parts.language;
  std::string text = fmt::format("# {}\n\n", study_title(study, language));
  if (!study.question.empty()) text += study.question + "\n\n";
  text += fmt::format("{} {}, {} {}.\n\n",
                      nl_or_en(language, "Synthesestudie, stand van", "Synthesis study, as of"),
                      content.as_of, nl_or_en(language, "status", "status"),
                      status_text(study.status, language));
  text += flow_text(flow_boxes(parts.flow, study, *content.platform, language), language);
  text += nl_or_en(
      language,
      "\n| bestand | wat |\n| --- | --- |\n"
      "| report.html | vraag, methode, selectie, overzicht, de eigen teksten, literatuur |\n"
      "| protocol.json, searches.csv | wat is gezocht, waar, waarmee en hoe vaak gevonden |\n"
      "| selection/ | elk gevonden record, elke beoordeling, de getallen en de stroom |\n"
      "| evidence/ | een rij per publicatie; wat een mens moet invullen is gemerkt |\n"
      "| analysis/ | tellingen, kaart van leemten, tijdlijn, dekking |\n"
      "| citations/ | CSL-JSON, BibLaTeX en RIS |\n\n"
      "Elk getal is geteld uit de rijen in deze map: `vindplaats study verify MAP` bewijst het, en "
      "`sha512sum -c manifest-sha512.txt` dat er niets is veranderd.\n",
      "\n| file | what |\n| --- | --- |\n"
      "| report.html | question, method, selection, overview, the authors' texts, references |\n"
      "| protocol.json, searches.csv | what was searched, where, by what, and the hits |\n"
      "| selection/ | every record found, every judgement, the numbers and the flow |\n"
      "| evidence/ | a row a publication; what a person must fill in is marked |\n"
      "| analysis/ | counts, gap map, timeline, coverage |\n"
      "| citations/ | CSL-JSON, BibLaTeX and RIS |\n\n"
      "Every number is counted from the rows in this folder: `vindplaats study verify FOLDER` "
      "proves it, and `sha512sum -c manifest-sha512.txt` that nothing was changed.\n");
  return {"README.md", std::move(text)};
}

}  // namespace vindplaats
