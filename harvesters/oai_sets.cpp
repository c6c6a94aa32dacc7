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

std::vector<OfferedSet> read_set_names(const OaiAnswer& answer) {
  std::vector<OfferedSet> sets;
  if (!answer.errors.empty() || !answer.verb) return sets;
  const ScannedDocument& document = *answer.document;
  for (const std::size_t element : document.children(*answer.verb)) {
    const std::optional<std::size_t> spec = document.child(element, "setSpec");
    const std::optional<std::size_t> name = document.child(element, "setName");
    if (!spec || document.text(*spec).empty()) continue;
    sets.push_back({document.text(*spec), name ? document.text(*name) : std::string()});
  }
  return sets;
}

std::string resumption_token(const OaiAnswer& answer) {
  if (!answer.verb) return {};
  const ScannedDocument& document = *answer.document;
  const std::optional<std::size_t> element = document.child(*answer.verb, "resumptionToken");
  return element ? document.text(*element) : std::string();
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
  run.token = resumption_token(answer);
  if (run.token.empty()) return true;
  if (++run.set_pages < kMostSetPages) return false;
  run.sets_left.clear();
  return true;
}

}  // namespace vindplaats
