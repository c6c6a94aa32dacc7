#pragma once
// The one reader of web addresses: for checking, showing, resolving and fetching (faults.md M6: two
// readers disagree, and the difference is the hole). It is libcurl's own URL parser, so that what
// was checked is what is fetched. Pure; safe from any thread.
#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.h"

namespace vindplaats {

// An absolute http or https address, host in lower case and ASCII (IDNA by UTS 46), without user,
// password and fragment.
struct Uri {
  std::string scheme;      // "http" or "https"
  std::string host;        // a name, an IPv4 address, or an IPv6 address in brackets
  std::uint16_t port = 0;  // as given, else the scheme's own
  std::string path;        // starts with "/"
  std::string query;       // without "?"; may be empty
  std::string text;        // the whole, as it is fetched

  // Host and port: what politeness counts as one host, what secrets are kept to.
  std::string authority() const;
};

// Refuses (kRefused, with the reason): other schemes, a user or password, an empty host, a
// backslash, white space and control characters inside, percent signs that encode nothing in the
// host, and more than 8,000 bytes.
Result<Uri> parse_uri(std::string_view text);

// RFC 3986 section 5: `reference` as seen from `base`. Spaces and non-ASCII bytes of the reference
// are percent-encoded. The result is an absolute http or https address with its fragment; kInput
// for anything else (mailto:, javascript:, data:, broken ones).
Result<std::string> resolve_link(std::string_view reference, std::string_view base);

// Percent-encodes every byte but RFC 3986's unreserved ones: a value in a query.
std::string percent_encode(std::string_view bytes);
// `base` with `key=value` pairs added to its query, whatever query it holds already.
std::string with_query(const Uri& base, std::string_view added_query);

}  // namespace vindplaats
