#pragma once
// A request to the outside and its answer, as plain values: protocols make and read them, only
// app/transport sends them.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/result.h"

namespace vindplaats {

struct Header {
  std::string name;  // as received or sent; compared without case
  std::string value;
  bool operator==(const Header&) const = default;
};

// A GET, a HEAD, or a POST.
struct Request {
  std::string url;
  std::vector<Header> headers;  // beside User-Agent and Accept-Encoding, which the transport sets
  bool head = false;            // only status and headers: a HEAD
  std::size_t most = 0;  // so many bytes of the body are enough: the rest is left; 0: all of it
  std::optional<std::string> post = {};  // a POST with this body; a redirect is then the answer
  bool operator==(const Request&) const = default;
};

// Where a redirect led from, and with which status.
struct Hop {
  int status = 0;
  std::string from;
  std::string to;
};

struct Response {
  int status = 0;
  std::vector<Header> headers;  // of the last hop
  std::string body;             // after content decoding
  std::string url;              // where the body came from: the last hop's address
  std::vector<Hop> hops;

  // The value of the first header of that name; empty when there is none.
  std::string_view header(std::string_view name) const;
  // Content-Type without parameters, lower case; and its charset parameter, without quotes.
  std::string media_type() const;
  std::string charset() const;
  // RFC 9110 10.2.3, in both forms; none when absent or unreadable. Not negative.
  std::optional<std::chrono::seconds> retry_after(Instant now) const;
};

// The only way to the outside. kRemote: not reachable, cut off, too slow; kRefused: our own gate
// says no (private address, scheme, too large, too many hops). An HTTP status of 400 and more is a
// Response, not an Error.
class Transport {
 public:
  virtual ~Transport() = default;
  virtual Result<Response> send(const Request& request) = 0;
};

}  // namespace vindplaats
