#pragma once
// The last part of a publication's address on the website. Pure; safe from any thread.
#include <string>
#include <string_view>

#include "core/publication.h"

namespace vindplaats {

inline constexpr std::size_t kSlugLength = 80;

// The Dutch title (else the title) in [a-z0-9-], words cut whole, then "-" and the last four of the
// id: at most 80 characters. `number` above 1 is put before those four, for when the slug without
// it belonged to another work. A slug that an editor chose is not looked at.
std::string make_slug(const Publication& publication, int number = 1);

}  // namespace vindplaats
