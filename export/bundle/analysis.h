#pragma once
// What can be counted of a selection: how many publications of each year, kind, theme ... and of
// each pair of two of these. Counted from the lines of publications.jsonl, when a bundle is built
// and when it is verified. Pure.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "config/types.h"
#include "export/bundle/dimensions.h"
#include "export/bundle/flow.h"
#include "export/bundle/work_line.h"
#include "export/charts/gap_map.h"
#include "export/charts/timeline_svg.h"
#include "export/small_json.h"

namespace vindplaats {

// `none`: publications of which nothing is known here.
struct DimensionCount {
  const Dimension* dimension = nullptr;
  std::vector<NamedCount> counts;  // the most first, then by id
  std::int64_t none = 0;
};

// The two dimensions of the gap map.
struct MatrixAxes {
  const Dimension* rows = nullptr;
  const Dimension* columns = nullptr;
};
// [matrix] of study.toml; themes by kinds where it names none, or a column that people fill.
MatrixAxes matrix_axes(const Study& study);

struct Analysis {
  std::int64_t publications = 0;
  std::vector<DimensionCount> counts;  // every dimension, in the table's order
};

Analysis count_analysis(std::span<const WorkLine> lines);
// analysis/analysis.json: every number, zero too.
OrderedJson analysis_json(std::span<const WorkLine> lines, const MatrixAxes& axes);

// What the charts need of the surroundings.
struct AnalysisWords {
  const Platform* platform = nullptr;
  const Study* study = nullptr;
  std::string language;
};
Timeline timeline_of(std::span<const WorkLine> lines, const AnalysisWords& words);
GapMap gap_map_of(std::span<const WorkLine> lines, const AnalysisWords& words);

}  // namespace vindplaats
