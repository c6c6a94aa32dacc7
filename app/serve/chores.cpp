#include "app/serve/chores.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/caught.h"
#include "app/dispatcher.h"
#include "app/pipeline/curate.h"
#include "app/pipeline/links.h"
#include "app/pipeline/messages.h"
#include "app/pipeline/release.h"
#include "core/time.h"

namespace vindplaats {
namespace {

// The chores look up at least so often: for the day that ends.
constexpr std::chrono::seconds kChoreLook{30};
// When links are asked on after something else came in between.
constexpr std::chrono::seconds kLinksPutOff{60};
constexpr int kCurateTries = 3;

}  // namespace

Chores::Chores(House& house, ChoreRules rules, std::function<void(const std::string&)> released)
    : house_(house),
      rules_(rules),
      released_(std::move(released)),
      links_at_(house.clock().ticks() + rules.links_every / 4),
      day_(format_day(house.clock().now())) {
  // What happened before we were here may not be curated or released yet.
  curate_at_ = house.clock().ticks();
  note_change();
  thread_ = std::thread([this] { work(); });
}

Chores::~Chores() {
  stop();
  thread_.join();
}

void Chores::stop() {
  std::unique_lock lock(mutex_);
  closing_ = true;
  changed_.notify_all();
  changed_.wait(lock, [this] { return !releasing_; });
}

void Chores::run_ended(const RunReport& report) {
  if (report.added + report.updated + report.deleted == 0) return;
  const std::lock_guard lock(mutex_);
  if (!curate_at_) curate_at_ = house_.clock().ticks() + rules_.gather;
  changed_.notify_all();
}

void Chores::something_changed() {
  const std::lock_guard lock(mutex_);
  note_change();
  changed_.notify_all();
}

void Chores::folder_changed() {
  const std::lock_guard lock(mutex_);
  if (!curate_at_) curate_at_ = house_.clock().ticks();
  note_change();
  changed_.notify_all();
}

void Chores::note_change() {
  last_change_ = house_.clock().ticks();
  if (!first_change_) first_change_ = last_change_;
}

Chores::Ticks Chores::release_due() const {
  const Ticks after = house_.platform()->settings.release.after;
  return std::min(*last_change_ + after, *first_change_ + after * rules_.patience);
}

// Asking others takes minutes; what readers wait for goes before.
bool Chores::has_other_chore() {
  const std::lock_guard lock(mutex_);
  const Ticks now = house_.clock().ticks();
  const bool other = (curate_at_ && *curate_at_ <= now) || (last_change_ && release_due() <= now);
  if (other) links_at_ = now + kLinksPutOff;
  return closing_ || other;
}

// Publications have a day from which they are shown, and one until which.
void Chores::look_at_day() {
  const std::string today = format_day(house_.clock().now());
  if (today == day_) return;
  day_ = today;
  curate_at_ = house_.clock().ticks();
  note_change();
}

// None: it is over.
std::optional<Chores::Chore> Chores::wait_for_one() {
  std::unique_lock lock(mutex_);
  for (;;) {
    if (closing_) return std::nullopt;
    look_at_day();
    const Ticks now = house_.clock().ticks();
    Ticks next = std::min(now + kChoreLook, links_at_);
    if (curate_at_ && *curate_at_ <= now) {
      curate_at_.reset();
      return Chore::kCurate;
    }
    if (curate_at_) next = std::min(next, *curate_at_);
    if (last_change_) {
      // Not on top of what is about to be curated.
      const Ticks due = curate_at_ ? std::max(release_due(), *curate_at_) : release_due();
      if (due <= now) {
        first_change_.reset();
        last_change_.reset();
        releasing_ = true;
        return Chore::kRelease;
      }
      next = std::min(next, due);
    }
    if (links_at_ <= now) {
      links_at_ = now + rules_.links_every;
      return Chore::kLinks;
    }
    changed_.wait_for(lock, next - now);
  }
}

void Chores::work() {
  while (const std::optional<Chore> chore = wait_for_one()) {
    try {
      do_one(*chore);
    } catch (const std::exception& bug) {
      house_.log().error("chore failed", {{"error", error_of(bug).what}});
    }
    const std::lock_guard lock(mutex_);
    releasing_ = false;
    changed_.notify_all();
  }
}

void Chores::do_one(Chore chore) {
  switch (chore) {
    case Chore::kCurate:
      return curate_now();
    case Chore::kRelease:
      return release_now();
    case Chore::kLinks:
      return check_links_now();
  }
}

// Editors decide while it thinks: then it thinks again, and in the end they wait.
Result<CurateReport> Chores::curate_beside() {
  const std::shared_ptr<const Platform> platform = house_.platform();
  for (int tries = 0; tries < kCurateTries; ++tries) {
    CurateOptions options;
    options.turn = [this, seen = house_.desk_count()] { return house_.desk_if_still(seen); };
    options.go_on = [this] { return go_on(); };
    Result<CurateReport> report = curate(house_.store(), *platform, house_.clock(), options);
    if (report || report.error().fault != Fault::kConflict) return report;
    something_changed();
  }
  const std::unique_lock desk = house_.desk();
  CurateOptions options;
  options.go_on = [this] { return go_on(); };
  return curate(house_.store(), *platform, house_.clock(), options);
}

// A supervisor that says stop does not wait for 100,000 records: whoever starts next curates first.
Result<void> Chores::go_on() {
  const std::lock_guard lock(mutex_);
  if (closing_) return fail(Fault::kBusy, "it was broken off");
  return {};
}

// At least once a day, for look_at_day() asks for it.
void Chores::forget_contacts() {
  const std::unique_lock desk = house_.desk();
  const Result<std::int64_t> cleared =
      clear_old_contacts(house_.store(), house_.clock(), house_.platform()->settings.privacy);
  house_.set_notice(
      "privacy",
      cleared ? "" : "contacts in old messages cannot be cleared: " + describe(cleared.error()));
  if (cleared && *cleared > 0)
    house_.log().info("contacts cleared", {{"messages", std::to_string(*cleared)}});
}

void Chores::curate_now() {
  forget_contacts();
  const Result<CurateReport> report = curate_beside();
  if (!report && report.error().fault == Fault::kBusy) return;
  house_.set_notice("curate",
                    report ? "" : "the rules cannot be applied: " + describe(report.error()));
  if (!report) return;
  house_.log().info("curated", {{"records", std::to_string(report->records)},
                                {"publications", std::to_string(report->publications)},
                                {"changed", std::to_string(report->changed)}});
  if (report->changed > 0 || report->auto_accepted > 0) something_changed();
}

void Chores::release_now() {
  std::string made;
  {
    const std::unique_lock desk = house_.desk();
    const std::shared_ptr<const Platform> platform = house_.platform();
    const Result<ExportOutcome> outcome =
        make_release(house_.store(), *platform, house_.clock(), {});
    std::string why;
    if (!outcome) why = "no release could be made: " + describe(outcome.error());
    if (outcome && !outcome->held.empty())
      why = fmt::format("the release is held: {}; `vindplaats export` says more",
                        outcome->held.front());
    house_.set_notice("release", why);
    if (outcome && outcome->written) made = outcome->id;
    if (!made.empty())
      house_.log().info(
          "released", {{"release", made}, {"publications", std::to_string(outcome->publications)}});
  }
  if (!made.empty()) released_(made);
}

void Chores::check_links_now() {
  LinkCheckOptions options;
  options.limit = rules_.links_at_once;
  options.enough = [this] { return has_other_chore(); };
  const Source nobodys;  // opens no private network
  const Result<LinkCheckCounts> counts = check_links(
      house_.store(), house_.clock(), [&] { return house_.gate().for_source(nobodys); }, options);
  if (!counts) return house_.log().error("links failed", {{"error", describe(counts.error())}});
  house_.log().info("links asked", {{"asked", std::to_string(counts->checked)},
                                    {"due", std::to_string(counts->due)}});
}

}  // namespace vindplaats
