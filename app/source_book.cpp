#include "app/source_book.h"

#include <limits>
#include <optional>

#include "app/scheduler/source_ledger.h"

namespace vindplaats {
namespace {

// A log that is being added to is this reader's own until it is published.
class SourceLogReader {
 public:
  SourceLogReader(const SourceLogs& known, std::size_t runs_with_errors)
      : known_(known), runs_with_errors_(runs_with_errors) {}

  // An entry that cannot be read is passed over; fsck tells of it.
  void take(const LedgerEntry& entry) {
    if (entry.kind == kLedgerRun) {
      if (Result<RunReport> report = from_json<RunReport>(entry.body)) {
        add_run(own(report->source), std::move(*report));
      }
    } else if (entry.kind == kLedgerRegistration) {
      if (const auto registration = from_json<Registration>(entry.body))
        apply_registration(*registration, entry.at, own(registration->source).standing);
    }
  }
  void publish(SourceLogs& logs) {
    for (auto& [source, log] : changed_) logs[source] = std::move(log);
  }

 private:
  SourceLog& own(const std::string& source) {
    std::shared_ptr<SourceLog>& mine = changed_[source];
    if (!mine) mine = std::make_shared<SourceLog>(log_of(known_, source));
    return *mine;
  }

  void add_run(SourceLog& log, RunReport&& report) const {
    note_run(log.history, report);
    log.runs.push_back(std::move(report));
    if (log.runs.size() > runs_with_errors_)
      std::vector<RunError>().swap(log.runs[log.runs.size() - 1 - runs_with_errors_].errors);
  }

  const SourceLogs& known_;
  const std::size_t runs_with_errors_;
  std::map<std::string, std::shared_ptr<SourceLog>> changed_;
};

}  // namespace

Result<void> SourceBook::read_on(const Snapshot& snapshot) {
  std::optional<SourceLogReader> reader(std::in_place, logs_, runs_with_errors_);
  const auto take = [&](const LedgerEntry& entry) {
    reader->take(entry);
    note_proposal(entry, proposals_);
  };
  const auto forget = [&] {
    logs_.clear();
    proposals_.clear();
    reader.emplace(logs_, runs_with_errors_);
  };
  Result<void> read = follower_.read_on(snapshot, take, forget);
  reader->publish(logs_);
  return read;
}

Result<SourceLogs> SourceBook::read(const Snapshot& snapshot) {
  const std::lock_guard lock(mutex_);
  TRY(read_on(snapshot));
  return logs_;
}

std::vector<Proposal> SourceBook::proposals() {
  const std::lock_guard lock(mutex_);
  return proposals_;
}

Result<SourceLogs> read_source_logs(const Snapshot& snapshot) {
  return SourceBook(std::numeric_limits<std::size_t>::max()).read(snapshot);
}

const SourceLog& log_of(const SourceLogs& logs, const std::string& source) {
  static const SourceLog kNothing;
  const auto found = logs.find(source);
  return found == logs.end() ? kNothing : *found->second;
}

}  // namespace vindplaats
