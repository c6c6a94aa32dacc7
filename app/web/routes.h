#pragma once
// The addresses of the web front, as a table: a page is a row, and a function from a visit to an
// answer; what machines read is a function from the request itself. Every answer, whatever became
// of the request, leaves through finish_response, which gives it the headers that protect readers
// (faults.md D41).
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "app/web/exchange.h"
#include "app/web/rights.h"
#include "app/web/visit.h"
#include "app/web/web_house.h"

namespace vindplaats {

using MachineHandler = WebResponse (*)(const WebRequest&, WebHouse&);
using PageHandler = WebResponse (*)(const Visit&);

struct Route {
  // Exact; with a '*' at its end: all that begin so; with '{}': any one segment that is not empty.
  std::string_view path;
  std::string_view methods;  // "GET HEAD"; empty: any, and the handler looks
  Right right;               // what the visitor must have; whose the object is, the page looks at
  std::variant<MachineHandler, PageHandler> handler;
};

// All of them: the first that fits is taken.
std::span<const Route> routes();
// Does a path fit a route's.
bool route_fits(std::string_view pattern, std::string_view path);
// The n-th segment of a path, from 0: "p1" is the first of "/publications/p1".
std::string path_segment(std::string_view path, std::size_t n);

// The answer to a request. Never throws; what a handler throws is a bug and becomes a 500. Who may
// not is sent to the login, or told so; what is no GET, HEAD or OPTIONS must come from a form of
// ours (visit.h, distrust).
WebResponse answer_request(const WebRequest& request, WebHouse& house);
// Should this request be answered where one may wait, though it only reads.
bool reads_slowly(const WebRequest& request);
// The answer to what is no request, and to what machines ask in vain, in plain words.
WebResponse plain_error(int status, bool english);

// Adds what every answer gets. `base_url`: https there means that a proxy speaks TLS for us.
void finish_response(WebResponse& response, const std::string& base_url);

// What machines read.
WebResponse healthz(const WebRequest& request, WebHouse& house);
WebResponse metrics(const WebRequest& request, WebHouse& house);
// {"current", "releases": [...]}.
std::string releases_text(WebHouse& house);
WebResponse releases_json(const WebRequest& request, WebHouse& house);
WebResponse catalogue_file(const WebRequest& request, WebHouse& house);

}  // namespace vindplaats
