#pragma once
// The numbers of a study's flow (PRISMA 2020: Page et al. 2021, BMJ 372:n71), counted from rows.
// The rows come from the store when a bundle is built and from its files when it is verified: the
// count is the same function. Pure.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "config/types.h"
#include "core/study_rows.h"
#include "export/charts/flow_svg.h"
#include "export/small_json.h"

namespace vindplaats {

// What the count needs of a found record and of a screened work.
struct FlowRecord {
  std::string source, removed;
};
struct FlowWork {
  std::string standing, stage, criterion;
  std::int64_t records = 0;
};

struct NamedCount {
  std::string id;
  std::int64_t count = 0;
  bool operator==(const NamedCount&) const = default;
};

// Records until `screened`; from there on publications, each of which stands for its best record.
struct StudyFlow {
  std::vector<std::string> stages;  // at which the study's criteria are judged
  std::int64_t identified = 0;
  std::vector<NamedCount> sources;  // of identified; by id
  std::int64_t duplicates = 0, deleted = 0;
  std::vector<NamedCount> outside;  // years, languages, types, themes: those that occur
  std::int64_t screened = 0;
  std::int64_t excluded_title = 0, waiting_title = 0;
  std::vector<NamedCount> reasons_title;  // by criterion
  // Only with a stage "fulltext":
  std::int64_t sought = 0, not_retrieved = 0, waiting_fulltext = 0, assessed = 0;
  std::int64_t excluded_fulltext = 0;
  std::vector<NamedCount> reasons_fulltext;
  std::int64_t included = 0, included_records = 0;
};

StudyFlow count_flow(std::span<const FlowRecord> records, std::span<const FlowWork> works,
                     std::vector<std::string> stages);
StudyFlow count_flow(std::span<const FoundRecord> records, std::span<const FoundWork> works,
                     std::vector<std::string> stages);

// selection/flow.json: every number, zero too.
OrderedJson flow_json(const StudyFlow& flow);

// For the drawing, with the names of sources and the words of criteria.
FlowBoxes flow_boxes(const StudyFlow& flow, const Study& study, const Platform& platform,
                     const std::string& language);

// The words of a criterion or of a reason before screening; the id when it has none.
std::string reason_text(const std::string& id, const Study& study, const std::string& language);

}  // namespace vindplaats
