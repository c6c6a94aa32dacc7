#pragma once
// From when to when a run over an OAI-PMH source asks (section 2.7.1: from and until are inclusive,
// in the server's granularity, in UTC). Pure; safe from any thread.
#include <chrono>
#include <string>

#include "harvesters/protocol.h"

namespace vindplaats {

// How far a run looks back behind the moment at which the one before began. A repository stamps a
// record when it is saved and lists it when it is indexed: minutes later, in a night batch hours
// (gh:vufind-org/vufindharvest#7, faults.md rows 12 and 17). With days the stamp may also be the
// server's local day, so at least a whole one.
inline constexpr std::chrono::hours kOverlapAtSeconds{2};
inline constexpr std::chrono::hours kOverlapAtDays{24};

struct OaiWindow {
  std::string from, until;       // as sent; empty: not sent
  bool clock_went_back = false;  // the source's clock stands before where we had come
};

// `next_from` is where the last complete run ended; empty: none. `server_now` is Identify's
// responseDate. Never from > until, and never from = until, which some answer with nothing
// (faults.md rows 16 and 20; gh:ilri/DSpace#63).
OaiWindow choose_window(const RunOptions& options, const std::string& next_from,
                        const std::string& granularity, Instant server_now);

// A moment as this granularity writes it; empty for what is no time.
std::string in_granularity(const std::string& time, const std::string& granularity);

// The moment that a responseDate names, at most a day after `now`: a clock far ahead must not make
// us skip what comes meanwhile (faults.md row 19). `now` when it is unreadable.
Instant server_time(const std::string& response_date, Instant now);

// What the run after one that started at `started` (RFC 3339) asks from.
std::string next_from(const std::string& started, const std::string& granularity, Instant now);

}  // namespace vindplaats
