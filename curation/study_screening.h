#pragma once
// Screening decisions as a spreadsheet hands them in (`study screen NAME --import FILE.csv`). Pure.
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/types.h"
#include "core/study_rows.h"

namespace vindplaats {

struct ScreeningImport {
  const Study* study = nullptr;
  std::string stage;            // where the file has no column for it; may be empty
  std::set<std::string> works;  // ids, present and former, that this study screens
};

// A header row names the columns, in any order: id, decision (include or exclude; also opnemen,
// uitsluiten), criterion, note, and stage unless it was given. Other columns, and rows without a
// decision, are passed over. All or nothing: kInput with a line "line N, column NAME: what is
// wrong" for each of the first 20 mistakes.
Result<std::vector<ScreeningDecision>> parse_screening(std::string_view csv,
                                                       const ScreeningImport& import);

// What is wrong with one decision, as (column, what); empty: nothing. Its criterion gets the
// study's own spelling.
std::vector<std::pair<std::string, std::string>> screening_mistakes(const ScreeningImport& import,
                                                                    ScreeningDecision& decision);

// "E1 (Not about people), E2 (...)": for messages.
std::string criteria_text(const Study& study);

}  // namespace vindplaats
