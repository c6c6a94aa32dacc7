#pragma once
// The rows of a bundle as its files hold them; only for verify.cpp. Pure.
#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "export/bundle/flow.h"
#include "export/bundle/verify.h"
#include "export/bundle/work_line.h"

namespace vindplaats {

struct BundleRecordRow {
  std::string id, publication, removed;
};
struct BundleExcludedRow {
  int line = 0;
  std::string id, record, stage, reason;
};

struct BundleRows {
  std::vector<WorkLine> lines;
  std::vector<BundleRecordRow> record_rows;
  std::vector<BundleExcludedRow> excluded;
  std::vector<FlowRecord> records;  // for count_flow
  std::vector<FlowWork> works;
  std::vector<std::string> stages;
  std::set<std::string> criteria;
  // Of the decisions that count: id, stage, decision, criterion; and id with decision.
  std::set<std::array<std::string, 4>> decided;
  std::multiset<std::pair<std::string, std::string>> verdicts;
  std::multiset<std::string> table_ids, citation_ids;
};

// Nothing when a file is missing or unreadable; then `problems` says which and why.
std::optional<BundleRows> read_bundle_rows(const BundleFiles& files,
                                           std::vector<std::string>& problems);

// Any JSON of moderate depth; nothing for what is none.
std::optional<OrderedJson> parse_tree(std::string_view text);

}  // namespace vindplaats
