#include "core/result.h"

namespace vindplaats {

const char* fault_code(Fault fault) {
  switch (fault) {
    case Fault::kInput:
      return "input";
    case Fault::kRemote:
      return "remote";
    case Fault::kRefused:
      return "refused";
    case Fault::kNotFound:
      return "not-found";
    case Fault::kConflict:
      return "conflict";
    case Fault::kBusy:
      return "busy";
    case Fault::kCorrupt:
      return "corrupt";
    case Fault::kUsage:
      return "usage";
  }
  return "unknown";
}

}  // namespace vindplaats
