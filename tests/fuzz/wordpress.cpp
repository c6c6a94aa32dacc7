// A WordPress site's answers: the same bytes as its page, its API's index and a list of posts, so
// that the whole conversation is walked; and as the head of a page that offers something.
#include "harvesters/autodiscovery.h"
#include "tests/fuzz/harvested.h"

using namespace vindplaats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Source source;
  source.id = "fuzz";
  source.type = "wordpress";
  source.url = "https://www.example.nl/";
  RunOptions options;
  options.now = Instant(std::chrono::hours(500'000));
  options.max_record = 1 << 16;
  const Protocol* protocol = find_protocol(source.type);
  Response response;
  response.status = 200;
  response.body = fuzz::text_of(data, size);
  response.url = source.url;
  for (const Offer& offer : find_offers(response))
    fuzz::promise(!offer.ask.empty() && !offer.type.empty(), "an offer can be asked");
  // The lists alone, with the API known.
  Checkpoint known;
  known.set("root", "https://www.example.nl/wp-json/");
  known.set("types", "posts");
  known.set("checked", "2027-01-15T00:00:00Z");
  known.set("source", protocol->begin(source, {}, options).checkpoint.get("run.source"));
  fuzz::promise(
      protocol->begin(source, known, options).request.url.find("/posts") != std::string::npos,
      "a site that is known is asked for its posts");
  for (const Checkpoint& stored : {Checkpoint{}, known}) {
    Step step = protocol->begin(source, stored, options);
    for (int turn = 0; turn < 6; ++turn) {
      response.url = step.request.url;
      Result<Page> page = protocol->read(source, step, response, options);
      if (!page) break;
      for (const Item& item : page->items) fuzz::check_item(item);
      for (const Rejected& rejected : page->rejected) fuzz::check_rejected(rejected);
      if (!page->next) break;
      step = std::move(*page->next);
    }
  }
  return 0;
}
