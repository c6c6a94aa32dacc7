#pragma once
// The words inside dates: months, weekdays, zones, and what may stand between. All take a word
// folded by plain_fold. Pure.
#include <optional>
#include <string_view>

namespace vindplaats {

// 1 to 12; 0: no month. Dutch, English, German, French, Spanish, Greek and Hungarian, whole and
// shortened.
int month_of_word(std::string_view folded);
bool is_weekday_word(std::string_view folded);
// "de", "of", "op", "the": may stand between the parts of a date and mean nothing.
bool is_date_filler(std::string_view folded);
// "th", "ste", "er": behind a day's number.
bool is_ordinal_ending(std::string_view folded);
// "tot", "to", "bis": between the two ends of a range.
bool is_range_word(std::string_view folded);
// "c", "ca", "circa", "about".
bool is_circa_word(std::string_view folded);
// Offset from UTC in minutes. Where a name means several zones (CST, IST, BST), that of RFC 822 or
// of Europe holds.
std::optional<int> zone_minutes(std::string_view folded);

}  // namespace vindplaats
