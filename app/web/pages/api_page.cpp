#include "app/web/pages/api_page.h"

#include <fmt/format.h>

#include "app/web/api/api.h"

namespace vindplaats {

WebResponse api_page(const Visit& visit) {
  std::string server = visit.house.base_url();
  while (server.ends_with('/')) server.pop_back();
  View view;
  view.set("CURL",
           fmt::format("curl -H \"Authorization: Bearer $VINDPLAATS_TOKEN\" {}{}/queue?limit=5",
                       server, kApiRoot))
      .set("CURL_POST",
           fmt::format("curl -H \"Authorization: Bearer $VINDPLAATS_TOKEN\" -H 'Content-Type: "
                       "application/json' -d '{{\"themes\": [\"onderwijs\"]}}' "
                       "{}{}/publications/p…/accept",
                       server, kApiRoot));
  return show_page(visit, "api.html", visit.text("api-page-title"), view);
}

}  // namespace vindplaats
