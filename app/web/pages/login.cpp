#include "app/web/pages/login.h"

#include "app/passwords.h"
#include "app/web/routes.h"

namespace vindplaats {
namespace {

enum class Entry { kRight, kWrong, kTooOften };

WebResponse login_form(const Visit& visit, std::string_view problem = "", int status = 200) {
  View view;
  view.set("NAME", visit.form.value("name"));
  view.set("NEXT", visit.request.method == "POST" ? visit.form.value("next")
                                                  : visit.request.parameter("next"));
  if (!problem.empty()) view.add("PROBLEM").set("PROBLEM_TEXT", visit.text(problem));
  return show_page(visit, "login.html", visit.text("login-title"), view, status);
}

// A session of its own for who came in: never the id that the browser had before (ASVS 7.2.4).
WebResponse come_in(const Visit& visit, const std::string& account, const std::string& next) {
  visit.house.sessions->close(visit.session);
  const std::string id = visit.house.sessions->open(account, visit.house.clock->ticks());
  WebResponse response = see_other(next.empty() ? "/queue" : next);
  response.headers.push_back(cookie_line(visit.house, session_cookie_name(visit.house), id));
  return response;
}

bool right_code(const Visit& visit, const Account& account) {
  return account.totp.empty() ||
         visit.house.guard->right_code(account.name, account.totp, visit.form.value("code"),
                                       visit.house.clock->now());
}

AccountEntry entry_of(std::string_view action, const std::string& name) {
  AccountEntry entry;
  entry.action = action;
  entry.name = name;
  return entry;
}

Result<Entry> try_password(const Visit& visit, const std::string& name) {
  WebHouse& house = visit.house;
  const std::string sender = sender_of(visit.request, house.https());
  const GuessAnswer may = house.guard->guess(name, sender, house.clock->ticks());
  TRY_ASSIGN(const auto accounts, house.accounts->read(*house.store));
  const auto found = accounts->find(name);
  const bool known = found != accounts->end();
  if (may == GuessAnswer::kFirstRefused && known)
    TRY(note_account(*house.store, *house.clock, entry_of("locked", name), "login"));
  if (may != GuessAnswer::kTry) return Entry::kTooOften;
  const bool right =
      right_password(known ? found->second.password : "", visit.form.value("password"));
  if (!right || !right_code(visit, found->second)) return Entry::kWrong;
  house.guard->right(name, sender);
  TRY(note_account(*house.store, *house.clock, entry_of("login", name), name));
  return Entry::kRight;
}

// Whose link the address holds.
Result<Account> linked_account(const Visit& visit) {
  TRY_ASSIGN(const auto accounts, visit.house.accounts->read(*visit.house.store));
  TRY_ASSIGN(const std::string name, owner_of_link(*accounts, path_segment(visit.request.path, 1),
                                                   visit.house.clock->now()));
  return accounts->at(name);
}

WebResponse link_form(const Visit& visit, const Account& account, std::string_view problem = "") {
  View view;
  view.set("NAME", account.name).set("ACTION", visit.request.path);
  view.show("ASK_CODE", !account.totp.empty());
  if (!problem.empty()) view.add("PROBLEM").set("PROBLEM_TEXT", visit.text(problem));
  return show_page(visit, "login_link.html", visit.text("login-title"), view,
                   problem.empty() ? 200 : 403);
}

}  // namespace

WebResponse login_page(const Visit& visit) {
  if (visit.request.method != "POST")
    return visit.account ? see_other("/queue") : login_form(visit);
  const std::string name = visit.form.value("name");
  const Result<Entry> entry = try_password(visit, name);
  if (!entry) return show_failure(visit, entry.error());
  if (*entry == Entry::kTooOften) return login_form(visit, "login-too-often", 429);
  if (*entry == Entry::kWrong) return login_form(visit, "login-wrong", 403);
  return come_in(visit, name, visit.form.value("next"));
}

WebResponse login_link_page(const Visit& visit) {
  const Result<Account> account = linked_account(visit);
  if (!account) return login_form(visit, "login-link-old", 404);
  if (visit.request.method != "POST") return link_form(visit, *account);
  const std::string sender = sender_of(visit.request, visit.house.https());
  if (visit.house.guard->guess(account->name, sender, visit.house.clock->ticks()) !=
      GuessAnswer::kTry)
    return link_form(visit, *account, "login-too-often");
  if (!right_code(visit, *account)) return link_form(visit, *account, "login-wrong-code");
  visit.house.guard->right(account->name, sender);
  const Result<std::string> name =
      log_in_by_link(*visit.house.store, *visit.house.clock, path_segment(visit.request.path, 1));
  if (!name) return login_form(visit, "login-link-old", 404);
  return come_in(visit, *name, account->password.empty() ? "/account" : "/queue");
}

WebResponse logout(const Visit& visit) {
  visit.house.sessions->close(visit.session);
  WebResponse response = see_other("/");
  response.headers.push_back(cookie_line(visit.house, session_cookie_name(visit.house), "", true));
  return response;
}

}  // namespace vindplaats
