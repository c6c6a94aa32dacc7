#include <fmt/format.h>

#include "app/pipeline/harvest_memory.h"
#include "app/pipeline/harvest_run.h"
#include "core/time.h"
#include "store/harvest_tables.h"

namespace vindplaats {
namespace {

// So many records that paging missed are fetched one by one; more are left to the next run, which
// then reads everything.
constexpr std::size_t kFetchedOneByOne = 50;

}  // namespace

// What the source no longer has, and what paging has missed (faults.md rows 12 and 26).
Result<void> HarvestRun::look_for_the_missing(const Protocol& protocol) {
  if (!protocol.compares || !is_plain() || !complete_) return {};
  if (options_.full) own_.set("full", "");
  bool listed = whole_ && lists_all_ && !nameless_;
  const bool fresh = listed;  // the records themselves came: none can have been missed
  if (!listed) {
    if (!comparison_is_due(own_.get("compared"), own_.get("tried"),
                           checkpoint_.get("deleted_record"), services_.clock.now()))
      return {};
    TRY_ASSIGN(listed, list_identifiers(protocol));
    if (!listed) return {};
  }
  own_.set("compared", format_time(services_.clock.now()));
  own_.set("tried", "");
  std::set<std::string> unreadable = set_aside_;
  unreadable.insert(rejected_.begin(), rejected_.end());
  TRY_ASSIGN(const ListComparison comparison,
             compare_list(*services_.store.snapshot(), source_.id, listed_, unreadable));
  knew_records_ |= comparison.known > 0;
  TRY(judge_absent(comparison));
  return fresh ? Result<void>() : fetch_missed(protocol, comparison.missed);
}

// ListIdentifiers from end to end into listed_; false when that fails.
Result<bool> HarvestRun::list_identifiers(const Protocol& protocol) {
  RunOptions options = options_;
  options.identifiers_only = true;
  options.full = options.restart = false;
  listed_.clear();
  lists_all_ = true;
  nameless_ = false;
  PageGuard guard;
  std::string failure;
  std::optional<Step> step = protocol.begin(source_, checkpoint_, options);
  bool whole = false;
  while (step) {
    std::optional<Page> page = ask(protocol, *step, options, failure);
    if (!page) break;
    collect(*page);
    whole = page->whole && !nameless_;
    if (!guard.check(*page)) break;
    step = std::move(page->next);
  }
  if (!step && whole) return true;
  own_.set("tried", format_time(services_.clock.now()));
  tally_.note({{"warning", "", "comparison-failed", failure}}, "");
  return false;
}

// Missing once is noted, missing a second time is a removal, which the brake may hold.
Result<void> HarvestRun::judge_absent(const ListComparison& comparison) {
  TRY_ASSIGN(std::vector<std::string> before,
             absent_identifiers(*services_.store.snapshot(), source_.id));
  const std::set<std::string> missed_before(before.begin(), before.end());
  absent_.emplace();
  for (const std::string& identifier : comparison.absent) {
    if (held_.contains(identifier)) continue;
    if (!missed_before.contains(identifier)) {
      absent_->push_back(identifier);
      continue;
    }
    HeldRemoval removal;
    removal.raw.source = source_.id;
    removal.raw.identifier = identifier;
    removal.raw.deleted = true;
    removal.raw.findings = {{"info", "", "absent-at-source", ""}};
    held_.emplace(identifier, std::move(removal));
  }
  if (!absent_->empty()) {
    tally_.note(
        {{"warning", "", "records-absent",
          fmt::format("{} of {}", absent_->size(),
                      static_cast<std::int64_t>(comparison.absent.size()) + comparison.known)}},
        "");
  }
  return {};
}

Result<void> HarvestRun::fetch_missed(const Protocol& protocol,
                                      const std::vector<std::string>& missed) {
  if (missed.empty()) return {};
  tally_.note({{"warning", "", "records-missed", std::to_string(missed.size())}}, "");
  if (missed.size() > kFetchedOneByOne) {
    own_.set("full", "1");
    return {};
  }
  for (const std::string& identifier : missed) {
    TRY(fetch_one(protocol, identifier));
    if (stopped_) return {};
  }
  return {};
}

// What fails is listed again the next time.
Result<void> HarvestRun::fetch_one(const Protocol& protocol, const std::string& identifier) {
  RunOptions options = options_;
  options.record = identifier;
  std::string failure;
  std::optional<Step> step = protocol.begin(source_, checkpoint_, options);
  while (step) {
    std::optional<Page> page = ask(protocol, *step, options, failure);
    if (!page) return {};
    TRY(commit_page(step->request.url, *page));
    if (stopped_) return {};
    step = std::move(page->next);
  }
  return {};
}

}  // namespace vindplaats
