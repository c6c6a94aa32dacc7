// selection/: every found record and what became of it, the works that are left, and the numbers.
#include "core/publication_fields.h"
#include "export/bundle/parts.h"
#include "export/bundle/words.h"
#include "export/charts/flow_svg.h"
#include "export/tables/csv.h"

namespace vindplaats {
namespace {

DataTable records_table(const BundleParts& parts) {
  DataTable table;
  table.columns = {{"record"}, {"source"},  {"publication"}, {"harvested"},
                   {"sha256"}, {"removed"}, {"title"}};
  for (const FoundRecord& record : parts.content.records) {
    table.rows.push_back({record.id, record.source, record.publication, record.harvested,
                          record.payload, record.removed, record.title});
  }
  return table;
}

DataTable decisions_table(const BundleParts& parts) {
  DataTable table;
  table.columns = {{"at"},       {"by"},        {"id"},   {"stage"},
                   {"decision"}, {"criterion"}, {"note"}, {"counts"}};
  for (const Screened& screened : parts.decisions) {
    const ScreeningDecision& decision = screened.decision;
    table.rows.push_back({screened.at, screened.by, decision.publication, decision.stage,
                          decision.decision, decision.criterion, decision.note,
                          screened.counts ? "yes" : "no"});
  }
  return table;
}

// Duplicates are not here: their work goes on.
DataTable excluded_table(const BundleParts& parts) {
  const Study& study = *parts.content.study;
  DataTable table;
  table.columns = {{"id"}, {"record"}, {"stage"}, {"reason"}, {"explanation"}, {"title"}};
  for (const FoundRecord& record : parts.content.records) {
    if (record.removed.empty() || record.removed == kRemovedDuplicate) continue;
    table.rows.push_back({record.publication, record.id, std::string(kStageBefore), record.removed,
                          reason_text(record.removed, study, parts.language), record.title});
  }
  for (const FoundWork* const work : parts.excluded) {
    table.rows.push_back({work->publication.id, work->variants.front().id, work->stage,
                          work->criterion, reason_text(work->criterion, study, parts.language),
                          work->publication.metadata.title});
  }
  return table;
}

std::string publication_lines(const BundleParts& parts) {
  std::string text;
  for (const WorkLine& line : parts.lines) {
    append_json(text, line);
    text += '\n';
  }
  return text;
}

}  // namespace

std::vector<File> selection_files(const BundleParts& parts) {
  const FlowBoxes boxes =
      flow_boxes(parts.flow, *parts.content.study, *parts.content.platform, parts.language);
  return {
      {std::string(kBundlePublications), publication_lines(parts)},
      {std::string(kBundleRecords), csv(records_table(parts), parts.language)},
      {std::string(kBundleDecisions), csv(decisions_table(parts), parts.language)},
      {std::string(kBundleExcluded), csv(excluded_table(parts), parts.language)},
      {std::string(kBundleFlow), file_text(flow_json(parts.flow))},
      {"selection/flow.svg", flow_svg(boxes, parts.language)},
  };
}

}  // namespace vindplaats
