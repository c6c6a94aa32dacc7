#include "app/web/routes.h"

#include <algorithm>
#include <exception>
#include <iterator>

#include <fmt/format.h>

#include "app/web/api/api.h"
#include "app/web/assets.h"
#include "app/web/pages/account.h"
#include "app/web/pages/api_page.h"
#include "app/web/pages/give.h"
#include "app/web/pages/home.h"
#include "app/web/pages/login.h"
#include "app/web/pages/messages.h"
#include "app/web/pages/partner.h"
#include "app/web/pages/publication.h"
#include "app/web/pages/queue.h"
#include "app/web/pages/register.h"
#include "app/web/pages/search.h"
#include "app/web/pages/source.h"
#include "app/web/pages/source_proposal.h"
#include "app/web/pages/source_records.h"
#include "app/web/pages/sources.h"
#include "app/web/pages/studies.h"
#include "app/web/pages/themes.h"

namespace vindplaats {
namespace {

constexpr const char *kGet = "GET HEAD", *kForm = "GET HEAD POST", *kPost = "POST",
                     *kShared = "GET HEAD OPTIONS";

constexpr Route kRoutes[] = {
    {"/", kGet, Right::kVisit, home_page},
    {"/login", kForm, Right::kVisit, login_page},
    {"/login/{}", kForm, Right::kVisit, login_link_page},
    {"/logout", kPost, Right::kSignedIn, logout},
    {"/account", kGet, Right::kSignedIn, account_page},
    {"/account/password", kPost, Right::kSignedIn, change_password},
    {"/account/code", kPost, Right::kSignedIn, change_second_factor},
    {"/account/tokens", kPost, Right::kSignedIn, change_tokens},

    {"/queue", kGet, Right::kRead, queue_page},
    {"/queue/decide", kPost, Right::kDecide, decide_in_queue},
    {"/queue/undo", kPost, Right::kDecide, undo_in_queue},
    {"/publications/{}", kGet, Right::kRead, publication_page},
    {"/publications/{}/decide", kPost, Right::kDecide, decide_on_publication},
    {"/search", kGet, Right::kRead, search_page},
    {"/themes", kForm, Right::kRules, themes_page},
    {"/themes/{}", kForm, Right::kRules, theme_page},
    {"/sources", kGet, Right::kSources, sources_page},
    {"/sources/{}", kGet, Right::kSources, source_page},
    {"/sources/{}/act", kPost, Right::kSources, act_on_source},
    {"/sources/{}/proposal", kForm, Right::kSources, proposal_page},
    {"/sources/{}/records", kGet, Right::kSources, source_records_page},
    {"/sources/{}/record", kGet, Right::kSources, source_record_page},
    {"/messages", kForm, Right::kDecide, messages_page},

    {"/register", kForm, Right::kVisit, register_page},
    {"/register/{}", kForm, Right::kVisit, trial_page},
    {"/register/{}/submit", kForm, Right::kVisit, register_submit_page},
    {"/register/{}/done", kGet, Right::kVisit, register_done_page},
    {"/partner/{}", kGet, Right::kVisit, partner_page},
    {"/partner/{}/works/{}", kGet, Right::kVisit, partner_work_page},
    {"/partner/{}/works/{}/take-down", kPost, Right::kVisit, partner_take_down},
    {"/partner/{}/works/{}/correct", kPost, Right::kVisit, partner_correct},
    {"/partner/{}/sources", kGet, Right::kVisit, partner_sources_page},
    {"/partner/{}/sources/{}/harvest", kPost, Right::kVisit, partner_harvest},
    {"/partner/{}/findings.csv", kGet, Right::kVisit, partner_findings},
    {"/partner/{}/bring", kForm, Right::kVisit, partner_bring_page},
    {"/partner/{}/register", kPost, Right::kVisit, partner_register},
    {"/breng", kForm, Right::kVisit, suggest_page},
    {"/melden", kForm, Right::kVisit, tell_page},
    {"/studies", kGet, Right::kStudies, studies_page},
    {"/studies/{}", kGet, Right::kStudies, study_page},
    {"/studies/{}/flow.svg", kGet, Right::kStudies, study_flow},
    {"/studies/{}/file", kGet, Right::kStudies, study_file},
    {"/studies/{}/search", kPost, Right::kStudies, search_study},
    {"/studies/{}/screen", kPost, Right::kStudies, screen_study},
    {"/studies/{}/build", kPost, Right::kStudies, build_study_bundle},

    {"/toegankelijkheid", kGet, Right::kVisit, accessibility_page},
    {"/privacy", kGet, Right::kVisit, privacy_page},
    {"/voorwaarden", kGet, Right::kVisit, terms_page},
    {"/assets/*", kGet, Right::kVisit, asset_file},
    {"/.well-known/security.txt", kGet, Right::kVisit, security_txt},

    {"/healthz", kGet, Right::kVisit, healthz},
    {"/metrics", kGet, Right::kVisit, metrics},
    {"/catalogue/releases.json", kShared, Right::kVisit, releases_json},
    {"/catalogue/*", kShared, Right::kVisit, catalogue_file},

    {"/api", kGet, Right::kVisit, api_page},
    {"/api/openapi.json", kShared, Right::kVisit, openapi_json},
    {"/api/v1/*", "", Right::kVisit, api},
};

bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (words.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

std::string allowed_methods(std::string_view methods) {
  std::string list;
  for (const char c : methods) list += c == ' ' ? std::string(", ") : std::string(1, c);
  return list;
}

bool only_reads(std::string_view method) {
  return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

// Who may not go there.
WebResponse turned_away(const Visit& visit) {
  if (visit.account || !only_reads(visit.request.method)) return show_error(visit, 403);
  std::string target = visit.request.path;
  if (!visit.request.query.empty()) target += "?" + visit.request.query;
  return see_other("/login?next=" + percent_encoded(target));
}

WebResponse answer_visit(const Route& route, Visit visit) {
  const auto answer = [&] {
    if (!visit.may(route.right)) return turned_away(visit);
    if (!only_reads(visit.request.method) && !distrust(visit).empty())
      return show_error(visit, 403, visit.text("error-form-old"));
    return std::get<PageHandler>(route.handler)(visit);
  };
  WebResponse response = answer();
  response.headers.insert(response.headers.end(), visit.cookies.begin(), visit.cookies.end());
  return response;
}

// A page that is not there, with the ways that the visitor may go around it.
WebResponse nowhere(const WebRequest& request, WebHouse& house) {
  try {
    return show_error(receive(request, house), 404);
  } catch (const std::exception&) {
    return plain_error(500, wants_english(request));
  }
}

WebResponse handled_by(const Route& route, const WebRequest& request, WebHouse& house) {
  const bool english = wants_english(request);
  if (!route.methods.empty() && !has_word(route.methods, request.method)) {
    WebResponse refused = plain_error(405, english);
    refused.headers.push_back({"Allow", allowed_methods(route.methods)});
    return refused;
  }
  try {
    if (const auto* machine = std::get_if<MachineHandler>(&route.handler))
      return (*machine)(request, house);
    return answer_visit(route, receive(request, house));
  } catch (const std::exception&) {
    return plain_error(500, english);
  }
}

}  // namespace

std::span<const Route> routes() {
  return kRoutes;
}

bool route_fits(std::string_view pattern, std::string_view path) {
  if (pattern.ends_with('*')) {
    pattern.remove_suffix(1);
    return path.starts_with(pattern);
  }
  const std::size_t place = pattern.find("{}");
  if (place == std::string_view::npos) return path == pattern;
  if (!path.starts_with(pattern.substr(0, place))) return false;
  path.remove_prefix(place);
  pattern.remove_prefix(place + 2);
  const std::size_t end = std::min(path.find('/'), path.size());
  return end > 0 && route_fits(pattern, path.substr(end));
}

std::string path_segment(std::string_view path, std::size_t n) {
  std::size_t at = 0;
  for (std::size_t i = 0; i <= n; ++i) {
    if (at >= path.size()) return "";
    const std::size_t end = std::min(path.find('/', at + 1), path.size());
    if (i == n) return std::string(path.substr(at + 1, end - at - 1));
    at = end;
  }
  return "";
}

bool reads_slowly(const WebRequest& request) {
  return api_waits(request);
}

WebResponse answer_request(const WebRequest& request, WebHouse& house) {
  const auto route = std::find_if(std::begin(kRoutes), std::end(kRoutes), [&](const Route& one) {
    return route_fits(one.path, request.path);
  });
  WebResponse response =
      route == std::end(kRoutes) ? nowhere(request, house) : handled_by(*route, request, house);
  finish_response(response, house.base_url());
  return response;
}

void finish_response(WebResponse& response, const std::string& base_url) {
  // Scripts, styles and pictures of ours alone, each in a file: nothing stands in a page itself.
  static constexpr std::pair<const char*, const char*> kAlways[] = {
      {"Content-Security-Policy",
       "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
       "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "same-origin"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"}};
  for (const auto& [name, value] : kAlways) response.headers.push_back({name, value});
  // RFC 6797 7.2: only where TLS is spoken.
  if (base_url.starts_with("https://"))
    response.headers.push_back({"Strict-Transport-Security", "max-age=31536000"});
}

}  // namespace vindplaats
