#pragma once
// When a source is due. Pure: the same facts give the same moment, in every process; chance comes
// from the source's id, so that sources with the same `every` do not come at once, and yet `status`
// can say when. Safe from any thread.
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/pipeline/registrations.h"
#include "config/types.h"
#include "core/clock.h"

namespace vindplaats {

// What the ledger and the checkpoint say of a source's runs.
struct RunHistory {
  bool ever = false;  // it has run
  Instant started, ended;
  std::string state;                  // of the last run, as in RunReport
  int troubles = 0;                   // runs in a row until now that failed or partly failed
  std::optional<Instant> rest_until;  // its host asked not to be asked before
  int rests = 0;                      // how often in a row
};

// Moves on by one run; a run in good order ends the row of troubles.
void note_run(RunHistory& history, Instant started, Instant ended, const std::string& state);

// After a run that did not go well: so long after its end, twice as long each time, never longer
// than `every`.
inline constexpr std::chrono::minutes kFirstRetry{15};
// After so many answers in a row that asked for rest, the waits for failures hold as well
// (faults.md row 34: bounded tries).
inline constexpr int kRestsBelieved = 5;

// When a source is asked next by itself; none: not before a person does something (inactive,
// suspended, parked). Never before its host may be asked. A source that never ran is due at once:
// `since`, the moment it became known.
std::optional<Instant> due_at(const Source& source, const SourceStanding& standing,
                              const RunHistory& history, Instant since);

// How far many that are due at the same moment are drawn apart: two seconds each, at most ten
// minutes together.
std::chrono::seconds spread_span(std::size_t due_together);

// A part of [0, span], always the same for the same id and salt.
std::chrono::seconds spread(std::string_view id, std::int64_t salt, std::chrono::seconds span);

}  // namespace vindplaats
