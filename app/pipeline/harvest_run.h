#pragma once
// One run of app/pipeline/harvest from its first request to its entry in the ledger, as a step
// machine without a socket: whoever drives it sends what next() asks, and hands the answer in. In
// three parts: the conversation (harvest.cpp), what is missing (harvest_missing.cpp), and what the
// run comes to (harvest_finish.cpp). One thread at a time; used once.
#include <optional>
#include <set>

#include "app/pipeline/comparison.h"
#include "app/pipeline/harvest.h"
#include "app/pipeline/harvest_tally.h"
#include "app/pipeline/removals.h"
#include "harvesters/page_guard.h"

namespace vindplaats {

class HarvestRun {
 public:
  // Borrows both.
  HarvestRun(const HarvestJob& job, const HarvestServices& services);

  // What to ask now; null when there is nothing more: then finish() closes the run. An error, here
  // and below, only when our own store fails: the run is then left as it is, and the next one goes
  // on where it was.
  Result<const Request*> next();
  // The answer to that request, or why there is none. Commits what came.
  Result<void> take(Result<Response> response);
  // The report, which the ledger now has too. Once, after next() gave null.
  Result<RunReport> finish();
  // Was the source left alone, parked or with a resting host: then the ledger got no entry.
  bool never_asked() const { return never_asked_; }

 private:
  // What the run is doing: it lists records, then identifiers to find what is missing, then fetches
  // what paging has missed, one by one.
  enum class Stage { kNew, kRecords, kIdentifiers, kMissed, kOver };

  // The conversation.
  Result<void> begin();
  Result<bool> may_be_asked();
  Result<void> resume();
  void take_over(JournalledPage& page);
  void hold(std::vector<HeldRemoval>& held, const std::vector<std::string>& revived);
  void forget_kept(const std::string& identifier);
  Result<void> end_stage();
  Result<void> take_page(Page& page);
  Result<void> take_records(Result<Page> page);
  Result<Page> read(const Result<Response>& response);
  void note_first(const Request& request, const Response& response);
  void collect(const Page& page);
  Result<void> commit_page(const std::string& url, Page& page);
  Result<void> look_at_ledger(const Snapshot& snapshot);
  Result<void> learn_to_forget(const Snapshot& snapshot);
  bool is_forgotten(const std::string& identifier) const;
  bool enough() const;
  bool is_plain() const;

  // What is missing.
  Result<void> look_for_the_missing();
  void list_identifiers();
  Result<void> take_identifiers(Result<Page> page);
  Result<void> give_up_list(const std::string& why);
  Result<void> compare(bool fresh);
  Result<void> judge_absent(const ListComparison& comparison);
  Result<void> collect_missed(const Page& page);
  void fetch_missed();
  void fetch_one();
  Result<void> take_missed(Result<Page> page);

  // What the run comes to.
  void park(const char* matter, const std::string& why);
  Result<void> settle_removals();
  void settle_move(std::vector<LedgerWriter::Line>& lines);
  void forget_old_rejections(Batch& batch) const;

  const HarvestJob& job_;
  const HarvestServices& services_;
  const Source& source_;
  const std::chrono::milliseconds start_;
  RunOptions options_;
  ReadOptions read_;
  std::unique_ptr<const Forgetting> forgetting_;  // read_ borrows it
  Stage stage_ = Stage::kNew;
  const Protocol* protocol_ = nullptr;
  std::optional<Step> step_;  // what is asked now
  RunOptions stage_options_;  // with which it is read
  bool never_asked_ = false;  // parked, or the host rests: the ledger gets no entry
  HarvestTally tally_;
  Checkpoint checkpoint_;        // the protocol's
  Checkpoint own_, stored_own_;  // harvest_memory.h; and as it was
  std::set<std::string> set_aside_;
  PageGuard guard_;                   // of the list that is read now
  std::int64_t ledger_seen_ = 0;      // entries that we have looked at
  std::int64_t pages_ = 0;            // of this run in the journal
  std::int64_t pages_committed_ = 0;  // by this process
  std::int64_t bytes_of_page_ = 0;    // of the answer that was read last
  std::int64_t earlier_ = 0;          // received before the run was cut off and resumed
  bool stopped_ = false;              // by a person, meanwhile
  bool complete_ = false;             // the source has nothing more
  bool whole_ = false;                // and that was all it has
  bool asked_ = false;                // at least once, by this process
  bool unreadable_ = false;           // the last answer, and not for a host that rests
  bool stuck_here_ = false;           // nothing came beyond where the last run was cut off

  // The identifiers that came; all of them when lists_all_ holds and nameless_ does not.
  IdentifierSet listed_;
  bool lists_all_ = false, nameless_ = false;
  std::set<std::string> missed_;    // listed, unknown to us; to be fetched one by one
  std::set<std::string> rejected_;  // in this run
  bool had_records_ = false;        // before this run, or this process's part of it
  bool knew_records_ = false;
  std::optional<std::vector<std::string>> absent_;  // for the next comparison

  Removals held_;
  KeptRecords kept_;  // that a person chose to keep
  bool kept_changed_ = false;
  std::string moved_to_;  // where permanent redirects led
  Registration park_;     // `matter` is empty: it is not parked
};

}  // namespace vindplaats
