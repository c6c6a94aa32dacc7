#include "export/bundle/flow.h"

#include <algorithm>
#include <map>

#include "export/bundle/words.h"

namespace vindplaats {
namespace {

using Tally = std::map<std::string, std::int64_t>;

std::vector<NamedCount> named_counts(const Tally& tally) {
  std::vector<NamedCount> counts;
  for (const auto& [id, count] : tally) counts.push_back({id, count});
  return counts;
}

void count_records(std::span<const FlowRecord> records, StudyFlow& flow) {
  Tally sources, outside;
  for (const FlowRecord& record : records) {
    ++flow.identified;
    ++sources[record.source];
    if (record.removed.empty()) {
      ++flow.screened;
    } else if (record.removed == kRemovedDuplicate) {
      ++flow.duplicates;
    } else if (record.removed == kRemovedDeleted) {
      ++flow.deleted;
    } else {
      ++outside[record.removed];
    }
  }
  flow.sources = named_counts(sources);
  flow.outside = named_counts(outside);
}

void count_works(std::span<const FlowWork> works, StudyFlow& flow) {
  Tally title, fulltext;
  for (const FlowWork& work : works) {
    const bool at_fulltext = work.stage == kStageFulltext;
    if (work.standing == kIncluded) {
      ++flow.included;
      flow.included_records += work.records;
    } else if (work.standing == kExcluded) {
      ++(at_fulltext ? flow.excluded_fulltext : flow.excluded_title);
      ++(at_fulltext ? fulltext : title)[work.criterion];
    } else if (work.standing == kNotRetrieved) {
      ++flow.not_retrieved;
    } else {
      ++(at_fulltext ? flow.waiting_fulltext : flow.waiting_title);
    }
  }
  flow.reasons_title = named_counts(title);
  flow.reasons_fulltext = named_counts(fulltext);
}

OrderedJson counts_json(const std::vector<NamedCount>& counts) {
  OrderedJson list = OrderedJson::array();
  for (const NamedCount& count : counts) list.push_back({{"id", count.id}, {"count", count.count}});
  return list;
}

struct RemovalWords {
  std::string_view id, nl, en;
};
constexpr RemovalWords kRemovalWords[] = {
    {kRemovedDuplicate, "Hetzelfde werk als een ander record", "The same work as another record"},
    {kRemovedDeleted, "Door de bron ingetrokken", "Withdrawn by its source"},
    {kRemovedYears, "Verschenen buiten de gekozen jaren", "Issued outside the chosen years"},
    {kRemovedLanguages, "In een andere taal", "In another language"},
    {kRemovedTypes, "Van een andere soort", "Of another type"},
    {kRemovedThemes, "Niet binnen de gekozen thema's", "Outside the chosen themes"},
};

FlowBox reasons_box(std::int64_t total, const std::vector<NamedCount>& reasons, const Study& study,
                    const std::string& language) {
  FlowBox box{total, {}};
  for (const NamedCount& reason : reasons) {
    const std::string words = reason_text(reason.id, study, language);
    box.parts.push_back({words == reason.id ? words : reason.id + ": " + words, reason.count});
  }
  return box;
}

FlowBox removed_box(const StudyFlow& flow, const Study& study, const std::string& language) {
  FlowBox box;
  const auto add = [&](std::string_view id, std::int64_t count) {
    if (count == 0) return;
    box.total += count;
    box.parts.push_back({reason_text(std::string(id), study, language), count});
  };
  add(kRemovedDuplicate, flow.duplicates);
  add(kRemovedDeleted, flow.deleted);
  for (const NamedCount& reason : flow.outside) add(reason.id, reason.count);
  return box;
}

FlowBox identified_box(const StudyFlow& flow, const Platform& platform) {
  FlowBox box{flow.identified, {}};
  for (const NamedCount& source : flow.sources) {
    box.parts.push_back({source_name(platform, source.id), source.count});
  }
  return box;
}

FlowBox waiting_box(const StudyFlow& flow, const std::string& language) {
  FlowBox box{flow.waiting_title + flow.waiting_fulltext, {}};
  const auto add = [&](std::string_view label, std::int64_t count) {
    if (count != 0) box.parts.push_back({std::string(label), count});
  };
  add(nl_or_en(language, "op titel en samenvatting", "on title and abstract"), flow.waiting_title);
  add(nl_or_en(language, "op volledige tekst", "on full text"), flow.waiting_fulltext);
  return box;
}

}  // namespace

StudyFlow count_flow(std::span<const FlowRecord> records, std::span<const FlowWork> works,
                     std::vector<std::string> stages) {
  StudyFlow flow;
  flow.stages = std::move(stages);
  count_records(records, flow);
  count_works(works, flow);
  if (std::find(flow.stages.begin(), flow.stages.end(), kStageFulltext) != flow.stages.end()) {
    flow.assessed = flow.excluded_fulltext + flow.included;
    flow.sought = flow.assessed + flow.waiting_fulltext + flow.not_retrieved;
  }
  return flow;
}

StudyFlow count_flow(std::span<const FoundRecord> records, std::span<const FoundWork> works,
                     std::vector<std::string> stages) {
  std::vector<FlowRecord> of_records;
  for (const FoundRecord& record : records) of_records.push_back({record.source, record.removed});
  std::vector<FlowWork> of_works;
  for (const FoundWork& work : works) {
    of_works.push_back({work.standing, work.stage, work.criterion,
                        static_cast<std::int64_t>(work.variants.size())});
  }
  return count_flow(of_records, of_works, std::move(stages));
}

OrderedJson flow_json(const StudyFlow& flow) {
  OrderedJson json;
  json["stages"] = flow.stages;
  json["identified"] = {{"records", flow.identified}, {"sources", counts_json(flow.sources)}};
  json["removedBeforeScreening"] = {{"duplicates", flow.duplicates},
                                    {"deleted", flow.deleted},
                                    {"outside", counts_json(flow.outside)}};
  json["screened"] = flow.screened;
  json["excludedOnTitle"] = {{"publications", flow.excluded_title},
                             {"reasons", counts_json(flow.reasons_title)}};
  json["notYetScreened"] = {{"title", flow.waiting_title}, {"fulltext", flow.waiting_fulltext}};
  json["soughtForRetrieval"] = flow.sought;
  json["notRetrieved"] = flow.not_retrieved;
  json["assessed"] = flow.assessed;
  json["excludedOnFulltext"] = {{"publications", flow.excluded_fulltext},
                                {"reasons", counts_json(flow.reasons_fulltext)}};
  json["included"] = {{"publications", flow.included}, {"records", flow.included_records}};
  return json;
}

std::string reason_text(const std::string& id, const Study& study, const std::string& language) {
  for (const StudyCriterion& criterion : study.criteria) {
    if (criterion.id != id) continue;
    const std::string& preferred = language == "en" ? criterion.en : criterion.nl;
    const std::string& other = language == "en" ? criterion.nl : criterion.en;
    if (!preferred.empty()) return preferred;
    return other.empty() ? id : other;
  }
  for (const RemovalWords& words : kRemovalWords) {
    if (words.id == id) return std::string(nl_or_en(language, words.nl, words.en));
  }
  return id;
}

FlowBoxes flow_boxes(const StudyFlow& flow, const Study& study, const Platform& platform,
                     const std::string& language) {
  FlowBoxes boxes;
  boxes.identified = identified_box(flow, platform);
  boxes.removed = removed_box(flow, study, language);
  boxes.screened = FlowBox{flow.screened, {}};
  const auto judged_at = [&](std::string_view stage) {
    return std::find(flow.stages.begin(), flow.stages.end(), stage) != flow.stages.end();
  };
  if (judged_at(kStageTitle)) {
    boxes.excluded = reasons_box(flow.excluded_title, flow.reasons_title, study, language);
  }
  if (judged_at(kStageFulltext)) {
    boxes.sought = FlowBox{flow.sought, {}};
    boxes.not_retrieved = FlowBox{flow.not_retrieved, {}};
    boxes.assessed = FlowBox{flow.assessed, {}};
    boxes.excluded_fulltext =
        reasons_box(flow.excluded_fulltext, flow.reasons_fulltext, study, language);
  }
  const FlowBox waiting = waiting_box(flow, language);
  if (waiting.total != 0) boxes.waiting = waiting;
  boxes.included = FlowBox{flow.included, {}};
  return boxes;
}

}  // namespace vindplaats
