#include "app/web/pages/account.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/passwords.h"
#include "app/totp.h"

namespace vindplaats {
namespace {

struct AccountForm {
  std::string_view password_problem, code_problem;
  std::string totp;  // the secret that is offered
};

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
  const bool wrong = !form.password_problem.empty() || !form.code_problem.empty();
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

}  // namespace vindplaats
