#include <fmt/format.h>

#include "app/pipeline/harvest_memory.h"
#include "app/pipeline/harvest_run.h"
#include "app/pipeline/moved.h"
#include "core/time.h"
#include "store/harvest_tables.h"
#include "store/ledger.h"

namespace vindplaats {

void HarvestRun::park(const char* matter, const std::string& why) {
  park_.source = source_.id;
  park_.action = "park";
  park_.matter = matter;
  park_.why = why;
  park_.from = source_.url;
}

// All that is held happens, or all of it waits.
Result<void> HarvestRun::settle_removals() {
  std::erase_if(held_, [&](const auto& one) { return is_kept(kept_, one.second); });
  if (held_.empty()) return {};
  const auto removals = static_cast<std::int64_t>(held_.size());
  TRY_ASSIGN(const SourceCounts counts, count_source(*services_.store.snapshot(), source_.id));
  const std::int64_t before = count_in(own_, "removed");
  const std::int64_t had = counts.records - tally_.report.added + before;
  if (brake_holds(removals + before, had, source_.max_drop)) {
    park("deletions",
         fmt::format("{} of {} records are gone at the source; none was removed: `source release "
                     "{} --accept-deletions` removes them, `--discard` keeps them",
                     removals, had, source_.id));
    park_.count = tally_.report.held = removals;
    park_.of = had;
    return {};
  }
  own_.set("removed", complete_ ? "" : std::to_string(before + removals));
  if (job_.dry_run) {
    tally_.report.deleted += removals;
    return {};
  }
  TRY_ASSIGN(const std::int64_t removed,
             apply_removals(services_.store, source_, held_, services_.clock.now(), read_));
  tally_.report.deleted += removed;
  return {};
}

// Where permanent redirects lead is noted, adopted, or asked about.
void HarvestRun::settle_move(std::vector<LedgerWriter::Line>& lines) {
  const RunReport& report = tally_.report;
  const bool knew = knew_records_ || report.unchanged + report.updated > 0;
  const MoveVerdict verdict =
      note_move(own_, source_.url, moved_to_, knew, !tally_.failed, services_.clock.now());
  if (verdict == MoveVerdict::kNone || !park_.matter.empty()) return;
  // Chosen by the file's address, not by one that was adopted before.
  const SourceStanding& standing = job_.standing;
  const bool again = !standing.moved_to.empty() && standing.moved_to == source_.url;
  const std::string from = again ? standing.moved_from : source_.url;
  forget_move(own_);
  if (verdict == MoveVerdict::kAsk) {
    park("address",
         fmt::format("it moved to another host, {}: `source release {} --accept-address` "
                     "harvests it there, `--discard` stays with the old address",
                     moved_to_, source_.id));
    park_.to = moved_to_;
    return;
  }
  Registration move;
  move.source = source_.id;
  move.action = "move";
  move.why = "every run of a week was led there";
  move.from = from;
  move.to = moved_to_;
  lines.push_back({"harvest", std::string(kLedgerRegistration), to_json(move)});
}

// What a whole list did not bring is no longer wrong there.
void HarvestRun::forget_old_rejections(Batch& batch) const {
  for (const std::string& identifier : set_aside_) {
    if (!rejected_.contains(identifier) && !listed_.contains(identifier))
      remove_rejected(batch, source_.id, identifier);
  }
}

Result<RunReport> HarvestRun::finish() {
  if (never_asked_) return tally_.report;
  std::vector<LedgerWriter::Line> lines;
  TRY(settle_removals());
  settle_move(lines);
  if (!park_.matter.empty()) tally_.fail("", park_.why);
  RunReport& report = tally_.report;
  report.ended = format_time(services_.clock.now());
  report.seconds = Thousandths{(services_.clock.ticks() - start_).count()};
  report.state = park_.matter.empty() ? run_state(report, tally_.failed) : "parked";
  if (job_.dry_run) return report;
  Batch batch;
  if (park_.matter == "deletions") put_parked(batch, source_.id, held_);
  if (absent_) put_absent(batch, source_.id, *absent_);
  if (kept_changed_) put_kept(batch, source_.id, kept_);
  own_.set("stuck", stuck_here_ ? own_.get("stuck") + "x" : "");
  if (!(own_ == stored_own_)) put_checkpoint(batch, source_.id, join_checkpoint(checkpoint_, own_));
  if (!park_.matter.empty()) {
    lines.push_back({"harvest", std::string(kLedgerRegistration), to_json(park_)});
  }
  if (const auto declared = undeclared(job_.source, job_.standing))
    lines.push_back({"harvest", std::string(kLedgerRegistration), to_json(*declared)});
  if (whole_ && complete_ && lists_all_ && !nameless_ && park_.matter.empty())
    forget_old_rejections(batch);
  remove_journal(batch, source_.id, report.started);
  lines.push_back({"harvest", std::string(kLedgerRun), to_json(report)});
  TRY(services_.ledger.append(lines, std::move(batch)));
  return report;
}

}  // namespace vindplaats
