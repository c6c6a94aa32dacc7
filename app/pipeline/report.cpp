#include "app/pipeline/report.h"

#include <algorithm>

#include "app/health.h"
#include "app/pipeline/curated.h"
#include "app/pipeline/harvest.h"
#include "app/pipeline/release.h"
#include "app/pipeline/usage.h"
#include "app/pipeline/waiting.h"
#include "core/time.h"
#include "export/release_reader.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

constexpr std::size_t kMostSeen = 20;

// What the counts need of a publication.
struct Known {
  std::string first_seen, title, product, maker;
  std::vector<std::string> themes;
};
using KnownPublications = std::map<std::string, Known>;  // by id, former ones too

Known known_of(const Publication& publication) {
  Known known{publication.first_seen,
              publication.metadata.title,
              publication.metadata.product,
              publication.partners.empty() ? "" : publication.partners.front(),
              {}};
  for (const ThemeMark& mark : publication.themes) known.themes.push_back(mark.id);
  return known;
}

void count_one(const Known& known, CountedPublications& counted) {
  ++counted.total;
  ++counted.products[known.product];
  ++counted.partners[known.maker];
  for (const std::string& theme : known.themes) ++counted.themes[theme];
  if (known.themes.empty()) ++counted.themes[""];
}

class ReportCounter {
 public:
  ReportCounter(const Snapshot& snapshot, const Platform& platform, Instant now, std::string from,
                std::string until)
      : snapshot_(snapshot), platform_(platform), now_(now) {
    figures_.from = std::move(from);
    figures_.until = std::move(until);
  }

  Result<ReportFigures> count() {
    TRY(count_queue());
    TRY(count_runs());
    TRY(count_decisions());
    TRY(count_releases());
    TRY(count_troubles());
    TRY(count_visits());
    return std::move(figures_);
  }

 private:
  // `time`: RFC 3339.
  bool in_period(const std::string& time) const {
    const std::string day = time.substr(0, 10);
    return figures_.from <= day && day <= figures_.until;
  }

  Result<void> count_queue() {
    TRY(scan_publications_with(snapshot_,
                               {"accepted", "candidate", "later", "rejected", "withdrawn"},
                               [&](const Publication& publication) {
                                 known_.emplace(publication.id, known_of(publication));
                                 for (const std::string& id : publication.former_ids)
                                   known_.emplace(id, known_of(publication));
                                 if (publication.status != "candidate")
                                   figures_.entered += in_period(publication.first_seen);
                               }));
    TRY_ASSIGN(const Queue queue, read_queue_order(snapshot_, platform_, now_, ""));
    for (const Waiting& waiting : queue.waiting) {
      if (waiting.publication.status == "candidate")
        figures_.entered += in_period(waiting.publication.first_seen);
    }
    figures_.waiting = std::ssize(queue.waiting);
    figures_.held_back = queue.held_back;
    figures_.waiting_by_theme = queue.by_theme;
    return {};
  }

  Result<void> count_runs() {
    TRY_ASSIGN(const auto all, stored_runs(snapshot_));
    for (const auto& [id, runs] : all) {
      SourceFigures source;
      source.source = id;
      if (const Source* declared = platform_.source(id)) source.partner = declared->partner;
      for (const RunReport& run : runs) {
        if (!in_period(run.ended)) continue;
        ++source.runs;
        source.failed += run.state != "finished" && run.state != "nothing new";
        source.received += run.received;
        source.added += run.added;
        source.updated += run.updated;
        source.deleted += run.deleted;
        source.rejected += run.rejected;
      }
      if (source.runs > 0) figures_.sources.push_back(std::move(source));
    }
    return {};
  }

