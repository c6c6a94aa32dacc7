#pragma once
// One request to a page as its function sees it: who asks, in which language, what the form says;
// and the ways to answer. A page is a function from a Visit to a WebResponse.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/accounts.h"
#include "app/web/exchange.h"
#include "app/web/rights.h"
#include "app/web/templates.h"
#include "app/web/web_house.h"

namespace vindplaats {

// One thread. Borrows the request and the house.
struct Visit {
  const WebRequest& request;
  WebHouse& house;
  Language language = Language::kDutch;
  std::optional<Account> account;  // who is logged in
  std::string session;             // the session's id, when somebody is
  std::string secret;              // of the cookie that form tokens hang on: the session's id, or a
                                   // visitor's who is not logged in
  Form form;                       // of the body
  std::vector<Header> cookies;     // Set-Cookie lines that the answer gets in any case

  std::string_view role() const { return account ? std::string_view(account->role) : kNobody; }
  bool may(Right right) const { return extent_of(role(), right) != Extent::kNone; }
  // May they do it to what stands under these themes.
  bool may(Right right, const std::vector<std::string>& themes) const;
  bool english() const { return language == Language::kEnglish; }
  // A text in the visitor's language.
  std::string_view text(std::string_view key) const { return text_of(language, key); }
  std::string text(std::string_view key, std::initializer_list<std::string_view> values) const {
    return text_with(language, key, values);
  }
};

// Reads cookies, language and form; who has no cookie yet gets one with the answer.
Visit receive(const WebRequest& request, WebHouse& house);

// Why a request that changes something is not to be trusted (faults.md B1, CSRF): the site it comes
// from, or its token. Empty: it is.
std::string distrust(const Visit& visit);

// The layout around a template. `values` are the template's own.
WebResponse show_page(const Visit& visit, const std::string& body, std::string_view title,
                      const View& values, int status = 200);
// An error in plain words, in the same layout; `more`: what this visitor can do about it.
WebResponse show_error(const Visit& visit, int status, std::string_view more = "");
// By the fault: what a page got that could not be done.
WebResponse show_failure(const Visit& visit, const Error& error);
// To another address of ours, after something was done (303): a reload does not do it twice.
WebResponse see_other(std::string_view address);
// What the next page tells; nothing when nobody is logged in.
void tell_next(const Visit& visit, Notice notice);

// A cookie as its browser gets it: HttpOnly, SameSite=Lax, and over https `__Host-` and Secure.
std::string session_cookie_name(const WebHouse& house);
Header cookie_line(const WebHouse& house, std::string_view name, std::string_view value,
                   bool ends = false);
// `target` when it is an address of ours, else "/".
std::string local_address(std::string_view target);

}  // namespace vindplaats
