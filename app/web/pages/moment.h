#pragma once
// Moments as people read them: in the platform's time zone. Pure.
#include <string>
#include <string_view>

#include "app/web/visit.h"

namespace vindplaats {

// "22 november 2026 om 10:32" of what RFC 3339 says; as it is when it says nothing.
std::string shown_moment(const Visit& visit, std::string_view time);

}  // namespace vindplaats
