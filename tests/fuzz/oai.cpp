// A page of an OAI-PMH run: the second one, so that tokens, loops and ends are reached.
#include "tests/fuzz/harvested.h"

using namespace vindplaats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::FuzzedRun run("oai-pmh", "https://repository.example.nl/oai");
  // Input that begins with an even byte is a page; the others are asked as Identify.
  if (size > 0 && data[0] % 2 == 0) {
    run.step.checkpoint.set("run.phase", "records");
    run.step.checkpoint.set("run.pages", "1");
    run.step.checkpoint.set("run.prefix", "oai_dc");
  }
  run.response.body = fuzz::text_of(data, size);
  (void)run.read();  // nothing follows; what came is checked
  return 0;
}
