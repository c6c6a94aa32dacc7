#include "tests/tools/replay_batch.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <mutex>
#include <set>

#include <fmt/format.h>

#include "app/demo/server.h"
#include "core/json.h"
#include "core/publication_fields.h"
#include "core/text.h"
#include "core/time.h"
#include "core/uri.h"
#include "export/schema_check.h"
#include "export/schemas.h"
#include "harvesters/split.h"
#include "store/harvest_tables.h"
#include "store/publication_tables.h"
#include "tests/support/workbench.h"

namespace vindplaats::corpora {
namespace {

using Json = nlohmann::ordered_json;
using testing::Outcome;
using testing::Workbench;

constexpr std::size_t kAccepted = 50;

// Every address leads here, as to a proxy, so that nothing recorded reaches the real outside.
class Replayer {
 public:
  explicit Replayer(const std::vector<Recording>& recordings) {
    for (const Recording& one : recordings) by_host_[host(one)] = &one;
    Routes routes;
    routes["*"] = [this](const ServerRequest& request) { return answer(request); };
    server_ = std::move(*ScriptedServer::start(std::move(routes)));
  }

  static std::string host(const Recording& recording) { return recording.id + ".recorded.test"; }
  static std::string url(const Recording& recording) {
    return fmt::format("http://{}/{}", host(recording), recording.type);
  }
  std::string proxy() const { return fmt::format("http://127.0.0.1:{}", server_->port()); }
  std::vector<std::string> outside() const {
    const std::lock_guard lock(mutex_);
    return {outside_.begin(), outside_.end()};
  }

 private:
  Answer answer(const ServerRequest& request) {
    const Result<Uri> uri = parse_uri(request.target);
    const auto found = uri ? by_host_.find(uri->host) : by_host_.end();
    if (found != by_host_.end()) return found->second->answer(request);
    const std::lock_guard lock(mutex_);
    outside_.insert(request.target);
    Answer nowhere;
    nowhere.status = 404;
    return nowhere;
  }

  std::map<std::string, const Recording*> by_host_;
  mutable std::mutex mutex_;
  std::set<std::string> outside_;
  std::unique_ptr<ScriptedServer> server_;  // last: its thread uses the others
};

class Replay {
 public:
  Replay(const std::string& name, const std::vector<Recording>& recordings)
      : recordings_(recordings), replayer_(recordings), bench_(true) {
    result_.name = name;
    result_.sources = recordings.size();
  }

  BatchResult run() {
    const auto start = std::chrono::steady_clock::now();
    prepare();
    first_run();
    if (result_.problems.empty()) {
      look_at_store();
      accept();
      look_at_release();
      second_run();
      look_at_rebuild();
    }
    result_.outside = replayer_.outside();
    result_.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return std::move(result_);
  }

 private:
  void problem(std::string words) { result_.problems.push_back(std::move(words)); }

  // The command's outcome; a problem when its status is none of `allowed`.
  Outcome command(std::set<int> allowed, std::vector<std::string> arguments) {
    const std::string verb = arguments[0];
    const Outcome outcome = bench_.run(std::move(arguments));
    if (!allowed.contains(outcome.status))
      problem(fmt::format("`{}` ended with status {}: {}", verb, outcome.status,
                          outcome.err.substr(0, 500)));
    return outcome;
  }

  void prepare() {
    command({0}, {"init", bench_.dir().string()});
    bench_.write("vindplaats.toml",
                 fmt::format("[fetch]\nproxy = \"{}\"\n[publish]\nrequire = [\"title\"]\n[queue]\n"
                             "since = \"100y\"\nexclude_products = []\n",
                             replayer_.proxy()));
    for (const Recording& one : recordings_)
      bench_.add_source(one.id, one.type, Replayer::url(one), "delay = \"0s\"\n" + one.more);
  }

  Json runs(const Outcome& outcome) {
    const Json json = Json::parse(outcome.out, nullptr, false);
    if (!json.is_discarded() && json.contains("runs")) return json;
    problem("`run --json` gave no runs");
    return {{"runs", Json::array()}};
  }

