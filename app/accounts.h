#pragma once
// Who may work here (contract section 9, Accounts), as the ledger says it: every account, role and
// login link is an entry, so that who could do what is never lost. A login link holds a secret that
// is shown once; the ledger keeps only its digest.
#include <map>
#include <string>
#include <vector>

#include "core/clock.h"
#include "core/json.h"
#include "core/random.h"
#include "store/store.h"

namespace vindplaats {

inline constexpr std::string_view kRoles[] = {"administrator", "editor", "theme-editor",
                                              "researcher", "reader"};
// A link that lies in a mailbox for longer than a day opens nothing any more.
inline constexpr std::chrono::hours kLinkLasts{24};

// The body of an "account" entry.
struct AccountEntry {
  std::string action;               // add, remove or link
  std::string name;                 // [a-z0-9][a-z0-9-]{0,62}
  std::string role;                 // add
  std::vector<std::string> themes;  // add: of a theme editor
  std::string link;                 // link: SHA-256 of the secret, hex
  std::string expires;              // link: RFC 3339
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, AccountEntry>
void each_field(Visitor&& visit, Self& self) {
  visit("action", self.action);
  visit("name", self.name);
  visit("role", self.role);
  visit("themes", self.themes);
  visit("link", self.link);
  visit("expires", self.expires);
}

struct Account {
  std::string name, role;
  std::vector<std::string> themes;
  std::string since;          // RFC 3339
  std::string link, expires;  // of the newest login link; empty: none
};

// By name; those that were removed are not there.
Result<std::map<std::string, Account>> read_accounts(const Snapshot& snapshot);

// Adds an account, or gives an existing one another role. kUsage for a name or role that is none,
// or a theme editor without themes.
Result<void> add_account(Store& store, const Clock& clock, const AccountEntry& account,
                         const std::string& by);
// kNotFound when there is no such account.
Result<void> remove_account(Store& store, const Clock& clock, const std::string& name,
                            const std::string& by);
// A new one-time login link below `base_url`; the one before opens nothing any more. kNotFound when
// there is no such account.
Result<std::string> make_login_link(Store& store, const Clock& clock, Random& random,
                                    const std::string& name, const std::string& base_url,
                                    const std::string& by);

}  // namespace vindplaats
