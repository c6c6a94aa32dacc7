#pragma once
// The entries of a ledger that identity looks at, one after another, for tests.
#include <string>
#include <vector>

#include "curation/pins.h"

namespace vindplaats {

bool operator==(const Pins& a, const Pins& b);

class PinLedger {
 public:
  using Records = std::vector<std::string>;

  void pin(const std::string& id, const std::string& founding, const Records& records);
  // Each gives the sequence of what it wrote.
  std::int64_t merge(const std::string& kept, const std::string& other);
  std::int64_t split(const std::string& id, const std::string& record, const std::string& comes,
                     const Records& seen);
  std::int64_t apart(const std::string& id, const std::string& other);
  std::int64_t undo(std::int64_t decision, const std::string& id);

  Pins fold() const { return fold_pins(pins_, decisions_); }

 private:
  std::int64_t decide(Decision decision);

  std::int64_t sequence_ = 0;
  std::vector<PinEntry> pins_;
  std::vector<Decided> decisions_;
};

}  // namespace vindplaats
