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
                                    const std::set<std::string>& listed,
                                    const std::set<std::string>& set_aside) {
  ListComparison comparison;
  std::set<std::string> unknown = listed;
  TRY(scan_heads(snapshot, source, [&](const Head& head) {
    const std::string& identifier = head.raw.identifier;
    const std::string other = with_other_scheme(identifier);
    const bool is_listed =
        listed.contains(identifier) || (!other.empty() && listed.contains(other));
    unknown.erase(identifier);
    if (!other.empty()) unknown.erase(other);
    if (head.raw.deleted) {
      if (is_listed) comparison.missed.push_back(identifier);
    } else if (is_listed) {
      ++comparison.known;
    } else {
      comparison.absent.push_back(identifier);
    }
    return true;
  }));
  for (const std::string& identifier : unknown) {
    if (!set_aside.contains(identifier)) comparison.missed.push_back(identifier);
  }
  return comparison;
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
