#pragma once
// What the front's pages may ask: the platform, the store, the desk, who has an account.
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "app/accounts.h"
#include "app/pipeline/history_book.h"
#include "app/pipeline/partner_links.h"
#include "app/pipeline/queue_board.h"
#include "app/pipeline/rules_book.h"
#include "app/pipeline/source_report.h"
#include "app/pipeline/study_looks.h"
#include "app/source_book.h"
#include "app/web/api/api_guard.h"
#include "app/web/figures.h"
#include "app/web/login_guard.h"
#include "app/web/rate_limit.h"
#include "app/web/release_shelf.h"
#include "app/web/sessions.h"
#include "config/types.h"
#include "core/clock.h"
#include "store/store.h"

namespace vindplaats {

class SegmentCache;

// What pages may ask of the scheduler, without waiting. Safe from any thread.
struct SourceHands {
  // The next run of that source begins at once, or when the one that runs has ended.
  std::function<void(const std::string& source)> harvest_soon = [](const std::string&) {};
  std::function<bool(const std::string& source)> running = [](const std::string&) { return false; };
  // To be called after the ledger got something new of a source: suspended, released, approved.
  std::function<void()> changed = [] {};
  // To be called after records were brought, without the desk: the rules are applied to them soon.
  std::function<void()> brought = [] {};
};

class TrialDesk;

// How often people without an account may do what costs us or our editors something.
struct PartnerLimits {
  RateLimit harvests{1, std::chrono::minutes(15)};  // by source
  RateLimit sent{20, std::chrono::hours(1)};        // by visitor: what waits for an editor then
  RateLimit sent_by_all{200, std::chrono::hours(1)};
  RateLimit registered{5, std::chrono::hours(24)};  // by visitor
};

// Safe from any thread. The store, its cache and the clock are borrowed, and null where only what
// stands above them is asked.
struct WebHouse {
  ReleaseShelf& shelf;
  std::function<std::shared_ptr<const Figures>()> figures;
  std::function<Readiness()> readiness;
  std::function<Counters()> counters;
  std::function<Instant()> now;
  std::function<std::string()> name;      // of the platform
  std::function<std::string()> base_url;  // its address from outside

  std::function<std::shared_ptr<const Platform>()> platform = {};  // as it was last read
  Store* store = nullptr;
  SegmentCache* segments = nullptr;
  Clock* clock = nullptr;
  // Held by whoever decides (Services::desk): only by what is no GET, which may wait.
  std::function<std::unique_lock<std::mutex>()> desk = {};
  // To be called after something was written, without the desk.
  std::function<void()> wrote = {};
  // To be called after a file of the folder was written, without the desk: reads it anew.
  std::function<void()> reload = {};
  SourceHands sources = {};
  std::shared_ptr<Sessions> sessions = std::make_shared<Sessions>();
  std::shared_ptr<AccountBook> accounts = std::make_shared<AccountBook>();
  std::shared_ptr<LoginGuard> guard = std::make_shared<LoginGuard>();
  std::shared_ptr<ApiGuard> api_guard = std::make_shared<ApiGuard>();
  std::shared_ptr<BoardKeeper> board = std::make_shared<BoardKeeper>();
  std::shared_ptr<HistoryBook> history = std::make_shared<HistoryBook>();
  std::shared_ptr<RulesBook> rules = std::make_shared<RulesBook>();
  std::shared_ptr<StudyLooks> studies = std::make_shared<StudyLooks>();
  std::shared_ptr<SourceBook> source_book = std::make_shared<SourceBook>();
  // What partners see and may do (app/web/pages/partner); no trials where it is null.
  std::shared_ptr<TrialDesk> trials = {};
  std::shared_ptr<PartnerLinks> partner_links = std::make_shared<PartnerLinks>();
  std::shared_ptr<SourceReports> source_reports = std::make_shared<SourceReports>();
  std::shared_ptr<PartnerLimits> limits = std::make_shared<PartnerLimits>();

  bool https() const { return base_url().starts_with("https://"); }
};

}  // namespace vindplaats
