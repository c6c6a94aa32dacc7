#include "app/show_account.h"

#include <nlohmann/json.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/show.h"

namespace vindplaats {

std::string show_account(const Account& account) {
  std::string text = fmt::format("{}: {}, since {}\n", account.name, account.role, account.since);
  if (!account.themes.empty())
    text += fmt::format("  themes: {}\n", fmt::join(account.themes, ", "));
  if (account.tokens.empty()) return text;
  std::vector<std::vector<std::string>> rows = {{"TOKEN", "NAME", "MAY", "MADE", "LAST USED"}};
  for (const AccountToken& token : account.tokens) {
    rows.push_back({token.id, token.label, token.read_only ? "read" : "all that the account may",
                    token.made.substr(0, 10), token.used.empty() ? "never" : token.used});
  }
  return text + "\n" + show_table(rows);
}

nlohmann::ordered_json token_json(const AccountToken& token) {
  nlohmann::ordered_json json = {
      {"id", token.id}, {"name", token.label}, {"readOnly", token.read_only}, {"made", token.made}};
  if (!token.used.empty()) json["used"] = token.used;
  return json;
}

nlohmann::ordered_json account_json(const Account& account) {
  nlohmann::ordered_json tokens = nlohmann::ordered_json::array();
  for (const AccountToken& token : account.tokens) tokens.push_back(token_json(token));
  return {{"name", account.name},
          {"role", account.role},
          {"themes", account.themes},
          {"since", account.since},
          {"tokens", std::move(tokens)}};
}

}  // namespace vindplaats
