#include "app/show_search.h"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "app/show.h"
#include "core/publication_fields.h"

namespace vindplaats {

std::string found_json(const std::vector<Publication>& publications, const SearchResult& result,
                       bool facets) {
  std::string out = "{\"publications\":[";
  for (const Publication& publication : publications)
    out += (out.ends_with('[') ? "" : ",") + to_json(publication);
  out += fmt::format("],\"total\":{}", result.total);
  if (facets) {
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    for (const Facet& facet : result.facets) {
      nlohmann::ordered_json values = nlohmann::ordered_json::array();
      for (const auto& [value, count] : facet.values)
        values.push_back({{"value", value}, {"count", count}});
      json[std::string(facet.field)] = values;
    }
    out += ",\"facets\":" + json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  }
  return out + "}\n";
}

}  // namespace vindplaats
