#include <filesystem>

#include <fmt/format.h>

#include "app/command.h"
#include "app/demo/world.h"
#include "app/dispatcher.h"
#include "app/pipeline/curate.h"
#include "app/pipeline/release.h"
#include "app/run_output.h"
#include "app/services.h"
#include "app/write_file.h"
#include "config/defaults.h"
#include "config/write.h"
#include "core/text.h"
#include "curation/queue.h"
#include "normalize/finding_codes.h"
#include "store/harvest_tables.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

constexpr std::string_view kDemoFolder = "vindplaats-demo";
constexpr std::size_t kShownTitle = 62;

// The demonstration, step by step. Each step does what a person would do with a command, and says
// so.
class Demo {
 public:
  Demo(const Globals& globals, const demo::World& world, Services& services, Streams& streams)
      : globals_(globals), world_(world), services_(services), streams_(streams) {}

  Result<int> run() {
    TRY(prepare_folder());
    TRY_ASSIGN(platform_, services_.reload());
    TRY_ASSIGN(store_, services_.store());
    TRY(harvest("1. Harvest", "over real HTTP, from institutes on this machine"));
    TRY(tell_oddities());
    TRY(harvest("2. Harvest again", "what has not changed is no news"));
    TRY(select());
    TRY(decide());
    TRY(release());
    tell_next();
    return held_ ? kExitPartly : kExitOk;
  }

 private:
  void say(const std::string& line = "") {
    if (!globals_.json) streams_.out(line + "\n");
  }
  void title(const std::string& what, const std::string& why) {
    say(fmt::format("\n{}: {}", what, why));
  }

  Result<void> prepare_folder() {
    const std::string& dir = services_.dir();
    const std::string mark = fmt::format("{}/sources/{}.toml", dir, world_.sources().front().id);
    if (std::filesystem::exists(dir + "/vindplaats.toml") && !std::filesystem::exists(mark)) {
      return fail(
          Fault::kRefused,
          fmt::format("{} is not the folder of an earlier demo; name a new one with --dir", dir));
    }
    if (!std::filesystem::exists(dir + "/vindplaats.toml")) {
      TRY(init_platform(dir));
      std::filesystem::remove(dir + "/sources/voorbeeld.toml");
      std::filesystem::remove(dir + "/partners/voorbeeld.toml");
      std::filesystem::remove_all(dir + "/studies/voorbeeld");
    }
    for (const Partner& partner : world_.partners()) {
      TRY(write_file(fmt::format("{}/partners/{}.toml", dir, partner.id),
                     partner_to_toml(partner)));
    }
    for (const Source& source : world_.sources()) {
      TRY(write_file(fmt::format("{}/sources/{}.toml", dir, source.id), source_to_toml(source)));
    }
    say("Vindplaats finds, keeps and selects what institutes publish. These five are invented and "
        "live on this machine;");
    say("everything else is the real thing.");
    return {};
  }

