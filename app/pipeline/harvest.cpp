#include "app/pipeline/harvest.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/pipeline/page_plan.h"
#include "core/time.h"
#include "harvesters/page_guard.h"
#include "store/harvest_tables.h"

namespace vindplaats {
namespace {

// How often in a row a run could not even begin where the last one was cut off: a key of ours in
// the checkpoint. After kMostStuckRuns the next one begins anew from the last complete run: a token
// that is dead stays dead (sickle#12).
constexpr const char* kStuckKey = "stuck";
constexpr int kMostStuckRuns = 2;

class HarvestRun {
 public:
  HarvestRun(const HarvestJob& job, const HarvestServices& services)
      : job_(job),
        services_(services),
        source_(job.source),
        start_(services.clock.ticks()),
        options_(job.options) {
    read_.languages = job.platform.settings.languages;
  }

  Result<RunReport> run() {
    report_.source = source_.id;
    report_.started = format_time(services_.clock.now());
    const Protocol* protocol = find_protocol(source_.type);
    if (protocol == nullptr) {
      note_failure("",
                   fmt::format("sources of type '{}' cannot be harvested yet; use oai-pmh or feed",
                               source_.type));
      return finish();
    }
    TRY(resume());
    std::optional<Step> step = protocol->begin(source_, checkpoint_, options_);
    while (step && !enough()) {
      TRY_ASSIGN(step, one_step(*protocol, std::move(*step)));
    }
    return finish();
  }

 private:
  // What an earlier run left that was cut off: its checkpoint, and its pages in the journal.
  Result<void> resume() {
    const std::unique_ptr<Snapshot> snapshot = services_.store.snapshot();
    TRY_ASSIGN(const std::optional<CheckpointValues> stored, get_checkpoint(*snapshot, source_.id));
    if (stored) checkpoint_.values = *stored;
    stuck_ = static_cast<int>(checkpoint_.get(kStuckKey).size());
    options_.restart = stuck_ >= kMostStuckRuns;
    checkpoint_.set(kStuckKey, "");
    if (job_.dry_run) return {};
    TRY(scan_journal(*snapshot, source_.id, [&](const JournalPage& page) {
      if (const Result<RunReport> before = from_json<RunReport>(page.json)) take_over(*before);
      report_.started = page.run;
      pages_ = page.page;
      return true;
    }));
    return scan_rejected(*snapshot, source_.id, [&](const RejectedRecord& rejected) {
      set_aside_.insert(rejected.identifier);
      return true;
    });
  }

  Result<std::optional<Step>> one_step(const Protocol& protocol, Step step) {
    ++report_.requests;
    const Result<Response> response = services_.transport.send(step.request);
    if (!response) {
      note_failure(step.request.url, response.error().what);
      return std::nullopt;
    }
    bytes_of_page_ = static_cast<std::int64_t>(response->body.size());
    Result<Page> page = protocol.read(source_, step, *response, options_);
    if (!page) {
      note_failure(step.request.url, page.error().what);
      return std::nullopt;
    }
    for (const Finding& finding : page->findings) note_finding(finding);
    TRY(commit_page(step, *page));
    if (services_.progress) services_.progress(report_, page->total);
    if (const Result<void> endless = guard_.check(*page); !endless) {
      note_failure(step.request.url, endless.error().what);
      return std::nullopt;
    }
    return std::move(page->next);
  }

