#include "app/serve/serving.h"

#include <filesystem>

#include <fmt/format.h>

#include "app/account_tokens.h"
#include "app/dispatcher.h"
#include "app/serve/figures_reader.h"
#include "app/serve/served_services.h"
#include "app/serve/working_folder.h"
#include "app/web/trial_desk.h"
#include "store/ledger.h"

namespace vindplaats {
namespace {

constexpr std::chrono::seconds kReadFolderEvery{60};
constexpr std::chrono::seconds kFiguresEvery{15};

std::int64_t ledger_length(const Store& store) {
  const Result<LedgerHead> head = read_head(*store.snapshot());
  return head ? head->sequence : 0;
}

bool same_folder(const std::string& a, const std::string& b) {
  std::error_code failed;
  return a == b || (std::filesystem::equivalent(a, b, failed) && !failed);
}

}  // namespace

Result<std::unique_ptr<Serving>> Serving::start(Services& services, Store& store, ServeLog& log,
                                                const std::string& listen) {
  TRY_ASSIGN(std::unique_ptr<House> house,
             House::open(services.dir(), store, services.clock(), services.random(), log));
  std::unique_ptr<Serving> serving(new Serving(std::move(house)));
  TRY(serving->open_parts(listen));
  return serving;
}

// The front first: an address that is taken must be said before anything is begun.
Result<void> Serving::open_parts(const std::string& listen) {
  shelf_ = std::make_unique<ReleaseShelf>(house_->dir() + "/public");
  web_house_ = std::make_unique<WebHouse>(web_house());
  web_house_->trials = trial_desk();
  WebRules rules;
  rules.slow = reads_slowly;
  TRY_ASSIGN(web_,
             WebServer::start(
                 listen,
                 [this](const WebRequest& request) { return answer_request(request, *web_house_); },
                 [this](int status) {
                   WebResponse response = plain_error(status, false);
                   finish_response(response, web_house_->base_url());
                   return response;
                 },
                 std::move(rules)));
  announcer_ = std::make_unique<Announcer>(*house_, AnnounceRules{});
  chores_ = std::make_unique<Chores>(*house_, ChoreRules{}, [this](const std::string& release) {
    stale_ = true;
    announcer_->announce(release);
  });
  TRY_ASSIGN(harvesting_,
             Harvesting::start(*house_, [this](const RunReport& report) { run_ended(report); }));
  TRY_ASSIGN(commands_, CommandServer::start(house_->dir(),
                                             [this](const ServedCommand& sent, Streams& streams) {
                                               return carry_out_served(sent, streams);
                                             }));
  read_at_ = house_->clock().ticks();
  ready_ = true;
  return {};
}

Serving::~Serving() {
  end();
}

void Serving::end() {
  if (stopping_.exchange(true)) return;
  if (commands_) commands_->stop();
  if (chores_) chores_->stop();
  if (harvesting_) harvesting_->drain();
  if (announcer_) announcer_->finish();
  house_->gate().break_off();
  if (commands_) commands_->wait();
  commands_.reset();
  announcer_.reset();
  if (web_) web_->stop();
  web_.reset();
  if (web_house_) web_house_->trials.reset();
  chores_.reset();  // pages told it what they wrote until now
  harvesting_.reset();
}

WebHouse Serving::web_house() {
  return {*shelf_,
          [this] {
            const std::lock_guard lock(mutex_);
            return figures_;
          },
          [this] { return readiness(); },
          [this] { return counters(); },
          [this] { return house_->clock().now(); },
          [this] { return house_->platform()->settings.name; },
          [this] { return house_->platform()->settings.base_url; },
          [this] { return house_->platform(); },
          &house_->store(),
          &house_->segments(),
          &house_->clock(),
          [this] { return house_->desk(); },
          [this] { page_wrote(); },
          [this] { read_folder(); },
          source_hands()};
}

SourceHands Serving::source_hands() {
  SourceHands hands;
  hands.harvest_soon = [this](const std::string& source) {
    if (ready_ && !stopping_) harvesting_->soon(source);
  };
  hands.running = [this](const std::string& source) {
    return ready_ && !stopping_ && harvesting_->runs(source);
  };
  hands.changed = [this] {
    if (!ready_ || stopping_) return;
    harvesting_->reload();
    stale_ = true;
  };
  hands.brought = [this] {
    if (ready_ && !stopping_) chores_->folder_changed();
    stale_ = true;
  };
  return hands;
}

std::shared_ptr<TrialDesk> Serving::trial_desk() {
  const auto run = [this](const TrialAsk& ask, const std::function<void(std::int64_t)>& progress) {
    return run_trial({house_->gate().for_visitor(), house_->platform(), house_->clock()}, ask,
                     progress);
  };
  return std::make_shared<TrialDesk>(run, house_->clock());
}

Readiness Serving::readiness() {
  Readiness readiness;
  readiness.ready = ready_ && !stopping_;
  if (!ready_) readiness.why = "starting";
  if (stopping_) readiness.why = "stopping";
  readiness.notices = house_->notices();
  return readiness;
}

Counters Serving::counters() {
  Counters counters;
  if (ready_ && !stopping_) {
    const SchedulerCounts counts = harvesting_->scheduler().counts();
    counters.running = static_cast<std::int64_t>(counts.running);
    counters.waiting = static_cast<std::int64_t>(counts.waiting);
    WebCounts web = web_->counts();
    counters.requests = std::move(web.answers);
    counters.bytes_sent = web.bytes_sent;
    counters.connections = web.connections;
  }
  counters.commands = commands_done_;
  const std::lock_guard lock(mutex_);
  counters.runs = runs_;
  return counters;
}

void Serving::run_ended(const RunReport& report) {
  {
    const std::lock_guard lock(mutex_);
    ++runs_[report.state];
  }
  stale_ = true;
  chores_->run_ended(report);
}

int Serving::carry_out_served(const ServedCommand& sent, Streams& streams) {
  const auto folder = enter_folder(sent.folder);
  if (!folder) return report_failure(folder.error(), {}, streams);
  const auto parsed = parse_command_line(sent.arguments, [&](const char* name) {
    const std::string_view wanted = name;
    return wanted == "VINDPLAATS_DIR" ? sent.dir : wanted == "USER" ? sent.user : std::string();
  });
  if (const Said* said = std::get_if<Said>(&parsed)) {
    (said->status == 0 ? streams.out : streams.err)(said->text);
    return said->status;
  }
  const Parsed& command = std::get<Parsed>(parsed);
  const int status = carry_out_parsed(command, streams);
  ++commands_done_;
  house_->log().info("command", {{"verb", std::string(command.verb->path)},
                                 {"as", command.invocation.globals.as},
                                 {"status", std::to_string(status)}});
  return status;
}

int Serving::carry_out_parsed(const Parsed& command, Streams& streams) {
  const Globals& globals = command.invocation.globals;
  const std::string dir = platform_folder(globals);
  const Work work = work_of(*command.verb, command.invocation);
  if ((work != Work::kBeside && work != Work::kDesk) || !same_folder(dir, house_->dir())) {
    const Error other{Fault::kRefused, "that command is not for this `serve`"};
    return report_failure(other, globals, streams);
  }
  const Result<void> decider = check_decider(globals.as);
  if (!decider) return report_failure(decider.error(), globals, streams);
  const auto now = fixed_time(globals);
  if (!now) return report_failure(now.error(), globals, streams);
  ServedServices services(*house_, *harvesting_, dir, *now);
  const std::int64_t before = ledger_length(house_->store());
  const int status = carry_out(command, services, streams);
  after_command(command, ledger_length(house_->store()) != before);
  return status;
}

// What a command wrote may be for the scheduler, and for the next release.
void Serving::after_command(const Parsed& command, bool wrote) {
  stale_ = true;
  if (!wrote) return;
  if (command.verb->path == "erase") web_house_->studies->forget();
  if (house_->reload() || command.verb->path.starts_with("source ") ||
      command.verb->path.starts_with("partner "))
    harvesting_->reload();
  if (command.verb->work == Work::kDesk) chores_->something_changed();
}

// Before the chores are there nobody can have decided: the desk is not held yet.
void Serving::page_wrote() {
  stale_ = true;
  if (ready_ && !stopping_) chores_->something_changed();
}

void Serving::read_folder() {
  if (!ready_ || stopping_ || !house_->reload()) return;
  house_->log().info("folder read anew", {});
  harvesting_->reload();
  chores_->folder_changed();
  stale_ = true;
}

void Serving::look_after(bool now) {
  const std::chrono::milliseconds ticks = house_->clock().ticks();
  if (now || ticks - read_at_ >= kReadFolderEvery) {
    read_at_ = ticks;
    read_folder();
    house_->hindrance();
  }
  for (const ApiGuard::Use& use : web_house_->api_guard->take_uses()) {
    if (const auto noted = note_token_use(house_->store(), house_->clock(), use.account, use.token);
        !noted)
      house_->log().error("the use of a token was not noted", {{"error", noted.error().what}});
  }
  web_house_->board->look(house_->store(), house_->platform(), house_->clock().now(),
                          house_->clock());
  // So that no page has to read the whole ledger; what is wrong with it, pages say.
  (void)web_house_->source_book->read(*house_->store().snapshot());
  if (stale_ && (figures_ == nullptr || ticks - figures_at_ >= kFiguresEvery)) make_figures();
}

void Serving::make_figures() {
  stale_ = false;
  figures_at_ = house_->clock().ticks();
  const Scheduler& scheduler = harvesting_->scheduler();
  Result<Figures> figures =
      read_figures(*house_->platform(), house_->store(), house_->clock().now(),
                   [&](const std::string& source) { return scheduler.next_due(source); });
  if (!figures) return house_->set_notice("store", describe(figures.error()));
  const std::lock_guard lock(mutex_);
  figures_ = std::make_shared<const Figures>(std::move(*figures));
}

}  // namespace vindplaats
