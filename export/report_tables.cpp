// The figures of a report laid out in tables.
#include <set>

#include <fmt/format.h>

#include "export/bundle/words.h"
#include "export/report_figures.h"
#include "export/vocabularies.h"

namespace vindplaats {
namespace {

// A column: its id, and what it is called in both languages.
struct ColumnWords {
  std::string_view id, nl, en;
  bool number = true;
};

constexpr ColumnWords kSource = {"source", "Bron", "Source", false},
                      kPartner = {"partner", "Partner", "Partner", false},
                      kTheme = {"theme", "Thema", "Theme", false},
                      kProduct = {"product", "Soort", "Kind", false},
                      kReason = {"reason", "Reden", "Reason", false},
                      kFigure = {"figure", "Wat", "What", false},
                      kState = {"state", "Toestand", "State", false},
                      kSince = {"since", "Sinds", "Since", false},
                      kCause = {"cause", "Oorzaak", "Cause", false},
                      kRemedy = {"remedy", "Wat te doen", "Remedy", false},
                      kStudy = {"study", "Studie", "Study", false},
                      kStatus = {"status", "Status", "Status", false},
                      kMonth = {"month", "Maand", "Month", false},
                      kTitle = {"title", "Titel", "Title", false},
                      kNumber = {"count", "Aantal", "Count"},
                      kRuns = {"runs", "Keer opgehaald", "Runs"},
                      kFailed = {"failed", "Waarvan mislukt", "Of these failed"},
                      kReceived = {"received", "Ontvangen", "Received"},
                      kNew = {"new", "Nieuw", "New"},
                      kUpdated = {"updated", "Gewijzigd", "Updated"},
                      kDeleted = {"deleted", "Ingetrokken", "Deleted"},
                      kRejected = {"rejected", "Onleesbaar", "Set aside"},
                      kReleased = {"released", "Uitgebracht", "Released"},
                      kCatalogue = {"catalogue", "Nu in de catalogus", "In the catalogue now"},
                      kWaiting = {"waiting", "Wacht nu", "Waiting now"},
                      kVisits = {"visits", "Bezoeken", "Visits"};

class Layout {
 public:
  Layout(const ReportFigures& figures, const Platform& platform, const std::string& language)
      : figures_(figures), platform_(platform), language_(language) {}

  std::vector<ReportTable> all() {
    overview();
    rejections();
    themes();
    products();
    partners();
    sources();
    troubles();
    studies();
    visits();
    return std::move(tables_);
  }

 private:
  std::string say(std::string_view nl, std::string_view en) const {
    return std::string(nl_or_en(language_, nl, en));
  }

  void begin(std::string_view id, std::string title, std::initializer_list<ColumnWords> columns,
             std::string note = {}) {
    ReportTable& table = tables_.emplace_back();
    table.id = id;
    table.title = std::move(title);
    table.note = std::move(note);
    for (const ColumnWords& words : columns) {
      DataColumn column;
      column.id = words.id;
      column.label = say(words.nl, words.en);
      column.number = words.number;
      table.table.columns.push_back(std::move(column));
    }
  }

  template <class... Cells>
  void row(std::string_view id, const Cells&... cells) {
    tables_.back().row_ids.emplace_back(id);
    tables_.back().table.rows.push_back({fmt::to_string(cells)...});
  }

  static std::int64_t of(const Counts& counts, const std::string& id) {
    const auto found = counts.find(id);
    return found == counts.end() ? 0 : found->second;
  }

  // Every id that some of them count; the empty one last.
  static std::vector<std::string> ids_of(std::initializer_list<const Counts*> all) {
    std::set<std::string> ids;
    for (const Counts* counts : all)
      for (const auto& [id, count] : *counts) ids.insert(id);
    const bool unknown = ids.erase("") > 0;
    std::vector<std::string> list(ids.begin(), ids.end());
    if (unknown) list.emplace_back();
    return list;
  }

  std::string named(const std::string& id, std::string label) const {
    return id.empty() ? say("(niet bekend)", "(not known)") : std::move(label);
  }

