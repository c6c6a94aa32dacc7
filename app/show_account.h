#pragma once
// An account as its administrator sees it: all but what opens it. Pure.
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "app/accounts.h"

namespace vindplaats {

std::string show_account(const Account& account);
// {"name", "role", "themes", "since", "tokens": [{"id", "name", "readOnly", "made", "used"}]}
nlohmann::ordered_json account_json(const Account& account);
nlohmann::ordered_json token_json(const AccountToken& token);

}  // namespace vindplaats