  Result<void> count_decisions() {
    TRY_ASSIGN(const Curated curated, read_curated(snapshot_));
    const std::set<std::int64_t> undone = undone_decisions(curated.decisions);
    std::map<std::string, const Decided*> last;  // by publication
    for (const Decided& decided : curated.decisions) {
      const std::string& kind = decided.decision.kind;
      const bool settles =
          kind == "accept" || kind == "reject" || kind == "later" || kind == "withdraw";
      if (settles && in_period(decided.at) && !undone.contains(decided.sequence))
        last[decided.decision.publication] = &decided;
    }
    std::vector<std::int64_t> days;
    for (const auto& [id, decided] : last) {
      count_decision(*decided);
      const bool settled = decided->decision.kind == "accept" || decided->decision.kind == "reject";
      const auto known = known_.find(id);
      if (!settled || decided->by == kDecidedByRule || known == known_.end()) continue;
      const Result<Instant> seen = parse_time(known->second.first_seen),
                            at = parse_time(decided->at);
      if (seen && at) days.push_back(std::max<std::int64_t>((*at - *seen).count() / 86'400, 0));
    }
    std::sort(days.begin(), days.end());
    if (!days.empty()) figures_.median_days = days[(days.size() - 1) / 2];
    return {};
  }

  void count_decision(const Decided& decided) {
    const std::string& kind = decided.decision.kind;
    if (kind == "later") ++figures_.later;
    if (kind == "withdraw") ++figures_.withdrawn;
    if (kind == "reject") ++figures_.rejected[decided.decision.reason];
    if (kind == "accept")
      ++(decided.by == kDecidedByRule ? figures_.accepted_by_rule : figures_.accepted);
  }

  Result<void> count_releases() {
    TRY_ASSIGN(const ReleaseHistory history, release_history(snapshot_));
    for (const auto& [id, released] : history) {
      if (!in_period(released.published)) continue;
      const auto known = known_.find(id);
      count_one(known == known_.end() ? Known() : known->second, figures_.released);
    }
    TRY_ASSIGN(const std::optional<PreviousRelease> current,
               read_current(platform_.dir + "/public"));
    if (!current) return {};
    for (const auto& [id, item] : current->items) {
      Known shown{"",
                  item.card.title,
                  item.metadata.product,
                  item.partners.empty() ? "" : item.partners.front(),
                  {}};
      for (const ThemeRef& theme : item.themes) shown.themes.push_back(theme.id);
      count_one(shown, figures_.catalogue);
    }
    return {};
  }

  Result<void> count_troubles() {
    TRY_ASSIGN(const std::vector<SourceHealth> all, source_health(platform_, snapshot_, now_));
    for (const SourceHealth& one : all) {
      if (!one.cause.empty())
        figures_.troubles.push_back({one.id, one.state, one.since, one.cause, one.remedy});
    }
    return {};
  }

  Result<void> count_visits() {
    TRY_ASSIGN(const Usage usage, read_usage(snapshot_));
    Counts seen;
    for (const auto& [month, publications] : usage) {
      if (month < figures_.from.substr(0, 7) || month > figures_.until.substr(0, 7)) continue;
      for (const auto& [id, visits] : publications) {
        figures_.visits_by_month[month] += visits;
        seen[id] += visits;
      }
    }
    for (const auto& [id, visits] : seen) {
      const auto known = known_.find(id);
      figures_.most_seen.push_back({id, known == known_.end() ? id : known->second.title, visits});
    }
    std::stable_sort(figures_.most_seen.begin(), figures_.most_seen.end(),
                     [](const auto& a, const auto& b) { return a.visits > b.visits; });
    if (figures_.most_seen.size() > kMostSeen) figures_.most_seen.resize(kMostSeen);
    return {};
  }

  const Snapshot& snapshot_;
  const Platform& platform_;
  const Instant now_;
  KnownPublications known_;
  ReportFigures figures_;
};

}  // namespace

Result<ReportFigures> count_report(const Snapshot& snapshot, const Platform& platform, Instant now,
                                   const std::string& from, const std::string& until) {
  return ReportCounter(snapshot, platform, now, from, until).count();
}

}  // namespace vindplaats
