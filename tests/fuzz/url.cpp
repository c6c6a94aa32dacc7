// An address, and a reference seen from it: the part behind the first line end.
#include <string>

#include "core/uri.h"
#include "tests/fuzz/fuzz.h"

using namespace vindplaats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  const std::size_t line = std::min(text.find('\n'), text.size());
  const Result<Uri> uri = parse_uri(text.substr(0, line));
  if (uri) {
    const Result<Uri> again = parse_uri(uri->text);
    fuzz::promise(again && again->text == uri->text && again->host == uri->host,
                  "what is fetched is what was checked");
  }
  const std::string base = uri ? uri->text : "https://www.example.nl/map/pagina?q=1";
  const std::string_view reference = text.substr(std::min(line + 1, text.size()));
  if (const Result<std::string> link = resolve_link(reference, base)) {
    fuzz::promise(link->starts_with("http://") || link->starts_with("https://"),
                  "a link is a web address");
    const Result<std::string> again = resolve_link(*link, base);
    fuzz::promise(again && *again == *link, "a resolved link stays as it is");
  }
  return 0;
}