  Result<void> commit_page(const Step& step, Page& page) {
    TRY_ASSIGN(PagePlan plan, plan_page(*services_.store.snapshot(), source_, page,
                                        services_.clock.now(), read_, set_aside_));
    RunReport of_page;
    of_page.requests = 1;
    of_page.bytes = bytes_of_page_;
    of_page.received = plan.received;
    of_page.added = plan.added;
    of_page.updated = plan.updated;
    of_page.unchanged = plan.unchanged;
    of_page.deleted = plan.deleted;
    of_page.rejected = plan.rejected;
    --report_.requests;  // counted with the page from here on
    add_counts(of_page);
    for (RunError& error : plan.errors) {
      error.request = step.request.url;
      if (report_.errors.size() < kMostRunErrors) report_.errors.push_back(error);
    }
    if (job_.dry_run) {
      checkpoint_ = page.checkpoint;
      return {};
    }
    if (plan.batch.empty() && page.checkpoint == checkpoint_) return {};
    checkpoint_ = page.checkpoint;
    put_checkpoint(plan.batch, source_.id, checkpoint_.values);
    of_page.errors = std::move(plan.errors);
    ++pages_committed_;
    put_journal(plan.batch, {source_.id, report_.started, ++pages_, to_json(of_page)});
    return services_.store.commit(plan.batch, Durability::kSynced);
  }

  void take_over(const RunReport& page) {
    add_counts(page);
    earlier_ += page.received;
    for (const RunError& error : page.errors) {
      if (report_.errors.size() < kMostRunErrors) report_.errors.push_back(error);
    }
  }

  void add_counts(const RunReport& other) {
    report_.requests += other.requests;
    report_.received += other.received;
    report_.added += other.added;
    report_.updated += other.updated;
    report_.unchanged += other.unchanged;
    report_.deleted += other.deleted;
    report_.rejected += other.rejected;
    report_.bytes += other.bytes;
  }

  bool enough() const { return job_.limit > 0 && report_.received - earlier_ >= job_.limit; }

  void note_finding(const Finding& finding) {
    const auto same = [&](const Finding& known) { return known.code == finding.code; };
    const auto known = std::find_if(report_.findings.begin(), report_.findings.end(), same);
    if (known == report_.findings.end()) {
      report_.findings.push_back(finding);
    } else {
      known->value = finding.value;
    }
  }

  void note_failure(const std::string& url, const std::string& what) {
    failed_ = true;
    report_.errors.push_back({"", url, what});
  }

  Result<RunReport> finish() {
    report_.ended = format_time(services_.clock.now());
    report_.seconds = Thousandths{(services_.clock.ticks() - start_).count()};
    report_.state = run_state(report_, failed_);
    if (job_.dry_run) return report_;
    Batch batch;
    if (failed_ && pages_committed_ == 0 && !checkpoint_.values.empty()) {
      checkpoint_.set(kStuckKey, std::string(static_cast<std::size_t>(stuck_) + 1, 'x'));
      put_checkpoint(batch, source_.id, checkpoint_.values);
    }
    remove_journal(batch, source_.id, report_.started);
    TRY(services_.ledger.append({{"harvest", std::string(kLedgerRun), to_json(report_)}},
                                std::move(batch)));
    return report_;
  }

  const HarvestJob& job_;
  const HarvestServices& services_;
  const Source& source_;
  const std::chrono::milliseconds start_;
  RunOptions options_;
  ReadOptions read_;
  Checkpoint checkpoint_;
  int stuck_ = 0;  // runs before this one that could not begin
  std::int64_t pages_committed_ = 0;
  PageGuard guard_;
  std::set<std::string> set_aside_;
  RunReport report_;
  std::int64_t pages_ = 0;          // of this run in the journal
  std::int64_t bytes_of_page_ = 0;  // of the answer that was read last
  std::int64_t earlier_ = 0;        // received before the run was cut off and resumed
  bool failed_ = false;
};

}  // namespace

Result<RunReport> harvest_source(const HarvestJob& job, const HarvestServices& services) {
  return HarvestRun(job, services).run();
}

Result<std::map<std::string, std::vector<RunReport>>> stored_runs(const Snapshot& snapshot) {
  std::map<std::string, std::vector<RunReport>> runs;
  TRY(scan_ledger(snapshot, 1, [&](const LedgerEntry& entry) {
    if (entry.kind != kLedgerRun) return true;
    if (Result<RunReport> report = from_json<RunReport>(entry.body))
      runs[report->source].push_back(std::move(*report));
    return true;
  }));
  return runs;
}

}  // namespace vindplaats
