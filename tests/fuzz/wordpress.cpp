// A WordPress site's answers: the same bytes as its page, its API's index and a list of posts, so
// that the whole conversation is walked; and as the head of a page that offers something.
#include "harvesters/autodiscovery.h"
#include "tests/fuzz/harvested.h"

using namespace vindplaats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::FuzzedRun run("wordpress", "https://www.example.nl/");
  run.response.body = fuzz::text_of(data, size);
  for (const Offer& offer : find_offers(run.response))
    fuzz::promise(!offer.ask.empty() && !offer.type.empty(), "an offer can be asked");
  // The lists alone, with the API known.
  Checkpoint known;
  known.set("root", "https://www.example.nl/wp-json/");
  known.set("types", "posts");
  known.set("checked", "2027-01-15T00:00:00Z");
  known.set("source", run.step.checkpoint.get("run.source"));
  run.walk(fuzz::text_of(data, size), 6);
  run.begin(known);
  fuzz::promise(run.step.request.url.find("/posts") != std::string::npos,
                "a site that is known is asked for its posts");
  run.walk(fuzz::text_of(data, size), 6);
  return 0;
}
