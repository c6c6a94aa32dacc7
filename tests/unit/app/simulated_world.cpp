#include "tests/unit/app/simulated_world.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "store/leases.h"

namespace vindplaats::simulation {

PlayedAnswer played(int status, std::string body, std::vector<Header> headers) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  response.headers = std::move(headers);
  if (response.header("Content-Type").empty() && !response.body.empty()) {
    response.headers.push_back({"Content-Type", "application/rss+xml; charset=utf-8"});
  }
  PlayedAnswer answer;
  answer.transfer.outcome = std::move(response);
  return answer;
}

PlayedAnswer played_failure(const std::string& what) {
  PlayedAnswer answer;
  answer.transfer.outcome = tl::unexpected(ExchangeFailure{Error{Fault::kRemote, what}, true});
  return answer;
}

std::string feed_text(const std::vector<std::string>& guids) {
  std::string text =
      "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Played</title>"
      "<link>http://played.example/</link><description>x</description>";
  for (const std::string& guid : guids) {
    text += fmt::format(
        "<item><title>Title of {0}</title><guid isPermaLink=\"false\">{0}</guid>"
        "<link>http://played.example/{0}</link><description>About {0}</description></item>",
        guid);
  }
  return text + "</channel></rss>";
}

Carrier::Id PlayedNetwork::start(const FetchPolicy& policy, const Attempt& attempt, Done done) {
  const std::string host = attempt.uri.authority();
  check_start(host, policy.delay);
  PlayedAnswer answer = partner_(attempt);
  if (answer.transfer.outcome) answer.transfer.outcome->url = attempt.uri.text;
  if (answer.takes > attempt.left) {
    answer.takes = attempt.left;
    answer.transfer.outcome =
        tl::unexpected(ExchangeFailure{Error{Fault::kRemote, "not done within the time allowed"}});
  }
  answer.transfer.took = answer.takes;
  const Id id = ++last_id_;
  ++requests;
  hosts_[host].busy = true;
  auto transfer = std::make_shared<Transfer>(std::move(answer.transfer));
  auto timer = loop_.after(
      answer.takes, [this, id, host, transfer, done = std::move(done), started = clock_.ticks()] {
        trips_.erase(id);
        note_end(host, started, *transfer);
        done(std::move(*transfer));
      });
  trips_.emplace(id, Trip{host, std::move(timer)});
  return id;
}

void PlayedNetwork::cancel(Id id) {
  const auto found = trips_.find(id);
  if (found == trips_.end()) return;
  Host& host = hosts_[found->second.host];
  host.busy = false;
  host.last_end = clock_.ticks();
  trips_.erase(found);
}

void PlayedNetwork::check_start(const std::string& name, std::optional<Milliseconds> delay) {
  Host& host = hosts_[name];
  const Milliseconds now = clock_.ticks();
  if (host.busy)
    violations.push_back(fmt::format("{} {}: two requests at once", now.count(), name));
  if (host.last_end && now - *host.last_end < delay.value_or(HostGate::kDefaultDelay)) {
    violations.push_back(fmt::format("{} {}: asked too soon", now.count(), name));
  }
  if (now < host.closed_until) {
    violations.push_back(fmt::format("{} {}: asked while it rests", now.count(), name));
  }
}

void PlayedNetwork::note_end(const std::string& name, Milliseconds started,
                             const Transfer& transfer) {
  Host& host = hosts_[name];
  const Milliseconds now = clock_.ticks();
  host.busy = false;
  host.last_end = now;
  const int status = transfer.outcome ? transfer.outcome->status : 0;
  if (status == 429 || status == 503) {
    const auto asked = transfer.outcome->retry_after(clock_.now());
    const std::chrono::seconds wait = std::clamp<std::chrono::seconds>(
        asked.value_or(std::chrono::seconds(60)), std::chrono::seconds(60), std::chrono::hours(24));
    host.closed_until = now + wait;
  }
  if (keep_visits) visits[name].push_back({started, now, status});
}

World::World(std::vector<Source> sources, PlayedNetwork::Partner partner,
             std::unique_ptr<Store> kept)
    : store(std::move(kept)), sources_(std::move(sources)), partner_(std::move(partner)) {}

World::~World() {
  kill();
}

std::shared_ptr<const Platform> World::platform() const {
  auto platform = std::make_shared<Platform>();
  platform->sources = sources_;
  return platform;
}

void World::boot() {
  GateOptions options;
  options.version = "1";
  auto parts = GateParts::create(std::move(options), clock, random_);
  auto carrier = std::make_unique<PlayedNetwork>(loop, clock, partner_);
  network = carrier.get();
  gate_ = std::make_unique<AsyncGate>(loop, *parts, std::move(carrier));
  SchedulerOptions with;
  with.holder = "test/1";
  with.hindrance = [this] { return hindrance; };
  with.on_run_ended = [this](const RunReport& report) {
    if (keep_reports) ended.push_back(report);
    if (on_ended) on_ended(report);
  };
  with.on_error = [this](const Error& error) { errors.push_back(error.what); };
  scheduler = std::make_unique<Scheduler>(
      SchedulerParts{loop, workers, *gate_, *store, ledger, clock}, std::move(with));
  const Result<void> started = scheduler->start(platform());
  if (!started) throw std::runtime_error(started.error().what);
}

void World::kill() {
  if (network != nullptr) {
    old_violations_.insert(old_violations_.end(), network->violations.begin(),
                           network->violations.end());
  }
  network = nullptr;
  scheduler.reset();
  gate_.reset();
  loop.clear();
}

bool World::drain() {
  bool done = false;
  scheduler->drain([&] { done = true; });
  loop.run_until([&] { return done; });
  return done;
}

void World::set_sources(std::vector<Source> sources) {
  sources_ = std::move(sources);
  scheduler->reload(platform());
}

std::size_t World::leases() const {
  return harvest_leases(*store->snapshot())->size();
}

std::vector<std::string> World::violations() const {
  std::vector<std::string> all = old_violations_;
  if (network != nullptr) {
    all.insert(all.end(), network->violations.begin(), network->violations.end());
  }
  return all;
}

Source feed_source(const std::string& id, const std::string& host) {
  Source source;
  source.id = id;
  source.partner = "partner";
  source.type = "feed";
  source.url = "http://" + host + "/" + id + "/feed.xml";
  source.every = std::chrono::hours(12);
  return source;
}

}  // namespace vindplaats::simulation
