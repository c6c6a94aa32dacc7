#pragma once
// What waits for editors, for who looks often: the order of every theme's queue and what else asks
// for attention, as ids, made in one look through the store; the few that a page shows are ranked
// and read again. Immutable once made; safe from any thread.
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "config/types.h"
#include "core/clock.h"
#include "curation/classify.h"
#include "curation/rank.h"
#include "store/store.h"

namespace vindplaats {

// One that waits, with the places of the words that rules met.
struct ShownWaiting {
  Waiting waiting;
  Classification found;
};

class QueueBoard {
 public:
  // kUsage when a rule's query is wrong.
  static Result<std::shared_ptr<const QueueBoard>> make(const Snapshot& snapshot,
                                                        std::shared_ptr<const Platform> platform,
                                                        Instant now);

  // Of one theme, or of all when it is empty; the best first.
  const std::vector<std::string>& order(const std::string& theme) const;
  std::int64_t held_back() const { return held_back_; }
  // How many each theme's queue holds.
  const std::map<std::string, std::int64_t>& by_theme() const { return by_theme_; }
  // Accepted, and not in a release because something is lacking; the newest decision first.
  const std::vector<std::string>& lacking() const { return lacking_; }
  // Set aside: the day and the id, the nearest day first; without a day last.
  const std::vector<std::pair<std::string, std::string>>& later() const { return later_; }
  // Two that may be one work, of which one at least is offered or was chosen.
  const std::vector<std::pair<std::string, std::string>>& asked() const { return asked_; }

  // A publication of `theme`'s queue as it is now; none when it does not wait there any more.
  Result<std::optional<ShownWaiting>> show(const Snapshot& snapshot, const std::string& id,
                                           const std::string& theme, Instant now) const;
  // Why a publication stands in its themes: whether it waits or not.
  ShownWaiting explain(Publication publication, const std::string& theme, Instant now) const;

 private:
  explicit QueueBoard(std::shared_ptr<const Platform> platform) : platform_(std::move(platform)) {}
  Result<void> read(const Snapshot& snapshot, Instant now);
  void note(const Publication& publication);

  const std::shared_ptr<const Platform> platform_;
  std::shared_ptr<const CompiledThemes> themes_;
  AcceptedWorks accepted_;
  std::map<std::string, std::vector<std::string>> orders_;  // by theme
  std::map<std::string, std::int64_t> by_theme_;
  std::int64_t held_back_ = 0;
  std::vector<std::string> lacking_;
  std::vector<std::pair<std::string, std::string>> later_, asked_;
};

// The board as it is, made anew when something that it shows has changed. Safe from any thread.
class BoardKeeper {
 public:
  // Where making it takes long, and one is there, that one is given, and `look` makes the next.
  Result<std::shared_ptr<const QueueBoard>> read(const Store& store,
                                                 std::shared_ptr<const Platform> platform,
                                                 Instant now, const Clock& clock);
  // To be called now and then by who has the time: makes it anew when somebody wanted that.
  void look(const Store& store, std::shared_ptr<const Platform> platform, Instant now,
            const Clock& clock);

 private:
  Result<void> make(const Snapshot& snapshot, std::shared_ptr<const Platform> platform, Instant now,
                    const Clock& clock, const std::string& seen);

  std::mutex making_;  // one at a time; before mutex_
  std::mutex mutex_;   // guards what follows
  std::shared_ptr<const QueueBoard> board_;
  std::string seen_;  // what the board was made of
  std::chrono::milliseconds made_at_{0}, took_{0};
  bool wanted_ = true;  // the first look makes the first one, before anybody asks
};

}  // namespace vindplaats
