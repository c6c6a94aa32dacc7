#pragma once
// Where an answer sends us on to, and whether we go. We follow redirects ourselves: libcurl sends a
// header such as X-Api-Key on to another host (faults.md M5). Pure; safe from any thread.
#include <optional>
#include <string>
#include <vector>

#include "core/http.h"
#include "core/uri.h"

namespace vindplaats {

// The Location of a 301, 302, 303, 307 or 308; none for every other answer, and for one of these
// without Location.
std::optional<std::string> redirect_location(const Response& answer);

// The next address. `hops` are those before this one. kRefused: more than `limit` hops, the same
// address twice, from https to http, or an address that may not be fetched.
Result<Uri> follow_redirect(const Uri& from, const std::string& location,
                            const std::vector<Hop>& hops, std::size_t limit);

// The headers that may go along to another host and port: what every browser would tell anyone.
std::vector<Header> public_headers(const std::vector<Header>& headers);

// kRefused: a header that is not one line, or one that the transport sets itself.
Result<void> check_request_headers(const std::vector<Header>& headers);

}  // namespace vindplaats
