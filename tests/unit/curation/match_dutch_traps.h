#pragma once
// More than three hundred pairs of Dutch records that look like one work and are two, made from
// invented titles and the ways in which such pairs come to be.
#include <string>
#include <vector>

#include "tests/unit/curation/described_work.h"

namespace vindplaats {

struct TrapPair {
  std::string what;
  WorkWords a, b;
};

std::vector<TrapPair> dutch_traps();

}  // namespace vindplaats
