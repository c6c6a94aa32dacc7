#include "curation/study_standing.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "curation/study.h"

namespace vindplaats {
namespace {

// A month or year without a day is over when all of it is.
bool embargo_over(std::string until, std::string_view as_of) {
  if (until.size() == 4) until += "-12";
  if (until.size() == 7) until += "-99";
  return std::string_view(until).substr(0, 10) <= as_of;
}

// What screeners say of one work at one stage.
struct StageVerdict {
  bool include = false, exclude = false;
  std::size_t criterion = 0;  // the first of the study's criteria by which it was excluded
};
// By publication and stage.
using StageVerdicts = std::map<std::pair<std::string, std::string>, StageVerdict>;

std::size_t criterion_place(const Study& study, const std::string& id) {
  const auto is = [&](const StudyCriterion& criterion) { return criterion.id == id; };
  return static_cast<std::size_t>(std::find_if(study.criteria.begin(), study.criteria.end(), is) -
                                  study.criteria.begin());
}

// Present and former ids of the works -> present.
std::map<std::string, std::string> ids_of(const std::vector<FoundWork>& works) {
  std::map<std::string, std::string> ids;
  for (const FoundWork& work : works) {
    for (const std::string& id : work.publication.former_ids) ids.emplace(id, work.publication.id);
  }
  for (const FoundWork& work : works) ids[work.publication.id] = work.publication.id;
  return ids;
}

// Does the study still have this stage and, for an exclusion, this criterion. If not, the decision
// stays on record and its work waits again.
bool still_holds(const Study& study, const std::vector<std::string>& stages,
                 const ScreeningDecision& decision) {
  if (std::find(stages.begin(), stages.end(), decision.stage) == stages.end()) return false;
  return decision.decision == "include" ||
         criterion_place(study, decision.criterion) < study.criteria.size();
}

void mark_newest(const Study& study, std::vector<Screened>& decisions) {
  const std::vector<std::string> stages = study_stages(study);
  std::map<std::tuple<std::string, std::string, std::string>, Screened*> newest;
  for (Screened& screened : decisions) {
    Screened*& last = newest[{screened.decision.publication, screened.decision.stage, screened.by}];
    if (last != nullptr) last->counts = false;
    screened.counts = still_holds(study, stages, screened.decision);
    last = &screened;
  }
}

StageVerdicts verdicts_of(const Study& study, const std::vector<Screened>& decisions) {
  StageVerdicts verdicts;
  for (const Screened& screened : decisions) {
    if (!screened.counts) continue;
    const ScreeningDecision& decision = screened.decision;
    StageVerdict& verdict = verdicts[{decision.publication, decision.stage}];
    if (decision.decision == "include") {
      verdict.include = true;
      continue;
    }
    const std::size_t place = criterion_place(study, decision.criterion);
    verdict.criterion = verdict.exclude ? std::min(verdict.criterion, place) : place;
    verdict.exclude = true;
  }
  return verdicts;
}

class WorkPlacer {
 public:
  WorkPlacer(const Study& study, std::string_view as_of, const StageVerdicts& verdicts)
      : study_(study), as_of_(as_of), stages_(study_stages(study)), verdicts_(verdicts) {}

  void place(FoundWork& work) const {
    const std::string& id = work.publication.id;
    for (std::size_t i = 0; i < stages_.size(); ++i) {
      const auto found = verdicts_.find({id, stages_[i]});
      if (found == verdicts_.end()) {
        if (decided_later(id, i)) continue;
        return wait(work, stages_[i], false);
      }
      const StageVerdict& verdict = found->second;
      if (verdict.include && verdict.exclude) return wait(work, stages_[i], true);
      if (verdict.exclude) return exclude(work, stages_[i], verdict.criterion);
    }
    work.standing = kIncluded;
  }

 private:
  bool decided_later(const std::string& id, std::size_t stage) const {
    for (std::size_t i = stage + 1; i < stages_.size(); ++i) {
      if (verdicts_.contains({id, stages_[i]})) return true;
    }
    return false;
  }

  void wait(FoundWork& work, const std::string& stage, bool disputed) const {
    const bool closed =
        stage == kStageFulltext && !disputed && !retrievable(work.publication.metadata, as_of_);
    work.standing = closed ? kNotRetrieved : kPending;
    if (!closed) work.stage = stage;
    work.disputed = disputed;
  }

  void exclude(FoundWork& work, const std::string& stage, std::size_t criterion) const {
    work.standing = kExcluded;
    work.stage = stage;
    work.criterion = study_.criteria[criterion].id;
  }

  const Study& study_;
  const std::string_view as_of_;
  const std::vector<std::string> stages_;
  const StageVerdicts& verdicts_;
};

}  // namespace

std::vector<std::string> study_stages(const Study& study) {
  std::vector<std::string> stages;
  for (const std::string_view stage : {kStageTitle, kStageFulltext}) {
    const auto at = [&](const StudyCriterion& criterion) { return criterion.stage == stage; };
    if (std::any_of(study.criteria.begin(), study.criteria.end(), at)) stages.emplace_back(stage);
  }
  return stages;
}

bool retrievable(const Metadata& metadata, std::string_view as_of) {
  const bool file = std::any_of(metadata.links.begin(), metadata.links.end(),
                                [](const Link& link) { return link.rel == "fulltext"; });
  if (metadata.access == "embargoed" && !metadata.embargo_until.empty()) {
    return embargo_over(metadata.embargo_until, as_of);
  }
  return file || (metadata.access != "restricted" && metadata.access != "metadata only" &&
                  metadata.access != "embargoed");
}

std::vector<Screened> place_works(const Study& study, std::string_view as_of,
                                  std::vector<FoundWork>& works, std::vector<Screened> decisions) {
  const std::map<std::string, std::string> ids = ids_of(works);
  std::erase_if(decisions, [&](Screened& screened) {
    const auto found = ids.find(screened.decision.publication);
    if (found == ids.end()) return true;
    screened.decision.publication = found->second;
    screened.counts = false;
    return false;
  });
  std::sort(decisions.begin(), decisions.end(),
            [](const Screened& a, const Screened& b) { return a.sequence < b.sequence; });
  mark_newest(study, decisions);
  const StageVerdicts verdicts = verdicts_of(study, decisions);
  const WorkPlacer placer(study, as_of, verdicts);
  for (FoundWork& work : works) placer.place(work);
  return decisions;
}

}  // namespace vindplaats
