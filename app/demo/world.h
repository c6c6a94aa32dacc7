#pragma once
// The built-in partners of `vindplaats demo`, alive on loopback: each a server of its own,
// harvested over real HTTP like any other.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/demo/server.h"
#include "config/types.h"
#include "core/clock.h"

namespace vindplaats::demo {

// One thread. The servers end with it.
class World {
 public:
  // Borrows the clock.
  static Result<std::unique_ptr<World>> start(const Clock& clock);

  // The institutes as partners, and where they can be harvested, in the order in which they are
  // shown.
  const std::vector<Partner>& partners() const { return partners_; }
  const std::vector<Source>& sources() const { return sources_; }
  // The website of an institute that nobody has registered yet; its page leads to a feed.
  const std::string& newcomer() const { return newcomer_; }
  // What is peculiar about a source, in a few words: "slow", "one broken record".
  const std::string& trait(const std::string& source) const { return traits_.at(source); }
  // The theme an institute's item was written for, by its record's identifier; empty for a
  // neighbour. How the demo's editor knows.
  const std::string& theme_of(const std::string& identifier) const;

 private:
  World() = default;
  Result<void> add_newcomer();

  std::vector<std::unique_ptr<ScriptedServer>> servers_;
  std::vector<Partner> partners_;
  std::vector<Source> sources_;
  std::string newcomer_;
  std::map<std::string, std::string> traits_, themes_;
};

}  // namespace vindplaats::demo
