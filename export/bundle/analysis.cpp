#include "export/bundle/analysis.h"

#include <algorithm>
#include <map>

#include "export/bundle/words.h"

namespace vindplaats {
namespace {

DimensionCount count_dimension(const Dimension& dimension, std::span<const WorkLine> lines) {
  DimensionCount result;
  result.dimension = &dimension;
  std::map<std::string, std::int64_t> tally;
  for (const WorkLine& line : lines) {
    const std::vector<std::string> values = dimension.values(line.publication);
    if (values.empty()) ++result.none;
    for (const std::string& value : values) ++tally[value];
  }
  for (const auto& [id, count] : tally) result.counts.push_back({id, count});
  std::stable_sort(result.counts.begin(), result.counts.end(),
                   [](const NamedCount& a, const NamedCount& b) { return a.count > b.count; });
  return result;
}

// (row value, column value) -> the publications.
using MatrixCells = std::map<std::pair<std::string, std::string>, std::vector<std::string>>;

MatrixCells matrix_cells(std::span<const WorkLine> lines, const MatrixAxes& axes) {
  MatrixCells cells;
  for (const WorkLine& line : lines) {
    for (const std::string& row : axes.rows->values(line.publication)) {
      for (const std::string& column : axes.columns->values(line.publication)) {
        cells[{row, column}].push_back(line.publication.id);
      }
    }
  }
  return cells;
}

// Years in their own order, all else with the most first. A theme of the study, and an audience, of
// which there is nothing is a gap, so it has its row or column too.
std::vector<std::string> axis_values(const Dimension& dimension, std::span<const WorkLine> lines,
                                     const AnalysisWords& words) {
  std::vector<std::string> values;
  const DimensionCount counted = count_dimension(dimension, lines);
  for (const NamedCount& count : counted.counts) values.push_back(count.id);
  if (dimension.id == "years") std::sort(values.begin(), values.end());
  const auto add = [&](std::string_view id) {
    if (std::find(values.begin(), values.end(), id) == values.end()) values.emplace_back(id);
  };
  if (dimension.id == "themes") {
    for (const std::string& id : words.study->themes) {
      const Theme* const theme = words.platform->theme(id);
      add(theme == nullptr ? id : theme->id);
    }
  }
  if (dimension.id == "audiences") {
    for (const Term& term : audience_terms()) add(term.id);
  }
  return values;
}

OrderedJson dimension_json(const DimensionCount& counted) {
  OrderedJson list = OrderedJson::array();
  for (const NamedCount& count : counted.counts) {
    list.push_back({{"id", count.id}, {"count", count.count}});
  }
  return {{"counts", list}, {"unknown", counted.none}};
}

}  // namespace

MatrixAxes matrix_axes(const Study& study) {
  MatrixAxes axes{find_dimension(study.matrix_rows), find_dimension(study.matrix_columns)};
  if (axes.rows == nullptr) axes.rows = find_dimension("themes");
  if (axes.columns == nullptr) axes.columns = find_dimension("kinds");
  return axes;
}

Analysis count_analysis(std::span<const WorkLine> lines) {
  Analysis analysis;
  analysis.publications = static_cast<std::int64_t>(lines.size());
  for (const Dimension& dimension : dimensions()) {
    analysis.counts.push_back(count_dimension(dimension, lines));
  }
  return analysis;
}

OrderedJson analysis_json(std::span<const WorkLine> lines, const MatrixAxes& axes) {
  const Analysis analysis = count_analysis(lines);
  OrderedJson json;
  json["publications"] = analysis.publications;
  for (const DimensionCount& counted : analysis.counts) {
    json[std::string(counted.dimension->id)] = dimension_json(counted);
  }
  OrderedJson cells = OrderedJson::array();
  for (const auto& [place, keys] : matrix_cells(lines, axes)) {
    cells.push_back({{"row", place.first}, {"column", place.second}, {"count", keys.size()}});
  }
  json["matrix"] = {{"rows", axes.rows->id}, {"columns", axes.columns->id}, {"cells", cells}};
  return json;
}

Timeline timeline_of(std::span<const WorkLine> lines, const AnalysisWords& words) {
  const Dimension& kinds = *find_dimension("kinds");
  const DimensionCount counted = count_dimension(kinds, lines);
  Timeline timeline;
  std::map<std::string, std::size_t> place;
  for (const NamedCount& count : counted.counts) {
    place[count.id] = timeline.kinds.size();
    timeline.kinds.push_back(kinds.label(*words.platform, count.id, words.language));
  }
  if (counted.none > 0) {
    place[""] = timeline.kinds.size();
    timeline.kinds.emplace_back(nl_or_en(words.language, "onbekend", "unknown"));
  }
  std::map<std::int64_t, std::vector<std::int64_t>> years;
  for (const WorkLine& line : lines) {
    const std::int64_t year = issued_year(line.publication);
    if (year == 0) {
      ++timeline.undated;
      continue;
    }
    const std::vector<std::string> values = kinds.values(line.publication);
    std::vector<std::int64_t>& counts = years[year];
    counts.resize(timeline.kinds.size());
    ++counts[place.at(values.empty() ? std::string() : values.front())];
  }
  for (auto& [year, counts] : years) timeline.years.push_back({year, std::move(counts)});
  return timeline;
}

GapMap gap_map_of(std::span<const WorkLine> lines, const AnalysisWords& words) {
  const MatrixAxes axes = matrix_axes(*words.study);
  MatrixCells cells = matrix_cells(lines, axes);
  const std::vector<std::string> rows = axis_values(*axes.rows, lines, words);
  const std::vector<std::string> columns = axis_values(*axes.columns, lines, words);
  GapMap map;
  map.row_label = nl_or_en(words.language, axes.rows->nl, axes.rows->en);
  map.column_label = nl_or_en(words.language, axes.columns->nl, axes.columns->en);
  for (const std::string& column : columns) {
    map.columns.push_back(axes.columns->label(*words.platform, column, words.language));
  }
  for (const std::string& row : rows) {
    map.rows.push_back(axes.rows->label(*words.platform, row, words.language));
    std::vector<GapCell>& line = map.cells.emplace_back();
    for (const std::string& column : columns) {
      std::vector<std::string>& keys = cells[{row, column}];
      line.push_back({static_cast<std::int64_t>(keys.size()), std::move(keys)});
    }
  }
  return map;
}

}  // namespace vindplaats
