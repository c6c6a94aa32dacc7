#include "app/pipeline/harvest.h"

#include <algorithm>
#include <mutex>

#include <fmt/format.h>

#include "app/pipeline/harvest_memory.h"
#include "app/pipeline/harvest_run.h"
#include "app/pipeline/moved.h"
#include "app/pipeline/readable.h"
#include "app/pipeline/suppressions.h"
#include "core/time.h"
#include "store/harvest_tables.h"
#include "store/ledger.h"

namespace vindplaats {
namespace {

// After so many runs in a row that could not get on where the one before was cut off, the next one
// begins anew from the last complete one: a token that is dead stays dead (sickle#12).
constexpr std::size_t kMostStuckRuns = 2;

// Is it no identifier but our own name for something ("item 12 of page 3").
bool is_nameless(const Rejected& rejected) {
  return rejected.identifier.starts_with("item ") || rejected.identifier.starts_with("records of ");
}

// To read a page takes several times its size: of large ones one at a time, whoever harvests (D23).
constexpr std::size_t kLargeBody = 16'000'000;

std::unique_lock<std::mutex> alone_with_large(const Result<Response>& response) {
  static std::mutex one_at_a_time;
  const bool large = response && response->body.size() > kLargeBody;
  return large ? std::unique_lock(one_at_a_time) : std::unique_lock<std::mutex>();
}

}  // namespace

HarvestRun::HarvestRun(const HarvestJob& job, const HarvestServices& services)
    : job_(job),
      services_(services),
      source_(job.source),
      start_(services.clock.ticks()),
      options_(job.options),
      tally_(job.source.id, services.clock.now()) {
  read_.languages = job.platform.settings.languages;
}

Result<const Request*> HarvestRun::next() {
  if (stage_ == Stage::kNew) TRY(begin());
  while (stage_ != Stage::kOver) {
    const bool asks = step_ && !(stage_ == Stage::kRecords && enough());
    if (asks) return &step_->request;
    TRY(end_stage());
  }
  return nullptr;
}

Result<void> HarvestRun::take(Result<Response> response) {
  const std::unique_lock alone = alone_with_large(response);
  Result<Page> page = read(response);
  // What was cut out of it is enough from here on.
  if (response) std::string().swap(response->body);
  switch (stage_) {
    case Stage::kRecords:
      return take_records(std::move(page));
    case Stage::kIdentifiers:
      return take_identifiers(std::move(page));
    case Stage::kMissed:
      return take_missed(std::move(page));
    case Stage::kNew:
    case Stage::kOver:
      break;
  }
  return fail(Fault::kCorrupt, "an answer to a request that was not asked");
}

// From Stage::kNew to the list of records, or to the end when there is nothing to ask.
Result<void> HarvestRun::begin() {
  stage_ = Stage::kOver;
  TRY_ASSIGN(const bool may_ask, may_be_asked());
  never_asked_ = !may_ask;
  if (!may_ask) return {};
  protocol_ = find_protocol(source_.type);
  if (protocol_ == nullptr) {
    tally_.fail("", fmt::format("there are no sources of type '{}'", source_.type));
    return {};
  }
  TRY(resume());
  stage_ = Stage::kRecords;
  stage_options_ = options_;
  step_ = protocol_->begin(source_, checkpoint_, options_);
  lists_all_ = !step_->resumed && is_plain();
  return {};
}

// There is nothing more to ask in this stage: into the next one.
Result<void> HarvestRun::end_stage() {
  if (stage_ == Stage::kRecords) {
    complete_ = !step_;
    step_.reset();
    stage_ = Stage::kOver;
    return look_for_the_missing();
  }
  if (stage_ == Stage::kMissed) {
    fetch_one();
    return {};
  }
  stage_ = Stage::kOver;
  return {};
}

// A parked source waits for a person, a resting host for its time: nothing is asked.
Result<bool> HarvestRun::may_be_asked() {
  if (job_.dry_run) return true;
  if (is_parked(job_.standing, source_)) {
    tally_.fail("", job_.standing.parked.why);
    tally_.report.state = "parked";
    return false;
  }
  const std::unique_ptr<Snapshot> snapshot = services_.store.snapshot();
  TRY_ASSIGN(const std::optional<Instant> until,
             resting_until(*snapshot, job_.platform, source_, services_.clock.now()));
  if (!until) return true;
  tally_.fail("", fmt::format("the host asked us to wait until {}; it is asked again after that",
                              format_time(*until)));
  tally_.report.state = "failed";
  return false;
}

// What an earlier run left that was cut off: its checkpoint, and its pages in the journal.
Result<void> HarvestRun::resume() {
  const std::unique_ptr<Snapshot> snapshot = services_.store.snapshot();
  TRY_ASSIGN(const std::optional<CheckpointValues> stored, get_checkpoint(*snapshot, source_.id));
  if (stored) split_checkpoint(*stored, checkpoint_, own_);
  stored_own_ = own_;
  options_.restart = own_.get("stuck").size() >= kMostStuckRuns;
  if (is_plain() && !own_.get("full").empty()) options_.full = true;
  TRY_ASSIGN(const LedgerHead head, read_head(*snapshot));
  ledger_seen_ = head.sequence;
  TRY(learn_to_forget(*snapshot));
  TRY_ASSIGN(kept_, kept_records(*snapshot, source_.id));
  TRY(scan_heads(*snapshot, source_.id, [&](const Head&) {
    had_records_ = true;
    return false;
  }));
  if (job_.dry_run) return {};
  TRY(scan_journal(*snapshot, source_.id, [&](const JournalPage& page) {
    if (!is_harvest_run(page.run)) return true;
    if (Result<JournalledPage> before = from_json<JournalledPage>(page.json)) take_over(*before);
    tally_.report.started = page.run;
    pages_ = page.page;
    return true;
  }));
  return scan_rejected(*snapshot, source_.id, [&](const RejectedRecord& rejected) {
    set_aside_.insert(rejected.identifier);
    return true;
  });
}

void HarvestRun::take_over(JournalledPage& page) {
  tally_.add(page.report);
  earlier_ += page.report.received;
  hold(page.held, page.revived);
}

void HarvestRun::hold(std::vector<HeldRemoval>& held, const std::vector<std::string>& revived) {
  for (HeldRemoval& removal : held) {
    std::string identifier = removal.raw.identifier;
    held_.insert_or_assign(std::move(identifier), std::move(removal));
  }
  for (const std::string& identifier : revived) held_.erase(identifier);
}

// It is there again: when it goes once more, that is another deletion.
void HarvestRun::forget_kept(const std::string& identifier) {
  kept_changed_ |= kept_.erase(identifier) > 0;
}

// Of the list of all that the source has, as far as this run asks for it.
Result<void> HarvestRun::take_records(Result<Page> page) {
  const std::string url = step_->request.url;
  if (!page) {
    if (park_.matter.empty()) tally_.fail(url, page.error().what);
    stuck_here_ = unreadable_ && pages_committed_ == 0;
    stage_ = Stage::kOver;
    return {};
  }
  tally_.note(page->findings, url);
  if (!page->parked.empty()) {
    park("format", page->parked + "; `source release` reads everything anew in it");
    stage_ = Stage::kOver;
    return {};
  }
  TRY(take_page(*page));
  const Result<void> endless = stopped_ ? Result<void>() : guard_.check(*page);
  if (!endless) tally_.fail(url, endless.error().what);
  if (stopped_ || !endless) stage_ = Stage::kOver;
  step_ = std::move(page->next);
  return {};
}

Result<void> HarvestRun::take_page(Page& page) {
  collect(page);
  TRY(commit_page(step_->request.url, page));
  if (services_.progress) services_.progress(tally_.report, page.total);
  whole_ = page.whole;
  return {};
}

// What the answer to step_ says; or why it says nothing.
Result<Page> HarvestRun::read(const Result<Response>& response) {
  const bool first = !asked_;
  asked_ = true;
  unreadable_ = false;
  ++tally_.report.requests;
  if (!response) return tl::unexpected(response.error());
  bytes_of_page_ = static_cast<std::int64_t>(response->body.size());
  tally_.report.bytes += bytes_of_page_;
  note_rest(own_, *response, services_.clock.now());
  if (first) note_first(step_->request, *response);
  Result<Page> page = protocol_->read(source_, *step_, *response, stage_options_);
  // A host that rests says nothing about where the run stands.
  unreadable_ = !page && own_.get("rest_until").empty();
  return page;
}

void HarvestRun::note_first(const Request& request, const Response& response) {
  moved_to_ = moved_address(source_.url, request, response).value_or(std::string());
  if (response.status != 410) return;
  park("gone", "the address answers 410: gone for good; ask the partner for the new one");
}

void HarvestRun::collect(const Page& page) {
  for (const Rejected& rejected : page.rejected) rejected_.insert(rejected.identifier);
  if (!lists_all_) return;
  for (const Item& item : page.items) {
    if (item.raw.deleted) {
      listed_.erase(item.raw.identifier);
    } else {
      listed_.insert(item.raw.identifier);
    }
  }
  for (const Rejected& rejected : page.rejected) {
    listed_.insert(rejected.identifier);
    nameless_ |= is_nameless(rejected);
  }
}

// Nobody else writes the rows of this source while its lease is held.
Result<void> HarvestRun::commit_page(const std::string& url, Page& page) {
  const std::unique_ptr<Snapshot> snapshot = services_.store.latest();
  TRY(look_at_ledger(*snapshot));
  if (stopped_) return {};
  TRY_ASSIGN(PagePlan plan,
             plan_page(*snapshot, source_, page, services_.clock.now(), read_, set_aside_, true));
  JournalledPage journalled;
  journalled.report = counts_of(plan, bytes_of_page_);
  for (RunError& error : plan.errors) error.request = url;
  journalled.report.errors = std::move(plan.errors);
  journalled.held = std::move(plan.held);
  for (const Item& item : page.items) {
    if (item.raw.deleted) continue;
    forget_kept(item.raw.identifier);
    if (held_.contains(item.raw.identifier)) journalled.revived.push_back(item.raw.identifier);
  }
  if (plan.forgotten > 0)
    tally_.note({{"info", "", "erased-records", std::to_string(plan.forgotten)}}, url);
  --tally_.report.requests;  // counted with the page from here on
  tally_.report.bytes -= bytes_of_page_;
  tally_.add(journalled.report);
  const bool nothing =
      plan.batch.empty() && journalled.held.empty() && page.checkpoint == checkpoint_;
  checkpoint_ = page.checkpoint;
  if (!job_.dry_run && !nothing) {
    put_checkpoint(plan.batch, source_.id, join_checkpoint(checkpoint_, own_));
    put_journal(plan.batch, {source_.id, tally_.report.started, ++pages_, to_json(journalled)});
    const std::shared_lock turn(services_.store.records_turn());
    TRY(services_.store.commit(plan.batch, Durability::kSynced));
    ++pages_committed_;
  }
  hold(journalled.held, journalled.revived);
  return {};
}

// A source that is removed or suspended while it is harvested gets nothing more (faults.md row
// 70; gh:IQSS/dataverse.harvard.edu#172).
Result<void> HarvestRun::look_at_ledger(const Snapshot& snapshot) {
  stopped_ |= job_.stop != nullptr && *job_.stop;
  bool forgotten = false;
  TRY(scan_ledger(snapshot, ledger_seen_ + 1, [&](const LedgerEntry& entry) {
    ledger_seen_ = entry.sequence;
    forgotten |= entry.kind == kLedgerSuppression;
    if (entry.kind != kLedgerRegistration) return true;
    const Result<Registration> registration = from_json<Registration>(entry.body);
    if (registration && registration->source == source_.id)
      stopped_ |= registration->action == "remove" || registration->action == "suspend";
    return true;
  }));
  if (forgotten) TRY(learn_to_forget(snapshot));
  if (stopped_) tally_.fail("", "it was suspended or removed meanwhile; what came before is kept");
  return {};
}

Result<void> HarvestRun::learn_to_forget(const Snapshot& snapshot) {
  TRY_ASSIGN(forgetting_, read_forgetting(snapshot));
  read_.forgetting = forgetting_.get();
  return {};
}

bool HarvestRun::is_forgotten(const std::string& identifier) const {
  return forgetting_ && forgetting_->is_record(source_.id + "/" + identifier);
}

bool HarvestRun::enough() const {
  return job_.limit > 0 && tally_.report.received - earlier_ >= job_.limit;
}

// A run for all that is new, or for everything.
bool HarvestRun::is_plain() const {
  return job_.options.from.empty() && job_.options.until.empty() && job_.options.record.empty() &&
         job_.limit == 0;
}

RunOptions complete_options(RunOptions asked, const Platform& platform, Instant now) {
  static const std::vector<std::string_view> readable = readable_namespaces();
  asked.now = now;
  asked.readable = readable;
  asked.max_record = static_cast<std::size_t>(platform.settings.fetch.max_record);
  return asked;
}

Result<RunReport> harvest_source(const HarvestJob& job, const HarvestServices& services,
                                 Transport& transport) {
  HarvestRun run(job, services);
  for (;;) {
    TRY_ASSIGN(const Request* const request, run.next());
    if (request == nullptr) return run.finish();
    TRY(run.take(transport.send(*request)));
  }
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
