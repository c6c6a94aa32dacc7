#pragma once
// What publications are counted by: a value or several of each publication, and their names. A
// table; pure; safe from any thread.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/types.h"
#include "core/publication.h"

namespace vindplaats {

struct Dimension {
  std::string_view id;     // as analysis.json names it: "themes"
  std::string_view alias;  // as study.toml may name it, too: "theme"
  std::string_view nl, en;
  std::vector<std::string> (*values)(const Publication& publication);  // distinct
  std::string (*label)(const Platform& platform, const std::string& value,
                       const std::string& language);
};

std::span<const Dimension> dimensions();
// By id or alias; null when there is none.
const Dimension* find_dimension(std::string_view name);

// Year of issue; 0 when it is not known.
std::int64_t issued_year(const Publication& publication);

}  // namespace vindplaats
