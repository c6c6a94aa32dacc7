#include "app/web/visit.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "core/digest.h"
#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::string_view kLanguageCookie = "language";

std::string visitor_cookie_name(const WebHouse& house) {
  return house.https() ? "__Host-visitor" : "visitor";
}

// Who has this session, if they still have an account.
std::optional<Account> find_visitor(WebHouse& house, const std::string& session) {
  if (session.empty() || house.store == nullptr || house.clock == nullptr) return std::nullopt;
  const auto name = house.sessions->account_of(session, house.clock->ticks());
  if (!name) return std::nullopt;
  const auto accounts = house.accounts->read(*house.store);
  if (!accounts) return std::nullopt;
  const auto found = (*accounts)->find(*name);
  if (found == (*accounts)->end()) return std::nullopt;
  return found->second;
}

// "https://redactie.example.nl" of an address.
std::string origin_of(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return "";
  return to_lower(address.substr(0, address.find('/', scheme + 3)));
}

}  // namespace

bool Visit::may(Right right, const std::vector<std::string>& themes) const {
  const Extent extent = extent_of(role(), right);
  return extent == Extent::kAll ||
         (extent == Extent::kOwn && account && shares_theme(account->themes, themes));
}

std::string session_cookie_name(const WebHouse& house) {
  return house.https() ? "__Host-session" : "session";
}

Header cookie_line(const WebHouse& house, std::string_view name, std::string_view value,
                   bool ends) {
  return {"Set-Cookie", fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax{}{}", name, value,
                                    house.https() ? "; Secure" : "", ends ? "; Max-Age=0" : "")};
}

Visit receive(const WebRequest& request, WebHouse& house) {
  const Language language = wants_english(request) ? Language::kEnglish : Language::kDutch;
  Visit visit{request, house, language, {}, {}, {}, {}, {}};
  if (const std::string asked = request.parameter("lang"); asked == "en" || asked == "nl")
    visit.cookies.push_back(cookie_line(house, kLanguageCookie, asked));
  const std::string session = request.cookie(session_cookie_name(house));
  visit.account = find_visitor(house, session);
  if (visit.account) {
    visit.session = visit.secret = session;
  } else {
    const std::string name = visitor_cookie_name(house);
    visit.secret = request.cookie(name);
    if (!from_hex(visit.secret)) {
      visit.secret = Sessions::new_secret();
      visit.cookies.push_back(cookie_line(house, name, visit.secret));
    }
  }
  if (request.method == "POST") visit.form = Form::of_body(request);
  return visit;
}

std::string distrust(const Visit& visit) {
  const std::string_view site = visit.request.header("Sec-Fetch-Site");
  if (!site.empty() && site != "same-origin" && site != "none") return "another site";
  // A browser names its origin with every POST (Fetch, section 3.2); who names none is no browser,
  // or an old one: for it the token counts.
  const std::string_view origin = visit.request.header("Origin");
  const std::string host = to_lower(visit.request.header("Host"));
  if (!origin.empty() && to_lower(origin) != origin_of(visit.house.base_url()) &&
      to_lower(origin) != (visit.house.https() ? "https://" : "http://") + host)
    return "another origin";
  if (!visit.house.sessions->right_token(visit.secret, visit.form.value("token")))
    return "no token of ours";
  return "";
}

WebResponse see_other(std::string_view address) {
  WebResponse response;
  response.status = 303;
  response.headers = {{"Location", local_address(address)}, {"Cache-Control", "no-store"}};
  return response;
}

void tell_next(const Visit& visit, Notice notice) {
  visit.house.sessions->leave_notice(visit.session, std::move(notice));
}

std::string local_address(std::string_view target) {
  const bool ours = target.starts_with('/') && !target.starts_with("//") &&
                    std::all_of(target.begin(), target.end(), [](char c) {
                      return c > 0x20 && c < 0x7f && c != '\\' && c != '"' && c != '<';
                    });
  return ours ? std::string(target) : "/";
}

}  // namespace vindplaats
