// analysis/: what can be counted of the selection, drawn and as numbers, and what it does not
// cover.
#include "export/bundle/analysis.h"
#include "export/bundle/parts.h"

namespace vindplaats {

std::vector<File> analysis_files(const BundleParts& parts) {
  const AnalysisWords words{parts.content.platform, parts.content.study, parts.language};
  const GapMap map = gap_map_of(parts.lines, words);
  const Timeline timeline = timeline_of(parts.lines, words);
  return {
      {"analysis/gap-map.svg", gap_map_svg(map, parts.language)},
      {"analysis/gap-map.html", gap_map_page(map, parts.language)},
      {"analysis/timeline.svg", timeline_svg(timeline, parts.language)},
      {std::string(kBundleAnalysis),
       file_text(analysis_json(parts.lines, matrix_axes(*parts.content.study)))},
      {"analysis/coverage.md", coverage_text(parts)},
  };
}

}  // namespace vindplaats
