#pragma once
// One run of app/pipeline/harvest from its first request to its entry in the ledger. In three
// parts: the conversation (harvest.cpp), what is missing (harvest_missing.cpp), and what the run
// comes to (harvest_finish.cpp). One thread; used once.
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
  Result<RunReport> run();

 private:
  // The conversation.
  Result<bool> may_be_asked();
  Result<void> resume();
  void take_over(JournalledPage& page);
  void hold(std::vector<HeldRemoval>& held, const std::vector<std::string>& revived);
  Result<void> converse(const Protocol& protocol);
  Result<void> take_page(const Step& step, Page& page);
  std::optional<Page> ask(const Protocol& protocol, const Step& step, const RunOptions& options,
                          std::string& failure);
  void note_first(const Request& request, const Response& response);
  void collect(const Page& page);
  Result<void> commit_page(const std::string& url, Page& page);
  Result<void> look_at_ledger(const Snapshot& snapshot);
  bool enough() const;
  bool is_plain() const;

  // What is missing.
  Result<void> look_for_the_missing(const Protocol& protocol);
  Result<bool> list_identifiers(const Protocol& protocol);
  Result<void> judge_absent(const ListComparison& comparison);
  Result<void> fetch_missed(const Protocol& protocol, const std::vector<std::string>& missed);
  Result<void> fetch_one(const Protocol& protocol, const std::string& identifier);

  // What the run comes to.
  void park(const char* matter, const std::string& why);
  Result<void> settle_removals();
  void settle_move(std::vector<LedgerWriter::Line>& lines);
  void forget_old_rejections(Batch& batch) const;
  Result<RunReport> finish();

  const HarvestJob& job_;
  const HarvestServices& services_;
  const Source& source_;
  const std::chrono::milliseconds start_;
  RunOptions options_;
  ReadOptions read_;
  HarvestTally tally_;
  Checkpoint checkpoint_;        // the protocol's
  Checkpoint own_, stored_own_;  // harvest_memory.h; and as it was
  std::set<std::string> set_aside_;
  PageGuard guard_;
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
  std::set<std::string> listed_;
  bool lists_all_ = false, nameless_ = false;
  std::set<std::string> rejected_;  // in this run
  bool knew_records_ = false;
  std::optional<std::vector<std::string>> absent_;  // for the next comparison

  Removals held_;
  std::string moved_to_;  // where permanent redirects led
  Registration park_;     // `matter` is empty: it is not parked
};

}  // namespace vindplaats
