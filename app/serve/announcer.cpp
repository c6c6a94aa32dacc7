#include "app/serve/announcer.h"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/dispatcher.h"
#include "app/serve/child_process.h"
#include "app/write_file.h"
#include "core/uri.h"
#include "export/manifest.h"

namespace vindplaats {
namespace {

constexpr std::size_t kLargestManifest = 64'000'000;

// Who and where, without a password or a token that may stand in the rest.
std::string hook_host(const std::string& address) {
  const Result<Uri> uri = parse_uri(address);
  return uri ? uri->authority() : std::string("the hook's address");
}

}  // namespace

Result<std::string> release_summary(const std::string& public_dir, const std::string& id) {
  TRY_ASSIGN(const std::string text,
             read_whole_file(fmt::format("{}/releases/{}/manifest.json", public_dir, id),
                             kLargestManifest));
  TRY_ASSIGN(const Manifest manifest, parse_manifest(text));
  nlohmann::ordered_json json = {{"schemaVersion", manifest.schema_version},
                                 {"release", manifest.release},
                                 {"generated", manifest.generated}};
  if (!manifest.previous.empty()) json["previous"] = manifest.previous;
  json["counts"] = {{"publications", manifest.counts.publications},
                    {"themes", manifest.counts.themes},
                    {"partners", manifest.counts.partners}};
  json["files"] = manifest.files.size();
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Announcer::Announcer(House& house, AnnounceRules rules)
    : house_(house), rules_(std::move(rules)), thread_([this] { work(); }) {}

Announcer::~Announcer() {
  finish();
  thread_.join();
}

void Announcer::finish() {
  std::unique_lock lock(mutex_);
  closing_ = true;
  changed_.notify_all();
  changed_.wait_for(lock, rules_.last_words, [&] { return !telling_ && !next_; });
}

void Announcer::announce(const std::string& id) {
  const std::lock_guard lock(mutex_);
  next_ = id;
  changed_.notify_all();
}

void Announcer::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return closing_ || next_; });
    if (!next_) return;
    const std::string release = *next_;
    next_.reset();
    telling_ = true;
    lock.unlock();
    tell(release);
    lock.lock();
    telling_ = false;
    changed_.notify_all();
  }
}

void Announcer::tell(const std::string& release) {
  const ReleaseSettings settings = house_.platform()->settings.release;
  if (!settings.command.empty() && !is_closing()) run_command(release, settings.command);
  if (!settings.hook.empty()) post_hook(release, settings.hook);
}

bool Announcer::is_closing() {
  const std::lock_guard lock(mutex_);
  return closing_;
}

bool Announcer::pause(std::chrono::milliseconds wait) {
  std::unique_lock lock(mutex_);
  // A newer release is told instead.
  changed_.wait_for(lock, wait, [&] { return closing_ || next_; });
  return !closing_ && !next_;
}

void Announcer::post_hook(const std::string& release, const std::string& hook) {
  const auto summary = release_summary(house_.dir() + "/public", release);
  if (!summary) {
    house_.set_notice("hook", describe(summary.error()));
    return;
  }
  Request request;
  request.url = hook;
  request.headers = {{"Content-Type", "application/json"}};
  request.post = *summary;
  const Source nobodys;  // opens no private network
  std::string why;
  for (std::size_t tries = 0;; ++tries) {
    const Result<Response> answer = house_.gate().for_source(nobodys)->send(request);
    if (answer && answer->status >= 200 && answer->status < 300) {
      house_.log().info("hook told", {{"release", release}, {"host", hook_host(hook)}});
      house_.set_notice("hook", "");
      return;
    }
    why = answer ? fmt::format("it answered {}", answer->status) : answer.error().what;
    house_.log().warning("hook failed", {{"release", release}, {"error", why}});
    if (tries == rules_.retry_after.size() || !pause(rules_.retry_after[tries])) break;
  }
  house_.set_notice(
      "hook", fmt::format("release {} could not be told to {}: {}", release, hook_host(hook), why));
}

void Announcer::run_command(const std::string& release, const std::vector<std::string>& command) {
  ChildWanted wanted;
  wanted.arguments = command;
  wanted.environment = {{"VINDPLAATS_RELEASE", release}, {"VINDPLAATS_DIR", house_.dir()}};
  wanted.folder = house_.dir();
  wanted.at_most = rules_.command_time;
  wanted.called_off = [this] { return is_closing(); };
  const auto outcome = run_child(wanted);
  if (outcome && outcome->status == 0 && !outcome->late) {
    house_.log().info("command ran", {{"release", release}, {"program", command.front()}});
    return house_.set_notice("command", "");
  }
  const std::string why = !outcome        ? describe(outcome.error())
                          : outcome->late ? std::string("it took too long and was ended")
                                          : fmt::format("it ended with {}", outcome->status);
  house_.log().error(
      "command failed",
      {{"release", release}, {"error", why}, {"said", outcome ? outcome->said : std::string()}});
  house_.set_notice("command",
                    fmt::format("{} failed after release {}: {}", command.front(), release, why));
}

}  // namespace vindplaats