  void first_run() {
    // 1: no source gave anything, which each says for itself.
    const Json json = runs(command({0, 1, 3}, {"run", "--json"}));
    if (json["runs"].size() != recordings_.size())
      problem(fmt::format("{} runs for {} sources", json["runs"].size(), recordings_.size()));
    for (const Json& report : json["runs"]) check_report(report);
  }

  void check_report(const Json& report) {
    const auto count = [&](const char* key) { return report[key].get<std::int64_t>(); };
    const std::string source = report["source"];
    by_source_[source] = report;
    result_.received += count("received");
    result_.added += count("new");
    result_.deleted += count("deleted");
    result_.unchanged += count("unchanged");
    result_.rejected += count("rejected");
    if (count("received") !=
        count("new") + count("updated") + count("deleted") + count("unchanged") + count("rejected"))
      problem(source + ": what was received does not add up: " + report.dump());
    for (const Json& error : report["errors"]) check_words(source, error["message"]);
    if (report["state"] == "failed" && report["errors"].empty())
      problem(source + " failed without a word");
    if (count("rejected") > 0 && count("rejected") == count("received") &&
        report["state"] == "finished")
      problem(source + ": every record failed, and the run is called finished");
    if (report["state"] == "failed" && !report["errors"].empty() && count("received") == 0)
      result_.failures.push_back(report["errors"].back()["message"]);
  }

