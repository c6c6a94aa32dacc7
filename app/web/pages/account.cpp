#include "app/web/pages/account.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/account_tokens.h"
#include "app/passwords.h"
#include "app/totp.h"
#include "app/web/pages/describe.h"
#include "core/text.h"

namespace vindplaats {
namespace {

struct AccountForm {
  std::string_view password_problem, code_problem;
  std::string totp;  // the secret that is offered
  std::string_view token_problem = {};
  std::string new_token = {};  // shown this once
};

void add_tokens(View& view, const Visit& visit, const Account& account, const AccountForm& form) {
  if (!form.token_problem.empty())
    view.add("TOKEN_PROBLEM").set("PROBLEM_TEXT", visit.text(form.token_problem));
  if (!form.new_token.empty()) view.add("NEW_TOKEN").set("NEW_SECRET", form.new_token);
  view.show("NO_TOKENS", account.tokens.empty());
  if (account.tokens.empty()) return;
  View& table = view.add("TOKENS");
  for (const AccountToken& token : account.tokens)
    table.add("TOKEN_ROW")
        .set("TOKEN_ID", token.id)
        .set("TOKEN_NAME", token.label.empty() ? token.id : token.label)
        .set("TOKEN_MAY", visit.text(token.read_only ? "tokens-read" : "tokens-all"))
        .set("TOKEN_MADE", shown_day(visit, token.made))
        .set("TOKEN_USED", token.used.empty() ? std::string(visit.text("tokens-never"))
                                              : shown_day(visit, token.used));
}

WebResponse account_form(const Visit& visit, const AccountForm& form) {
  const Account& account = *visit.account;
  View view;
  view.set("NAME", account.name).set("ROLE", visit.text("role-" + account.role));
  if (!account.themes.empty())
    view.add("THEMES").set("THEME_LIST", fmt::format("{}", fmt::join(account.themes, ", ")));
  view.show("HAS_PASSWORD", !account.password.empty());
  view.show("NO_PASSWORD", account.password.empty());
  view.show("HAS_CODE", !account.totp.empty());
  if (account.totp.empty()) {
    const std::string secret = form.totp.empty() ? new_totp_secret() : form.totp;
    View& offer = view.add("NO_CODE");
    offer.set("SECRET", secret).set("URI", totp_link(visit.house.name(), account.name, secret));
    offer.show("ADVISED", account.role == "administrator");
  }
  if (!form.password_problem.empty())
    view.add("PASSWORD_PROBLEM").set("PROBLEM_TEXT", visit.text(form.password_problem));
  if (!form.code_problem.empty())
    view.add("CODE_PROBLEM").set("PROBLEM_TEXT", visit.text(form.code_problem));
  add_tokens(view, visit, account, form);
  const bool wrong =
      !form.password_problem.empty() || !form.code_problem.empty() || !form.token_problem.empty();
  return show_page(visit, "account.html", visit.text("account-title"), view, wrong ? 422 : 200);
}

// Whoever changes how one comes in must know the password that holds, so that an open screen is
// not an open account; who came by a link and has none yet need not.
bool knows_password(const Visit& visit) {
  const Account& account = *visit.account;
  if (account.password.empty()) return true;
  const GuessAnswer may = visit.house.guard->guess(
      account.name, sender_of(visit.request, visit.house.https()), visit.house.clock->ticks());
  return may == GuessAnswer::kTry && right_password(account.password, visit.form.value("current"));
}

WebResponse noted(const Visit& visit, const AccountEntry& entry, std::string_view text) {
  const Result<void> written =
      note_account(*visit.house.store, *visit.house.clock, entry, visit.account->name);
  if (!written) return show_failure(visit, written.error());
  visit.house.sessions->close_others(visit.account->name, visit.session);
  tell_next(visit, {"ok", std::string(visit.text(text)), {}, {}});
  return see_other("/account");
}

AccountEntry change_of(const Visit& visit, std::string_view action) {
  AccountEntry entry;
  entry.action = action;
  entry.name = visit.account->name;
  return entry;
}

// The account as it is after a token came or went.
Result<Account> account_now(const Visit& visit) {
  TRY_ASSIGN(const auto accounts, visit.house.accounts->read(*visit.house.store));
  const auto found = accounts->find(visit.account->name);
  if (found == accounts->end()) return fail(Fault::kNotFound, "the account has gone");
  return found->second;
}

WebResponse revoke_own_token(const Visit& visit, const std::string& id) {
  const Result<void> revoked = revoke_token(*visit.house.store, *visit.house.clock,
                                            visit.account->name, id, visit.account->name);
  if (!revoked) return show_failure(visit, revoked.error());
  tell_next(visit, {"ok", visit.text("tokens-revoked", {id}), {}, {}});
  return see_other("/account");
}

}  // namespace

WebResponse account_page(const Visit& visit) {
  return account_form(visit, {});
}

WebResponse change_password(const Visit& visit) {
  if (!knows_password(visit)) return account_form(visit, {"account-current-wrong", {}, {}});
  const std::string wanted = visit.form.value("password");
  if (wanted != visit.form.value("again"))
    return account_form(visit, {"account-not-the-same", {}, {}});
  const Result<std::string> hash = hash_password(wanted, visit.account->name);
  if (!hash) return account_form(visit, {"account-password-weak", {}, {}});
  AccountEntry entry = change_of(visit, "password");
  entry.password = *hash;
  return noted(visit, entry, "account-password-set");
}

WebResponse change_second_factor(const Visit& visit) {
  if (!knows_password(visit)) return account_form(visit, {{}, "account-current-wrong", {}});
  AccountEntry entry = change_of(visit, "totp");
  if (visit.form.value("what") == "off") return noted(visit, entry, "account-code-gone");
  entry.totp = visit.form.value("secret");
  if (!visit.house.guard->right_code(visit.account->name, entry.totp, visit.form.value("code"),
                                     visit.house.clock->now()))
    return account_form(visit, {{}, "account-code-wrong", entry.totp});
  return noted(visit, entry, "account-code-set");
}

WebResponse change_tokens(const Visit& visit) {
  if (const std::string id = visit.form.value("revoke"); !id.empty())
    return revoke_own_token(visit, id);
  AccountForm form;
  if (!knows_password(visit)) {
    form.token_problem = "account-current-wrong";
    return account_form(visit, form);
  }
  const auto made = make_token(*visit.house.store, *visit.house.clock, visit.account->name,
                               std::string(trim(visit.form.value("label"))),
                               visit.form.has("read-only"), visit.account->name);
  if (!made && made.error().fault != Fault::kUsage && made.error().fault != Fault::kConflict)
    return show_failure(visit, made.error());
  if (!made) {
    form.token_problem = "tokens-wrong";
    return account_form(visit, form);
  }
  form.new_token = made->secret;
  const Result<Account> now = account_now(visit);
  if (!now) return show_failure(visit, now.error());
  Visit again = visit;
  again.account = *now;
  return account_form(again, form);
}

}  // namespace vindplaats
