#include "app/pipeline/questions.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "app/pipeline/waiting.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

bool matters(const Publication& publication) {
  return publication.status != "unselected" && publication.status != "rejected";
}

Result<std::vector<Record>> records_of(const RecordReader& reader, const Publication& publication) {
  std::vector<Record> records;
  for (const std::string& id : publication.records) {
    TRY_ASSIGN(std::optional<SourcedRecord> record, reader.now(id));
    if (record) records.push_back(std::move(record->record));
  }
  return records;
}

}  // namespace

Result<SameWorkQuestions> read_questions(const Snapshot& snapshot, const Platform& platform,
                                         const std::string& theme) {
  std::map<std::string, Publication> questioned;
  TRY(scan_publications(snapshot, [&](const Publication& publication) {
    if (!publication.same_as.empty()) questioned.emplace(publication.id, publication);
    return true;
  }));
  const RecordReader reader(snapshot, platform);
  SameWorkQuestions questions;
  for (const auto& [id, a] : questioned) {
    for (const std::string& other : a.same_as) {
      const auto found = questioned.find(other);
      if (other < id || found == questioned.end()) continue;
      const Publication& b = found->second;
      if (!matters(a) && !matters(b)) {
        ++questions.not_asked;
        continue;
      }
      if (!is_in_theme(a, theme) && !is_in_theme(b, theme)) continue;
      TRY_ASSIGN(const std::vector<Record> mine, records_of(reader, a));
      TRY_ASSIGN(const std::vector<Record> others, records_of(reader, b));
      if (!mine.empty() && !others.empty())
        questions.asked.push_back({a, b, explain_match(mine, others)});
    }
  }
  std::sort(questions.asked.begin(), questions.asked.end(),
            [](const SameWorkQuestion& x, const SameWorkQuestion& y) {
              return std::tuple(-x.evidence.score, x.a.id, x.b.id) <
                     std::tuple(-y.evidence.score, y.a.id, y.b.id);
            });
  return questions;
}

}  // namespace vindplaats
