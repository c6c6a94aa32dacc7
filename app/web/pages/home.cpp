#include "app/web/pages/home.h"

#include <fmt/format.h>

#include "core/time.h"

namespace vindplaats {
namespace {

struct AddressRow {
  std::string_view address, text;
};
constexpr AddressRow kOpenAddresses[] = {
    {"/catalogue/current/catalogue.json", "home-catalogue"},
    {"/catalogue/current/manifest.json", "home-manifest"},
    {"/catalogue/current/feeds/all.atom", "home-feed"},
    {"/catalogue/releases.json", "home-releases"},
};

constexpr std::chrono::days kSecurityLasts{180};

std::string contact_of(const Visit& visit) {
  const auto platform = visit.house.platform ? visit.house.platform() : nullptr;
  return platform ? platform->settings.contact : std::string();
}

WebResponse legal_page(const Visit& visit, const std::string& body, std::string_view title) {
  View view;
  view.set("CONTACT", contact_of(visit)).set("NAME", visit.house.name());
  return show_page(visit, body, visit.text(title), view);
}

}  // namespace

WebResponse home_page(const Visit& visit) {
  View view;
  view.set("NAME", visit.house.name());
  if (const auto figures = visit.house.figures()) {
    view.add("FIGURES")
        .set("ACCEPTED", std::to_string(figures->accepted))
        .set("SOURCES", std::to_string(figures->sources.size()))
        .set("CANDIDATES", std::to_string(figures->candidates));
  }
  view.show("LOGGED_IN", visit.account.has_value());
  view.show("LOGGED_OUT", !visit.account.has_value());
  for (const AddressRow& row : kOpenAddresses)
    view.add("ADDRESS").set("HREF", row.address).set("WHAT", visit.text(row.text));
  return show_page(visit, "home.html", visit.text("home-title"), view);
}

WebResponse accessibility_page(const Visit& visit) {
  return legal_page(visit, "accessibility.html", "accessibility-title");
}

WebResponse privacy_page(const Visit& visit) {
  return legal_page(visit, "privacy.html", "privacy-title");
}

WebResponse terms_page(const Visit& visit) {
  return legal_page(visit, "terms.html", "terms-title");
}

WebResponse security_txt(const Visit& visit) {
  const std::string contact = contact_of(visit);
  if (contact.empty()) return show_error(visit, 404);
  const std::string base = visit.house.base_url();
  const auto today = std::chrono::floor<std::chrono::days>(visit.house.now());
  WebResponse response;
  response.headers = {{"Content-Type", "text/plain; charset=utf-8"},
                      {"Cache-Control", "max-age=86400"}};
  response.body = fmt::format(
      "Contact: mailto:{}\nExpires: {}\nPreferred-Languages: nl, en\n"
      "Canonical: {}{}.well-known/security.txt\n",
      contact, format_time(today + kSecurityLasts), base, base.ends_with('/') ? "" : "/");
  return response;
}

}  // namespace vindplaats
