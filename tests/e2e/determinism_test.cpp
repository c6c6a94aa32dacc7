// The same payloads and decisions give the same bytes, in whatever order they arrived (contract
// section 1, identity): the release, the study's bundle, and both again after a rebuild.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "app/demo/catalogue.h"
#include "app/demo/feed_site.h"
#include "app/demo/oai_repository.h"
#include "core/clock.h"
#include "core/text.h"
#include "tests/support/workbench.h"

namespace vindplaats {
namespace {

using testing::Workbench;
namespace fs = std::filesystem;
using Tree = std::map<std::string, std::string>;
using Words = std::vector<std::string>;

constexpr unsigned kOrders = 10;
constexpr std::size_t kBatches = 3;
const std::string kNow = "2026-11-22T06:00:00Z";

constexpr std::string_view kStudy = R"(id = "alles"
title = { nl = "Alles" }
question = "Wat is er?"
partners = ["zuiderveste"]
scope = "store"
query = "year:1900..2100"
[[criterion]]
id = "E1"
kind = "exclude"
stage = "title"
nl = "Gaat over iets anders"
)";

struct Sent {
  std::size_t institute = 0;
  DemoRecord record;
};

DemoRecord sent_record(const demo::Institute& institute, const demo::Item& item, bool repository) {
  DemoRecord record;
  record.identifier =
      fmt::format(fmt::runtime(repository ? "oai:{}.example:{}" : "https://{}.example/{}"),
                  institute.id, item.key);
  // A feed has no other date than that of its item.
  record.datestamp = std::string(item.issued) +
                     std::string("-01-01").substr(0, 10 - item.issued.size()) + "T09:00:00Z";
  record.title = item.title;
  record.abstract_text = item.abstract;
  for (const std::string_view name : split(item.creators, ';')) {
    record.creators.emplace_back(trim(name));
  }
  record.publisher = institute.name;
  record.issued = item.issued;
  record.type = item.kind;
  record.language = item.language;
  record.doi = item.doi;
  record.url = fmt::format("https://{}.example/{}", institute.id, item.key);
  return record;
}

// Two repositories and a feed of the demo's institutes, which share works. What they have grows.
class Institutes {
 public:
  Institutes() { server_ = std::move(*ScriptedServer::start({})); }

  static constexpr std::size_t kCount = 3;
  static bool is_repository(std::size_t institute) { return institute < 2; }
  static const demo::Institute& institute(std::size_t at) { return demo::institutes()[at]; }
  static std::string id(std::size_t at) { return std::string(institute(at).id); }

  static std::vector<Sent> all() {
    std::vector<Sent> sent;
    for (std::size_t at = 0; at < kCount; ++at) {
      for (const demo::Item& item : institute(at).items) {
        sent.push_back({at, sent_record(institute(at), item, is_repository(at))});
      }
    }
    return sent;
  }

  // The same addresses, and nothing behind them.
  void empty() {
    for (std::size_t at = 0; at < kCount; ++at) {
      const std::string path = "/" + id(at);
      if (is_repository(at)) {
        OaiOptions options;
        options.page_size = 9;
        repositories_[at] =
            std::make_unique<OaiRepository>(std::move(options), std::vector<DemoRecord>(), clock_);
        server_->route(path, [this, at](const ServerRequest& request) {
          return repositories_[at]->answer(request);
        });
      } else {
        site_ = std::make_unique<FeedSite>(FeedOptions(), std::vector<DemoRecord>());
        server_->route(path,
                       [this](const ServerRequest& request) { return site_->answer(request); });
      }
    }
  }
  void put(const Sent& sent) {
    if (is_repository(sent.institute)) {
      repositories_[sent.institute]->put(sent.record);
    } else {
      site_->put(sent.record);
    }
  }
  void register_at(const Workbench& bench) const {
    for (std::size_t at = 0; at < kCount; ++at) {
      bench.write("partners/" + id(at) + ".toml",
                  fmt::format("id = \"{}\"\nname = \"{}\"\nkind = \"{}\"\n", id(at),
                              institute(at).name, institute(at).kind));
      bench.add_source(id(at), is_repository(at) ? "oai-pmh" : "feed", server_->url("/" + id(at)),
                       "partner = \"" + id(at) + "\"\n");
    }
  }

