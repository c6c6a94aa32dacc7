#pragma once
// What is wrong with a source and what to do about it, in at most 25 words together (contract
// section 2, `status`; faults.md D44). Pure; safe from any thread.
#include <string>

#include "app/pipeline/registrations.h"
#include "app/run_report.h"

namespace vindplaats {

struct HealthWords {
  std::string cause, remedy;
};

// Of a run that did not go well.
HealthWords words_of_run(const RunReport& run);
// Of a source that waits for a person.
HealthWords words_of_parked(const Registration& parked);

}  // namespace vindplaats
