// A feed's answer, and the page that is asked after it with the same bytes.
#include "tests/fuzz/harvested.h"

using namespace vindplaats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::FuzzedRun run("feed", "https://www.example.nl/feed");
  run.walk(fuzz::text_of(data, size), 2);
  return 0;
}