  void check_words(const std::string& source, const std::string& words) {
    if (words.empty() || words.size() > 2'000 || !valid_utf8(words))
      problem(source + ": an error without plain words");
  }

  // Reads the store as the program left it.
  void look_at_store() {
    const auto store = open_rocks_store((bench_.dir() / "data").string());
    if (!store) return problem("the store: " + store.error().what);
    const auto snapshot = (*store)->snapshot();
    for (const Recording& one : recordings_) look_at_source(*snapshot, one);
    const Result<SchemaCheck> check = SchemaCheck::make(schema_text("record"));
    const auto records = scan_records(*snapshot, "", [&](const Record& record) {
      for (const std::string& wrong : check->problems(to_json(record)))
        problem(fmt::format("a record: {}: {}", wrong, record.id));
      return result_.problems.size() < 50;
    });
    if (!records) problem("the store: " + records.error().what);
    look_at_publications(*snapshot);
  }

  void look_at_source(const Snapshot& snapshot, const Recording& recording) {
    const Json& report = by_source_[recording.id];
    const Result<SourceCounts> counts = count_source(snapshot, recording.id);
    if (!counts) return problem("the store: " + counts.error().what);
    std::set<std::string> kept;
    const auto heads = scan_heads(snapshot, recording.id, [&](const Head& head) {
      return kept.insert(head.raw.identifier), true;
    });
    const auto aside = scan_rejected(snapshot, recording.id, [&](const RejectedRecord& one) {
      kept.insert(one.identifier);
      check_words(recording.id, one.reason);
      result_.reasons.push_back(one.reason);
      return true;
    });
    if (!heads || !aside) return problem(recording.id + ": the store cannot be read");
    const auto expected = report["new"].get<std::int64_t>() + report["deleted"].get<std::int64_t>();
    if (counts->records + counts->deleted != expected)
      problem(fmt::format("{} ({}): {} records and {} deletions stored, but {} reported",
                          recording.id, recording.file.string(), counts->records, counts->deleted,
                          expected));
    if ((report["rejected"].get<std::int64_t>() > 0) != (counts->rejected > 0))
      problem(recording.id + ": the set-aside list is not what was reported");
    compare_with_sent(recording, report, kept);
  }

  // Places that a harvest went around are set aside like records, and none that was sent.
  static std::int64_t places_skipped(const Json& report) {
    return std::count_if(report["errors"].begin(), report["errors"].end(), [](const Json& error) {
      return error.value("message", "").starts_with("skipped, as the source fails there");
    });
  }

  // What was sent, counted by others than the harvester.
  void compare_with_sent(const Recording& recording, const Json& report,
                         const std::set<std::string>& kept) {
    if (recording.records_sent) {
      const std::int64_t sent = *recording.records_sent;
      if (sent >= 0 && sent != report["received"].get<std::int64_t>() - places_skipped(report))
        problem(fmt::format("{} ({}): {} records were sent, {} received", recording.id,
                            recording.file.string(), sent, report["received"].dump()));
      return;
    }
    if (report["state"] == "failed" && report["received"] == 0) return;
    SplitOptions options;
    options.source = recording.id;
    options.base = Replayer::url(recording);
    const Result<SplitDocument> document = split_document(bytes_of(recording.file), options);
    if (!document || document->kind != "feed") return;
    for (const Item& item : document->items)
      if (!kept.contains(item.raw.identifier))
        problem(fmt::format("{} ({}): '{}' is lost", recording.id, recording.file.string(),
                            item.raw.identifier));
  }

  void look_at_publications(const Snapshot& snapshot) {
    const Result<SchemaCheck> check = SchemaCheck::make(schema_text("publication"));
    const auto scanned = scan_publications(snapshot, [&](const Publication& publication) {
      ++result_.publications;
      if (!publication.metadata.title.empty() && to_accept_.size() < kAccepted)
        to_accept_.push_back(publication.id);
      for (const std::string& wrong : check->problems(to_json(publication)))
        problem(fmt::format("publication {}: {}", publication.id, wrong));
      return result_.problems.size() < 50;
    });
    if (!scanned) problem("the store: " + scanned.error().what);
  }

  // What the queue offers first; the rest as if it had been found by searching.
  void accept() {
    const Json queue = Json::parse(command({0}, {"queue", "list", "--json"}).out, nullptr, false);
    std::vector<std::string> chosen;
    std::set<std::string> seen;
    if (!queue.is_discarded())
      for (const Json& one : queue["publications"])
        if (chosen.size() < kAccepted && seen.insert(one["id"]).second) chosen.push_back(one["id"]);
    for (const std::string& id : to_accept_)
      if (chosen.size() < kAccepted && seen.insert(id).second) chosen.push_back(id);
    if (chosen.empty()) return;
    std::vector<std::string> arguments = {"queue", "accept", "--as", "redacteur"};
    arguments.insert(arguments.end(), chosen.begin(), chosen.end());
    command({0}, std::move(arguments));
    result_.accepted = static_cast<std::int64_t>(chosen.size());
  }

  void look_at_release() {
    command({0}, {"export", "--json"});
    for (const std::string& wrong :
         release_problems(bench_.dir() / "public" / "current", result_.released))
      problem("the release: " + wrong);
    if (result_.released != result_.accepted)
      problem(fmt::format("{} accepted, {} released", result_.accepted, result_.released));
  }

  void second_run() {
    const Json json = runs(command({0, 1, 3}, {"run", "--json"}));
    if (json.contains("release")) problem("a second run makes a release");
    for (const Json& report : json["runs"]) {
      for (const char* key : {"new", "updated", "deleted"})
        if (report[key] != 0)
          problem(fmt::format("{}: a second run finds {} {}", report["source"].dump(),
                              report[key].dump(), key));
    }
    command({0}, {"fsck"});
  }

  void look_at_rebuild() {
    const std::string later = format_time(SystemClock().now() + std::chrono::hours(1));
    const std::filesystem::path a = bench_.dir() / "before", b = bench_.dir() / "after";
    command({0}, {"export", "--out", a.string(), "--now", later});
    command({0}, {"rebuild"});
    command({0}, {"export", "--out", b.string(), "--now", later});
    for (const std::string& wrong : differences(a, b)) problem("the rebuild: " + wrong);
  }

  const std::vector<Recording>& recordings_;
  Replayer replayer_;
  const Workbench bench_;
  std::map<std::string, Json> by_source_;
  std::vector<std::string> to_accept_;
  BatchResult result_;
};

}  // namespace

BatchResult replay(const std::string& name, const std::vector<Recording>& recordings) {
  return Replay(name, recordings).run();
}

}  // namespace vindplaats::corpora
