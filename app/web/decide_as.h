#pragma once
// Decisions of somebody who is logged in, by a form or a program: theirs to take, written under the
// desk by the functions of the command line, so that ledger, front and terminal see the same.
#include <vector>

#include "app/pipeline/decide.h"
#include "app/web/web_house.h"

namespace vindplaats {

// May this person decide so: on a publication of theirs, under themes of theirs. Pure.
bool may_decide(const Account& account, const Publication& publication,
                const DecisionRequest& request);

// All or none; the publications as they now are. Waits for the desk. kRefused: one of them is none
// of theirs; else as write_decisions.
Result<std::vector<Publication>> decide_as(WebHouse& house, const Account& account,
                                           const std::vector<EditorRequest>& requests);

}  // namespace vindplaats
