#pragma once
// What is wrong with a source and what to do about it, in at most 25 words together (contract
// section 2, `status`; faults.md D44). Pure; safe from any thread.
#include <cstdint>
#include <string>

#include "app/pipeline/registrations.h"
#include "app/run_report.h"

namespace vindplaats {

// Who reads it. At a terminal a remedy may be a command; on a page of the front its button stands
// beside it.
enum class HealthReader : std::uint8_t { kTerminal, kDutchPage, kEnglishPage };

struct HealthWords {
  std::string cause, remedy;
};

// Of a run that did not go well.
HealthWords words_of_run(const RunReport& run, HealthReader reader = HealthReader::kTerminal);
// Of a source that waits for a person.
HealthWords words_of_parked(const Registration& parked,
                            HealthReader reader = HealthReader::kTerminal);
// Of one that was released since its last run.
HealthWords words_of_released(const std::string& source, HealthReader reader);
// Of one that has brought nothing since `day`, and used to every `days`.
HealthWords words_of_silence(const std::string& day, std::int64_t days, HealthReader reader);
// Of what editors brought: there is nothing to harvest.
HealthWords words_of_brought(HealthReader reader);
// Of one that is not harvested: `state` is "suspended", "inactive" or "removed".
HealthWords words_of_rest(const std::string& source, const std::string& state, HealthReader reader);

}  // namespace vindplaats
