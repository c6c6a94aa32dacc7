#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include <fmt/format.h>

#include "app/command.h"
#include "app/show.h"
#include "app/write_file.h"
#include "core/text.h"
#include "curation/identity.h"
#include "curation/match_clusters.h"

namespace vindplaats {
namespace {

// One run of `try match` over its files: all that they hold is one collection.
class TryMatch {
 public:
  explicit TryMatch(Streams& streams) : streams_(streams) {}

  void read(const std::string& file, std::string_view text) {
    int number = 0;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string_view line = trim(text.substr(at, end - at));
      at = end + 1;
      ++number;
      if (!line.empty()) read_line(file, number, line);
    }
  }

  void refuse(const std::string& file, int line, const std::string& reason) {
    ++refused_;
    nlohmann::ordered_json json = {{"file", file}};
    if (line > 0) json["line"] = line;
    json["reason"] = reason;
    streams_.err(json_line(json));
  }

  void write_groups() {
    for (const Group& group : group_records(std::move(members_), {}))
      streams_.out(json_line({{"publication", group.id}, {"records", group.records}}));
  }

  void write_pairs() {
    std::sort(members_.begin(), members_.end(),
              [](const Member& a, const Member& b) { return a.record < b.record; });
    const MatchedWorks works = match_members(members_);
    for (const MatchedPair& pair : works.pairs)
      streams_.out(pair_line(members_[pair.a], members_[pair.b], pair));
  }

  int status() const {
    if (refused_ == 0) return kExitOk;
    return read_ > 0 ? kExitPartly : kExitFailed;
  }

 private:
  void read_line(const std::string& file, int number, std::string_view line) {
    const Result<Record> record = from_json<Record>(line);
    if (!record) return refuse(file, number, record.error().what);
    if (!ids_.insert(record->id).second)
      return refuse(file, number,
                    fmt::format("'{}' stands twice; a record is read once", record->id));
    ++read_;
    if (!record->deleted) members_.push_back(member_of(*record));
  }

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

  Streams& streams_;
  std::vector<Member> members_;
  std::unordered_set<std::string> ids_;
  int read_ = 0, refused_ = 0;
};

Result<int> run_try_match(const Invocation& call, Services&, Streams& streams) {
  TryMatch stage(streams);
  for (const std::string& file : call.positionals) {
    const Result<std::string> text =
        file == "-" ? Result<std::string>(streams.in()) : read_whole_file(file);
    if (text) stage.read(file, *text);
    if (!text) stage.refuse(file, 0, text.error().what);
  }
  if (call.has("pairs"))
    stage.write_pairs();
  else
    stage.write_groups();
  return stage.status();
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
