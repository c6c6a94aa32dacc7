#pragma once
// Tokens by which programs come in (contract section 9, /api/v1): 256 random bits behind a prefix
// by which scanners know what they found. Shown once; the ledger keeps the SHA-256. A token has
// the rights of its account as they are at the moment of each request, or of these only the
// reading.
#include <string>
#include <string_view>

#include "app/accounts.h"

namespace vindplaats {

inline constexpr std::string_view kTokenPrefix = "vindplaats_";
inline constexpr std::size_t kMostTokens = 20;         // of one account
inline constexpr std::size_t kLongestTokenLabel = 80;  // bytes

struct NewToken {
  std::string id, secret;
};
// kNotFound when there is no such account; kUsage for a label that is too long or not one line;
// kConflict when the account has kMostTokens already.
Result<NewToken> make_token(Store& store, const Clock& clock, const std::string& name,
                            const std::string& label, bool read_only, const std::string& by);
// kNotFound when the account has no such token.
Result<void> revoke_token(Store& store, const Clock& clock, const std::string& name,
                          const std::string& id, const std::string& by);

// Whose token this is, and which; borrows the accounts. Null: nobody's.
struct TokenOwner {
  const Account* account = nullptr;
  const AccountToken* token = nullptr;
};
TokenOwner owner_of_token(const Accounts& accounts, std::string_view secret);

// Writes that a token was used today.
Result<void> note_token_use(Store& store, const Clock& clock, const std::string& name,
                            const std::string& id);

std::string token_id(std::string_view digest);

}  // namespace vindplaats
