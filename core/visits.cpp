#include "core/visits.h"

#include <algorithm>
#include <array>

#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::string_view kVisitPrefixes[] = {"utm_", "at_", "mc_", "pk_", "mtm_", "aspsessionid"};
constexpr std::string_view kVisitNames[] = {
    "fbclid",    "gclid",       "dclid",       "msclkid",   "igshid",    "_ga",        "xtor",
    "phpsessid", "jsessionid",  "sid",         "session",   "sessionid", "session_id", "cfid",
    "cftoken",   "ns_mchannel", "ns_campaign", "ns_source", "wt_mc",     "cmpid"};
// Not where a reader came from, but never which page it is when they differ between two fetches of
// one item.
constexpr std::string_view kFleetingNames[] = {"token",     "nonce", "auth", "sig",    "signature",
                                               "cb",        "rnd",   "rand", "random", "ts",
                                               "timestamp", "_",     "t",    "cache"};
constexpr std::size_t kShortestToken = 8;

template <std::size_t N>
bool listed(const std::string_view (&names)[N], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// Letters and digits mixed, as no word, number or date is.
bool looks_like_token(std::string_view value) {
  if (value.size() < kShortestToken) return false;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto alphanumeric = [&](char c) { return digit(c) || letter(c); };
  const auto digits = std::count_if(value.begin(), value.end(), digit);
  const auto letters = std::count_if(value.begin(), value.end(), letter);
  return digits >= 2 && letters >= 2 && std::all_of(value.begin(), value.end(), alphanumeric);
}

bool fleeting(std::string_view name, std::string_view value) {
  return is_visit_parameter(name) || listed(kFleetingNames, to_lower(name)) ||
         looks_like_token(value);
}

bool ends_parameter(char c) {
  return c == '&' || c == '#' || c == '"' || c == '\'' || c == '<' || c == '>' || c == ' ' ||
         c == '\n';
}

}  // namespace

bool is_visit_parameter(std::string_view name) {
  const std::string lower = to_lower(name);
  return listed(kVisitNames, lower) ||
         std::any_of(std::begin(kVisitPrefixes), std::end(kVisitPrefixes),
                     [&](std::string_view prefix) { return lower.starts_with(prefix); });
}

std::string settled_addresses(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool in_query = false;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    in_query = c == '?' || (in_query && (c == '&' || !ends_parameter(c)));
    out += c;
    ++at;
    if (!in_query || (c != '?' && c != '&')) continue;
    if (text.substr(at).starts_with("amp;")) {
      out += "amp;";
      at += 4;
    }
    std::size_t end = at;
    while (end < text.size() && !ends_parameter(text[end])) ++end;
    const std::string_view parameter = text.substr(at, end - at);
    const std::size_t equals = parameter.find('=');
    const bool pair = equals != std::string_view::npos;
    const bool drop = pair && fleeting(parameter.substr(0, equals), parameter.substr(equals + 1));
    out += drop ? parameter.substr(0, equals + 1) : parameter;
    at = end;
  }
  return out;
}

}  // namespace vindplaats
