#include "app/web/routes.h"

#include <algorithm>
#include <exception>

#include <fmt/format.h>

#include "core/text.h"

namespace vindplaats {
namespace {

constexpr Route kRoutes[] = {
    {"/", "GET HEAD", home_page},
    {"/healthz", "GET HEAD", healthz},
    {"/metrics", "GET HEAD", metrics},
    {"/catalogue/releases.json", "GET HEAD OPTIONS", releases_json},
    {"/catalogue/*", "GET HEAD OPTIONS", catalogue_file},
};

bool route_fits(std::string_view pattern, std::string_view path) {
  if (!pattern.ends_with('*')) return path == pattern;
  pattern.remove_suffix(1);
  return path.starts_with(pattern);
}

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

WebResponse handled_by(const Route& route, const WebRequest& request, WebHouse& house) {
  const bool english = wants_english(request);
  if (!has_word(route.methods, request.method)) {
    WebResponse refused = plain_error(405, english);
    refused.headers.push_back({"Allow", allowed_methods(route.methods)});
    return refused;
  }
  try {
    return route.handler(request, house);
  } catch (const std::exception&) {
    return plain_error(500, english);
  }
}

}  // namespace

WebResponse answer_request(const WebRequest& request, WebHouse& house) {
  const auto route = std::find_if(std::begin(kRoutes), std::end(kRoutes), [&](const Route& one) {
    return route_fits(one.path, request.path);
  });
  WebResponse response = route == std::end(kRoutes) ? plain_error(404, wants_english(request))
                                                    : handled_by(*route, request, house);
  finish_response(response, house.base_url());
  return response;
}

void finish_response(WebResponse& response, const std::string& base_url) {
  // Nothing of ours needs a script, and the only style stands in a file of ours or in none.
  static constexpr std::pair<const char*, const char*> kAlways[] = {
      {"Content-Security-Policy",
       "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; "
       "frame-ancestors 'none'"},
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
