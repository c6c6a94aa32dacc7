#pragma once
// One turn of the conversation with an OAI-PMH source: an answer read in the light of where the run
// stands, and what follows. Pure; safe from any thread.
#include "harvesters/oai_run.h"
#include "harvesters/protocol.h"

namespace vindplaats {

// See Protocol::read.
Result<Page> read_oai_turn(const Source& source, const Step& step, const Response& response,
                           const RunOptions& options);

}  // namespace vindplaats
