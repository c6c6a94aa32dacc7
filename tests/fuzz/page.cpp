// A web page: what it says of itself for programs (JSON-LD, citation_*, Dublin Core, Open Graph)
// becomes a record or a refusal, and the links of its head lead somewhere.
#include "core/uri.h"
#include "harvesters/page_head.h"
#include "tests/fuzz/harvested.h"

using namespace vindplaats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Response response;
  response.status = 200;
  response.url = "https://www.example.nl/map/pagina";
  response.body = repair_utf8(fuzz::text_of(data, size));
  for (const PageLink& link : read_page_head(response).links)
    fuzz::promise(parse_uri(link.href).has_value(), "a link of the head leads somewhere");
  Item item;
  item.raw.source = "fuzz";
  item.raw.identifier = response.url;
  item.raw.harvested = "2026-02-01T06:00:00Z";
  item.raw.format = "text/html";
  item.payload.frame.base = response.url;
  item.payload.bytes = response.body;
  fuzz::check_item(item);
  return 0;
}
