// A sitemap's answer, and the turns that follow it with the same bytes as robots.txt, sitemap and
// page: whatever it lists, only the site itself is asked.
#include "core/uri.h"
#include "tests/fuzz/harvested.h"

using namespace vindplaats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Source source;
  source.id = "fuzz";
  source.type = "sitemap";
  source.url = "https://www.example.nl/sitemap.xml";
  RunOptions options;
  options.now = Instant(std::chrono::hours(500'000));
  options.max_record = 1 << 16;
  const Protocol* protocol = find_protocol(source.type);
  Step step = protocol->begin(source, {}, options);
  Response response;
  response.status = 200;
  response.body = fuzz::text_of(data, size);
  for (int turn = 0; turn < 6; ++turn) {
    fuzz::promise(parse_uri(step.request.url).has_value(), "what is asked is an address");
    response.url = step.request.url;
    Result<Page> page = protocol->read(source, step, response, options);
    if (!page) return 0;
    for (const Item& item : page->items) fuzz::check_item(item);
    for (const Rejected& rejected : page->rejected) fuzz::check_rejected(rejected);
    if (!page->next) return 0;
    step = std::move(*page->next);
  }
  return 0;
}
