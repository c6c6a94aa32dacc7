// What every page of the front has around it: header with the ways that the visitor may go, what
// was just done, language, footer.
#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "app/web/assets.h"
#include "app/web/routes.h"
#include "app/web/said.h"
#include "app/web/visit.h"

namespace vindplaats {
namespace {

struct Way {
  std::string_view address, text;
  Right right;
};
// In the order of the header.
constexpr Way kWays[] = {
    {"/queue", "nav-queue", Right::kRead},         {"/themes", "nav-themes", Right::kRules},
    {"/sources", "nav-sources", Right::kSources},  {"/studies", "nav-studies", Right::kStudies},
    {"/messages", "nav-messages", Right::kDecide},
};

void add_ways(View& frame, const Visit& visit) {
  const bool any = std::any_of(std::begin(kWays), std::end(kWays),
                               [&](const Way& way) { return visit.may(way.right); });
  if (!any) return;
  View& ways = frame.add("HAS_WAYS");
  for (const Way& way : kWays) {
    if (!visit.may(way.right)) continue;
    View& item = ways.add("WAY");
    item.set("WAY_HREF", way.address).set("WAY_TEXT", visit.text(way.text));
    item.show("WAY_HERE", visit.request.path.starts_with(way.address));
  }
}

// The same page in the other language.
std::string other_language(const Visit& visit) {
  std::string address = visit.request.path;
  // A path that was decoded is not an address any more.
  const bool plain = std::all_of(address.begin(), address.end(), [](char c) {
    return c > 0x20 && c < 0x7f && c != '%' && c != '?' && c != '#';
  });
  if (!plain) address = "/";
  address += visit.english() ? "?lang=nl" : "?lang=en";
  const Form query = Form::of_query(plain ? visit.request.query : "");
  for (const auto& [name, value] : query.fields()) {
    if (name != "lang")
      address += fmt::format("&{}={}", percent_encoded(name), percent_encoded(value));
  }
  return address;
}

void add_notice(View& frame, const Visit& visit) {
  if (visit.request.method != "GET") return;
  const auto notice = visit.house.sessions->take_notice(visit.session);
  if (!notice) return;
  View& view = frame.add("NOTICE");
  view.set("NOTICE_KIND", notice->kind).set("NOTICE_TEXT", notice->text);
  if (notice->undo.empty()) return;
  View& undo = view.add("UNDO");
  undo.set("UNDO_BACK", notice->back);
  for (const std::string& id : notice->undo) undo.add("UNDO_ID").set("ID", id);
}

View frame_of(const Visit& visit, std::string_view title) {
  View frame;
  const std::string name = visit.house.name();
  frame.set("LANG", language_tag(visit.language))
      .set("TITLE", title)
      .set("PLATFORM", name)
      .set("TOKEN", visit.house.sessions->form_token(visit.secret))
      .set("OTHER_LANGUAGE", other_language(visit))
      .set("CSS_COMPONENTS", asset_address("components.css"))
      .set("CSS_TOKENS", asset_address("tokens.css"))
      .set("CSS_FRONT", asset_address("front.css"))
      .set("SCRIPT", asset_address("front.js"))
      .set("ICON", asset_address("icon.svg"));
  if (const std::string house = house_tokens_address(visit.house); !house.empty())
    frame.add("HOUSE_TOKENS").set("CSS_HOUSE", house);
  add_ways(frame, visit);
  // The page of the search has a larger one.
  frame.show("SEARCH", visit.may(Right::kRead) && visit.request.path != "/search");
  if (visit.account) {
    frame.add("ACCOUNT").set("ACCOUNT_NAME", visit.account->name);
    add_notice(frame, visit);
  } else {
    frame.show("NO_ACCOUNT");
  }
  return frame;
}

struct StatusWords {
  int status;
  std::string_view title, text;
};
// The first row is for every other status.
constexpr StatusWords kStatusWords[] = {
    {500, "error-500", "error-500-text"}, {400, "error-400", "error-400-text"},
    {403, "error-403", "error-403-text"}, {404, "error-404", "error-404-text"},
    {405, "error-405", "error-405-text"}, {408, "error-408", "error-408-text"},
    {409, "error-409", "error-409-text"}, {413, "error-413", "error-413-text"},
    {414, "error-414", "error-414-text"}, {416, "error-416", "error-416-text"},
    {422, "error-422", "error-422-text"}, {429, "error-429", "error-429-text"},
    {431, "error-431", "error-431-text"}, {503, "error-503", "error-503-text"},
    {505, "error-505", "error-505-text"}};

const StatusWords& words_of(int status) {
  const auto found = std::find_if(std::begin(kStatusWords), std::end(kStatusWords),
                                  [&](const StatusWords& one) { return one.status == status; });
  return found == std::end(kStatusWords) ? kStatusWords[0] : *found;
}

WebResponse html_answer(int status, std::string body) {
  WebResponse response;
  response.status = status;
  response.headers = {{"Content-Type", "text/html; charset=utf-8"}, {"Cache-Control", "no-store"}};
  response.body = std::move(body);
  return response;
}

WebResponse error_page(const Visit& visit, int status, const Said& more) {
  const StatusWords& words = words_of(status);
  View view;
  view.set("HEADING", visit.text(words.title)).set("TEXT", visit.text(words.text));
  if (!more.text.empty()) set_said(view.add("MORE"), "MORE_TEXT", more);
  return show_page(visit, "error.html", visit.text(words.title), view, status);
}

}  // namespace

WebResponse show_page(const Visit& visit, const std::string& body, std::string_view title,
                      const View& values, int status) {
  return html_answer(status, render_page(visit.language, body, frame_of(visit, title), values));
}

WebResponse show_error(const Visit& visit, int status, std::string_view more) {
  return error_page(visit, status, {std::string(more), language_tag(visit.language)});
}

WebResponse show_failure(const Visit& visit, const Error& error) {
  switch (error.fault) {
    case Fault::kNotFound:
      return error_page(visit, 404, said(visit.language, error.what));
    case Fault::kConflict:
      return error_page(visit, 409, said(visit.language, error.what));
    case Fault::kInput:
    case Fault::kUsage:
      return error_page(visit, 422, said(visit.language, error.what));
    default:
      return show_error(visit, 500);
  }
}

WebResponse plain_error(int status, bool english) {
  const Language language = english ? Language::kEnglish : Language::kDutch;
  const StatusWords& words = words_of(status);
  View frame, view;
  frame.set("LANG", language_tag(language))
      .set("TITLE", text_of(language, words.title))
      .set("CSS_COMPONENTS", asset_address("components.css"))
      .set("CSS_TOKENS", asset_address("tokens.css"))
      .set("CSS_FRONT", asset_address("front.css"))
      .set("SCRIPT", asset_address("front.js"))
      .set("ICON", asset_address("icon.svg"))
      .set("OTHER_LANGUAGE", english ? "/?lang=nl" : "/?lang=en");
  view.set("HEADING", text_of(language, words.title)).set("TEXT", text_of(language, words.text));
  return html_answer(status, render_page(language, "error.html", frame, view));
}

}  // namespace vindplaats
