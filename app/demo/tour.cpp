#include "app/demo/tour.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "app/demo/tour_study.h"
#include "app/pipeline/curate.h"
#include "app/pipeline/decide.h"
#include "app/pipeline/study.h"
#include "app/pipeline/waiting.h"
#include "app/run_output.h"
#include "app/show.h"
#include "app/write_file.h"
#include "config/defaults.h"
#include "config/write.h"
#include "core/time.h"
#include "normalize/finding_codes.h"
#include "store/harvest_tables.h"
#include "store/publication_tables.h"

namespace vindplaats::demo {
namespace {

constexpr std::size_t kFullQueue = 20;
constexpr std::size_t kTourTitle = 62;
// Of the publications that lack their kind, the editor corrects these; the others show what waits.
constexpr std::size_t kCorrected = 3;
// So many of this theme are left undecided, for whoever looks on.
constexpr std::string_view kThemeLeft = "onderwijs";
constexpr std::size_t kLeft = 2;

std::string finding_remedy(const std::string& code) {
  const FindingText* text = find_finding_text(code);
  return text == nullptr ? "" : fmt::format("{} {}", text->en, text->en_do);
}

std::string bar(std::int64_t count, std::int64_t most) {
  std::string drawn;
  for (std::int64_t i = 0; i < count * 30 / most; ++i) drawn += "█";
  return drawn;
}

Result<std::vector<Publication>> accepted_ones(const Snapshot& snapshot) {
  std::vector<Publication> accepted;
  TRY(scan_publications(snapshot, [&](const Publication& publication) {
    if (publication.status == "accepted") accepted.push_back(publication);
    return true;
  }));
  return accepted;
}

// All that the demo fetches lies on this machine, what is registered on its front too.
Result<void> allow_this_machine(const std::string& settings) {
  TRY_ASSIGN(std::string text, read_whole_file(settings));
  constexpr std::string_view kNone = "# private = []";
  const std::size_t line = text.find(kNone);
  if (line == std::string::npos) return {};
  return write_file(settings,
                    text.replace(line, kNone.size(), "private = [\"127.0.0.0/8:1024-65535\"]"));
}

// An editor leaves out what time has overtaken: the oldest of a full queue.
const Publication* oldest_of(const std::vector<Waiting>& queue) {
  if (queue.size() < kFullQueue) return nullptr;
  const auto dated_first = [](const Waiting& a, const Waiting& b) {
    const std::string &one = a.publication.metadata.issued, &other = b.publication.metadata.issued;
    if (one.empty() != other.empty()) return other.empty();
    return one < other;
  };
  return &std::min_element(queue.begin(), queue.end(), dated_first)->publication;
}

}  // namespace

Result<int> Tour::run() {
  TRY(prepare_folder());
  TRY_ASSIGN(platform_, services_.reload());
  TRY_ASSIGN(store_, services_.store());
  TRY(harvest("1. Harvest", "over real HTTP, from institutes on this machine"));
  TRY(tell_oddities());
  TRY(harvest("2. Harvest again", "what has not changed is no news"));
  TRY(select());
  TRY(decide());
  TRY(correct());
  TRY(release());
  TRY(study());
  TRY(account());
  tell_next();
  return held_ ? kExitPartly : kExitOk;
}

void Tour::say(const std::string& line) {
  if (!globals_.json) streams_.out(line + "\n");
}

void Tour::title(const std::string& what, const std::string& why) {
  say(fmt::format("\n{}: {}", what, why));
}

Result<void> Tour::prepare_folder() {
  const std::string& dir = services_.dir();
  const std::string mark = fmt::format("{}/sources/{}.toml", dir, world_.sources().front().id);
  if (std::filesystem::exists(dir + "/vindplaats.toml") && !std::filesystem::exists(mark)) {
    return fail(
        Fault::kRefused,
        fmt::format("{} is not the folder of an earlier demo; name a new one with --dir", dir));
  }
  if (!std::filesystem::exists(dir + "/vindplaats.toml")) {
    TRY(init_platform(dir));
    TRY(allow_this_machine(dir + "/vindplaats.toml"));
    std::filesystem::remove(dir + "/sources/voorbeeld.toml");
    std::filesystem::remove(dir + "/partners/voorbeeld.toml");
    std::filesystem::remove_all(dir + "/studies/voorbeeld");
  }
  const std::string study = fmt::format("{}/studies/{}/", dir, kTourStudy);
  if (!std::filesystem::exists(study + "study.toml")) {
    TRY(write_file(study + "10-inleiding.md", kTourStudyIntro));
    TRY(write_file(study + "study.toml", kTourStudyToml));
  }
  for (const Partner& partner : world_.partners()) {
    TRY(write_file(fmt::format("{}/partners/{}.toml", dir, partner.id), partner_to_toml(partner)));
  }
  for (const Source& source : world_.sources()) {
    TRY(write_file(fmt::format("{}/sources/{}.toml", dir, source.id), source_to_toml(source)));
  }
  say("Vindplaats finds, keeps and selects what institutes publish. These five are invented and "
      "live on this machine;");
  say("everything else is the real thing.");
  return {};
}

Result<void> Tour::harvest(const std::string& what, const std::string& why) {
  title(what, why);
  HarvestPlan plan;
  for (const Source& source : world_.sources())
    plan.sources.push_back(platform_->source(source.id));
  TRY_ASSIGN(reports_, harvest_with_progress(globals_, services_, streams_, plan));
  all_reports_.insert(all_reports_.end(), reports_.begin(), reports_.end());
  std::vector<std::vector<std::string>> rows;
  for (const RunReport& report : reports_) {
    const Source* source = platform_->source(report.source);
    rows.push_back(
        {"  " + platform_->partner(source->partner)->name, source->type, report.state,
         fmt::format("{} new", report.added), fmt::format("{} unchanged", report.unchanged),
         fmt::format("{} withdrawn", report.deleted), fmt::format("{} set aside", report.rejected),
         fmt::format("{}.{} s", report.seconds.count / 1000, report.seconds.count % 1000 / 100)});
  }
  say(show_table(rows, {3, 4, 5, 6, 7}));
  return {};
}

// What was odd in what came, by kind, and what the partner can do about it.
Result<void> Tour::tell_oddities() {
  for (const RunReport& report : reports_) {
    for (const RunError& error : report.errors)
      say(fmt::format("  {}: {}\n    {}", report.source, error.record, error.message));
  }
  std::map<std::string, std::map<std::string, std::int64_t>> findings;
  TRY(scan_records(*store_->snapshot(), "", [&](const Record& record) {
    for (const Finding& finding : record.findings) {
      if (finding.severity != "info") ++findings[record.source][finding.code];
    }
    return true;
  }));
  for (const auto& [source, codes] : findings) {
    for (const auto& [code, count] : codes) {
      say(fmt::format("  {}: {} x {}: {}", source, count, code, finding_remedy(code)));
    }
  }
  return {};
}

Result<void> Tour::select() {
  title("3. Select", "one publication a work, rules per theme, best first");
  TRY_ASSIGN(const CurateReport report, curate(*store_, *platform_, services_.clock(), {}));
  say(
      fmt::format("  {} records are {} publications; {} works came from two institutes and were "
                  "joined",
                  report.records, report.publications, report.merged));
  std::int64_t most = 1;
  for (const auto& [theme, count] : report.by_theme) most = std::max(most, count);
  for (const auto& [theme, count] : report.by_theme) {
    say(fmt::format("  {} {:>3} {}", pad(platform_->theme(theme)->label.at("nl"), 32), count,
                    bar(count, most)));
  }
  say(fmt::format("  {} publications are about none of the themes and stay out of the queue",
                  report.publications - report.candidates - report.accepted - report.rejected));
  return {};
}

// The editor of the demo knows what each item is about, as a reader would.
Result<void> Tour::decide() {
  title("4. Decide", "an editor named demo goes through the queue");
  TRY_ASSIGN(Queue offered,
             read_queue(*store_->snapshot(), *platform_, services_.clock().now(), ""));
  std::vector<Waiting>& queue = offered.waiting;
  const std::vector<Publication> left = left_for_you(queue);
  std::erase_if(queue, [&](const Waiting& waiting) {
    return std::any_of(left.begin(), left.end(),
                       [&](const Publication& kept) { return kept.id == waiting.publication.id; });
  });
  const Publication* const oldest = oldest_of(queue);
  std::vector<EditorRequest> requests;
  std::vector<std::string> rejected;
  for (const Waiting& waiting : queue) {
    const Publication& publication = waiting.publication;
    DecisionRequest request;
    request.kind = "accept";
    if (&publication == oldest) request.reason = "verouderd";
    if (!about_a_theme(publication)) request.reason = "buiten-thema";
    if (!request.reason.empty()) {
      request.kind = "reject";
      rejected.push_back(fmt::format("    rejected, {}: {}", request.reason,
                                     shortened(publication.metadata.title, kTourTitle)));
    }
    requests.push_back({publication.id, request});
  }
  if (requests.empty()) say("  Nothing new waits; what was decided earlier stays decided.");
  if (requests.empty()) return tell_left(left);
  TRY(write_decisions(*store_, *platform_, services_.clock(), requests, std::string(kTourEditor)));
  say(fmt::format("  {} accepted, {} rejected. The first in the queue, and why it stands there:",
                  requests.size() - rejected.size(), rejected.size()));
  for (std::size_t i = 0; i < std::min<std::size_t>(3, queue.size()); ++i) {
    say(fmt::format("    {}\n      {}", shortened(queue[i].publication.metadata.title, kTourTitle),
                    reason_for_place(queue[i].rank)));
  }
  for (const std::string& line : rejected) say(line);
  return tell_left(left);
}

// The last of one theme in the queue; again the same when the demo goes on later.
std::vector<Publication> Tour::left_for_you(const std::vector<Waiting>& queue) const {
  std::vector<Publication> left;
  for (auto waiting = queue.rbegin(); waiting != queue.rend() && left.size() < kLeft; ++waiting) {
    const Publication& publication = waiting->publication;
    if (is_in_theme(publication, kThemeLeft) && about_a_theme(publication))
      left.push_back(publication);
  }
  return left;
}

Result<void> Tour::tell_left(const std::vector<Publication>& left) {
  if (left.empty()) return {};
  say(fmt::format("  {} are left for you, `queue list {}` shows them:", left.size(), kThemeLeft));
  for (const Publication& publication : left)
    say(fmt::format("    {}  {}", publication.id,
                    shortened(publication.metadata.title, kTourTitle)));
  return {};
}

bool Tour::about_a_theme(const Publication& publication) const {
  return std::any_of(publication.records.begin(), publication.records.end(),
                     [&](const std::string& record) {
                       return !world_.theme_of(record.substr(record.find('/') + 1)).empty();
                     });
}

// What rules and sources cannot know, a person adds: a kind that is missing, a summary in plain
// words. It lies over what the source says and survives every harvest.
Result<void> Tour::correct() {
  TRY_ASSIGN(const std::vector<Publication> accepted, accepted_ones(*store_->snapshot()));
  std::vector<EditorRequest> requests;
  for (const Publication& publication : accepted) {
    if (publication.ready || requests.size() == kCorrected) continue;
    if (publication.lacks != std::vector<std::string>{"product"}) continue;
    DecisionRequest request;
    request.kind = "edit";
    request.corrections = {{"product", "rapport"}};
    requests.push_back({publication.id, request});
    say(fmt::format("    corrected, its kind is a report: {}",
                    shortened(publication.metadata.title, kTourTitle)));
  }
  const auto plain =
      std::find_if(accepted.begin(), accepted.end(), [](const Publication& publication) {
        return publication.ready && publication.metadata.title.starts_with("Toolkit");
      });
  if (plain != accepted.end() && plain->summary.text.empty()) {
    DecisionRequest request;
    request.kind = "summary";
    request.text =
        "Voor professionals die morgen aan de slag willen: wat werkt, voor wie, en waar te "
        "beginnen. Met oefeningen en voorbeelden uit de praktijk.";
    requests.push_back({plain->id, request});
    say(fmt::format("    summarised in plain words: {}",
                    shortened(plain->metadata.title, kTourTitle)));
  }
  TRY(write_decisions(*store_, *platform_, services_.clock(), requests, std::string(kTourEditor)));
  return {};
}

Result<void> Tour::release() {
  title("5. Release", "the catalogue for the website, complete or not at all");
  TRY_ASSIGN(const ExportOutcome outcome, make_release(*store_, *platform_, services_.clock(), {}));
  if (outcome.written) release_ = outcome.id;
  held_ = !outcome.held.empty();
  for (const std::string& why : outcome.held) say("  held: " + why);
  if (!held_)
    say(fmt::format("  {} {}: {} publications",
                    outcome.written ? "Release" : "Nothing has changed since release", outcome.id,
                    outcome.publications));
  return tell_lacking();
}

Result<void> Tour::tell_lacking() {
  TRY_ASSIGN(const std::vector<Publication> accepted, accepted_ones(*store_->snapshot()));
  std::int64_t lacking = 0;
  std::map<std::string, std::int64_t> lacks;
  for (const Publication& publication : accepted) {
    lacking += !publication.ready;
    for (const std::string& lack : publication.lacks) ++lacks[lack];
  }
  if (lacking == 0) return {};
  say(fmt::format("  {} of the {} accepted ones wait: they still lack what a release requires",
                  lacking, accepted.size()));
  for (const auto& [lack, count] : lacks) say(fmt::format("    {}: {}", lack, count));
  return {};
}

Result<void> Tour::study() {
  title("6. A synthesis study", "what a researcher starts writing from");
  const Study* const demo = platform_->study(std::string(kTourStudy));
  TRY_ASSIGN(const TourScreening screened,
             screen_half(*store_, *platform_, services_.clock(), *demo, std::string(kTourEditor)));
  TRY_ASSIGN(const StudyBuilt built, build_study(*store_->snapshot(), *platform_, *demo,
                                                 {"", format_day(services_.clock().now()), false},
                                                 services_.clock().now()));
  say(fmt::format("  {}", demo->title.at("nl")));
  say(
      fmt::format("  {} works to screen: {} left out on title and abstract, {} taken in, {} of "
                  "these read; the rest waits for you",
                  screened.works, screened.excluded, screened.included, screened.read));
  say(
      fmt::format("  {} publications in {} files: selection, evidence, citations, a report to "
                  "begin with",
                  built.publications, built.files));
  return {};
}

}  // namespace vindplaats::demo
