#include "app/pipeline/trial.h"

#include "app/pipeline/curate.h"
#include "app/pipeline/harvest.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

constexpr const char* kTrialSource = "proef";

// Ends a trial that asks too often or takes too long: a stranger's server decides about neither.
class BoundedTransport : public Transport {
 public:
  BoundedTransport(Transport& transport, const Clock& clock)
      : transport_(transport), clock_(clock), since_(clock.ticks()) {}

  Result<Response> send(const Request& request) override {
    if (clock_.ticks() - since_ > kLongestTrial)
      return fail(Fault::kRemote, "the server is too slow: the trial was ended");
    if (++requests_ > kMostTrialRequests)
      return fail(Fault::kRefused, "the trial was ended: it takes too many requests");
    return transport_.send(request);
  }

 private:
  Transport& transport_;
  const Clock& clock_;
  const std::chrono::milliseconds since_;
  int requests_ = 0;
};

Source trial_source(const Probe& probe, const TrialAsk& ask) {
  Source source;
  source.id = kTrialSource;
  source.type = probe.type;
  source.url = probe.url;
  if (probe.type == "oai-pmh") source.sets = ask.sets;
  return source;
}

// The platform with this source as its only one: what it would offer alone.
Platform trial_platform(const Platform& platform, const Source& source) {
  Platform alone = platform;
  alone.sources = {source};
  alone.digest.clear();
  return alone;
}

Result<void> count_candidates(Store& store, const Platform& platform, const Clock& clock,
                              Trial& trial) {
  TRY_ASSIGN(const CurateReport curated, curate(store, platform, clock, {}));
  trial.candidates = curated.candidates;
  trial.by_theme = curated.by_theme;
  return scan_publications_with(*store.snapshot(), {"candidate"},
                                [&](const Publication& publication) {
                                  if (trial.shown.size() >= kMostTrialCandidates) return;
                                  TrialCandidate& candidate = trial.shown.emplace_back();
                                  candidate.title = publication.metadata.title;
                                  for (const ThemeMark& theme : publication.themes)
                                    candidate.themes.push_back(theme.id);
                                });
}

}  // namespace

Result<Trial> run_trial(const TrialParts& parts, const TrialAsk& ask,
                        const std::function<void(std::int64_t)>& progress) {
  BoundedTransport transport(*parts.transport, parts.clock);
  Trial trial;
  trial.ask = ask;
  TRY_ASSIGN(trial.probe, probe_address({transport, parts.clock, *parts.platform}, ask.url, 0));
  const Source source = trial_source(trial.probe, ask);
  const Platform platform = trial_platform(*parts.platform, source);
  const std::unique_ptr<Store> store = open_memory_store();
  LedgerWriter ledger(*store, parts.clock);
  const HarvestJob job{platform, source, complete_options({}, platform, parts.clock.now()),
                       kTrialRecords};
  const HarvestServices services{*store, ledger, parts.clock,
                                 [&](const RunReport& report, std::optional<std::int64_t> total) {
                                   if (total) trial.probe.total = total;
                                   progress(report.received);
                                 }};
  TRY_ASSIGN(trial.run, harvest_source(job, services, transport));
  TRY_ASSIGN(trial.report, report_source(*store->snapshot(), source.id));
  if (trial.report.counts.records == 0 && !trial.run.errors.empty())
    return fail(Fault::kRefused, trial.run.errors.front().message);
  TRY(count_candidates(*store, platform, parts.clock, trial));
  return trial;
}

}  // namespace vindplaats
