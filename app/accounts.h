#pragma once
// Who may work here (contract section 9, Accounts), as the ledger says it: every account, role,
// login link, password and login is an entry, so that who could do what, and who came in when, is
// never lost. A login link holds a secret that is shown once; the ledger keeps only its digest. Of
// a password it keeps what app/passwords makes of it. Tokens of programs: app/account_tokens.h.
#include <map>
#include <memory>
#include <mutex>
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
  // add, remove, link, login (by link or password), password, totp, locked (too many wrong guesses
  // at it), token, revoke or used (of a token, once a day)
  std::string action;
  std::string name;                 // [a-z0-9][a-z0-9-]{0,62}
  std::string role;                 // add
  std::vector<std::string> themes;  // add: of a theme editor
  std::string link;                 // link, login by link: SHA-256 of the secret, hex
  std::string expires;              // link: RFC 3339
  std::string password;             // password: hash_password(); empty: it opens nothing any more
  std::string totp;        // totp: the secret in base32; empty: there is no second factor any more
  std::string token;       // token: SHA-256 of the secret, hex; revoke, used: its id
  std::string label;       // token: what it is for
  bool read_only = false;  // token
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
  visit("password", self.password);
  visit("totp", self.totp);
  visit("token", self.token);
  visit("label", self.label);
  visit("readOnly", self.read_only);
}

// What a program comes in with, in place of a session.
struct AccountToken {
  std::string id;      // the first of the digest's digits: names it, and opens nothing
  std::string digest;  // SHA-256 of the secret, hex
  std::string label;
  bool read_only = false;
  std::string made;  // RFC 3339
  std::string used;  // the day of the last use, "YYYY-MM-DD"; empty: never
};

struct Account {
  std::string name, role;
  std::vector<std::string> themes;
  std::string since;                 // RFC 3339
  std::string link, expires;         // of the newest login link that was not used; empty: none
  std::string password;              // what hash_password() made; empty: none
  std::string totp;                  // the second factor's secret; empty: none
  std::vector<AccountToken> tokens;  // those that were not revoked, in the order they were made
};
using Accounts = std::map<std::string, Account>;

// By name; those that were removed are not there.
Result<Accounts> read_accounts(const Snapshot& snapshot);

// The same for who asks often: reads on where it was. Safe from any thread.
class AccountBook {
 public:
  Result<std::shared_ptr<const Accounts>> read(const Store& store);

 private:
  std::mutex mutex_;
  std::int64_t read_to_ = 0;  // the sequence of the last entry that was read
  std::shared_ptr<const Accounts> accounts_ = std::make_shared<const Accounts>();
};

// Adds an account, or gives an existing one another role. kUsage for a name or role that is none,
// or a theme editor without themes.
Result<void> add_account(Store& store, const Clock& clock, const AccountEntry& account,
                         const std::string& by);
// kNotFound when there is no such account.
Result<void> remove_account(Store& store, const Clock& clock, const std::string& name,
                            const std::string& by);
// `hash` of app/passwords; the one before holds no more. kNotFound when there is no such account.
Result<void> set_password(Store& store, const Clock& clock, const std::string& name,
                          const std::string& hash, const std::string& by);
// A new one-time login link below `base_url`; the one before opens nothing any more. kNotFound when
// there is no such account.
Result<std::string> make_login_link(Store& store, const Clock& clock, Random& random,
                                    const std::string& name, const std::string& base_url,
                                    const std::string& by);
// Whose link this secret opens; kNotFound when it opens nothing, or not any more.
Result<std::string> owner_of_link(const Accounts& accounts, std::string_view secret, Instant now);
// That somebody came in; by a link, which opens nothing any more then. kNotFound as owner_of_link,
// also when it was used a moment ago.
Result<std::string> log_in_by_link(Store& store, const Clock& clock, std::string_view secret);
// Writes what happened to an account that is there, as it stands: password, totp, login, locked.
Result<void> note_account(Store& store, const Clock& clock, const AccountEntry& entry,
                          const std::string& by);

}  // namespace vindplaats
