#include "export/bundle/verify.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/csv.h"
#include "core/text.h"
#include "export/bundle/analysis.h"
#include "export/bundle/parts.h"
#include "export/bundle/sha512.h"
#include "export/bundle/verify_rows.h"

namespace vindplaats {
namespace {

constexpr std::size_t kMostBundleProblems = 200;

class BundleVerifier {
 public:
  explicit BundleVerifier(const BundleFiles& files) : files_(files) {}

  std::vector<std::string> verify() {
    check_manifest();
    const std::optional<BundleRows> rows = read_bundle_rows(files_, problems_);
    if (rows) {
      check_flow(*rows);
      check_analysis(*rows);
      check_ids(*rows);
      check_reasons(*rows);
      check_decisions(*rows);
    }
    if (problems_.size() > kMostBundleProblems) problems_.resize(kMostBundleProblems);
    return std::move(problems_);
  }

 private:
  void problem(std::string text) { problems_.push_back(std::move(text)); }

  const std::string* file(std::string_view path) const {
    const auto found = files_.find(std::string(path));
    return found == files_.end() ? nullptr : &found->second;
  }

  void check_manifest_line(std::string_view line, std::set<std::string>& listed) {
    const std::size_t space = line.find("  ");
    if (space != 128) {
      return problem(fmt::format("{}: this line is not \"digest  path\": {}", kBundleManifest,
                                 line.substr(0, 80)));
    }
    const std::string path(line.substr(space + 2));
    if (!listed.insert(path).second) {
      problem(fmt::format("{}: {} is listed twice", kBundleManifest, path));
    }
    const std::string* const bytes = file(path);
    if (bytes == nullptr) {
      problem(fmt::format("{}: it is in the manifest, but not in the bundle", path));
    } else if (sha512_hex(*bytes) != line.substr(0, space)) {
      problem(fmt::format("{}: its bytes are not those the manifest was made of", path));
    }
  }

  void check_manifest() {
    const std::string* const manifest = file(kBundleManifest);
    if (manifest == nullptr) {
      return problem(fmt::format("{}: there is no such file; is this a bundle?", kBundleManifest));
    }
    std::set<std::string> listed;
    std::string_view rest = *manifest;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      check_manifest_line(rest.substr(0, end), listed);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    for (const auto& [path, bytes] : files_) {
      if (path != kBundleManifest && !listed.contains(path)) {
        problem(fmt::format("{}: it is in the bundle, but not in the manifest", path));
      }
    }
  }

  // Every leaf of one that is otherwise in the other, by its place.
  void compare(std::string_view path, const std::string& place, const OrderedJson& stated,
               const OrderedJson& counted) {
    if (stated == counted || problems_.size() > kMostBundleProblems) return;
    if (stated.is_object() && counted.is_object()) {
      for (const auto& [key, value] : counted.items()) {
        const std::string below = place.empty() ? key : place + "." + key;
        compare(path, below, stated.contains(key) ? stated.at(key) : OrderedJson(), value);
      }
      for (const auto& [key, value] : stated.items()) {
        if (!counted.contains(key)) {
          problem(fmt::format("{}: {}{}{} has no rows to be counted from", path, place,
                              place.empty() ? "" : ".", key));
        }
      }
      return;
    }
    if (stated.is_array() && counted.is_array() && stated.size() == counted.size()) {
      for (std::size_t i = 0; i < counted.size(); ++i) {
        compare(path, fmt::format("{}[{}]", place, i), stated[i], counted[i]);
      }
      return;
    }
    const auto shown = [](const OrderedJson& json) {
      return json.is_null()
                 ? std::string("nothing")
                 : json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace).substr(0, 200);
    };
    problem(fmt::format("{}: {} says {}, its rows give {}", path, place, shown(stated),
                        shown(counted)));
  }

  void check_json(std::string_view path, const OrderedJson& counted) {
    const std::string* const text = file(path);
    if (text == nullptr) return problem(fmt::format("{}: there is no such file", path));
    const std::optional<OrderedJson> stated = parse_tree(*text);
    if (!stated) return problem(fmt::format("{}: it is no JSON", path));
    compare(path, "", *stated, counted);
  }

  void check_flow(const BundleRows& rows) {
    check_json(kBundleFlow, flow_json(count_flow(rows.records, rows.works, rows.stages)));
    check_records(rows);
  }

  // That every record of the works is one that was found, and the other way round.
  void check_records(const BundleRows& rows) {
    std::map<std::string, std::set<std::string>> found;  // by publication
    std::size_t screened = 0;
    for (const BundleRecordRow& record : rows.record_rows) {
      if (!record.publication.empty()) found[record.publication].insert(record.id);
      screened += record.removed.empty();
    }
    for (const WorkLine& line : rows.lines) {
      const Publication& publication = line.publication;
      const std::set<std::string> records(publication.records.begin(), publication.records.end());
      if (records != found[publication.id]) {
        problem(fmt::format("{}: the records of {} are not those that {} has for it",
                            kBundlePublications, publication.id, kBundleRecords));
      }
    }
    if (screened != rows.works.size()) {
      problem(fmt::format(
          "{}: {} records went on to screening, but {} publications stand in {} "
          "and {}",
          kBundleRecords, screened, rows.works.size(), kBundlePublications, kBundleExcluded));
    }
  }

