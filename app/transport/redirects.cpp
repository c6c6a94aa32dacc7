#include "app/transport/redirects.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string_view>

#include <fmt/format.h>

#include "core/text.h"

namespace vindplaats {
namespace {

constexpr int kRedirectStatus[] = {301, 302, 303, 307, 308};
constexpr std::string_view kPublicHeaders[] = {"Accept", "If-None-Match", "If-Modified-Since"};
// What frames a request, or says who we are.
constexpr std::string_view kOwnHeaders[] = {
    "Host",           "User-Agent",        "Accept-Encoding", "Connection",
    "Content-Length", "Transfer-Encoding", "Upgrade",         "TE"};

bool named_in(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::any_of(names,
                             [&](std::string_view one) { return equals_ignoring_case(one, name); });
}

// RFC 9110 5.6.2.
bool is_token(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
  });
}

bool is_one_line(std::string_view value) {
  return std::ranges::none_of(
      value, [](char c) { return (c >= 0 && c < 0x20 && c != '\t') || c == 0x7f; });
}

tl::unexpected<Error> refuse_hop(const Uri& from, std::string_view why) {
  return fail(Fault::kRefused, fmt::format("{} redirects {}", from.text, why));
}

}  // namespace

std::optional<std::string> redirect_location(const Response& answer) {
  if (!std::ranges::count(kRedirectStatus, answer.status)) return std::nullopt;
  const std::string_view location = trim(answer.header("Location"));
  if (location.empty()) return std::nullopt;
  return std::string(location);
}

Result<Uri> follow_redirect(const Uri& from, const std::string& location,
                            const std::vector<Hop>& hops, std::size_t limit) {
  if (hops.size() >= limit) {
    return refuse_hop(from,
                      fmt::format("once more, after {} redirects; give the last address", limit));
  }
  // resolve_link reads a backslash as browsers do, for links that are shown; what is fetched must
  // not be read in two ways (M6).
  if (location.find('\\') != std::string::npos || !is_one_line(location)) {
    return refuse_hop(from, "to an address with a backslash or a control character");
  }
  const auto link = resolve_link(location, from.text);
  if (!link) return refuse_hop(from, "to something that is no web address: " + link.error().what);
  auto next = parse_uri(*link);
  if (!next) return refuse_hop(from, "to a forbidden address: " + next.error().what);
  if (from.scheme == "https" && next->scheme == "http") {
    return refuse_hop(from, "from https to http (" + next->text + "); that is not followed");
  }
  const bool seen =
      std::ranges::any_of(hops, [&](const Hop& hop) { return hop.from == next->text; });
  if (seen || next->text == from.text) {
    return refuse_hop(from, "in a circle; tell the partner");
  }
  return next;
}

std::vector<Header> public_headers(const std::vector<Header>& headers) {
  std::vector<Header> kept;
  std::ranges::copy_if(headers, std::back_inserter(kept),
                       [](const Header& header) { return named_in(kPublicHeaders, header.name); });
  return kept;
}

Result<void> check_request_headers(const std::vector<Header>& headers) {
  for (const Header& header : headers) {
    if (!is_token(header.name) || !is_one_line(header.value)) {
      return fail(Fault::kRefused, "a request header is not one line of name and value");
    }
    if (named_in(kOwnHeaders, header.name)) {
      return fail(Fault::kRefused,
                  "the request header " + header.name + " is set by the transport alone");
    }
  }
  return {};
}

}  // namespace vindplaats
