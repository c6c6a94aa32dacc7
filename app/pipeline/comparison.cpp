#include "app/pipeline/comparison.h"

#include "core/time.h"
#include "store/harvest_tables.h"

namespace vindplaats {

std::string with_other_scheme(const std::string& identifier) {
  if (identifier.starts_with("http://")) return "https://" + identifier.substr(7);
  if (identifier.starts_with("https://")) return "http://" + identifier.substr(8);
  return {};
}

Result<ListComparison> compare_list(const Snapshot& snapshot, const std::string& source,
                                    const IdentifierSet& listed) {
  ListComparison comparison;
  TRY(scan_heads(snapshot, source, [&](const Head& head) {
    if (head.raw.deleted) return true;
    if (listed.contains(head.raw.identifier)) {
      ++comparison.known;
    } else {
      comparison.absent.push_back(head.raw.identifier);
    }
    return true;
  }));
  return comparison;
}

Result<bool> is_missed(const Snapshot& snapshot, const std::string& source,
                       const std::string& identifier) {
  for (const std::string& name : {identifier, with_other_scheme(identifier)}) {
    if (name.empty()) continue;
    TRY_ASSIGN(const std::optional<Head> head, get_head(snapshot, source, name));
    if (head && !head->raw.deleted) return false;
  }
  return true;
}

bool comparison_is_due(const std::string& compared, const std::string& tried,
                       const std::string& deleted_record, Instant now) {
  const auto within = [&](const std::string& time, std::chrono::days days) {
    const Result<Instant> moment = parse_time(time);
    return moment && now - *moment < days;
  };
  if (within(tried, kCompareAgain)) return false;
  return !within(compared, deleted_record == "persistent" ? kCompareTold : kCompareUntold);
}

}  // namespace vindplaats
