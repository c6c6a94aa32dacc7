#include "app/pipeline/study.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "app/pipeline/decide.h"
#include "app/pipeline/harvest.h"
#include "app/pipeline/registrations.h"
#include "app/write_file.h"
#include "core/text.h"
#include "export/bundle/bundle_writer.h"
#include "export/bundle/verify.h"
#include "store/harvest_tables.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

constexpr std::size_t kMostStudyTextBytes = 1'000'000;

Result<std::vector<StudyRecord>> records_of(const Snapshot& snapshot,
                                            const Publication& publication) {
  std::vector<StudyRecord> records;
  for (const std::string& id : publication.records) {
    TRY_ASSIGN(std::optional<Record> record, get_record(snapshot, id));
    if (!record) continue;
    TRY_ASSIGN(const std::optional<Head> head,
               get_head(snapshot, record->source, record->identifier));
    const std::string first = head ? head->first_harvested : record->harvested;
    records.push_back({std::move(*record), first});
  }
  return records;
}

// Few of them still say what they were about; the others cannot be found by any query.
Result<void> add_deleted_records(const Snapshot& snapshot, StudySelector& selector) {
  Result<void> failure;
  TRY(scan_deleted_records(snapshot, [&](Record& record) {
    if (record.metadata.title.empty()) return true;
    Result<std::optional<Head>> head = get_head(snapshot, record.source, record.identifier);
    if (!head) {
      failure = tl::unexpected<Error>(head.error());
      return false;
    }
    const std::string first = *head ? (*head)->first_harvested : record.harvested;
    selector.add_deleted({std::move(record), first});
    return true;
  }));
  return failure;
}

// One broken record does not make a source unread; the state stands beside the date.
bool run_read_source(const RunReport& run) {
  return run.state == "finished" || run.state == "nothing new" || run.state == "partly failed";
}

// How far each source had been read on that day.
Result<std::vector<SearchedSource>> searched_sources(const Snapshot& snapshot,
                                                     const Platform& platform,
                                                     const StudySelection& selection,
                                                     const std::string& as_of) {
  TRY_ASSIGN(const auto runs, stored_runs(snapshot));
  std::map<std::string, SearchedSource> sources;
  for (const Source& source : platform.sources) sources[source.id];
  for (const auto& [id, count] : selection.sources) sources[id].records = count;
  for (auto& [id, source] : sources) {
    source.id = id;
    source.state = "never harvested";
    const auto of_source = runs.find(id);
    if (of_source == runs.end()) continue;
    for (const RunReport& run : of_source->second) {
      if (run.ended.substr(0, 10) > as_of) continue;
      source.state = run.state;
      if (!run_read_source(run)) continue;
      if (source.first.empty()) source.first = run.started;
      source.last_read = run.ended;
    }
  }
  std::vector<SearchedSource> list;
  for (auto& [id, source] : sources) list.push_back(std::move(source));
  return list;
}

std::vector<SearchedRule> searched_rules(const StudySearch& search,
                                         const StudySelection& selection) {
  std::vector<SearchedRule> rules;
  for (std::size_t i = 0; i < search.rules.size(); ++i) {
    const StudyRule& rule = search.rules[i];
    rules.push_back({rule.theme, rule.rule, rule.text, rule.exclude, selection.rule_hits[i]});
  }
  return rules;
}

Result<StudySelection> select_with(const Snapshot& snapshot, const Platform& platform,
                                   const Study& study, const StudySearch& search,
                                   const std::string& as_of) {
  StudySelector selector(study, search, platform, as_of);
  Result<void> failure;
  TRY(scan_publications(snapshot, [&](const Publication& publication) {
    if (!selector.finds(publication)) return true;
    Result<std::vector<StudyRecord>> records = records_of(snapshot, publication);
    if (records) {
      selector.add(publication, std::move(*records));
    } else {
      failure = tl::unexpected<Error>(records.error());
    }
    return failure.has_value();
  }));
  if (!failure) return tl::unexpected<Error>(failure.error());
  TRY(add_deleted_records(snapshot, selector));
  TRY_ASSIGN(std::vector<Screened> decisions, read_screening(snapshot));
  return std::move(selector).finish(std::move(decisions));
}

std::string bundle_path(const Platform& platform, const Study& study) {
  return platform.dir + "/bundles/" + study.id;
}

// A bundle that its own verification refuses is a bug of ours, and never leaves the house.
Result<void> prove(const std::vector<File>& files) {
  BundleFiles bundle;
  for (const File& file : files) bundle[file.path] = file.bytes;
  const std::vector<std::string> problems = verify_bundle(bundle);
  if (problems.empty()) return {};
  return fail(Fault::kInput, "the bundle contradicts itself: " + problems.front());
}

}  // namespace

