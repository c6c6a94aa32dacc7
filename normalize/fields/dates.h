#pragma once
// Dates and times as sources write them (faults.md row 61), to the two forms of the schema. Pure;
// safe from any thread; linear time; input beyond 200 bytes is read as none. Absence (nullopt)
// means unreadable or impossible: the caller keeps the text as a finding. Layouts: ISO 8601 and
// W3CDTF (basic, ordinal and week dates too), RFC 822/2822, asctime, numeric dates with the day
// first, and written dates with Dutch, English, German, French and Spanish month names.
#include <optional>
#include <string>
#include <string_view>

namespace vindplaats {

struct DateReading {
  std::string edtf;       // level 0: "2021", "2021-03" or "2021-03-12": the calendar day as it was
                          // written, never moved to UTC
  std::string_view rule;  // "date: day first": which layout it was, for traces; lives for ever
  bool guessed = false;   // uncertain ("c. 1998"), more than a day of the schema holds ("voorjaar
                          // 2021"), or another reading is as good (03/04/2021)
  bool range = false;     // "2018-2019", "12-14 maart 2021": the end of a period is left out
};

// Of a range, its start. Years 1000 to 2199 only: others are mistakes in this field.
std::optional<DateReading> read_date(std::string_view text);

// "2024-01-31T10:00:00Z": the moment in UTC, fractions cut. Without a zone it is taken as UTC; a
// day alone is its 00:00. nullopt for a month or a year alone.
std::optional<std::string> read_timestamp(std::string_view text);

}  // namespace vindplaats
