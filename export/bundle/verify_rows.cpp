#include "export/bundle/verify_rows.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/csv.h"
#include "export/bundle/parts.h"
#include "export/tables/csv.h"

namespace vindplaats {
namespace {

constexpr int kMostTreeDepth = 32;

// One CSV of the bundle, cells by column's name, disarmed formulas as they were.
class BundleCsv {
 public:
  static Result<BundleCsv> read(std::string_view text,
                                const std::vector<std::string_view>& columns) {
    BundleCsv result;
    TRY_ASSIGN(result.file_, parse_csv(text));
    for (const std::string_view column : columns) {
      if (result.file_.column(column) < 0) {
        return fail(Fault::kInput, fmt::format("there is no column {}", column));
      }
    }
    return result;
  }

  const std::vector<CsvRow>& rows() const { return file_.rows; }
  std::string cell(const CsvRow& row, std::string_view column) const {
    const int place = file_.column(column);
    return std::string(unguard_formula(row.cells[static_cast<std::size_t>(place)]));
  }

 private:
  CsvFile file_;
};

class BundleRowReader {
 public:
  BundleRowReader(const BundleFiles& files, std::vector<std::string>& problems)
      : files_(files), problems_(problems) {}

  std::optional<BundleRows> read() {
    const std::size_t before = problems_.size();
    read_lines();
    read_records();
    read_excluded();
    read_decisions();
    read_table();
    read_citations();
    read_protocol();
    if (problems_.size() != before) return std::nullopt;
    join_works();
    return std::move(rows_);
  }

 private:
  const std::string* file(std::string_view path) {
    const auto found = files_.find(std::string(path));
    if (found != files_.end()) return &found->second;
    problems_.push_back(fmt::format("{}: there is no such file", path));
    return nullptr;
  }

  std::optional<BundleCsv> table(std::string_view path,
                                 const std::vector<std::string_view>& columns) {
    const std::string* const text = file(path);
    if (text == nullptr) return std::nullopt;
    Result<BundleCsv> read = BundleCsv::read(*text, columns);
    if (read) return std::move(*read);
    problems_.push_back(fmt::format("{}: {}", path, read.error().what));
    return std::nullopt;
  }

  std::optional<OrderedJson> tree(std::string_view path) {
    const std::string* const text = file(path);
    if (text == nullptr) return std::nullopt;
    std::optional<OrderedJson> json = parse_tree(*text);
    if (!json) problems_.push_back(fmt::format("{}: it is no JSON", path));
    return json;
  }

  void read_lines() {
    const std::string* const text = file(kBundlePublications);
    if (text == nullptr) return;
    std::string_view rest = *text;
    for (int number = 1; !rest.empty(); ++number) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      Result<WorkLine> line = from_json<WorkLine>(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line) {
        rows_.lines.push_back(std::move(*line));
      } else {
        problems_.push_back(
            fmt::format("{}: line {} is no publication", kBundlePublications, number));
      }
    }
  }

  void read_records() {
    const auto csv = table(kBundleRecords, {"record", "source", "publication", "removed"});
    if (!csv) return;
    for (const CsvRow& row : csv->rows()) {
      const std::string removed = csv->cell(row, "removed");
      rows_.records.push_back({csv->cell(row, "source"), removed});
      rows_.record_rows.push_back(
          {csv->cell(row, "record"), csv->cell(row, "publication"), removed});
    }
  }

  void read_excluded() {
    const auto csv = table(kBundleExcluded, {"id", "record", "stage", "reason"});
    if (!csv) return;
    for (const CsvRow& row : csv->rows()) {
      rows_.excluded.push_back({row.line, csv->cell(row, "id"), csv->cell(row, "record"),
                                csv->cell(row, "stage"), csv->cell(row, "reason")});
    }
  }

  void read_decisions() {
    const auto csv = table(kBundleDecisions, {"id", "stage", "decision", "criterion", "counts"});
    if (!csv) return;
    for (const CsvRow& row : csv->rows()) {
      if (csv->cell(row, "counts") != "yes") continue;
      const std::string id = csv->cell(row, "id"), decision = csv->cell(row, "decision");
      rows_.decided.insert({id, csv->cell(row, "stage"), decision, csv->cell(row, "criterion")});
      rows_.verdicts.emplace(id, decision);
    }
  }

  void read_table() {
    const auto csv = table(kBundleTable, {"id"});
    if (!csv) return;
    for (const CsvRow& row : csv->rows()) rows_.table_ids.insert(csv->cell(row, "id"));
  }

  void read_citations() {
    const std::optional<OrderedJson> list = tree(kBundleCitations);
    if (!list) return;
    for (const OrderedJson& item : *list) {
      const bool named = item.is_object() && item.contains("id") && item.at("id").is_string();
      rows_.citation_ids.insert(named ? item.at("id").get<std::string>() : std::string("?"));
    }
  }

  void read_protocol() {
    const std::optional<OrderedJson> protocol = tree(kBundleProtocol);
    if (!protocol || !protocol->is_object()) return;
    for (const OrderedJson& stage : protocol->value("stages", OrderedJson::array())) {
      if (stage.is_string()) rows_.stages.push_back(stage.get<std::string>());
    }
    for (const OrderedJson& criterion : protocol->value("criteria", OrderedJson::array())) {
      if (criterion.is_object() && criterion.contains("id") && criterion.at("id").is_string()) {
        rows_.criteria.insert(criterion.at("id").get<std::string>());
      }
    }
  }

  void join_works() {
    for (const WorkLine& line : rows_.lines) {
      rows_.works.push_back({line.screening.standing, line.screening.stage, "",
                             static_cast<std::int64_t>(line.publication.records.size())});
    }
    for (const BundleExcludedRow& row : rows_.excluded) {
      if (row.stage == kStageBefore) continue;
      rows_.works.push_back({std::string(kExcluded), row.stage, row.reason, 0});
    }
  }

  const BundleFiles& files_;
  std::vector<std::string>& problems_;
  BundleRows rows_;
};

}  // namespace

std::optional<OrderedJson> parse_tree(std::string_view text) {
  // The parser takes any depth; what walks the tree afterwards would not.
  int deepest = 0;
  const auto watch = [&](int level, OrderedJson::parse_event_t, OrderedJson&) {
    deepest = std::max(deepest, level);
    return level <= kMostTreeDepth;
  };
  OrderedJson json = OrderedJson::parse(text, watch, false);
  if (json.is_discarded() || deepest > kMostTreeDepth) return std::nullopt;
  return json;
}

std::optional<BundleRows> read_bundle_rows(const BundleFiles& files,
                                           std::vector<std::string>& problems) {
  return BundleRowReader(files, problems).read();
}

}  // namespace vindplaats
