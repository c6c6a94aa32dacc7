#pragma once
// How often pages of the website were seen (contract section 2, `usage import`): a table that a
// statistics program exported, read into rows; rows counted per publication and month; and what the
// ledger says of them. Pure; linear time; safe from any thread. Files come from elsewhere: what
// cannot be read is named by its line, the rest goes on.
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/result.h"

namespace vindplaats {

// More visits than that in one line are a mistake, and sums stay far from their limit.
inline constexpr std::int64_t kMostVisits = 1'000'000'000;
inline constexpr std::size_t kLongestAddress = 2000;  // bytes

struct VisitRow {
  int line = 0;
  std::string month;    // "2026-10"
  std::string address;  // as written: an address, a path, a slug or an id
  std::int64_t visits = 0;
};

// A line that says nothing, and why.
struct UsageTrouble {
  int line = 0;
  std::string address, why;
};

struct VisitTable {
  std::vector<VisitRow> rows;
  std::vector<UsageTrouble> refused;
};

// CSV with a header. Columns, by the first of these names that is there, whatever its capitals:
// address: url, page, path, pad, adres, slug, id; count: visits, views, pageviews, nb_visits,
// bezoeken, count, aantal; month: date, month, datum, maand. Other columns are passed over. A day
// is written 2026-10-31 (a time may follow) or 31-10-2026, a month 2026-10. `month`: of files that
// have no such column; empty: they must have one. kInput when the columns are not there or the
// table cannot be read at all (line and column in words).
Result<VisitTable> read_visits(std::string_view text, const std::string& month);

// Is it "2026-10".
bool is_month(std::string_view text);

// What an address leads to: the path of each page ("publicatie/wijkteams-2kf9"), each slug and each
// id that a publication has or had, to its id now.
using AddressBook = std::map<std::string, std::string, std::less<>>;
// The publication of an address: its path (without host, query, fragment and slashes at its ends),
// else the last part of it, is in the book. Empty when none is.
std::string publication_at(const AddressBook& book, std::string_view address);

// A publication's visits in a month.
struct UsageCount {
  std::string month, publication;
  std::int64_t visits = 0;
  bool operator==(const UsageCount&) const = default;
};

// The body of a "usage" entry of the ledger: all that is known of these months, in place of what
// was known of them before.
struct UsageEntry {
  std::string file;                 // as it was named
  std::string digest;               // SHA-256 of it, hex
  std::vector<std::string> months;  // also those in which nothing of ours was seen
  std::vector<UsageCount> counts;   // by month, then publication
};

struct CountedUsage {
  UsageEntry entry;                     // `file` and `digest` are the caller's
  std::vector<UsageTrouble> unmatched;  // no publication has that address
};
CountedUsage count_usage(const VisitTable& table, const AddressBook& book);

// By month and publication; of each month the newest entry counts.
using Usage = std::map<std::string, std::map<std::string, std::int64_t>>;
void take_usage(const UsageEntry& entry, Usage& usage);

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, UsageCount>
void each_field(Visitor&& visit, Self& self) {
  visit("month", self.month);
  visit("publication", self.publication);
  visit("visits", self.visits);
}
template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, UsageEntry>
void each_field(Visitor&& visit, Self& self) {
  visit("file", self.file);
  visit("digest", self.digest);
  visit("months", self.months);
  visit("counts", self.counts);
}

}  // namespace vindplaats
