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
  std::int64_t sequence = head.sequence;
  for (const Line& line : lines) {
    const std::string at = line.at.empty() ? format_time(clock_.now()) : line.at;
    sequence = append_entry(batch, head, {0, at, line.by, line.kind, line.body, ""});
  }
  TRY(store_.commit(batch, Durability::kSynced));
  return sequence;
}

}  // namespace vindplaats
