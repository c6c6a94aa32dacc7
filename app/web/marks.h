#pragma once
// A text with the words marked that a query or rule met, as a section of a template:
// {{#NAME}}{{#PLAIN}}{{PART}}{{/PLAIN}}{{#MARK}}<mark>{{PART}}</mark>{{/MARK}}{{/NAME}}. Pure.
#include <string>
#include <string_view>
#include <vector>

#include "app/web/templates.h"
#include "curation/classify.h"
#include "curation/query.h"

namespace vindplaats {

// Where words stand in one value of a field, in code points; in order, none touching another.
struct MarkedSpan {
  std::int64_t start = 0, length = 0;
  bool operator==(const MarkedSpan&) const = default;
};
std::vector<MarkedSpan> spans_of(const std::vector<Match>& matches, std::string_view field,
                                 std::int64_t index = 0);
// Of all rules that selected; of one theme's when `theme` is not empty.
std::vector<MarkedSpan> spans_of(const Classification& found, std::string_view field,
                                 const std::string& theme = {});

// The whole text; or at most `most` code points of it around the first marked word, with "…" where
// it is cut.
void add_marked(View& view, std::string_view section, std::string_view text,
                const std::vector<MarkedSpan>& spans, std::size_t most = 0);

}  // namespace vindplaats