  void check_analysis(const BundleRows& rows) {
    const std::string* const text = file(kBundleAnalysis);
    const std::optional<OrderedJson> stated = text == nullptr ? std::nullopt : parse_tree(*text);
    MatrixAxes axes = matrix_axes({});
    const auto axis = [&](const char* key, const Dimension*& dimension) {
      if (!stated || !stated->is_object() || !stated->contains("matrix")) return;
      const OrderedJson& matrix = stated->at("matrix");
      if (!matrix.is_object() || !matrix.contains(key) || !matrix.at(key).is_string()) return;
      const Dimension* const named = find_dimension(matrix.at(key).get<std::string>());
      if (named != nullptr) dimension = named;
    };
    axis("rows", axes.rows);
    axis("columns", axes.columns);
    check_json(kBundleAnalysis, analysis_json(rows.lines, axes));
  }

  void same_ids(std::string_view path, const std::multiset<std::string>& ids,
                const std::set<std::string>& selected) {
    for (const std::string& id : selected) {
      if (!ids.contains(id)) {
        problem(fmt::format("{}: {} is missing; it is in {}", path, id, kBundlePublications));
      }
    }
    for (auto id = ids.begin(); id != ids.end(); id = ids.upper_bound(*id)) {
      if (!selected.contains(*id)) {
        problem(fmt::format("{}: {} is not in {}", path, *id, kBundlePublications));
      } else if (ids.count(*id) > 1) {
        problem(fmt::format("{}: {} stands there more than once", path, *id));
      }
    }
  }

  void check_ids(const BundleRows& rows) {
    std::set<std::string> selected;
    for (const WorkLine& line : rows.lines) {
      if (!selected.insert(line.publication.id).second) {
        problem(fmt::format("{}: {} stands there more than once", kBundlePublications,
                            line.publication.id));
      }
    }
    same_ids(kBundleTable, rows.table_ids, selected);
    same_ids(kBundleCitations, rows.citation_ids, selected);
    for (const BundleExcludedRow& row : rows.excluded) {
      if (row.stage != kStageBefore && selected.contains(row.id)) {
        problem(fmt::format("{}: line {}: {} is also in {}", kBundleExcluded, row.line, row.id,
                            kBundlePublications));
      }
    }
  }

  void check_reasons(const BundleRows& rows) {
    std::multiset<std::pair<std::string, std::string>> removed, listed;
    for (const BundleRecordRow& record : rows.record_rows) {
      if (!record.removed.empty() && record.removed != kRemovedDuplicate) {
        removed.emplace(record.id, record.removed);
      }
    }
    for (const BundleExcludedRow& row : rows.excluded) {
      if (row.reason.empty()) {
        problem(fmt::format("{}: line {}: {} is excluded without a reason", kBundleExcluded,
                            row.line, row.id.empty() ? row.record : row.id));
      }
      if (row.stage == kStageBefore) {
        listed.emplace(row.record, row.reason);
      } else if (!row.reason.empty() && !rows.criteria.contains(row.reason)) {
        problem(fmt::format("{}: line {}: {} is no criterion of {}", kBundleExcluded, row.line,
                            row.reason, kBundleProtocol));
      }
    }
    if (removed != listed) {
      problem(fmt::format("{}: what fell out before screening is not what {} says", kBundleExcluded,
                          kBundleRecords));
    }
  }

  // Nobody is excluded or included but by a decision that counts.
  void check_decisions(const BundleRows& rows) {
    for (const BundleExcludedRow& row : rows.excluded) {
      if (row.stage == kStageBefore) continue;
      if (!rows.decided.contains({row.id, row.stage, "exclude", row.reason})) {
        problem(fmt::format("{}: line {}: no decision in {} excludes {} by {}", kBundleExcluded,
                            row.line, kBundleDecisions, row.id, row.reason));
      }
    }
    if (rows.stages.empty()) return;
    for (const WorkLine& line : rows.lines) {
      if (line.screening.standing != kIncluded) continue;
      const std::string& id = line.publication.id;
      const auto from = rows.verdicts.lower_bound({id, ""});
      bool include = false, exclude = false;
      for (auto at = from; at != rows.verdicts.end() && at->first == id; ++at) {
        include |= at->second == "include";
        exclude |= at->second == "exclude";
      }
      if (!include || exclude) {
        problem(fmt::format("{}: {} is called included, but the decisions in {} do not say so",
                            kBundlePublications, id, kBundleDecisions));
      }
    }
  }

  const BundleFiles& files_;
  std::vector<std::string> problems_;
};

}  // namespace

std::vector<std::string> verify_bundle(const BundleFiles& files) {
  return BundleVerifier(files).verify();
}

std::vector<std::string> files_of_others(const BundleFiles& files) {
  const auto manifest = files.find(std::string(kBundleManifest));
  std::set<std::string> ours;
  const std::string listed = manifest == files.end() ? std::string() : manifest->second;
  for (const std::string_view line : split(listed, '\n')) {
    const std::size_t space = line.find("  ");
    if (space == line.npos) continue;
    const auto found = files.find(std::string(line.substr(space + 2)));
    if (found != files.end() && sha512_hex(found->second) == line.substr(0, space))
      ours.insert(found->first);
  }
  std::vector<std::string> others;
  for (const auto& [path, bytes] : files) {
    if (path != kBundleManifest && !ours.contains(path)) others.push_back(path);
  }
  return others;
}

}  // namespace vindplaats
