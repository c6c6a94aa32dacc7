#include "app/caught.h"

#include <new>
#include <system_error>

#include <fmt/format.h>

namespace vindplaats {
namespace {

// std::thread says so when the machine, or the limit of the service, has no room for another one.
bool is_no_thread(const std::exception& caught) {
  const auto* system = dynamic_cast<const std::system_error*>(&caught);
  return system != nullptr && system->code() == std::errc::resource_unavailable_try_again;
}

}  // namespace

Error error_of(const std::exception& caught) {
  if (dynamic_cast<const std::bad_alloc*>(&caught) != nullptr) {
    return {Fault::kRefused,
            "there is not enough memory for this: give the machine or the service more, end other "
            "programs, or lower max_page in [fetch] when it was a harvest"};
  }
  if (is_no_thread(caught)) {
    return {Fault::kRefused,
            "the machine gives no room for another thread: give the machine or the service more "
            "memory or more tasks, or end other programs"};
  }
  return {Fault::kCorrupt, fmt::format("this is a fault of Vindplaats itself: {}", caught.what())};
}

}  // namespace vindplaats
