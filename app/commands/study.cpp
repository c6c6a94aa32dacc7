#include "app/pipeline/study.h"

#include <filesystem>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/command.h"
#include "app/out_folder.h"
#include "app/pipeline/study_list.h"
#include "app/services.h"
#include "app/show.h"
#include "app/show_study.h"
#include "app/write_file.h"
#include "config/load.h"
#include "core/time.h"
#include "curation/study_screening.h"
#include "export/bundle/bundle_writer.h"
#include "export/bundle/words.h"

namespace vindplaats {
namespace {

// "--as-of", else today.
Result<std::string> as_of_day(const Invocation& call, Services& services) {
  const std::string given = call.get("as-of");
  if (given.empty()) return format_day(services.clock().now());
  const Result<Instant> day = parse_time(given);
  if (!day || given.size() != 10) {
    return fail(Fault::kUsage, fmt::format("--as-of '{}' is no day; write 2026-11-22", given));
  }
  return format_day(*day);
}

Result<int> run_study_list(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  const std::vector<ListedStudy> studies = list_studies(*platform);
  std::vector<std::vector<std::string>> rows = {{"STUDY", "TITLE", "STATUS", "UPDATED"}};
  for (const ListedStudy& study : studies)
    rows.push_back({study.id, shortened(study.title, kTitleWidth), study.status, study.updated});
  streams.out(call.globals.json ? studies_json(studies) : show_table(rows));
  return kExitOk;
}

Result<int> run_study_new(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  const std::string id = call.at(0);
  TRY(check_new_id(id));
  const std::string folder = platform->dir + "/studies/" + id;
  std::error_code ignored;
  if (platform->study(id) != nullptr || std::filesystem::exists(folder, ignored)) {
    return fail(Fault::kInput, fmt::format("there is a study '{}' already: {}", id, folder));
  }
  TRY(write_file(folder + "/10-inleiding.md", new_study_text(id)));
  TRY(write_file(folder + "/study.toml", new_study_toml(id)));
  streams.out(fmt::format("A new study: {}/study.toml\n", folder));
  if (!call.globals.quiet) {
    streams.err(
        fmt::format("Next: write its question and query, then vindplaats study check {}\n", id));
  }
  return kExitOk;
}

Result<int> run_study_check(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(const Study* const study, find_study(*platform, call.at(0)));
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(const std::string as_of, as_of_day(call, services));
  TRY_ASSIGN(const StudySelection selection,
             select_study(*store->snapshot(), *platform, *study, as_of));
  TRY_ASSIGN(const std::vector<CitationWarning> warnings,
             check_citations(*platform, *study, selection));
  const StudyState state{*study, selection, warnings};
  streams.out(call.globals.json ? study_state_json(state) : show_study_state(state));
  return kExitOk;
}

Result<int> import_screening(const Invocation& call, Services& services, Streams& streams,
                             const Study& study, const StudySelection& selection) {
  ScreeningImport import;
  import.study = &study;
  import.stage = call.get("stage");
  for (const FoundWork& work : selection.works) {
    import.works.insert(work.publication.id);
    import.works.insert(work.publication.former_ids.begin(), work.publication.former_ids.end());
  }
  const std::string path = call.get("import");
  TRY_ASSIGN(const std::string text, read_whole_file(path));
  const auto decisions = parse_screening(text, import);
  if (!decisions) return fail_in(path, decisions.error());
  TRY_ASSIGN(Store* const store, services.store());
  TRY(write_screening(*store, services.clock(), call.globals.as, *decisions));
  if (call.globals.json) {
    streams.out(json_line({{"decisions", decisions->size()}}));
  } else {
    streams.out(
        fmt::format("{} decisions by {} are written\n", decisions->size(), call.globals.as));
  }
  return kExitOk;
}

Result<int> run_study_screen(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(const Study* const study, find_study(*platform, call.at(0)));
  const std::string stage = call.get("stage");
  const std::vector<std::string> stages = study_stages(*study);
  if (!stage.empty() && std::find(stages.begin(), stages.end(), stage) == stages.end()) {
    return fail(Fault::kUsage, fmt::format("'{}' is no stage of study {}; its stages: {}", stage,
                                           study->id, fmt::join(stages, ", ")));
  }
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(const std::string today, as_of_day(call, services));
  TRY_ASSIGN(const StudySelection selection,
             select_study(*store->snapshot(), *platform, *study, today));
  if (call.has("import")) return import_screening(call, services, streams, *study, selection);
  const std::vector<const FoundWork*> waiting = waiting_works(selection, stage);
  streams.out(call.globals.json ? waiting_json(waiting) : show_waiting_works(waiting));
  if (!call.globals.json && !call.globals.quiet && !waiting.empty()) {
    streams.err(fmt::format(
        "{} wait. Next: vindplaats study screen {} --import FILE.csv, with the columns id, stage, "
        "decision (include or exclude), criterion ({}), note\n",
        waiting.size(), study->id, criteria_text(*study)));
  }
  return kExitOk;
}

Result<int> run_study_build(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(const Study* const study, find_study(*platform, call.at(0)));
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(const std::string as_of, as_of_day(call, services));
  const StudyBuild build{call.get("out"), as_of, call.has("public")};
  if (!build.out.empty()) TRY(check_out_folder(platform->dir, build.out));
  TRY_ASSIGN(const StudyBuilt built,
             build_study(*store->snapshot(), *platform, *study, build, services.clock().now()));
  if (call.globals.json) {
    streams.out(json_line({{"study", study->id},
                           {"path", built.path},
                           {"publications", built.publications},
                           {"files", built.files}}));
  } else {
    streams.out(fmt::format("{}: {} publications, {} files in {}\n", study->id, built.publications,
                            built.files, built.path));
  }
  return kExitOk;
}

Result<int> run_study_verify(const Invocation& call, Services&, Streams& streams) {
  TRY_ASSIGN(const BundleFiles files, read_bundle(call.at(0)));
  const std::vector<std::string> problems = verify_bundle(files);
  if (call.globals.json) {
    streams.out(json_line({{"verified", problems.empty()}, {"problems", problems}}));
  } else {
    for (const std::string& problem : problems) streams.out(problem + "\n");
    if (problems.empty()) {
      streams.out(
          fmt::format("{} files: none was changed, and every number is what its rows "
                      "give\n",
                      files.size()));
    }
  }
  return problems.empty() ? kExitOk : kExitFailed;
}

const Verb kStudyVerbs[] = {
    {"study list",
     "Every synthesis study",
     {},
     {},
     "  vindplaats study list --json",
     run_study_list,
     Work::kHere},
    {"study new",
     "A new study: its study.toml with every key explained, and a first text",
     {{"NAME", "Its id: lower-case letters, digits and hyphens"}},
     {},
     "  vindplaats study new polarisatie",
     run_study_new,
     Work::kHere},
    {"study check",
     "Read the query, say what it finds, what waits, and which citations lead nowhere",
     {{"NAME", "The study"}},
     {{"as-of", "DATE", "As the store was on that day"}},
     "  vindplaats study check polarisatie",
     run_study_check,
     Work::kBeside},
    {"study screen",
     "What is still to be screened; or take in a table of decisions",
     {{"NAME", "The study"}},
     {{"stage", "S", "title or fulltext"},
      {"import", "FILE", "A CSV with the columns id, stage, decision, criterion, note"}},
     "  vindplaats study screen polarisatie --stage title\n"
     "  vindplaats study screen polarisatie --import beoordeeld.csv --as anna",
     run_study_screen},
    {"study build",
     "The bundle: report, selection, evidence table, analysis, citations",
     {{"NAME", "The study"}},
     {{"out", "DIR", "Into this folder; else bundles/NAME"},
      {"as-of", "DATE", "Without what came or was decided after that day"},
      {"public", "", "Without who screened, and as a release shows publications"}},
     "  vindplaats study build polarisatie --as-of 2026-11-22",
     run_study_build},
    {"study verify",
     "Prove a bundle from itself: nothing changed, every number counted from its rows",
     {{"BUNDLE", "Its folder"}},
     {},
     "  vindplaats study verify bundles/polarisatie",
     run_study_verify,
     Work::kHere},
};

}  // namespace

extern const CommandSet command_study;
const CommandSet command_study{65, kStudyVerbs};

}  // namespace vindplaats
