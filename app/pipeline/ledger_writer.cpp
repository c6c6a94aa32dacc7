#include "app/pipeline/ledger_writer.h"

#include "core/time.h"

namespace vindplaats {

Result<std::int64_t> LedgerWriter::append(const std::vector<Line>& lines, Batch batch,
                                          const std::optional<LedgerHead>& expected) {
  const std::lock_guard lock(store_.pen());
  TRY_ASSIGN(LedgerHead head, read_head(*store_.snapshot()));
  if (expected && !(*expected == head)) {
    return fail(Fault::kConflict,
                "somebody else decided at the same moment; look at it again and repeat");
  }
  const std::int64_t sequence = add_lines(lines, batch, head);
  TRY(store_.commit(batch, Durability::kSynced));
  return sequence;
}

std::int64_t LedgerWriter::add_lines(const std::vector<Line>& lines, Batch& batch,
                                     LedgerHead& head) const {
  for (const Line& line : lines) {
    const std::string at = line.at.empty() ? format_time(clock_.now()) : line.at;
    append_entry(batch, head, {0, at, line.by, line.kind, line.body, ""});
  }
  return head.sequence;
}

Result<std::int64_t> LedgerWriter::rewrite(const std::function<bool(LedgerEntry&)>& change,
                                           const std::vector<Line>& lines) {
  const std::lock_guard lock(store_.pen());
  const std::unique_ptr<Snapshot> snapshot = store_.snapshot();
  TRY_ASSIGN(LedgerHead head, read_head(*snapshot));
  Batch batch;
  TRY_ASSIGN(const std::int64_t changed, rewrite_entries(*snapshot, batch, head, change));
  if (changed == 0) return 0;
  add_lines(lines, batch, head);
  TRY(store_.commit(batch, Durability::kSynced));
  return changed;
}

}  // namespace vindplaats
