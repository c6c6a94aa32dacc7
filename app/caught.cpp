#include "app/caught.h"

#include <new>

#include <fmt/format.h>

namespace vindplaats {

Error error_of(const std::exception& caught) {
  if (dynamic_cast<const std::bad_alloc*>(&caught) != nullptr) {
    return {Fault::kRefused,
            "there is not enough memory for this: give the machine or the service more, end other "
            "programs, or lower max_page in [fetch] when it was a harvest"};
  }
  return {Fault::kCorrupt, fmt::format("this is a fault of Vindplaats itself: {}", caught.what())};
}

}  // namespace vindplaats
