#pragma once
// A theme's preview as an editor at a terminal sees it, and as JSON. Pure.
#include <string>
#include <vector>

#include "curation/classify.h"
#include "curation/theme_preview.h"

namespace vindplaats {

struct ShownPreview {
  ThemePreview preview;
  std::vector<TestOutcome> tests;  // those that stand in the file
};

// Of each kind the first `most` changes; those that nobody sees are only counted.
std::string show_theme_preview(const ShownPreview& shown, std::size_t most);
// {"theme", "new", "publications", "waiting", "heldBack", "counts", "verdicts", "tests",
// "notOffered"} and a list for each kind: {"enters": [...], ...}.
std::string theme_preview_json(const ShownPreview& shown, std::size_t most);

}  // namespace vindplaats
