#include "app/show_study.h"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/show.h"
#include "export/bundle/flow.h"

namespace vindplaats {
namespace {

constexpr std::string_view kNewStudy =
    R"(# A synthesis study. docs/settings.md lists every key, docs/study.md says how it goes on.
id = "{0}"
title = {{ nl = "{0}" }}                    # add en = "..." for an English title
question = ""
subquestions = []
partners = []                           # ids of partners that write it together
funder = ""
license = "CC-BY-4.0"                   # of the report and the bundle
status = "draft"                        # draft, open, final
# authors = [{{ name = "Anna de Vries", orcid = "", partner = "", role = "lead" }}]

scope = "store"                         # store: all that was harvested or brought; catalogue: what was accepted
query = 'title:{1}'                     # the query language of rules and search
themes = []                             # only publications of these themes; empty: all
years = ""                              # "2010..2026", "2010.."; empty: all
languages = []                          # only these, e.g. ["nl", "en"]; empty: all
types = []                              # only these COAR types, e.g. ["report"]; empty: all

# What publications are screened by; without any criterion all that is found is included.
# [[criterion]]
# id = "E1"
# kind = "exclude"                      # exclude: meeting it keeps out; include: not meeting it does
# stage = "title"                       # title (and abstract), fulltext
# nl = "Niet over groepen in de samenleving"

# Columns of the evidence table that people fill in.
# [[column]]
# id = "werkzaam"
# label = "Werkzame elementen"
# by = "person"

# [matrix]                              # what the gap map is drawn over: theme, kind, audience, partner, year, ...
# rows = "theme"
# columns = "audience"
)";

constexpr std::string_view kNewStudyText = R"(# Inleiding

Schrijf hier de inleiding. Bestanden in deze map die op `.md` eindigen, komen in het rapport op de plaats van het getal waarmee hun naam
begint: 10 voor de vraag, 35 na de methode, 70 na het overzicht, 95 na de literatuur. Ze blijven bij elke nieuwe bouw staan.

Naar een publicatie verwijst u met haar nummer tussen haken: een apenstaartje en dan het nummer, dat met een p begint.
`vindplaats study check {0}` waarschuwt als zo'n verwijzing nergens heen leidt.
)";

StudyFlow flow_of(const StudyState& state) {
  return count_flow(state.selection.records, state.selection.works, study_stages(state.study));
}

std::string word_of(const std::string& id) {
  return id.substr(0, id.find('-'));
}

}  // namespace

std::string studies_json(const std::vector<ListedStudy>& studies) {
  OrderedJson list = OrderedJson::array();
  for (const ListedStudy& study : studies) {
    list.push_back({{"id", study.id},
                    {"title", study.title},
                    {"updated", study.updated},
                    {"status", study.status}});
  }
  return json_line({{"studies", list}});
}

std::string new_study_toml(const std::string& id) {
  // A query needs two letters at least; the id's first word is a beginning.
  const std::string word = word_of(id);
  return fmt::format(fmt::runtime(kNewStudy), id, word.size() < 2 ? "integratie" : word);
}

std::string new_study_text(const std::string& id) {
  return fmt::format(fmt::runtime(kNewStudyText), id);
}

std::string show_study_state(const StudyState& state) {
  const StudyFlow flow = flow_of(state);
  std::string text =
      fmt::format("{}: the query finds {} of {} publications\n", state.study.id,
                  show_count(state.selection.hits), show_count(state.selection.searched));
  const auto line = [&](const char* what, std::int64_t count) {
    text += fmt::format("  {:<34}{:>8}\n", what, show_count(count));
  };
  line("records identified", flow.identified);
  line("duplicates", flow.duplicates);
  for (const NamedCount& outside : flow.outside)
    line(("outside: " + outside.id).c_str(), outside.count);
  line("screened", flow.screened);
  line("excluded on title", flow.excluded_title);
  line("not yet screened on title", flow.waiting_title);
  line("excluded on full text", flow.excluded_fulltext);
  line("not yet screened on full text", flow.waiting_fulltext);
  line("full text not retrieved", flow.not_retrieved);
  line("included", flow.included);
  if (state.study.criteria.empty()) {
    text += "There are no criteria: everything that is left is included.\n";
  }
  for (const CitationWarning& warning : state.warnings) {
    text += fmt::format("warning: studies/{}/{}: [@{}] {}\n", state.study.id, warning.file,
                        warning.publication, warning.what);
  }
  return text;
}

std::string study_state_json(const StudyState& state) {
  OrderedJson warnings = OrderedJson::array();
  for (const CitationWarning& warning : state.warnings) {
    warnings.push_back(
        {{"file", warning.file}, {"publication", warning.publication}, {"message", warning.what}});
  }
  return json_line({{"study", state.study.id},
                    {"searched", state.selection.searched},
                    {"hits", state.selection.hits},
                    {"flow", flow_json(flow_of(state))},
                    {"warnings", warnings}});
}

std::vector<const FoundWork*> waiting_works(const StudySelection& selection,
                                            const std::string& stage) {
  std::vector<const FoundWork*> works;
  for (const FoundWork& work : selection.works) {
    const bool closed = work.standing == kNotRetrieved;
    if (work.standing != kPending && !closed) continue;
    if (stage.empty() || work.stage == stage || (closed && stage == kStageFulltext)) {
      works.push_back(&work);
    }
  }
  return works;
}

std::string show_waiting_works(const std::vector<const FoundWork*>& works) {
  if (works.empty()) return "Nothing is left to screen.\n";
  std::vector<std::vector<std::string>> rows = {{"ID", "STAGE", "TITLE"}};
  for (const FoundWork* const work : works) {
    const bool closed = work->standing == kNotRetrieved;
    rows.push_back(
        {work->publication.id,
         closed ? "fulltext, closed" : work->stage + (work->disputed ? ", disputed" : ""),
         work->publication.metadata.title});
  }
  return show_table(rows);
}

std::string waiting_json(const std::vector<const FoundWork*>& works) {
  OrderedJson list = OrderedJson::array();
  for (const FoundWork* const work : works) {
    const bool closed = work->standing == kNotRetrieved;
    OrderedJson json = {{"id", work->publication.id},
                        {"title", work->publication.metadata.title},
                        {"stage", closed ? std::string(kStageFulltext) : work->stage}};
    if (work->disputed) json["disputed"] = true;
    if (closed) json["notRetrieved"] = true;
    list.push_back(std::move(json));
  }
  return json_line({{"publications", list}, {"total", works.size()}});
}

}  // namespace vindplaats