  Result<void> harvest(const std::string& what, const std::string& why) {
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
           fmt::format("{} withdrawn", report.deleted),
           fmt::format("{} set aside", report.rejected),
           fmt::format("{}.{} s", report.seconds.count / 1000, report.seconds.count % 1000 / 100)});
    }
    say(show_table(rows, {3, 4, 5, 6, 7}));
    return {};
  }

  // What was odd in what came, by kind, and what the partner can do about it.
  Result<void> tell_oddities() {
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

  Result<void> select() {
    title("3. Select", "one publication a work, rules per theme, best first");
    TRY_ASSIGN(const CurateReport report, curate(*store_, *platform_, services_.clock(), {}));
    say(
        fmt::format("  {} records are {} publications; {} works came from two institutes and were "
                    "joined by their DOI",
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

  static std::string bar(std::int64_t count, std::int64_t most) {
    std::string drawn;
    for (std::int64_t i = 0; i < count * 30 / most; ++i) drawn += "█";
    return drawn;
  }

  // The editor of the demo knows what each item is about, as a reader would.
  Result<void> decide() {
    title("4. Decide", "an editor named demo goes through the queue");
    TRY_ASSIGN(const std::vector<Publication> queue,
               read_queue(*store_->snapshot(), *platform_, ""));
    std::vector<EditorRequest> requests;
    std::vector<const Publication*> rejected;
    for (const Publication& publication : queue) {
      DecisionRequest request;
      request.kind = about_a_theme(publication) ? "accept" : "reject";
      if (request.kind == "reject") {
        request.reason = "buiten-thema";
        rejected.push_back(&publication);
      }
      requests.push_back({publication.id, request});
    }
    if (requests.empty()) say("  Nothing new waits; what was decided earlier stays decided.");
    if (requests.empty()) return {};
    TRY(write_decisions(*store_, *platform_, services_.clock(), requests, "demo"));
    say(fmt::format("  {} accepted, {} rejected. The first in the queue, and why it stands there:",
                    requests.size() - rejected.size(), rejected.size()));
    for (std::size_t i = 0; i < std::min<std::size_t>(3, queue.size()); ++i) {
      say(fmt::format("    {}\n      {}", shortened(queue[i].metadata.title),
                      reason_for_place(queue[i])));
    }
    for (const Publication* publication : rejected)
      say(fmt::format("    rejected, outside the themes: {}",
                      shortened(publication->metadata.title)));
    return {};
  }

  bool about_a_theme(const Publication& publication) const {
    return std::any_of(publication.records.begin(), publication.records.end(),
                       [&](const std::string& record) {
                         return !world_.theme_of(record.substr(record.find('/') + 1)).empty();
                       });
  }

  static std::string shortened(const std::string& title) {
    return utf8_length(title) <= kShownTitle ? title
                                             : std::string(cut_utf8(title, kShownTitle)) + "…";
  }

  Result<void> release() {
    title("5. Release", "the catalogue for the website, complete or not at all");
    TRY_ASSIGN(const ExportOutcome outcome,
               make_release(*store_, *platform_, services_.clock(), {}));
    if (outcome.written) release_ = outcome.id;
    held_ = !outcome.held.empty();
    for (const std::string& why : outcome.held) say("  held: " + why);
    if (!held_)
      say(fmt::format("  {} {}: {} publications",
                      outcome.written ? "Release" : "Nothing has changed since release", outcome.id,
                      outcome.publications));
    std::int64_t accepted = 0, lacking = 0;
    std::map<std::string, std::int64_t> lacks;
    TRY(scan_publications(*store_->snapshot(), [&](const Publication& publication) {
      accepted += publication.status == "accepted";
      if (publication.status != "accepted" || publication.ready) return true;
      ++lacking;
      for (const std::string& lack : publication.lacks) ++lacks[lack];
      return true;
    }));
    if (lacking > 0) {
      say(fmt::format("  {} of the {} accepted ones wait: they still lack what a release requires",
                      lacking, accepted));
      for (const auto& [lack, count] : lacks) say(fmt::format("    {}: {}", lack, count));
    }
    return {};
  }

  void tell_next() {
    if (globals_.json) return print_runs(globals_, streams_, all_reports_, release_);
    const std::string dir = std::filesystem::relative(services_.dir()).string();
    title("What to look at next", "the institutes end with the demo, all else stays in " + dir);
    for (const char* rest : {"status", "queue list onderwijs", "source show zuiderveste",
                             "export --out site", "fsck"}) {
      say(fmt::format("  vindplaats --dir {} {}", dir, rest));
    }
    say(fmt::format("  {}/public/current/catalogue.jsonl is what the website reads", dir));
  }

  static std::string finding_remedy(const std::string& code);

  const Globals& globals_;
  const demo::World& world_;
  Services& services_;
  Streams& streams_;
  const Platform* platform_ = nullptr;
  Store* store_ = nullptr;
  std::vector<RunReport> reports_, all_reports_;
  std::string release_;
  bool held_ = false;
};

std::string Demo::finding_remedy(const std::string& code) {
  const FindingText* text = find_finding_text(code);
  return text == nullptr ? "" : fmt::format("{} {}", text->en, text->en_do);
}

// The demo has a folder of its own unless one is named.
Globals with_folder(Globals globals) {
  if (!globals.dir_given) globals.dir = kDemoFolder;
  return globals;
}

Result<int> run_demo(const Invocation& call, Services&, Streams& streams) {
  const Globals globals = with_folder(call.globals);
  TRY_ASSIGN(const std::unique_ptr<Services> services, make_services(globals));
  TRY_ASSIGN(const std::unique_ptr<demo::World> world, demo::World::start(services->clock()));
  return Demo(globals, *world, *services, streams).run();
}

const Verb kDemoVerbs[] = {
    {"demo",
     "The whole pipeline on built-in institutes, in ./vindplaats-demo or the folder of an earlier "
     "demo",
     {},
     {{"once", "", "End after the export"}},
     "  vindplaats demo --once",
     run_demo},
};

}  // namespace

extern const CommandSet command_demo;
const CommandSet command_demo{11, kDemoVerbs};

}  // namespace vindplaats
