#pragma once
// The addresses of the web front, as a table: a page is a row, and a function from a request and
// what it may ask (WebHouse) to an answer. Every answer, whatever became of the request, leaves
// through finish_response, which gives it the headers that protect readers (faults.md D41).
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/web/exchange.h"
#include "app/web/figures.h"
#include "app/web/release_shelf.h"
#include "core/clock.h"

namespace vindplaats {

// What handlers may ask. Safe from any thread.
struct WebHouse {
  ReleaseShelf& shelf;
  std::function<std::shared_ptr<const Figures>()> figures;
  std::function<Readiness()> readiness;
  std::function<Counters()> counters;
  std::function<Instant()> now;
  std::function<std::string()> name;      // of the platform
  std::function<std::string()> base_url;  // its address from outside
};

using WebHandler = WebResponse (*)(const WebRequest&, WebHouse&);

struct Route {
  std::string_view path;     // exact, or with a '*' at its end: all that begin so
  std::string_view methods;  // "GET HEAD"
  WebHandler handler;
};

// The answer to a request. Never throws; what a handler throws is a bug and becomes a 500.
WebResponse answer_request(const WebRequest& request, WebHouse& house);
// The answer to what is no request: 400, 408, 413, 414, 431 or 505 in plain words.
WebResponse plain_error(int status, bool english);

// Adds what every answer gets. `base_url`: https there means that a proxy speaks TLS for us.
void finish_response(WebResponse& response, const std::string& base_url);

// The handlers.
WebResponse home_page(const WebRequest& request, WebHouse& house);
WebResponse healthz(const WebRequest& request, WebHouse& house);
WebResponse metrics(const WebRequest& request, WebHouse& house);
WebResponse releases_json(const WebRequest& request, WebHouse& house);
WebResponse catalogue_file(const WebRequest& request, WebHouse& house);

// A whole page with a heading and a body that is HTML already.
std::string html_page(bool english, std::string_view title, std::string_view body);

}  // namespace vindplaats
