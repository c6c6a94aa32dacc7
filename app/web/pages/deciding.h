#pragma once
// Decisions from a form, written: under the desk, by the functions of the command line, so that
// ledger and terminal see the same. What comes too late is shown beside what is now: two editors
// get a conflict, and never overwrite one another.
#include <string>
#include <string_view>
#include <vector>

#include "app/pipeline/decide.h"
#include "app/web/visit.h"

namespace vindplaats {

// What a form asks, and where one goes on after it.
struct Deciding {
  std::vector<EditorRequest> requests;
  std::string back;  // the address to go on at
};

// Writes them all or none; tells on the next page what was done, with an undo. 403 when one of the
// publications is none of the visitor's; 409 with both sides when one has changed.
WebResponse decide_by_form(const Visit& visit, const Deciding& deciding);

// "later" until a day, "reject" with a reason, ...: what the fields of a form say, whose names end
// in `suffix` ("themes-p1"). kInput when a field does not say it.
Result<DecisionRequest> request_of(const Form& form, std::string_view kind,
                                   const std::string& suffix);

}  // namespace vindplaats
