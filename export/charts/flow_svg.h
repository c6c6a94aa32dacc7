#pragma once
// The flow of a selection as PRISMA 2020 draws it (Page et al. 2021, BMJ 372:n71), from numbers
// that were counted elsewhere. Pure; safe from any thread; never fails; the same boxes give the
// same bytes.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats {

struct FlowCount {
  std::string label;  // as a reader sees it: a source's name, a reason
  std::int64_t count = 0;
};

// A box: its number, and what it is made of (sources, reasons), in the order shown.
struct FlowBox {
  std::int64_t total = 0;
  std::vector<FlowCount> parts;
};

// A box that is not set is left out, and the arrows go past it.
struct FlowBoxes {
  std::optional<FlowBox> identified;     // in the sources, a part a source
  std::optional<FlowBox> brought;        // records imported or brought by hand, a part an origin
  std::optional<FlowBox> removed;        // before screening: duplicates, rules, ...
  std::optional<FlowBox> screened;       // on title and abstract
  std::optional<FlowBox> excluded;       // there, with reasons
  std::optional<FlowBox> sought;         // full texts looked for
  std::optional<FlowBox> not_retrieved;  // of those, with reasons
  std::optional<FlowBox> assessed;       // on full text
  std::optional<FlowBox> excluded_fulltext;  // there, with reasons
  std::optional<FlowBox> waiting;            // not yet decided on
  std::optional<FlowBox> included;
};

// A whole SVG document without XML declaration, so that it may stand in a page, too. `id` begins
// the ids inside it and must be unique in that page. `language` is "nl" (all but "en") or "en".
std::string flow_svg(const FlowBoxes& boxes, std::string_view language,
                     std::string_view id = "stroom");

// The same in words, a line a box: the text alternative, and what README.md shows.
std::string flow_text(const FlowBoxes& boxes, std::string_view language);

}  // namespace vindplaats
