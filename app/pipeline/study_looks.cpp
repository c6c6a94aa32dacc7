#include "app/pipeline/study_looks.h"

#include "core/time.h"
#include "curation/study_standing.h"

namespace vindplaats {

std::shared_ptr<const StudyLook> StudyLooks::last(const std::string& study) const {
  const std::lock_guard lock(mutex_);
  const auto found = looks_.find(study);
  return found == looks_.end() ? nullptr : found->second;
}

void StudyLooks::keep(std::shared_ptr<const StudyLook> look) {
  const std::lock_guard lock(mutex_);
  looks_[look->study.id] = std::move(look);
}

void StudyLooks::forget() {
  const std::lock_guard lock(mutex_);
  looks_.clear();
}

Result<void> StudyLooks::search(const Snapshot& snapshot, const Platform& platform,
                                const Study& study, Instant now) {
  const auto look = std::make_shared<StudyLook>();
  look->study = study;
  look->at = format_time(now);
  TRY_ASSIGN(look->selection, select_study(snapshot, platform, study, format_day(now)));
  keep(look);
  return {};
}

Result<void> StudyLooks::screen_again(const Snapshot& snapshot, const std::string& study,
                                      Instant now) {
  const std::shared_ptr<const StudyLook> before = last(study);
  if (!before) return {};
  TRY_ASSIGN(std::vector<Screened> decisions, read_screening(snapshot));
  std::erase_if(decisions, [&](const Screened& one) { return one.decision.study != study; });
  const auto look = std::make_shared<StudyLook>(*before);
  look->selection.decisions =
      place_works(look->study, format_day(now), look->selection.works, std::move(decisions));
  keep(look);
  return {};
}

}  // namespace vindplaats
