#include "app/accounts.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/account_tokens.h"
#include "app/pipeline/ledger_writer.h"
#include "core/digest.h"
#include "core/text.h"
#include "core/time.h"

namespace vindplaats {
namespace {

constexpr std::string_view kLedgerAccount = "account";
constexpr int kSecretWords = 4;  // of 64 bits

Result<Account> find_account(const Snapshot& snapshot, const std::string& name) {
  TRY_ASSIGN(const auto accounts, read_accounts(snapshot));
  const auto found = accounts.find(name);
  if (found != accounts.end()) return found->second;
  return fail(Fault::kNotFound,
              fmt::format("there is no account '{}'; `vindplaats user list` shows them", name));
}

void take_token(const LedgerEntry& entry, const AccountEntry& said,
                std::vector<AccountToken>& tokens) {
  if (said.action == "token")
    tokens.push_back({token_id(said.token), said.token, said.label, said.read_only, entry.at, ""});
  if (said.action == "revoke")
    std::erase_if(tokens, [&](const AccountToken& one) { return one.id == said.token; });
  if (said.action != "used") return;
  for (AccountToken& one : tokens) {
    if (one.id == said.token) one.used = entry.at.substr(0, 10);
  }
}

void take_account(const LedgerEntry& entry, const AccountEntry& said, Accounts& accounts) {
  if (said.action == "remove") {
    accounts.erase(said.name);
    return;
  }
  if (said.action != "add" && !accounts.contains(said.name)) return;
  Account& account = accounts[said.name];
  if (said.action == "link") {
    account.link = said.link;
    account.expires = said.expires;
  }
  if (said.action == "login" && said.link == account.link) account.link.clear();
  if (said.action == "password") account.password = said.password;
  if (said.action == "totp") account.totp = said.totp;
  take_token(entry, said, account.tokens);
  if (said.action != "add") return;
  if (account.since.empty()) account.since = entry.at;
  account.name = said.name;
  account.role = said.role;
  account.themes = said.themes;
}

Result<void> read_on(const Snapshot& snapshot, std::int64_t from, Accounts& accounts) {
  return scan_ledger(snapshot, from, [&](const LedgerEntry& entry) {
    if (entry.kind != kLedgerAccount) return true;
    if (const Result<AccountEntry> said = from_json<AccountEntry>(entry.body))
      take_account(entry, *said, accounts);
    return true;
  });
}

}  // namespace

Result<Accounts> read_accounts(const Snapshot& snapshot) {
  Accounts accounts;
  TRY(read_on(snapshot, 1, accounts));
  return accounts;
}

Result<std::shared_ptr<const Accounts>> AccountBook::read(const Store& store) {
  const std::unique_ptr<Snapshot> snapshot = store.snapshot();
  TRY_ASSIGN(const LedgerHead head, read_head(*snapshot));
  const std::lock_guard lock(mutex_);
  if (head.sequence == read_to_) return accounts_;
  Accounts accounts = *accounts_;
  TRY(read_on(*snapshot, read_to_ + 1, accounts));
  accounts_ = std::make_shared<const Accounts>(std::move(accounts));
  read_to_ = std::max(read_to_, head.sequence);
  return accounts_;
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
  return note_account(store, clock, account, by);
}

Result<void> remove_account(Store& store, const Clock& clock, const std::string& name,
                            const std::string& by) {
  TRY(find_account(*store.snapshot(), name));
  AccountEntry entry;
  entry.action = "remove";
  entry.name = name;
  return note_account(store, clock, entry, by);
}

Result<void> set_password(Store& store, const Clock& clock, const std::string& name,
                          const std::string& hash, const std::string& by) {
  TRY(find_account(*store.snapshot(), name));
  AccountEntry entry;
  entry.action = "password";
  entry.name = name;
  entry.password = hash;
  return note_account(store, clock, entry, by);
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
  TRY(note_account(store, clock, entry, by));
  return fmt::format("{}{}login/{}", base_url, base_url.ends_with('/') ? "" : "/", secret);
}

Result<std::string> owner_of_link(const Accounts& accounts, std::string_view secret, Instant now) {
  // What is compared is a digest: how long it takes says nothing of the secret.
  const std::string digest = to_hex(sha256(secret));
  for (const auto& [name, account] : accounts) {
    if (account.link != digest) continue;
    const Result<Instant> expires = parse_time(account.expires);
    if (expires && now < *expires) return name;
  }
  return fail(Fault::kNotFound, "that login link opens nothing, or not any more");
}

Result<std::string> log_in_by_link(Store& store, const Clock& clock, std::string_view secret) {
  const std::unique_ptr<Snapshot> snapshot = store.snapshot();
  TRY_ASSIGN(const LedgerHead head, read_head(*snapshot));
  TRY_ASSIGN(const Accounts accounts, read_accounts(*snapshot));
  TRY_ASSIGN(std::string name, owner_of_link(accounts, secret, clock.now()));
  AccountEntry entry;
  entry.action = "login";
  entry.name = name;
  entry.link = to_hex(sha256(secret));
  const auto written = LedgerWriter(store, clock)
                           .append({{name, std::string(kLedgerAccount), to_json(entry)}}, {}, head);
  if (written) return name;
  // Somebody wrote in between: perhaps with the same link.
  if (written.error().fault == Fault::kConflict) return log_in_by_link(store, clock, secret);
  return tl::unexpected(written.error());
}

Result<void> note_account(Store& store, const Clock& clock, const AccountEntry& entry,
                          const std::string& by) {
  TRY(LedgerWriter(store, clock).append({{by, std::string(kLedgerAccount), to_json(entry)}}));
  return {};
}

}  // namespace vindplaats
