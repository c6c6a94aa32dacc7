#pragma once
// ListSets: what a repository is divided into, for who registers it; and read now and then, for a
// set that was removed looks like one in which nothing is new (faults.md row 22;
// gh:IQSS/dataverse#3284). Pure; safe from any thread.
#include "harvesters/oai_answer.h"
#include "harvesters/oai_run.h"

namespace vindplaats {

// Must the sets be looked at, at the end of this run: a week after the last time, or when all that
// was asked brought nothing. `checked`: when that was, RFC 3339; empty: never.
bool sets_are_due(const OaiRun& run, const Source& source, const std::string& checked, Instant now);

// Takes a page of ListSets; false: ask on, with run.token. What is then left in run.sets_left is
// gone at the source; empty when all are there, or nobody can know.
bool read_sets(const OaiAnswer& answer, OaiRun& run);

struct OfferedSet {
  std::string spec, name;
  bool operator==(const OfferedSet&) const = default;
};
// The sets of a page of ListSets, in its order; none where the answer is an error (noSetHierarchy).
std::vector<OfferedSet> read_set_names(const OaiAnswer& answer);
// How to ask for the next page of a list; empty: there is none.
std::string resumption_token(const OaiAnswer& answer);

}  // namespace vindplaats
