#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include <fmt/format.h>

#include "app/record_lines.h"
#include "app/show.h"
#include "curation/identity.h"
#include "curation/match_clusters.h"

namespace vindplaats {
namespace {

// All that the files hold is one collection.
class TryMatch {
 public:
  Result<void> take(const Record& record) {
    if (!ids_.insert(record.id).second)
      return fail(Fault::kInput,
                  fmt::format("'{}' stands twice; a record is read once", record.id));
    if (!record.deleted) members_.push_back(member_of(record));
    return {};
  }

  void write_groups(Streams& streams) {
    for (const Group& group : group_records(std::move(members_), {}))
      streams.out(json_line({{"publication", group.id}, {"records", group.records}}));
  }

  void write_pairs(Streams& streams) {
    std::sort(members_.begin(), members_.end(),
              [](const Member& a, const Member& b) { return a.record < b.record; });
    const MatchedWorks works = match_members(members_);
    for (const MatchedPair& pair : works.pairs)
      streams.out(pair_line(members_[pair.a], members_[pair.b], pair));
  }

 private:
  static std::string pair_line(const Member& a, const Member& b, const MatchedPair& pair) {
    nlohmann::ordered_json evidence = nlohmann::ordered_json::array();
    const MatchPair compared = compare_members(a, b);
    for (std::size_t i = 0; i < kMatchFields; ++i) {
      const FieldEvidence& field = compared.fields[i];
      if (field.likeness == Likeness::kUnknown) continue;
      evidence.push_back({{"field", match_field_name(static_cast<MatchField>(i))},
                          {"likeness", likeness_name(field.likeness)},
                          {"weight", field.weight / 1000.0}});
    }
    if (pair.verdict.guard != nullptr) evidence.push_back({{"guard", pair.verdict.guard->name}});
    const nlohmann::ordered_json json = {{"a", a.record},
                                         {"b", b.record},
                                         {"band", band_name(pair.band)},
                                         {"score", pair.verdict.score / 1000.0},
                                         {"evidence", evidence}};
    return json_line(json);
  }

  std::vector<Member> members_;
  std::unordered_set<std::string> ids_;
};

Result<int> run_try_match(const Invocation& call, Services&, Streams& streams) {
  RecordLines lines(streams);
  TryMatch stage;
  lines.read(call.positionals, [&](const Record& record) { return stage.take(record); });
  if (call.has("pairs"))
    stage.write_pairs(streams);
  else
    stage.write_groups(streams);
  return lines.status();
}

const Verb kTryMatchVerbs[] = {
    {"try match",
     "Which records of a file are one work, without a store",
     {{"FILE", "Records, one a line, as `try normalize` writes them; - for standard input", 1, 0}},
     {{"pairs", "", "The pairs that are merged or asked about, with the evidence per field"}},
     "  vindplaats try match records.jsonl\n"
     "  vindplaats try match --pairs records.jsonl",
     run_try_match,
     Work::kHere}};

}  // namespace

extern const CommandSet command_try_match;
const CommandSet command_try_match{102, kTryMatchVerbs};

}  // namespace vindplaats
