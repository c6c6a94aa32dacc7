#include "harvesters/oai_sets.h"

#include <algorithm>

#include "core/text.h"
#include "core/time.h"
#include "harvesters/oai_narrow.h"

namespace vindplaats {
namespace {

constexpr std::chrono::days kSetsEvery{7};
constexpr std::int64_t kMostSetPages = 50;

}  // namespace

bool sets_are_due(const OaiRun& run, const Source& source, const std::string& checked,
                  Instant now) {
  if (source.sets.empty()) return false;
  if (run.items == 0 && covers_everything(run)) return true;
  const Result<Instant> last = parse_time(checked);
  return last && now - *last >= kSetsEvery;
}

bool read_sets(const OaiAnswer& answer, OaiRun& run) {
  if (!answer.errors.empty() || !answer.verb) {
    run.sets_left.clear();
    return true;
  }
  const ScannedDocument& document = *answer.document;
  std::vector<std::string> left;
  for (const std::string_view set : split(run.sets_left, ' ')) left.emplace_back(set);
  for (const std::size_t set : document.children(*answer.verb)) {
    const std::optional<std::size_t> spec = document.child(set, "setSpec");
    if (spec) std::erase(left, document.text(*spec));
  }
  run.sets_left = join(left, " ");
  if (left.empty()) return true;
  const std::optional<std::size_t> element = document.child(*answer.verb, "resumptionToken");
  run.token = element ? document.text(*element) : std::string();
  if (run.token.empty()) return true;
  if (++run.set_pages < kMostSetPages) return false;
  run.sets_left.clear();
  return true;
}

}  // namespace vindplaats