  void overview() {
    const ReportFigures& f = figures_;
    std::int64_t added = 0, rejected = 0, visits = 0;
    for (const SourceFigures& source : f.sources) added += source.added;
    for (const auto& [reason, count] : f.rejected) rejected += count;
    for (const auto& [month, count] : f.visits_by_month) visits += count;
    begin("overview", say("Overzicht", "Overview"), {kFigure, kNumber},
          say("Een publicatie telt bij het laatste besluit in de periode dat niet is teruggenomen.",
              "A publication counts by the last decision in the period that was not undone."));
    row("new-records", say("Nieuwe records van bronnen", "New records from sources"), added);
    row("entered", say("In de wachtrij gekomen", "Entered the queue"), f.entered);
    row("accepted", say("Aanvaard door een redacteur", "Accepted by an editor"), f.accepted);
    row("accepted-by-rule", say("Aanvaard door een regel", "Accepted by rule"), f.accepted_by_rule);
    row("rejected", say("Afgewezen", "Rejected"), rejected);
    row("later", say("Uitgesteld", "Set aside"), f.later);
    row("withdrawn", say("Teruggetrokken", "Withdrawn"), f.withdrawn);
    if (f.median_days)
      row("median-days",
          say("Dagen van eerst gezien tot besluit (mediaan)",
              "Days from first seen to decision (median)"),
          *f.median_days);
    row("released", say("Voor het eerst uitgebracht", "Released for the first time"),
        f.released.total);
    row("catalogue", say("Nu in de catalogus", "In the catalogue now"), f.catalogue.total);
    row("waiting", say("Wacht nu op een besluit", "Waiting for a decision now"), f.waiting);
    row("held-back",
        say("Nu achtergehouden van eerste keren ophalen", "Held back now, of first harvests"),
        f.held_back);
    if (!f.visits_by_month.empty()) row("visits", say("Bezoeken", "Visits"), visits);
  }

  void rejections() {
    begin("rejections", say("Afgewezen, naar reden", "Rejected, by reason"), {kReason, kNumber});
    for (const auto& [id, count] : figures_.rejected) {
      std::string label = id;
      for (const Reason& reason : platform_.criteria.reasons)
        if (reason.id == id) label = say(reason.nl, reason.en);
      row(id, named(id, label.empty() ? id : label), count);
    }
  }

  void themes() {
    const ReportFigures& f = figures_;
    begin("themes", say("Thema's", "Themes"), {kTheme, kWaiting, kReleased, kCatalogue},
          say("Een publicatie telt bij elk van haar thema's.",
              "A publication counts in each of its themes."));
    for (const std::string& id :
         ids_of({&f.waiting_by_theme, &f.released.themes, &f.catalogue.themes})) {
      row(id, named(id, theme_label(platform_, id, language_)), of(f.waiting_by_theme, id),
          of(f.released.themes, id), of(f.catalogue.themes, id));
    }
  }

  void products() {
    const ReportFigures& f = figures_;
    begin("products", say("Soorten", "Kinds"), {kProduct, kReleased, kCatalogue});
    for (const std::string& id : ids_of({&f.released.products, &f.catalogue.products})) {
      row(id, named(id, term_label(product_terms(), id, language_)), of(f.released.products, id),
          of(f.catalogue.products, id));
    }
  }

  void partners() {
    const ReportFigures& f = figures_;
    Counts added;
    for (const SourceFigures& source : f.sources) added[source.partner] += source.added;
    begin("partners", say("Partners", "Partners"), {kPartner, kNew, kReleased, kCatalogue},
          say("Een publicatie telt bij haar maker.", "A publication counts for its maker."));
    for (const std::string& id : ids_of({&added, &f.released.partners, &f.catalogue.partners})) {
      row(id, named(id, partner_name(platform_, id)), of(added, id), of(f.released.partners, id),
          of(f.catalogue.partners, id));
    }
  }

  void sources() {
    begin("sources", say("Opgehaald per bron", "Harvested by source"),
          {kSource, kPartner, kRuns, kFailed, kReceived, kNew, kUpdated, kDeleted, kRejected});
    for (const SourceFigures& source : figures_.sources) {
      row(source.source, source.source,
          named(source.partner, partner_name(platform_, source.partner)), source.runs,
          source.failed, source.received, source.added, source.updated, source.deleted,
          source.rejected);
    }
  }

  void troubles() {
    begin("troubles", say("Bronnen met een storing, nu", "Sources in trouble, now"),
          {kSource, kState, kSince, kCause, kRemedy});
    for (const SourceTrouble& one : figures_.troubles)
      row(one.source, one.source, one.state, one.since.substr(0, 10), one.cause, one.remedy);
  }

  void studies() {
    begin("studies", say("Synthesestudies", "Synthesis studies"), {kStudy, kTitle, kStatus});
    for (const Study& study : platform_.studies)
      row(study.id, study.id, study_title(study, language_), status_text(study.status, language_));
  }

  void visits() {
    begin("visits", say("Bezoeken per maand", "Visits by month"), {kMonth, kVisits});
    for (const auto& [month, count] : figures_.visits_by_month) row(month, month, count);
    begin("most-seen", say("Meest bezocht", "Most seen"), {kTitle, kVisits});
    for (const SeenPublication& seen : figures_.most_seen)
      row(seen.publication, seen.title, seen.visits);
  }

  const ReportFigures& figures_;
  const Platform& platform_;
  const std::string& language_;
  std::vector<ReportTable> tables_;
};

}  // namespace

std::vector<ReportTable> report_tables(const ReportFigures& figures, const Platform& platform,
                                       const std::string& language) {
  return Layout(figures, platform, language).all();
}

}  // namespace vindplaats
