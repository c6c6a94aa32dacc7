#pragma once
// Works as a reader sees them in a text and in its list of references, after APA 7 as Dutch
// universities teach it (z.d., &, "In"). Pure; safe from any thread; never fails.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/citations/cited_work.h"

namespace vindplaats {

struct Reference {
  std::string key;
  std::string cite;       // within brackets: "De Vries & Jansen, 2019a"
  std::string cite_text;  // as part of a sentence: "De Vries en Jansen (2019a)"
  std::string text;       // the whole reference as plain text
  std::string html;       // the same as a safe HTML fragment: <i>, <a href>, no block elements
};

// The references in the order of a list: by author as shown, year, title, key; works of the same
// author and year told apart by a, b, c. `language` is "nl" (default for all but "en") or "en".
std::vector<Reference> bibliography(std::span<const CitedWork> works, std::string_view language);

}  // namespace vindplaats
