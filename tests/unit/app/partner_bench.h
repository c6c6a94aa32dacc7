#pragma once
// The front with two institutes: one that has a link, and one whose things are none of theirs.
#include <map>
#include <string>

#include "app/pipeline/partner_links.h"
#include "app/web/trial_desk.h"
#include "core/http.h"
#include "tests/unit/app/front_bench.h"

namespace vindplaats::testing {

// Answers by address; what it does not know is not reachable. Counts.
class ScriptedAddresses : public Transport {
 public:
  std::map<std::string, std::string> bodies;
  int requests = 0;

  Result<Response> send(const Request& request) override {
    ++requests;
    const auto found = bodies.find(request.url);
    if (found == bodies.end()) return fail(Fault::kRemote, "nobody there");
    Response response;
    response.status = 200;
    response.url = request.url;
    response.body = found->second;
    response.headers = {{"Content-Type", "text/xml; charset=utf-8"}};
    return response;
  }
};

// An RSS feed with an item a title; an empty title is left out of its item.
inline std::string feed_of(const std::vector<std::string>& titles) {
  std::string items;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const std::string number = std::to_string(i);
    items += "<item><guid isPermaLink=\"false\">item-" + number + "</guid>";
    if (!titles[i].empty()) items += "<title>" + titles[i] + "</title>";
    items += "<link>https://zv.example/" + number +
             "</link><pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate></item>";
  }
  return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Zuiderveste</title>"
         "<link>https://zv.example/</link><language>nl</language>" +
         items + "</channel></rss>";
}

// Waits until a trial is over, as a visitor who reloads does.
inline WebResponse when_over(Browser& browser, const std::string& address) {
  for (;;) {
    WebResponse response = browser.get(address);
    if (header_of(response, "Refresh").empty()) return response;
  }
}

}  // namespace vindplaats::testing
