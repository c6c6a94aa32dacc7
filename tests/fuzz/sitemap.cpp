// A sitemap's answer, and the turns that follow it with the same bytes as robots.txt, sitemap and
// page: whatever it lists, only the site itself is asked.
#include "tests/fuzz/harvested.h"

using namespace vindplaats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::FuzzedRun run("sitemap", "https://www.example.nl/sitemap.xml");
  run.walk(fuzz::text_of(data, size), 6);
  return 0;
}
