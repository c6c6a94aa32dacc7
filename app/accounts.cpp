#include "app/accounts.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/pipeline/ledger_writer.h"
#include "core/digest.h"
#include "core/text.h"
#include "core/time.h"

namespace vindplaats {
namespace {

constexpr std::string_view kLedgerAccount = "account";
constexpr int kSecretWords = 4;  // of 64 bits

Result<void> append_account(Store& store, const Clock& clock, const AccountEntry& entry,
                            const std::string& by) {
  TRY(LedgerWriter(store, clock).append({{by, std::string(kLedgerAccount), to_json(entry)}}));
  return {};
}

Result<Account> find_account(const Snapshot& snapshot, const std::string& name) {
  TRY_ASSIGN(const auto accounts, read_accounts(snapshot));
  const auto found = accounts.find(name);
  if (found != accounts.end()) return found->second;
  return fail(Fault::kNotFound,
              fmt::format("there is no account '{}'; `vindplaats user list` shows them", name));
}

void take_account(const LedgerEntry& entry, const AccountEntry& said,
                  std::map<std::string, Account>& accounts) {
  if (said.action == "remove") {
    accounts.erase(said.name);
    return;
  }
  Account& account = accounts[said.name];
  if (said.action == "link") {
    account.link = said.link;
    account.expires = said.expires;
    return;
  }
  if (account.since.empty()) account.since = entry.at;
  account.name = said.name;
  account.role = said.role;
  account.themes = said.themes;
}

}  // namespace

Result<std::map<std::string, Account>> read_accounts(const Snapshot& snapshot) {
  std::map<std::string, Account> accounts;
  TRY(scan_ledger(snapshot, 1, [&](const LedgerEntry& entry) {
    if (entry.kind != kLedgerAccount) return true;
    if (const Result<AccountEntry> said = from_json<AccountEntry>(entry.body))
      take_account(entry, *said, accounts);
    return true;
  }));
  return accounts;
}

Result<void> add_account(Store& store, const Clock& clock, const AccountEntry& account,
                         const std::string& by) {
  if (!valid_id(account.name)) {
    return fail(Fault::kUsage, fmt::format("'{}' is no name for an account: letters a-z, digits "
                                           "and hyphens, 63 at most",
                                           account.name));
  }
  if (std::find(std::begin(kRoles), std::end(kRoles), account.role) == std::end(kRoles)) {
    return fail(Fault::kUsage, fmt::format("there is no role '{}'; there are: {}", account.role,
                                           fmt::join(kRoles, ", ")));
  }
  if (account.role == "theme-editor" && account.themes.empty())
    return fail(Fault::kUsage, "name the themes of a theme editor with --theme");
  return append_account(store, clock, account, by);
}

Result<void> remove_account(Store& store, const Clock& clock, const std::string& name,
                            const std::string& by) {
  TRY(find_account(*store.snapshot(), name));
  AccountEntry entry;
  entry.action = "remove";
  entry.name = name;
  return append_account(store, clock, entry, by);
}

Result<std::string> make_login_link(Store& store, const Clock& clock, Random& random,
                                    const std::string& name, const std::string& base_url,
                                    const std::string& by) {
  TRY(find_account(*store.snapshot(), name));
  std::string secret;
  for (int i = 0; i < kSecretWords; ++i) secret += fmt::format("{:016x}", random.next());
  AccountEntry entry;
  entry.action = "link";
  entry.name = name;
  entry.link = to_hex(sha256(secret));
  entry.expires = format_time(clock.now() + kLinkLasts);
  TRY(append_account(store, clock, entry, by));
  return fmt::format("{}{}login/{}", base_url, base_url.ends_with('/') ? "" : "/", secret);
}

}  // namespace vindplaats
