#include "app/web/pages/study_parts.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include <fmt/format.h>

#include "app/web/pages/describe.h"
#include "app/web/pages/moment.h"
#include "core/text.h"
#include "export/bundle/words.h"

namespace vindplaats {
namespace {

constexpr std::size_t kWorksOnPage = 15, kShownAbstract = 1200;

struct StudyTab {
  std::string_view id, text;
};
constexpr StudyTab kStudyTabs[] = {{"title", "study-tab-title"},
                                   {"fulltext", "study-tab-fulltext"},
                                   {"included", "study-tab-included"},
                                   {"excluded", "study-tab-excluded"}};

// Under which tab a work stands: one whose full text is closed waits for a decision on it.
std::string_view tab_of(const FoundWork& work) {
  if (work.standing == kIncluded) return "included";
  if (work.standing == kExcluded) return "excluded";
  return work.standing == kNotRetrieved || work.stage == kStageFulltext ? "fulltext" : "title";
}

// At which stage a decision on it is taken now.
std::string stage_now(const FoundWork& work, const std::vector<std::string>& stages) {
  if (work.standing == kNotRetrieved) return std::string(kStageFulltext);
  if (!work.stage.empty()) return work.stage;
  return stages.empty() ? "" : stages.back();
}

std::string language_of(const Visit& visit) {
  return std::string(language_tag(visit.language));
}

void add_criteria(View& form, const Visit& visit, const Study& study, const std::string& stage) {
  for (const StudyCriterion& criterion : study.criteria) {
    if (criterion.kind == "exclude" && criterion.stage == stage)
      form.add("CRITERION")
          .set("CRITERION_ID", criterion.id)
          .set("CRITERION_TEXT",
               criterion.id + ": " + reason_text(criterion.id, study, language_of(visit)));
  }
}

void add_work(View& list, const Visit& visit, const Platform& platform, const StudyLook& look,
              const FoundWork& work) {
  View& item = list.add("WORK");
  const Metadata& metadata = work.publication.metadata;
  describe(item, visit, platform, work.publication);
  item.set("WORK_TITLE", metadata.title)
      .set("WORK_TEXT", cut_utf8(metadata.abstract_text, kShownAbstract))
      .show("DISPUTED", work.disputed)
      .show("CLOSED", work.standing == kNotRetrieved);
  if (!work.criterion.empty())
    item.add("BECAUSE").set(
        "BECAUSE_TEXT",
        work.criterion + ": " + reason_text(work.criterion, look.study, language_of(visit)));
  for (const Screened& one : look.selection.decisions) {
    if (one.counts && one.decision.publication == work.publication.id)
      item.add("SAID")
          .set("SAID_BY", one.by)
          .set("SAID_WHAT", shown_value(visit, "screened", one.decision.decision))
          .set("SAID_NOTE", one.decision.note);
  }
  const std::string stage = stage_now(work, study_stages(look.study));
  if (stage.empty()) return;
  View& form = item.add("SCREEN");
  form.set("STAGE", stage);
  add_criteria(form, visit, look.study, stage);
}

// The tab that is asked for; else the first with something to do.
std::string chosen_tab(const Visit& visit, const std::map<std::string_view, std::size_t>& counts) {
  const std::string asked = visit.request.parameter("tab");
  for (const StudyTab& tab : kStudyTabs) {
    if (tab.id == asked) return asked;
  }
  for (const StudyTab& tab : kStudyTabs) {
    if (const auto found = counts.find(tab.id); found != counts.end() && found->second > 0)
      return std::string(tab.id);
  }
  return "title";
}

void add_works(View& view, const Visit& visit, const Platform& platform, const StudyLook& look) {
  std::map<std::string_view, std::size_t> counts;
  for (const FoundWork& work : look.selection.works) ++counts[tab_of(work)];
  const std::string chosen = chosen_tab(visit, counts), text = visit.request.parameter("page");
  std::size_t page = 1;
  std::from_chars(text.data(), text.data() + text.size(), page);
  page = std::clamp<std::size_t>(page, 1, 100'000);
  View& part = view.add("WORKS");
  part.set("TAB", chosen).set("PAGE_NUMBER", std::to_string(page));
  for (const StudyTab& tab : kStudyTabs)
    part.add("TAB_LINK")
        .set("TAB_HREF", study_address(look.study, std::string(tab.id)))
        .set("TAB_TEXT", visit.text(tab.text))
        .set("TAB_COUNT", std::to_string(counts[tab.id]))
        .show("TAB_HERE", tab.id == chosen);
  std::size_t at = 0;
  const std::size_t first = (page - 1) * kWorksOnPage;
  for (const FoundWork& work : look.selection.works) {
    if (tab_of(work) != chosen) continue;
    if (at >= first && at < first + kWorksOnPage) add_work(part, visit, platform, look, work);
    ++at;
  }
  part.show("NOTHING", at <= first);
  if (page > 1)
    part.add("BEFORE").set("BEFORE_HREF",
                           study_address(look.study, chosen, std::to_string(page - 1)));
  if (at > first + kWorksOnPage)
    part.add("AFTER").set("AFTER_HREF",
                          study_address(look.study, chosen, std::to_string(page + 1)));
}

void add_flow(View& view, const Visit& visit, const Platform& platform, const StudyLook& look) {
  const std::string language = language_of(visit);
  const std::string text =
      flow_text(flow_boxes(flow_of(look), look.study, platform, language), language);
  View& flow = view.add("FLOW");
  flow.set("FLOW_PICTURE", fmt::format("/studies/{}/flow.svg?lang={}", look.study.id, language));
  for (const std::string_view line : split(text, '\n')) {
    if (!trim(line).empty()) flow.add("FLOW_LINE").set("FLOW_TEXT", trim(line));
  }
}

void add_bundle(View& view, const Platform& platform, const Study& study) {
  const std::vector<BundleFile> files = bundle_files(platform, study);
  if (files.empty()) return;
  View& bundle = view.add("BUNDLE");
  for (const BundleFile& file : files)
    bundle.add("FILE")
        .set("FILE_HREF",
             fmt::format("/studies/{}/file?path={}", study.id, percent_encoded(file.name)))
        .set("FILE_NAME", file.name)
        .set("FILE_SIZE", fmt::format("{:.0f} kB", static_cast<double>(file.bytes) / 1000 + 0.5));
}

}  // namespace

void add_study(View& view, const Visit& visit, const Platform& platform, const Study& study) {
  view.set("STUDY_TITLE", study_title(study, language_of(visit)))
      .set("STUDY_PAGE", study_address(study))
      .set("STUDY_STATUS", shown_value(visit, "study", study.status))
      .set("STUDY_QUESTION", study.question)
      .set("STUDY_QUERY", study.query);
  const std::shared_ptr<const StudyLook> look = visit.house.studies->last(study.id);
  view.show("NOT_SEARCHED", look == nullptr);
  if (look) {
    View& searched = view.add("SEARCHED");
    searched
        .set("SEARCHED_TEXT",
             visit.text("study-searched",
                        {shown_moment(visit, look->at), std::to_string(look->selection.searched),
                         std::to_string(look->selection.hits)}))
        .show("CHANGED", !(look->study == study));
    add_flow(view, visit, platform, *look);
    add_works(view, visit, platform, *look);
  }
  add_bundle(view, platform, study);
}

std::string study_address(const Study& study, const std::string& tab, const std::string& page) {
  std::string address = "/studies/" + study.id;
  if (!tab.empty()) address += "?tab=" + percent_encoded(tab);
  if (!tab.empty() && !page.empty() && page != "1") address += "&page=" + percent_encoded(page);
  return address + (tab.empty() ? "" : "#works");
}

StudyFlow flow_of(const StudyLook& look) {
  return count_flow(look.selection.records, look.selection.works, study_stages(look.study));
}

std::vector<BundleFile> bundle_files(const Platform& platform, const Study& study) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(platform.dir) / "bundles" / study.id;
  std::vector<BundleFile> files;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code failed;
    if (!entry->is_regular_file(failed) || entry->is_symlink(failed)) continue;
    files.push_back({entry->path().lexically_relative(folder).generic_string(),
                     entry->path().string(), entry->file_size(failed)});
  }
  std::ranges::sort(files, {}, &BundleFile::name);
  return files;
}

}  // namespace vindplaats
