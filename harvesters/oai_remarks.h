#pragma once
// What is odd about a page of an OAI-PMH list, and the words for what stops a run. Pure; safe from
// any thread.
#include "harvesters/oai_answer.h"
#include "harvesters/oai_run.h"
#include "harvesters/protocol.h"

namespace vindplaats {

// Adds findings to the page: records from before `from` ("from-ignored") or of other sets
// ("set-ignored", faults.md row 9), stamps from the future ("datestamp-in-future", row 19).
// `set`: what was asked for; empty: no set.
void remark_on_page(const OaiRun& run, const std::string& set, Instant now, Page& page);

// The Error that the answer's first <error> stands for (section 3.6). There must be one.
Error oai_refusal(const OaiAnswer& answer);

// Would another, smaller request of this list have a chance: the server failed, or, where the run
// could not get past this page before (`restart`), the page cannot be read.
bool smaller_may_help(const OaiRun& run, const Response& response, const RunOptions& options);

}  // namespace vindplaats
