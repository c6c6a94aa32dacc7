#include <nlohmann/json.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/account_tokens.h"
#include "app/accounts.h"
#include "app/command.h"
#include "app/passwords.h"
#include "app/services.h"
#include "app/show.h"
#include "app/show_account.h"

namespace vindplaats {
namespace {

Result<int> run_user_add(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  AccountEntry account;
  account.action = "add";
  account.name = call.at(0);
  account.role = call.get("role", "editor");
  if (const auto themes = call.options.find("theme"); themes != call.options.end()) {
    for (const std::string& name : themes->second) {
      const Theme* theme = platform->theme(name);
      if (theme == nullptr) {
        return fail(
            Fault::kNotFound,
            fmt::format("there is no theme '{}'; `vindplaats theme list` shows them", name));
      }
      account.themes.push_back(theme->id);
    }
  }
  TRY(add_account(*store, services.clock(), account, call.globals.as));
  TRY_ASSIGN(const auto accounts, read_accounts(*store->snapshot()));
  streams.out(call.globals.json ? json_line(account_json(accounts.at(account.name)))
                                : fmt::format("{}: {}\n", account.name, account.role));
  if (!call.globals.quiet)
    streams.err(fmt::format("Next: vindplaats user link {}\n", account.name));
  return kExitOk;
}

Result<int> run_user_list(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(const auto accounts, read_accounts(*store->snapshot()));
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  std::vector<std::vector<std::string>> rows = {{"NAME", "ROLE", "THEMES", "SINCE", "TOKENS"}};
  for (const auto& [name, account] : accounts) {
    rows.push_back({name, account.role, fmt::format("{}", fmt::join(account.themes, ", ")),
                    account.since, std::to_string(account.tokens.size())});
    list.push_back(account_json(account));
  }
  streams.out(call.globals.json ? json_line({{"users", list}}) : show_table(rows));
  return kExitOk;
}

Result<int> run_user_remove(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(Store* const store, services.store());
  TRY(remove_account(*store, services.clock(), call.at(0), call.globals.as));
  streams.out(
      call.globals.json
          ? json_line({{"name", call.at(0)}, {"removed", true}})
          : fmt::format("{} has no account any more; what was decided stays\n", call.at(0)));
  return kExitOk;
}

Result<int> run_user_link(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(const Platform* const platform, services.platform());
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(const std::string link,
             make_login_link(*store, services.clock(), services.random(), call.at(0),
                             platform->settings.base_url, call.globals.as));
  streams.out(call.globals.json ? json_line({{"name", call.at(0)}, {"link", link}}) : link + "\n");
  if (!call.globals.quiet) streams.err("It opens once, within 24 hours; send it over a safe way\n");
  return kExitOk;
}

// The first line of the standard input; a password is no word of a command line, which others see.
Result<int> run_user_password(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(const auto accounts, read_accounts(*store->snapshot()));
  if (!accounts.contains(call.at(0))) {
    return fail(
        Fault::kNotFound,
        fmt::format("there is no account '{}'; `vindplaats user list` shows them", call.at(0)));
  }
  const std::string typed = streams.in();
  std::string_view password = std::string_view(typed).substr(0, typed.find('\n'));
  if (password.ends_with('\r')) password.remove_suffix(1);
  TRY_ASSIGN(const std::string hash, hash_password(password, call.at(0)));
  TRY(set_password(*store, services.clock(), call.at(0), hash, call.globals.as));
  streams.out(call.globals.json ? json_line({{"name", call.at(0)}, {"password", true}})
                                : fmt::format("{} has a new password\n", call.at(0)));
  return kExitOk;
}

Result<int> run_user_token(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(Store* const store, services.store());
  const std::string name = call.at(0);
  if (call.has("revoke")) {
    const std::string id = call.get("revoke");
    TRY(revoke_token(*store, services.clock(), name, id, call.globals.as));
    streams.out(call.globals.json ? json_line({{"name", name}, {"id", id}, {"revoked", true}})
                                  : fmt::format("{}: token {} opens nothing any more\n", name, id));
    return kExitOk;
  }
  TRY_ASSIGN(const NewToken made, make_token(*store, services.clock(), name, call.get("name"),
                                             call.has("read-only"), call.globals.as));
  streams.out(call.globals.json
                  ? json_line({{"name", name}, {"id", made.id}, {"token", made.secret}})
                  : made.secret + "\n");
  if (!call.globals.quiet)
    streams.err(fmt::format(
        "It is shown this once; `vindplaats user token {} --revoke {}` ends it\n", name, made.id));
  return kExitOk;
}

// Everything but what opens: role, themes, tokens.
Result<int> run_user_show(const Invocation& call, Services& services, Streams& streams) {
  TRY_ASSIGN(Store* const store, services.store());
  TRY_ASSIGN(const auto accounts, read_accounts(*store->snapshot()));
  const auto found = accounts.find(call.at(0));
  if (found == accounts.end()) {
    return fail(
        Fault::kNotFound,
        fmt::format("there is no account '{}'; `vindplaats user list` shows them", call.at(0)));
  }
  streams.out(call.globals.json ? json_line(account_json(found->second))
                                : show_account(found->second));
  return kExitOk;
}

const Positional kUserName{"NAME", "The account: letters a-z, digits and hyphens"};
const Verb kUserVerbs[] = {
    {"user add",
     "An account, or another role for one that is there",
     {kUserName},
     {{"role", "R", "administrator, editor (the default), theme-editor, researcher or reader"},
      {"theme", "T", "Of a theme editor", true}},
     "  vindplaats user add fatima --role theme-editor --theme onderwijs",
     run_user_add},
    {"user list",
     "Who has an account",
     {},
     {},
     "  vindplaats user list",
     run_user_list,
     Work::kBeside},
    {"user show",
     "One account: role, themes, tokens with the day they were last used",
     {kUserName},
     {},
     "  vindplaats user show fatima",
     run_user_show,
     Work::kBeside},
    {"user remove",
     "Take an account away; its decisions stay",
     {kUserName},
     {},
     "  vindplaats user remove fatima",
     run_user_remove},
    {"user password",
     "A password, read from the standard input: at least 12 characters",
     {kUserName},
     {},
     "  vindplaats user password fatima < password.txt",
     run_user_password},
    {"user link",
     "A login link that opens once; the one before opens nothing any more",
     {kUserName},
     {},
     "  vindplaats user link fatima",
     run_user_link},
    {"user token",
     "A token by which a program uses the API with the rights of the account",
     {kUserName},
     {{"name", "LABEL", "What it is for"},
      {"read-only", "", "It may read and change nothing"},
      {"revoke", "ID", "Instead: this token opens nothing any more"}},
     "  vindplaats user token fatima --name 'figures of the week' --read-only\n"
     "  vindplaats user token fatima --revoke 0a1b2c3d4e5f",
     run_user_token},
};

}  // namespace

extern const CommandSet command_user;
const CommandSet command_user{90, kUserVerbs};

}  // namespace vindplaats
