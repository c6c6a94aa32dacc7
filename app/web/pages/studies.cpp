#include "app/web/pages/studies.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/web/pages/describe.h"
#include "app/web/pages/moment.h"
#include "app/web/pages/study_parts.h"
#include "app/web/routes.h"
#include "config/write.h"
#include "core/time.h"
#include "curation/study_screening.h"
#include "export/bundle/words.h"

namespace vindplaats {
namespace {

// The study that the address names; or what the visitor gets in its place.
struct AskedStudy {
  std::shared_ptr<const Platform> platform;
  const Study* study = nullptr;
  WebResponse instead;
};

AskedStudy asked_study(const Visit& visit) {
  AskedStudy asked;
  asked.platform = visit.house.platform();
  const Study* const study = asked.platform->study(path_segment(visit.request.path, 1));
  if (study == nullptr)
    asked.instead = show_error(visit, 404);
  else if (!may_study(visit, *study))
    asked.instead = show_error(visit, 403);
  else
    asked.study = study;
  return asked;
}

std::string flow_line(const Visit& visit, const StudyLook& look) {
  const StudyFlow flow = flow_of(look);
  const std::int64_t waiting = flow.waiting_title + flow.waiting_fulltext;
  return visit.text("study-line", {std::to_string(flow.screened), std::to_string(waiting),
                                   std::to_string(flow.included)});
}

WebResponse back_to(const Visit& visit, const Study& study, Notice notice) {
  tell_next(visit, std::move(notice));
  return see_other(study_address(study, visit.form.value("tab"), visit.form.value("page")));
}

Result<void> take_screening(const Visit& visit, const StudyLook& look, ScreeningDecision decision) {
  ScreeningImport import;
  import.study = &look.study;
  for (const FoundWork& work : look.selection.works) import.works.insert(work.publication.id);
  const auto mistakes = screening_mistakes(import, decision);
  if (!mistakes.empty()) return fail(Fault::kInput, mistakes.front().second);
  const auto lock = visit.house.desk();
  TRY(write_screening(*visit.house.store, *visit.house.clock, visit.account->name, {decision}));
  return visit.house.studies->screen_again(*visit.house.store->snapshot(), look.study.id,
                                           visit.house.now());
}

}  // namespace

bool is_author(const Study& study, const std::string& account) {
  return std::any_of(study.authors.begin(), study.authors.end(), [&](const StudyAuthor& author) {
    return !author.name.empty() && id_from_name(author.name) == account;
  });
}

bool may_study(const Visit& visit, const Study& study) {
  const Extent extent = extent_of(visit.role(), Right::kStudies);
  return extent == Extent::kAll ||
         (extent == Extent::kOwn && visit.account && is_author(study, visit.account->name));
}

WebResponse studies_page(const Visit& visit) {
  const auto platform = visit.house.platform();
  View view;
  for (const Study& study : platform->studies) {
    if (!may_study(visit, study)) continue;
    View& row = view.add("STUDY");
    row.set("STUDY_PAGE", study_address(study))
        .set("STUDY_TITLE", study_title(study, std::string(language_tag(visit.language))))
        .set("STUDY_STATUS", shown_value(visit, "study", study.status))
        .set("STUDY_QUESTION", study.question);
    if (const auto look = visit.house.studies->last(study.id))
      row.add("LOOK").set("LOOK_TEXT", flow_line(visit, *look));
  }
  view.show("NOTHING", view.sections().empty());
  return show_page(visit, "studies.html", visit.text("nav-studies"), view);
}

WebResponse study_page(const Visit& visit) {
  const AskedStudy asked = asked_study(visit);
  if (asked.study == nullptr) return asked.instead;
  View view;
  add_study(view, visit, *asked.platform, *asked.study);
  return show_page(visit, "study.html",
                   study_title(*asked.study, std::string(language_tag(visit.language))), view);
}

WebResponse study_flow(const Visit& visit) {
  const AskedStudy asked = asked_study(visit);
  if (asked.study == nullptr) return asked.instead;
  const auto look = visit.house.studies->last(asked.study->id);
  if (!look) return show_error(visit, 404);
  const std::string language(language_tag(visit.language));
  WebResponse response;
  response.headers = {{"Content-Type", "image/svg+xml"}, {"Cache-Control", "no-store"}};
  response.body =
      flow_svg(flow_boxes(flow_of(*look), look->study, *asked.platform, language), language);
  return response;
}

WebResponse study_file(const Visit& visit) {
  const AskedStudy asked = asked_study(visit);
  if (asked.study == nullptr) return asked.instead;
  const std::string path = visit.request.parameter("path");
  for (const BundleFile& file : bundle_files(*asked.platform, *asked.study)) {
    if (file.name != path) continue;
    WebResponse response;
    const std::string name = path.substr(path.rfind('/') + 1);
    response.headers = {{"Content-Type", "application/octet-stream"},
                        {"Content-Disposition", fmt::format("attachment; filename=\"{}\"", name)},
                        {"Cache-Control", "no-store"}};
    response.file = FilePart{file.path, 0, file.bytes};
    return response;
  }
  return show_error(visit, 404);
}

WebResponse search_study(const Visit& visit) {
  const AskedStudy asked = asked_study(visit);
  if (asked.study == nullptr) return asked.instead;
  const Result<void> searched = visit.house.studies->search(
      *visit.house.store->snapshot(), *asked.platform, *asked.study, visit.house.now());
  if (!searched) return show_failure(visit, searched.error());
  return back_to(visit, *asked.study, {"ok", std::string(visit.text("told-searched")), {}, {}});
}

WebResponse screen_study(const Visit& visit) {
  const AskedStudy asked = asked_study(visit);
  if (asked.study == nullptr) return asked.instead;
  const auto look = visit.house.studies->last(asked.study->id);
  if (!look)
    return back_to(visit, *asked.study,
                   {"warning", std::string(visit.text("told-not-searched")), {}, {}});
  ScreeningDecision decision;
  decision.study = asked.study->id;
  decision.publication = visit.form.value("publication");
  decision.stage = visit.form.value("stage");
  decision.decision = visit.form.value("do");
  decision.note = visit.form.value("note");
  if (decision.decision == "exclude") decision.criterion = visit.form.value("criterion");
  const Result<void> taken = take_screening(visit, *look, std::move(decision));
  if (!taken) return show_failure(visit, taken.error());
  if (visit.house.wrote) visit.house.wrote();
  return back_to(visit, *asked.study, {"ok", std::string(visit.text("told-screened")), {}, {}});
}

WebResponse build_study_bundle(const Visit& visit) {
  const AskedStudy asked = asked_study(visit);
  if (asked.study == nullptr) return asked.instead;
  const auto lock = visit.house.desk();
  const StudyBuild build{"", format_day(visit.house.now()), false};
  const auto built = build_study(*visit.house.store->snapshot(), *asked.platform, *asked.study,
                                 build, visit.house.now());
  if (!built) return show_failure(visit, built.error());
  return back_to(visit, *asked.study,
                 {"ok", visit.text("told-built", {std::to_string(built->publications)}), {}, {}});
}

}  // namespace vindplaats
