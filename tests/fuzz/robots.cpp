// robots.txt: its rules say the same when they come back from a checkpoint, and every path has an
// answer. The first line is the path.
#include "harvesters/robots.h"

#include <algorithm>

#include "tests/fuzz/fuzz.h"

using namespace vindplaats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string path = "/" + std::string(text.substr(0, end));
  const RobotsRules rules = RobotsRules::parse(text.substr(std::min(end + 1, text.size())));
  const RobotsRules again = RobotsRules::from_text(rules.to_text());
  fuzz::promise(again.to_text() == rules.to_text(), "rules are read back");
  fuzz::promise(again.allows(path) == rules.allows(path), "and say the same");
  fuzz::promise(rules.sitemaps().size() <= 100, "a hundred sitemaps at most");
  return 0;
}
