#pragma once
// The signed link by which a partner comes to its own pages (contract section 9): no account, no
// password. A token is `<partner>.<generation>.<HMAC-SHA-256 of both, hex>`, by a key that is made
// with the first link and kept in the store (kMeta): a backup has it too. Of a partner only the
// newest generation opens anything; what the ledger says of it are "partner" entries.
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "core/clock.h"
#include "core/json.h"
#include "core/random.h"
#include "store/store.h"

namespace vindplaats {

inline constexpr std::string_view kLedgerPartner = "partner";

// The body of a "partner" entry.
struct PartnerEntry {
  std::string action;   // "link": the next generation opens, no older one does; "revoke": none does
  std::string partner;  // its id
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, PartnerEntry>
void each_field(Visitor&& visit, Self& self) {
  visit("action", self.action);
  visit("partner", self.partner);
}

struct PartnerLink {
  std::int64_t generation = 0;  // how many links there were
  bool open = false;            // does the newest one open anything
};

// All partners' links, and the key; for who asks often: reads on where it was. Safe from any
// thread.
class PartnerLinks {
 public:
  // Whose token it is; none when it opens nothing, or not any more. Takes as long for any token of
  // the right length.
  Result<std::optional<std::string>> owner_of(const Store& store, std::string_view token);
  // The token that opens a partner's pages; none when it has none.
  Result<std::optional<std::string>> token_of(const Store& store, const std::string& partner);

 private:
  Result<void> read_on(const Snapshot& snapshot);

  std::mutex mutex_;
  std::int64_t read_to_ = 0;  // the sequence of the last entry that was read
  std::map<std::string, PartnerLink> links_;
  std::string key_;
};

// A new link: the older ones open nothing any more. The token.
Result<std::string> make_partner_link(Store& store, const Clock& clock, const std::string& partner,
                                      const std::string& by);
// No link opens anything any more.
Result<void> revoke_partner_link(Store& store, const Clock& clock, const std::string& partner,
                                 const std::string& by);
// The address of a partner's page.
std::string partner_address(const std::string& base_url, const std::string& token);

}  // namespace vindplaats
