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
Result<void> HarvestRun::look_for_the_missing() {
  if (tally_.failed || stopped_ || !park_.matter.empty()) return {};
  if (!protocol_->compares || !is_plain() || !complete_) return {};
  if (options_.full) own_.set("full", "");
  // The records themselves came: none can have been missed.
  if (whole_ && lists_all_ && !nameless_) return compare(true);
  if (comparison_is_due(own_.get("compared"), own_.get("tried"), checkpoint_.get("deleted_record"),
                        services_.clock.now()))
    list_identifiers();
  return {};
}

// ListIdentifiers from end to end into listed_.
void HarvestRun::list_identifiers() {
  stage_ = Stage::kIdentifiers;
  stage_options_.identifiers_only = true;
  stage_options_.full = stage_options_.restart = false;
  listed_.clear();
  missed_.clear();
  lists_all_ = true;
  nameless_ = false;
  guard_ = PageGuard();
  step_ = protocol_->begin(source_, checkpoint_, stage_options_);
}

Result<void> HarvestRun::take_identifiers(Result<Page> page) {
  if (!page) return give_up_list(page.error().what);
  collect(*page);
  TRY(collect_missed(*page));
  if (const Result<void> endless = guard_.check(*page); !endless)
    return give_up_list(endless.error().what);
  step_ = std::move(page->next);
  if (step_) return {};
  if (!page->whole || nameless_) return give_up_list("");
  stage_ = Stage::kOver;
  return compare(false);
}

Result<void> HarvestRun::give_up_list(const std::string& why) {
  stage_ = Stage::kOver;
  own_.set("tried", format_time(services_.clock.now()));
  tally_.note({{"warning", "", "comparison-failed", why}}, "");
  return {};
}

// Of a page of identifiers those that we have no readable copy of.
Result<void> HarvestRun::collect_missed(const Page& page) {
  const std::unique_ptr<Snapshot> snapshot = services_.store.snapshot();
  for (const Item& item : page.items) {
    const std::string& identifier = item.raw.identifier;
    if (item.raw.deleted) {
      missed_.erase(identifier);
    } else if (!set_aside_.contains(identifier) && !rejected_.contains(identifier) &&
               !is_forgotten(identifier)) {
      TRY_ASSIGN(const bool missed, is_missed(*snapshot, source_.id, identifier));
      if (missed) missed_.insert(identifier);
    }
  }
  return {};
}

// listed_ has all identifiers; `fresh`: with their records.
Result<void> HarvestRun::compare(bool fresh) {
  own_.set("compared", format_time(services_.clock.now()));
  own_.set("tried", "");
  ListComparison comparison;
  if (had_records_) {
    TRY_ASSIGN(comparison, compare_list(*services_.store.snapshot(), source_.id, listed_));
  }
  knew_records_ |= comparison.known > 0;
  TRY(judge_absent(comparison));
  if (!fresh) fetch_missed();
  return {};
}

// Missing once is noted, missing a second time is a removal, which the brake may hold.
Result<void> HarvestRun::judge_absent(const ListComparison& comparison) {
  TRY_ASSIGN(std::vector<std::string> before,
             absent_identifiers(*services_.store.snapshot(), source_.id));
  const std::set<std::string> missed_before(before.begin(), before.end());
  absent_.emplace();
  kept_changed_ |=
      std::erase_if(kept_, [&](const auto& kept) { return listed_.contains(kept.first); }) > 0;
  for (const std::string& identifier : comparison.absent) {
    if (held_.contains(identifier) || kept_.contains(identifier)) continue;
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

void HarvestRun::fetch_missed() {
  if (missed_.empty()) return;
  tally_.note({{"warning", "", "records-missed", std::to_string(missed_.size())}}, "");
  if (missed_.size() > kFetchedOneByOne) {
    own_.set("full", "1");
    return;
  }
  stage_ = Stage::kMissed;
  stage_options_ = options_;
  fetch_one();
}

// The next of missed_; the run is over when there is none.
void HarvestRun::fetch_one() {
  step_.reset();
  if (missed_.empty()) {
    stage_ = Stage::kOver;
    return;
  }
  stage_options_.record = std::move(missed_.extract(missed_.begin()).value());
  step_ = protocol_->begin(source_, checkpoint_, stage_options_);
}

// What fails is listed again the next time.
Result<void> HarvestRun::take_missed(Result<Page> page) {
  if (!page) {
    fetch_one();
    return {};
  }
  TRY(commit_page(step_->request.url, *page));
  if (stopped_) stage_ = Stage::kOver;
  step_ = std::move(page->next);
  return {};
}

}  // namespace vindplaats
