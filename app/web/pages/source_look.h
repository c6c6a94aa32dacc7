#pragma once
// What the pages on sources look at: one moment of the store, what the ledger says, and what was
// counted a moment ago (app/web/figures.h). Nothing here reads all records.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/health.h"
#include "app/web/visit.h"
#include "store/leases.h"

namespace vindplaats {

struct SourcesNow {
  std::shared_ptr<const Platform> platform;
  std::unique_ptr<Snapshot> snapshot;
  SourceLogs logs;
  std::shared_ptr<const Figures> figures;       // null: nothing was counted yet
  std::map<std::string, HarvestLease> running;  // sources that are being harvested

  // Null: nothing was counted of it yet.
  const SourceFigures* figures_of(const std::string& source) const;
  // Is there such a source, be it only in the store.
  bool knows(const std::string& source) const;
  std::vector<std::string> ids() const;  // in order
};

Result<SourcesNow> look_at_sources(const Visit& visit);
// In the visitor's words, with what was counted.
Result<SourceHealth> shown_health(const Visit& visit, const SourcesNow& now,
                                  const std::string& source);

// Where a source belongs in a list: what asks for a person first.
enum class SourceGroup : std::uint8_t { kTrouble, kWell, kRest };
SourceGroup group_of(const SourceHealth& health);
// Lower comes first.
int urgency_of(const SourceHealth& health);

std::string source_address(const std::string& source);                     // of its page
std::string partner_of(const SourcesNow& now, const std::string& source);  // its id
// STATE_TEXT, STATE_ICON and STATE_KIND ("good", "warn", "bad" or "rest").
void add_state(View& view, const Visit& visit, const std::string& state);
// What is shown of a source's health in a list and on its own page: state, facts, cause, remedy.
void describe_source(View& view, const Visit& visit, const SourcesNow& now,
                     const SourceHealth& health);

}  // namespace vindplaats
