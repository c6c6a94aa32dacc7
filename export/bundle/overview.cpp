#include "export/bundle/overview.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "export/bundle/analysis.h"
#include "export/bundle/words.h"

namespace vindplaats {
namespace {

// "{0}" is how many publications, "{1}" the value.
struct OverviewGroup {
  std::string_view dimension;
  const char *heading_nl, *heading_en, *one_nl, *more_nl, *one_en, *more_en;
};
constexpr OverviewGroup kOverviewGroups[] = {
    {"themes", "Thema's", "Themes", "{0} valt onder het thema {1}.",
     "{0} vallen onder het thema {1}.", "{0} belongs to the theme {1}.",
     "{0} belong to the theme {1}."},
    {"kinds", "Soorten", "Kinds", "{0} is van de soort {1}.", "{0} zijn van de soort {1}.",
     "{0} is of the kind {1}.", "{0} are of the kind {1}."},
    {"partners", "Instituten", "Institutes", "{0} komt van {1}.", "{0} komen van {1}.",
     "{0} comes from {1}.", "{0} come from {1}."},
    {"audiences", "Doelgroepen", "Audiences", "{0} is bedoeld voor {1}.",
     "{0} zijn bedoeld voor {1}.", "{0} is meant for {1}.", "{0} are meant for {1}."},
    {"languages", "Talen", "Languages", "{0} is in het {1}.", "{0} zijn in het {1}.",
     "{0} is in {1}.", "{0} are in {1}."},
    {"access", "Toegang", "Access", "{0} heeft de toegang {1}.", "{0} hebben de toegang {1}.",
     "{0} has the access {1}.", "{0} have the access {1}."},
};

std::vector<std::string> rows_with(const BundleParts& parts, const Dimension& dimension,
                                   const std::string& value) {
  std::vector<std::string> rows;
  for (const WorkLine& line : parts.lines) {
    const std::vector<std::string> values = dimension.values(line.publication);
    if (std::find(values.begin(), values.end(), value) != values.end()) {
      rows.push_back(line.publication.id);
    }
  }
  return rows;
}

StatementGroup counted_group(const BundleParts& parts, const OverviewGroup& group,
                             const DimensionCount& counted) {
  const std::string& language = parts.language;
  StatementGroup result;
  result.heading = nl_or_en(language, group.heading_nl, group.heading_en);
  for (const NamedCount& count : counted.counts) {
    const bool one = count.count == 1;
    const std::string_view sentence = one ? nl_or_en(language, group.one_nl, group.one_en)
                                          : nl_or_en(language, group.more_nl, group.more_en);
    result.statements.push_back(
        {fmt::format(fmt::runtime(sentence), publications_text(count.count, language),
                     counted.dimension->label(*parts.content.platform, count.id, language)),
         rows_with(parts, *counted.dimension, count.id)});
  }
  return result;
}

// "De selectie heeft 12 publicaties uit 2015 tot en met 2024. De meeste zijn uit 2019: 4
// publicaties."
StatementGroup years_group(const BundleParts& parts) {
  std::map<std::int64_t, std::vector<std::string>> years;
  std::vector<std::string> dated;
  for (const WorkLine& line : parts.lines) {
    const std::int64_t year = issued_year(line.publication);
    if (year == 0) continue;
    years[year].push_back(line.publication.id);
    dated.push_back(line.publication.id);
  }
  StatementGroup group;
  if (years.empty()) return group;
  const std::string& language = parts.language;
  group.heading = nl_or_en(language, "Jaren", "Years");
  const auto most = std::max_element(years.begin(), years.end(), [](const auto& a, const auto& b) {
    return a.second.size() < b.second.size();
  });
  const std::string count = publications_text(static_cast<std::int64_t>(dated.size()), language);
  group.statements.push_back(
      {fmt::format(fmt::runtime(nl_or_en(language, "De selectie heeft {0} uit {1} tot en met {2}.",
                                         "The selection has {0} from {1} to {2}.")),
                   count, years.begin()->first, years.rbegin()->first),
       std::move(dated)});
  group.statements.push_back(
      {fmt::format(fmt::runtime(nl_or_en(language, "De meeste zijn uit {0}: {1}.",
                                         "Most are from {0}: {1}.")),
                   most->first,
                   publications_text(static_cast<std::int64_t>(most->second.size()), language)),
       most->second});
  return group;
}

}  // namespace

std::vector<StatementGroup> overview_of(const BundleParts& parts) {
  std::vector<StatementGroup> groups;
  StatementGroup years = years_group(parts);
  if (!years.statements.empty()) groups.push_back(std::move(years));
  const Analysis analysis = count_analysis(parts.lines);
  for (const OverviewGroup& group : kOverviewGroups) {
    for (const DimensionCount& counted : analysis.counts) {
      if (counted.dimension->id != group.dimension || counted.counts.empty()) continue;
      groups.push_back(counted_group(parts, group, counted));
    }
  }
  return groups;
}

}  // namespace vindplaats
