// Synthesis studies: where each stands, what waits to be screened, screening, the bundle.
// Everything goes through the whole store, so it is answered where one may wait.
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "app/pipeline/study.h"
#include "app/show.h"
#include "app/show_study.h"
#include "app/web/api/operations.h"
#include "app/web/pages/studies.h"
#include "core/time.h"
#include "curation/study_screening.h"

namespace vindplaats {
namespace {

// A researcher works on the studies that name them as an author.
bool may_study(const ApiCall& call, const Study& study) {
  return extent_of(call.account.role, Right::kStudies) == Extent::kAll ||
         is_author(study, call.account.name);
}

// kNotFound when there is none, or none that they may know of.
Result<const Study*> study_of(const ApiCall& call) {
  const Study* const study = call.platform->study(call.id());
  if (study != nullptr && may_study(call, *study)) return study;
  return fail(Fault::kNotFound, "no such study");
}

// The day that was asked for, else today. kInput when the calendar has none such.
Result<std::string> day_asked(const ApiCall& call, const ApiJson& asked) {
  const std::string day = asked.value("asOf", format_day(call.house.now()));
  if (!parse_time(day)) return fail(Fault::kInput, "asOf: '" + day + "' is no day");
  return day;
}

Result<StudySelection> selection_of(const ApiCall& call, const Study& study) {
  TRY_ASSIGN(const std::string as_of, day_asked(call, call.query));
  return select_study(*call.house.store->snapshot(), *call.platform, study, as_of);
}

// The decisions of the body, all of them or the first mistake: by the rules of
// `study screen --import`.
Result<std::vector<ScreeningDecision>> screened_in(const ApiCall& call, const Study& study,
                                                   const StudySelection& selection) {
  ScreeningImport import;
  import.study = &study;
  for (const FoundWork& work : selection.works) {
    import.works.insert(work.publication.id);
    import.works.insert(work.publication.former_ids.begin(), work.publication.former_ids.end());
  }
  std::vector<ScreeningDecision> decisions;
  std::set<std::pair<std::string, std::string>> seen;
  for (const ApiJson& one : call.body.at("decisions")) {
    ScreeningDecision decision{study.id,
                               one.value("publication", ""),
                               one.value("stage", ""),
                               one.value("decision", ""),
                               one.value("criterion", ""),
                               one.value("note", "")};
    if (const auto mistakes = screening_mistakes(import, decision); !mistakes.empty())
      return fail(Fault::kInput, mistakes.front().first + ": " + mistakes.front().second);
    if (!seen.insert({decision.publication, decision.stage}).second)
      return fail(Fault::kInput, decision.publication + " stands here twice for this stage");
    decisions.push_back(std::move(decision));
  }
  return decisions;
}

}  // namespace

Result<ApiAnswer> api_studies(const ApiCall& call) {
  std::vector<ListedStudy> listed = list_studies(*call.platform);
  std::erase_if(listed, [&](const ListedStudy& one) {
    return !may_study(call, *call.platform->study(one.id));
  });
  return ApiAnswer{200, studies_json(listed)};
}

Result<ApiAnswer> api_study(const ApiCall& call) {
  TRY_ASSIGN(const Study* const study, study_of(call));
  TRY_ASSIGN(const StudySelection selection, selection_of(call, *study));
  TRY_ASSIGN(const std::vector<CitationWarning> warnings,
             check_citations(*call.platform, *study, selection));
  return ApiAnswer{200, study_state_json({*study, selection, warnings})};
}

Result<ApiAnswer> api_study_waiting(const ApiCall& call) {
  TRY_ASSIGN(const Study* const study, study_of(call));
  TRY_ASSIGN(const StudySelection selection, selection_of(call, *study));
  return ApiAnswer{200, waiting_json(waiting_works(selection, call.query.value("stage", "")))};
}

Result<ApiAnswer> api_screen(const ApiCall& call) {
  TRY_ASSIGN(const Study* const study, study_of(call));
  auto lock = call.house.desk();
  TRY_ASSIGN(const StudySelection selection, selection_of(call, *study));
  TRY_ASSIGN(const std::vector<ScreeningDecision> decisions, screened_in(call, *study, selection));
  TRY(write_screening(*call.house.store, *call.house.clock, call.account.name, decisions));
  TRY(call.house.studies->screen_again(*call.house.store->snapshot(), study->id, call.house.now()));
  if (lock.owns_lock()) lock.unlock();
  if (call.house.wrote) call.house.wrote();
  return ApiAnswer{200, json_line({{"decisions", decisions.size()}})};
}

Result<ApiAnswer> api_build_study(const ApiCall& call) {
  TRY_ASSIGN(const Study* const study, study_of(call));
  StudyBuild build;
  TRY_ASSIGN(build.as_of, day_asked(call, call.body));
  build.public_form = call.body.value("public", false);
  auto lock = call.house.desk();
  TRY_ASSIGN(const StudyBuilt built, build_study(*call.house.store->snapshot(), *call.platform,
                                                 *study, build, call.house.now()));
  if (lock.owns_lock()) lock.unlock();
  return ApiAnswer{200, json_line({{"study", study->id},
                                   {"publications", built.publications},
                                   {"files", built.files}})};
}

}  // namespace vindplaats
