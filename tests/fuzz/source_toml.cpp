// The files that people write, each by its own reader.
#include "config/load.h"
#include "config/write.h"
#include "tests/fuzz/fuzz.h"

using namespace vindplaats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  if (const Result<Source> source = parse_source(text, "sources/bron.toml")) {
    const std::string written = source_to_toml(*source);
    const Result<Source> again = parse_source(written, "sources/bron.toml");
    fuzz::promise(again.has_value(), "a source that was written can be read");
    fuzz::promise(source_to_toml(*again) == written, "and says the same");
  } else {
    fuzz::promise(!source.error().what.empty(), "a refusal has a reason");
  }
  (void)parse_settings(text, "vindplaats.toml");
  (void)parse_theme(text, "themes/bron.toml");
  (void)parse_study(text, "studies/bron/study.toml");
  return 0;
}
