#include "app/pipeline/queue_board.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/pipeline/placer.h"
#include "app/pipeline/waiting.h"
#include "core/time.h"
#include "store/ledger.h"
#include "store/publication_tables.h"

namespace vindplaats {
namespace {

// Longer than this nobody waits for a newer board when one is there.
constexpr std::chrono::milliseconds kWorthWaiting{20};
// While editors decide all the time, boards are made for at most a fifth of one processor.
constexpr int kRestAfterMaking = 4;

// What a board is made of, as far as it can be told without a look at it.
Result<std::string> seen_by_board(const Snapshot& snapshot, const Platform& platform, Instant now) {
  TRY_ASSIGN(const LedgerHead head, read_head(snapshot));
  TRY_ASSIGN(const std::int64_t curated, get_watermark(snapshot, "curate"));
  return fmt::format("{} {} {} {}", head.sequence, curated, platform.digest, format_day(now));
}

bool matters_to_editors(const Publication& publication) {
  return publication.status != "unselected" && publication.status != "rejected";
}

}  // namespace

Result<std::shared_ptr<const QueueBoard>> QueueBoard::make(const Snapshot& snapshot,
                                                           std::shared_ptr<const Platform> platform,
                                                           Instant now) {
  std::shared_ptr<QueueBoard> board(new QueueBoard(std::move(platform)));
  TRY_ASSIGN(board->themes_, compiled_rules(*board->platform_));
  TRY(board->read(snapshot, now));
  return std::shared_ptr<const QueueBoard>(std::move(board));
}

void QueueBoard::note(const Publication& publication) {
  if (publication.status == "accepted") accepted_.add(publication);
  if (publication.status == "accepted" && !publication.ready) lacking_.push_back(publication.id);
  if (publication.status == "later" && !waits(publication))
    later_.emplace_back(publication.later_until, publication.id);
  if (!matters_to_editors(publication)) return;
  for (const std::string& other : publication.same_as)
    asked_.emplace_back(std::min(publication.id, other), std::max(publication.id, other));
}

Result<void> QueueBoard::read(const Snapshot& snapshot, Instant now) {
  TRY_ASSIGN(const FirstHarvests first, FirstHarvests::read(snapshot));
  std::vector<Candidate> candidates;
  TRY(scan_publications_with(
      snapshot, {"accepted", "candidate", "later", "rejected", "suggested", "withdrawn"},
      [&](Publication& publication) {
        note(publication);
        if (!waits(publication)) return;
        std::string brought = first.brought(publication);
        candidates.push_back({{std::move(publication), {}}, std::move(brought)});
      }));
  std::vector<std::string> themes = {""};
  for (const Theme& theme : platform_->themes) themes.push_back(theme.id);
  for (const std::string& theme : themes) {
    std::vector<Candidate> its;
    for (const Candidate& one : candidates) {
      if (!is_in_theme(one.waiting.publication, theme)) continue;
      its.push_back(one);
      its.back().waiting.rank = rank(one.waiting.publication, {*platform_, accepted_, now, theme});
    }
    const Queue queue = order_queue(std::move(its), platform_->settings);
    std::vector<std::string>& order = orders_[theme];
    for (const Waiting& waiting : queue.waiting) order.push_back(waiting.publication.id);
    if (!theme.empty()) by_theme_[theme] = static_cast<std::int64_t>(order.size());
    if (theme.empty()) held_back_ = queue.held_back;
  }
  std::sort(later_.begin(), later_.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.first.empty(), a) < std::tuple(b.first.empty(), b);
  });
  std::sort(asked_.begin(), asked_.end());
  asked_.erase(std::unique(asked_.begin(), asked_.end()), asked_.end());
  return {};
}

const std::vector<std::string>& QueueBoard::order(const std::string& theme) const {
  static const std::vector<std::string> none;
  const auto found = orders_.find(theme);
  return found == orders_.end() ? none : found->second;
}

ShownWaiting QueueBoard::explain(Publication publication, const std::string& theme,
                                 Instant now) const {
  Analyser analyser;
  ShownWaiting shown;
  shown.found = classify(*themes_, document_for_rules(publication, *platform_, analyser));
  shown.waiting.rank = rank(publication, {*platform_, accepted_, now, theme});
  name_words(shown.waiting.rank, publication, shown.found);
  shown.waiting.publication = std::move(publication);
  return shown;
}

Result<std::optional<ShownWaiting>> QueueBoard::show(const Snapshot& snapshot,
                                                     const std::string& id,
                                                     const std::string& theme, Instant now) const {
  TRY_ASSIGN(std::optional<Publication> publication, get_publication(snapshot, id));
  if (!publication || !waits(*publication) || !is_in_theme(*publication, theme))
    return std::optional<ShownWaiting>();
  return std::optional(explain(std::move(*publication), theme, now));
}

Result<std::shared_ptr<const QueueBoard>> BoardKeeper::read(
    const Store& store, std::shared_ptr<const Platform> platform, Instant now, const Clock& clock) {
  const std::unique_ptr<Snapshot> snapshot = store.snapshot();
  TRY_ASSIGN(const std::string seen, seen_by_board(*snapshot, *platform, now));
  {
    const std::lock_guard lock(mutex_);
    if (board_ && seen_ == seen) return board_;
    wanted_ = true;
    if (board_ && took_ > kWorthWaiting) return board_;
  }
  TRY(make(*snapshot, std::move(platform), now, clock, seen));
  const std::lock_guard lock(mutex_);
  return board_;
}

void BoardKeeper::look(const Store& store, std::shared_ptr<const Platform> platform, Instant now,
                       const Clock& clock) {
  {
    const std::lock_guard lock(mutex_);
    if (!wanted_ || clock.ticks() - made_at_ < kRestAfterMaking * took_) return;
  }
  const std::unique_ptr<Snapshot> snapshot = store.snapshot();
  const Result<std::string> seen = seen_by_board(*snapshot, *platform, now);
  // What is wrong with the store or a rule is told to who asks for the page.
  if (seen) (void)make(*snapshot, std::move(platform), now, clock, *seen).has_value();
}

Result<void> BoardKeeper::make(const Snapshot& snapshot, std::shared_ptr<const Platform> platform,
                               Instant now, const Clock& clock, const std::string& seen) {
  const std::lock_guard one(making_);
  {
    const std::lock_guard lock(mutex_);
    if (board_ && seen_ == seen) return {};
  }
  const std::chrono::milliseconds begun = clock.ticks();
  TRY_ASSIGN(std::shared_ptr<const QueueBoard> board,
             QueueBoard::make(snapshot, std::move(platform), now));
  const std::lock_guard lock(mutex_);
  board_ = std::move(board);
  seen_ = seen;
  made_at_ = clock.ticks();
  took_ = made_at_ - begun;
  wanted_ = false;
  return {};
}

}  // namespace vindplaats
