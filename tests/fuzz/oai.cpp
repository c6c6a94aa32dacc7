// A page of an OAI-PMH run: the second one, so that tokens, loops and ends are reached.
#include "tests/fuzz/harvested.h"

using namespace vindplaats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Source source;
  source.id = "fuzz";
  source.type = "oai-pmh";
  source.url = "https://repository.example.nl/oai";
  RunOptions options;
  options.now = Instant(std::chrono::hours(500'000));
  options.max_record = 1 << 16;
  const Protocol* protocol = find_protocol(source.type);
  Step step = protocol->begin(source, {}, options);
  // Input that begins with an even byte is a page; the others are asked as Identify.
  if (size > 0 && data[0] % 2 == 0) {
    step.checkpoint.set("run.phase", "records");
    step.checkpoint.set("run.pages", "1");
    step.checkpoint.set("run.prefix", "oai_dc");
  }
  Response response;
  response.status = 200;
  response.url = source.url;
  response.body = fuzz::text_of(data, size);
  const Result<Page> page = protocol->read(source, step, response, options);
  if (!page) return 0;
  for (const Item& item : page->items) fuzz::check_item(item);
  for (const Rejected& rejected : page->rejected) fuzz::check_rejected(rejected);
  return 0;
}
