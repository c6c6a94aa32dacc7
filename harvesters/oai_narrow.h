#pragma once
// What a run does when its list cannot be read to its end: it goes on from the last datestamp it
// can trust, or asks for smaller windows of time, from the oldest to the newest, until what fails
// is small enough to be skipped by name (faults.md rows 6 and 13; gh:datacite/datacite#1442,
// gh:mloesch/sickle#19). A window that works is followed by one of twice its length. Pure; safe
// from any thread.
#include <string>

#include "harvesters/oai_run.h"
#include "harvesters/protocol.h"

namespace vindplaats {

// The smallest windows: a bulk load stamps thousands of records within a second, so smaller ones
// would not help. With days two of them, as from and until are inclusive and must differ (row 16).
inline constexpr std::chrono::seconds kSmallestWindow = std::chrono::hours(1);
inline constexpr std::chrono::seconds kSmallestWindowInDays = std::chrono::days(1);
// After so many skipped windows in a row it is the server that fails, not a record.
inline constexpr std::int64_t kMostSkippedInARow = 3;

// Fewer records than this prove nothing about the order of a list.
inline constexpr std::int64_t kOrderProvedBy = 50;

// Are the records coming in the order of their datestamps? Then all before the last one is safe.
void note_order(OaiRun& run, const Page& page);

// Goes on from the last safe datestamp; false when there is none beyond where the run began.
bool go_on_from_last(OaiRun& run);

// Halves the window, which begins at the last safe datestamp; false when it is the smallest.
bool narrow_window(OaiRun& run, Instant now);

// The window after the one that was read or skipped; false when that was the last one: then the
// run's bounds are what they were.
bool next_window(OaiRun& run, Instant now);

// Does the run ask for all there is, whatever window it stands in.
bool covers_everything(const OaiRun& run);

// "2024-05-01 to 2024-05-02", for people.
std::string window_words(const OaiRun& run);

}  // namespace vindplaats
