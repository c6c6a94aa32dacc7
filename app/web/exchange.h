#pragma once
// A request to the web front and its answer, as plain values: pages and handlers are functions
// between them (app/web/routes), and app/web/web_server carries them over the wire. What comes in
// is foreign.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/http.h"

namespace vindplaats {

struct WebRequest {
  std::string method;  // upper case
  std::string path;    // decoded once (percent), begins with '/', no '.' or '..' segment in it
  std::string query;   // as sent, without '?'
  std::vector<Header> headers;
  std::string body;
  std::string peer;  // the other side's address, without its port

  // The first of that name; empty when there is none. Names without case.
  std::string_view header(std::string_view name) const;
  // The first value of a parameter of the query, decoded; empty when there is none.
  std::string parameter(std::string_view name) const;
  // The cookie of that name (RFC 6265 5.4); empty when there is none.
  std::string cookie(std::string_view name) const;
};

// The fields of a form as a browser sends them (application/x-www-form-urlencoded), decoded, in
// valid UTF-8; or the parameters of a query.
class Form {
 public:
  Form() = default;
  // Of another media type, or with more than 2,000 fields: an empty one.
  static Form of_body(const WebRequest& request);
  static Form of_query(std::string_view query);

  // The first of that name; empty when there is none.
  std::string value(std::string_view name) const;
  std::vector<std::string> values(std::string_view name) const;
  bool has(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& fields() const { return fields_; }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

// A part of a file, sent as it lies there.
struct FilePart {
  std::string path;  // absolute
  std::uint64_t offset = 0, length = 0;
};

struct WebResponse {
  int status = 200;
  std::vector<Header> headers;  // beside those that every answer gets (routes.h) and the framing
  std::string body;
  std::optional<FilePart> file;  // in place of body
};

// A request's target (RFC 9112 3.2) into path and query. None: it is no path, its encoding is
// broken, or it is not clean: a NUL, a control character, a backslash, a '.' or '..' segment,
// encoded or not.
struct WebTarget {
  std::string path, query;
};
std::optional<WebTarget> read_target(std::string_view target);
// Percent-encoding undone; '+' is a blank only in a query. None: it is broken.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_blank);

// Percent-encoded for a query's value (RFC 3986 2.3: only unreserved characters stay).
std::string percent_encoded(std::string_view text);

// A moment as HTTP writes it (RFC 9110 5.6.7).
std::string http_date(Instant time);

// Does an If-None-Match name this tag (RFC 9110 13.1.2): weak comparison.
bool names_tag(std::string_view list, std::string_view tag);

// Which language an answer is in: ?lang=en or =nl, else what the visitor chose last (a cookie),
// else Dutch (contract section 9).
bool wants_english(const WebRequest& request);

}  // namespace vindplaats
