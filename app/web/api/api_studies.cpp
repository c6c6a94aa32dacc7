// Synthesis studies: where each stands, what waits to be screened, screening, the bundle.
// Everything goes through the whole store, so it is answered where one may wait.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/pipeline/study.h"
#include "app/show.h"
#include "app/show_study.h"
#include "app/web/api/operations.h"
#include "core/text.h"
#include "core/time.h"
#include "curation/study_screening.h"

namespace vindplaats {
namespace {

// A researcher works on the studies that name them as an author.
bool may_study(const ApiCall& call, const Study& study) {
  if (extent_of(call.account.role, Right::kStudies) == Extent::kAll) return true;
  return std::any_of(study.authors.begin(), study.authors.end(), [&](const StudyAuthor& author) {
    return to_lower(author.name) == call.account.name;
  });
}

// Null: there is none that they may see.
const Study* study_of(const ApiCall& call) {
  const Study* const study = call.platform->study(call.id());
  return study != nullptr && may_study(call, *study) ? study : nullptr;
}

Result<StudySelection> selection_of(const ApiCall& call, const Study& study) {
  const std::string as_of = call.query.value("asOf", format_day(call.house.now()));
  return select_study(*call.house.store->snapshot(), *call.platform, study, as_of);
}

std::string quoted_cell(const std::string& text) {
  std::string cell = "\"";
  for (const char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  return cell + "\"";
}

// The decisions of the body as the table that `study screen --import` takes, so that both are read
// by the same rules.
Result<std::vector<ScreeningDecision>> screened_in(const ApiCall& call, const Study& study,
                                                   const StudySelection& selection) {
  ScreeningImport import;
  import.study = &study;
  for (const FoundWork& work : selection.works) {
    import.works.insert(work.publication.id);
    import.works.insert(work.publication.former_ids.begin(), work.publication.former_ids.end());
  }
  std::string table = "id,stage,decision,criterion,note\n";
  for (const ApiJson& one : call.body.at("decisions")) {
    for (const char* key : {"publication", "stage", "decision", "criterion"})
      table += quoted_cell(one.value(key, "")) + ",";
    table += quoted_cell(one.value("note", "")) + "\n";
  }
  return parse_screening(table, import);
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
  const Study* const study = study_of(call);
  if (study == nullptr) return fail(Fault::kNotFound, "no such study");
  TRY_ASSIGN(const StudySelection selection, selection_of(call, *study));
  TRY_ASSIGN(const std::vector<CitationWarning> warnings,
             check_citations(*call.platform, *study, selection));
  return ApiAnswer{200, study_state_json({*study, selection, warnings})};
}

Result<ApiAnswer> api_study_waiting(const ApiCall& call) {
  const Study* const study = study_of(call);
  if (study == nullptr) return fail(Fault::kNotFound, "no such study");
  TRY_ASSIGN(const StudySelection selection, selection_of(call, *study));
  return ApiAnswer{200, waiting_json(waiting_works(selection, call.query.value("stage", "")))};
}

Result<ApiAnswer> api_screen(const ApiCall& call) {
  const Study* const study = study_of(call);
  if (study == nullptr) return fail(Fault::kNotFound, "no such study");
  auto lock = call.house.desk();
  TRY_ASSIGN(const StudySelection selection, selection_of(call, *study));
  TRY_ASSIGN(const std::vector<ScreeningDecision> decisions, screened_in(call, *study, selection));
  TRY(write_screening(*call.house.store, *call.house.clock, call.account.name, decisions));
  if (lock.owns_lock()) lock.unlock();
  return ApiAnswer{200, json_line({{"decisions", decisions.size()}})};
}

Result<ApiAnswer> api_build_study(const ApiCall& call) {
  const Study* const study = study_of(call);
  if (study == nullptr) return fail(Fault::kNotFound, "no such study");
  StudyBuild build;
  build.as_of = call.body.value("asOf", format_day(call.house.now()));
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
