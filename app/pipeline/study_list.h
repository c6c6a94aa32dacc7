#pragma once
// The studies of the folder, with when each was last worked on.
#include <string>
#include <vector>

#include "config/types.h"

namespace vindplaats {

struct ListedStudy {
  std::string id, title, status;
  std::string updated;  // RFC 3339; empty when the folder does not say
};
std::vector<ListedStudy> list_studies(const Platform& platform);

}  // namespace vindplaats
