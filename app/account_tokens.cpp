#include "app/account_tokens.h"

#include <algorithm>

#include <fmt/format.h>
#include <sodium.h>

#include "core/digest.h"
#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::size_t kTokenIdLength = 12;

Result<Account> account_named(const Store& store, const std::string& name) {
  TRY_ASSIGN(const Accounts accounts, read_accounts(*store.snapshot()));
  const auto found = accounts.find(name);
  if (found != accounts.end()) return found->second;
  return fail(Fault::kNotFound,
              fmt::format("there is no account '{}'; `vindplaats user list` shows them", name));
}

bool is_label(std::string_view text) {
  return text.size() <= kLongestTokenLabel && valid_utf8(text) &&
         std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

}  // namespace

std::string token_id(std::string_view digest) {
  return std::string(digest.substr(0, kTokenIdLength));
}

Result<NewToken> make_token(Store& store, const Clock& clock, const std::string& name,
                            const std::string& label, bool read_only, const std::string& by) {
  TRY_ASSIGN(const Account account, account_named(store, name));
  if (!is_label(label)) {
    return fail(Fault::kUsage,
                fmt::format("a token's name is one line of at most {} bytes", kLongestTokenLabel));
  }
  if (account.tokens.size() >= kMostTokens) {
    return fail(Fault::kConflict,
                fmt::format("{} has {} tokens already: revoke one first", name, kMostTokens));
  }
  Digest bytes;
  randombytes_buf(bytes.data(), bytes.size());
  NewToken made;
  made.secret = std::string(kTokenPrefix) + to_hex(bytes);
  AccountEntry entry;
  entry.action = "token";
  entry.name = name;
  entry.token = to_hex(sha256(made.secret));
  entry.label = label;
  entry.read_only = read_only;
  TRY(note_account(store, clock, entry, by));
  made.id = token_id(entry.token);
  return made;
}

Result<void> revoke_token(Store& store, const Clock& clock, const std::string& name,
                          const std::string& id, const std::string& by) {
  TRY_ASSIGN(const Account account, account_named(store, name));
  if (std::none_of(account.tokens.begin(), account.tokens.end(),
                   [&](const AccountToken& one) { return one.id == id; })) {
    return fail(Fault::kNotFound, fmt::format("{} has no token '{}'; `vindplaats user list --json` "
                                              "shows them",
                                              name, id));
  }
  AccountEntry entry;
  entry.action = "revoke";
  entry.name = name;
  entry.token = id;
  return note_account(store, clock, entry, by);
}

Result<void> note_token_use(Store& store, const Clock& clock, const std::string& name,
                            const std::string& id) {
  AccountEntry entry;
  entry.action = "used";
  entry.name = name;
  entry.token = id;
  return note_account(store, clock, entry, name);
}

TokenOwner owner_of_token(const Accounts& accounts, std::string_view secret) {
  if (!secret.starts_with(kTokenPrefix)) return {};
  // What is compared is a digest: how long it takes says nothing of the secret.
  const std::string digest = to_hex(sha256(secret));
  for (const auto& [name, account] : accounts) {
    for (const AccountToken& token : account.tokens) {
      if (token.digest == digest) return {&account, &token};
    }
  }
  return {};
}

}  // namespace vindplaats
