#pragma once
// Tables as CSV (RFC 4180) that is safe to open in a spreadsheet. Pure; safe from any thread.
#include <string>
#include <string_view>

#include "export/tables/table.h"

namespace vindplaats {

// UTF-8 with a byte order mark (without it Excel takes the bytes for Windows-1252), commas, CR LF,
// quotes only where needed. The first line holds the columns' ids. Formulas are disarmed by
// guard_formula.
std::string csv(const DataTable& table, std::string_view language);

// "'" before a text that a spreadsheet would take for a formula: one whose first character after
// white space is = + - @ (or its full-width form), or that begins with TAB, CR or LF; and before a
// text that is such a one with "'" before it already, so that unguard_formula gives every text
// back.
std::string guard_formula(std::string_view cell);
std::string_view unguard_formula(std::string_view cell);

}  // namespace vindplaats
