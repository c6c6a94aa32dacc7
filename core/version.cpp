#include "core/version.h"

namespace vindplaats {

std::string_view version() {
  return VINDPLAATS_VERSION;
}

}  // namespace vindplaats
