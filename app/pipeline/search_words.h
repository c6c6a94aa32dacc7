#pragma once
// The words of what is released, as the Analyser sees them, for the website's own search
// (search.json). Pure.
#include <span>
#include <vector>

#include "export/target.h"

namespace vindplaats {

// In order of the word. Of the description only: title, alternative titles, abstract and subjects.
std::vector<SearchWord> search_words(std::span<const PublicItem> items);

}  // namespace vindplaats