 private:
  SystemClock clock_;
  std::unique_ptr<OaiRepository> repositories_[kCount];
  std::unique_ptr<FeedSite> site_;
  std::unique_ptr<ScriptedServer> server_;
};

void at_that_time(const Workbench& bench, Words words) {
  words.insert(words.end(), {"--now", kNow, "--as", "anna"});
  bench.expect(0, std::move(words));
}

Tree tree_of(const fs::path& dir) {
  Tree files;
  for (const auto& entry : fs::recursive_directory_iterator(dir)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files[fs::relative(entry.path(), dir).string()] =
        std::string(std::istreambuf_iterator<char>(in), {});
  }
  return files;
}

// Where two trees differ: the file, and what stands there in each.
std::string difference(const Tree& a, const Tree& b) {
  std::string out;
  for (const auto& [path, bytes] : a) {
    const auto other = b.find(path);
    if (other == b.end()) out += path + " is only in the first\n";
    if (other == b.end() || other->second == bytes) continue;
    const auto at =
        std::mismatch(bytes.begin(), bytes.end(), other->second.begin(), other->second.end())
            .first -
        bytes.begin();
    const std::size_t from = static_cast<std::size_t>(std::max<std::ptrdiff_t>(at - 80, 0));
    out += fmt::format("{} differs at {}:\n  {}\n  {}\n", path, at, bytes.substr(from, 200),
                       other->second.substr(std::min(from, other->second.size()), 200));
  }
  for (const auto& [path, bytes] : b) {
    if (!a.contains(path)) out += path + " is only in the second\n";
  }
  return out;
}

// In the given order, in batches, with everything curated after each; order 0 is that of the
// catalogue, all at once.
void arrive(Institutes& institutes, const Workbench& bench, unsigned order) {
  std::vector<Sent> sent = Institutes::all();
  std::vector<std::size_t> turn(Institutes::kCount);
  std::iota(turn.begin(), turn.end(), 0);
  std::mt19937 random(order);
  if (order > 0) std::shuffle(sent.begin(), sent.end(), random);
  institutes.empty();
  institutes.register_at(bench);
  const std::size_t batches = order == 0 ? 1 : kBatches;
  for (std::size_t batch = 0; batch < batches; ++batch) {
    const std::size_t first = sent.size() * batch / batches,
                      last = sent.size() * (batch + 1) / batches;
    for (std::size_t i = first; i < last; ++i) institutes.put(sent[i]);
    if (order > 0) std::shuffle(turn.begin(), turn.end(), random);
    for (const std::size_t at : turn) {
      at_that_time(bench, {"harvest", Institutes::id(at), "--full"});
    }
    if (order > 0) at_that_time(bench, {"curate"});
  }
  // A bundle tells how each source's last run ended: for all nothing was new.
  for (std::size_t at = 0; at < Institutes::kCount; ++at) {
    at_that_time(bench, {"harvest", Institutes::id(at), "--full"});
  }
  at_that_time(bench, {"curate"});
}

struct Decisions {
  std::vector<Words> commands;
  std::string screening;  // a CSV
};

// What an editor does, by ids as the queue shows them: one of each kind at least.
Decisions decisions_on(const nlohmann::ordered_json& queue) {
  Decisions made;
  made.screening = "id,decision,criterion\n";
  Words ids;
  std::string pair, record;
  for (const auto& publication : queue["publications"]) {
    ids.push_back(publication["id"]);
    if (!pair.empty() || publication["records"].size() < 2) continue;
    pair = ids.back();
    record = publication["records"][1];
  }
  std::sort(ids.begin(), ids.end());
  Words accept = {"queue", "accept"}, reject = {"queue", "reject", "--reason", "verouderd"},
        later = {"queue", "later"};
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] == pair) continue;
    (i % 5 == 3 ? reject : i % 5 == 4 ? later : accept).push_back(ids[i]);
    made.screening += ids[i] + (i % 3 == 0 ? ",exclude,E1\n" : ",include,\n");
  }
  EXPECT_GT(ids.size(), 20U);
  EXPECT_FALSE(pair.empty()) << "two institutes share a work";
  const std::string other = ids[0] == pair ? ids[5] : ids[0];
  made.commands = {accept,
                   reject,
                   later,
                   {"queue", "accept", pair},
                   {"queue", "edit", pair, "product=rapport"},
                   {"queue", "edit", ids[2], "title=Een andere titel"},
                   {"queue", "split", pair, record},
                   {"queue", "merge", other, ids[10]},
                   {"queue", "undo", ids[1]},
                   {"queue", "note", ids[2], "Nog eens bekijken"}};
  return made;
}

struct Made {
  Tree release, bundle;
};

Made make(const Workbench& bench, const std::string& name) {
  const std::string release = (bench.dir() / ("release-" + name)).string(),
                    bundle = (bench.dir() / ("bundle-" + name)).string();
  at_that_time(bench, {"export", "--out", release});
  at_that_time(bench, {"study", "build", "alles", "--out", bundle, "--as-of", "2026-11-22"});
  bench.expect(0, {"study", "verify", bundle});
  return {tree_of(release), tree_of(bundle)};
}

void expect_same(const Made& a, const Made& b, const std::string& when) {
  EXPECT_EQ(difference(a.release, b.release), "") << when;
  EXPECT_EQ(difference(a.bundle, b.bundle), "") << when;
}

Made make_in_order(Institutes& institutes, unsigned order, Decisions& decisions) {
  const Workbench bench;
  arrive(institutes, bench, order);
  if (decisions.commands.empty()) decisions = decisions_on(bench.json({"queue", "list"}));
  for (const Words& command : decisions.commands) at_that_time(bench, command);
  bench.write("studies/alles/study.toml", kStudy);
  bench.write("beoordeeld.csv", decisions.screening);
  at_that_time(bench,
               {"study", "screen", "alles", "--import", (bench.dir() / "beoordeeld.csv").string()});
  Made made = make(bench, "first");
  // That a store gives its bytes twice, and again when rebuilt, is seen well enough in two of them.
  if (order > 1) return made;
  expect_same(made, make(bench, "again"), fmt::format("order {}, a second time", order));
  bench.expect(0, {"rebuild"});
  expect_same(made, make(bench, "rebuilt"), fmt::format("order {}, after a rebuild", order));
  bench.expect(0, {"fsck"});
  return made;
}

TEST(Determinism, TheOrderOfArrivalLeavesNoTrace) {
  Institutes institutes;
  Decisions decisions;
  const Made first = make_in_order(institutes, 0, decisions);
  EXPECT_GT(first.release.size(), 40U);
  EXPECT_GT(first.bundle.size(), 20U);
  for (unsigned order = 1; order < kOrders && !::testing::Test::HasFailure(); ++order) {
    expect_same(first, make_in_order(institutes, order, decisions),
                fmt::format("order {} against order 0", order));
  }
}

}  // namespace
}  // namespace vindplaats
