#pragma once
// ListSets, read now and then: a set that was removed looks like one in which nothing is new
// (faults.md row 22; gh:IQSS/dataverse#3284). Pure; safe from any thread.
#include "harvesters/oai_answer.h"
#include "harvesters/oai_run.h"

namespace vindplaats {

// Must the sets be looked at, at the end of this run: a week after the last time, or when all that
// was asked brought nothing. `checked`: when that was, RFC 3339; empty: never.
bool sets_are_due(const OaiRun& run, const Source& source, const std::string& checked, Instant now);

// Takes a page of ListSets; false: ask on, with run.token. What is then left in run.sets_left is
// gone at the source; empty when all are there, or nobody can know.
bool read_sets(const OaiAnswer& answer, OaiRun& run);

}  // namespace vindplaats