Result<const Study*> find_study(const Platform& platform, const std::string& id) {
  if (const Study* const study = platform.study(id)) return study;
  std::vector<std::string> ids;
  for (const Study& study : platform.studies) ids.push_back(study.id);
  return fail(Fault::kNotFound, fmt::format("there is no study '{}'; there are: {}", id,
                                            ids.empty() ? "none" : join(ids, ", ")));
}

Result<StudySelection> select_study(const Snapshot& snapshot, const Platform& platform,
                                    const Study& study, const std::string& as_of) {
  TRY_ASSIGN(const StudySearch search, compile_study(study, platform));
  return select_with(snapshot, platform, study, search, as_of);
}

Result<std::vector<Screened>> read_screening(const Snapshot& snapshot) {
  std::vector<Screened> decisions;
  Result<void> failure;
  TRY(scan_ledger(snapshot, 1, [&](const LedgerEntry& entry) {
    if (entry.kind != kLedgerScreening) return true;
    Result<ScreeningDecision> decision = from_json<ScreeningDecision>(entry.body);
    if (decision) {
      decisions.push_back({entry.sequence, entry.at, entry.by, std::move(*decision), false});
    } else {
      failure = fail_in(fmt::format("ledger entry {}", entry.sequence), decision.error());
    }
    return failure.has_value();
  }));
  if (!failure) return tl::unexpected<Error>(failure.error());
  return decisions;
}

Result<void> write_screening(Store& store, const Clock& clock, const std::string& by,
                             const std::vector<ScreeningDecision>& decisions) {
  std::set<std::string> named;
  for (const ScreeningDecision& decision : decisions) named.insert(decision.publication);
  TRY_ASSIGN(std::vector<LedgerWriter::Line> lines, pin_named(*store.snapshot(), named, by));
  for (const ScreeningDecision& decision : decisions) {
    lines.push_back({by, std::string(kLedgerScreening), to_json(decision), ""});
  }
  if (lines.empty()) return {};
  LedgerWriter ledger(store, clock);
  TRY(ledger.append(lines));
  return {};
}

Result<std::vector<StudyText>> read_study_texts(const Platform& platform, const Study& study) {
  const std::filesystem::path folder = std::filesystem::path(platform.dir) / "studies" / study.id;
  std::vector<std::string> names;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    std::error_code ignored;
    if (name.ends_with(".md") && valid_id(name.substr(0, name.size() - 3)) &&
        entry->is_regular_file(ignored)) {
      names.push_back(name);
    }
  }
  std::sort(names.begin(), names.end());
  std::vector<StudyText> texts;
  for (const std::string& name : names) {
    TRY_ASSIGN(std::string text, read_whole_file((folder / name).string()));
    if (text.size() > kMostStudyTextBytes) {
      return fail(Fault::kInput, fmt::format("studies/{}/{} is larger than 1 MB", study.id, name));
    }
    texts.push_back({name, repair_utf8(text)});
  }
  return texts;
}

Result<StudyBuilt> build_study(const Snapshot& snapshot, const Platform& platform,
                               const Study& study, const StudyBuild& build, Instant now) {
  TRY_ASSIGN(const Platform known, with_removed_sources(platform, snapshot));
  TRY_ASSIGN(const StudySearch search, compile_study(study, known));
  TRY_ASSIGN(StudySelection selection, select_with(snapshot, known, study, search, build.as_of));
  BundleContent content;
  content.platform = &known;
  content.study = &study;
  content.rules = searched_rules(search, selection);
  TRY_ASSIGN(content.sources, searched_sources(snapshot, known, selection, build.as_of));
  content.searched = selection.searched;
  content.hits = selection.hits;
  content.records = std::move(selection.records);
  content.works = std::move(selection.works);
  content.decisions = std::move(selection.decisions);
  content.stages = study_stages(study);
  TRY_ASSIGN(content.texts, read_study_texts(platform, study));
  content.as_of = build.as_of;
  content.now = now;
  content.public_form = build.public_form;
  TRY_ASSIGN(const std::vector<File> files, render_bundle(content));
  TRY(prove(files));
  StudyBuilt built;
  built.path = build.out.empty() ? bundle_path(platform, study) : build.out;
  built.files = static_cast<std::int64_t>(files.size());
  built.publications =
      std::count_if(content.works.begin(), content.works.end(),
                    [](const FoundWork& work) { return work.standing != kExcluded; });
  TRY(write_bundle(built.path, files));
  return built;
}

}  // namespace vindplaats
