#pragma once
// A title that came in parts, as it is printed. Pure.
#include <string>
#include <string_view>

namespace vindplaats {

struct TitleParts {
  std::string article;  // "De", "L'": left out when sorting
  std::string title, subtitle;
  std::string number = {}, name = {};  // of a part: "Deel 2", "Wonen"
};

// "De stad: wonen en werken. Deel 2, Methoden". Signs that catalogues put between the parts (ISBD)
// fall away; a title that ends in a sign of its own keeps it.
std::string join_title(const TitleParts& parts);

// Without the ISBD sign at its end: " /", " :", " ;", " =", ",".
std::string_view without_isbd(std::string_view text);

}  // namespace vindplaats
