// Markup from strangers: what comes out is text, clean HTML and web addresses.
#include "core/text.h"
#include "core/uri.h"
#include "normalize/fields/html_parser.h"
#include "normalize/fields/html_tidy.h"
#include "normalize/fields/markup.h"
#include "tests/fuzz/fuzz.h"

using namespace vindplaats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = repair_utf8(fuzz::text_of(data, size));
  const Markup markup = read_html(text, "https://www.example.nl/map/");
  fuzz::promise(valid_utf8(markup.html) && valid_utf8(markup.text), "markup is valid UTF-8");
  for (const char* never : {"<script", "<style", "<iframe", "<object", "<form", "<svg", "<!--"})
    fuzz::promise(markup.html.find(never) == std::string::npos, never);
  for (const Link& link : markup.links)
    fuzz::promise(parse_uri(link.url).has_value(), "a link leads somewhere");
  HtmlTidy tidy("https://www.example.nl/map/");
  Markup tidied;
  if (text.size() <= kMarkupBytes && tidy.run(text, tidied) && !tidy.needs_parser())
    fuzz::promise(trim(tidy.balanced()) == parse_and_write(tidy.balanced()),
                  "a browser sees the same");
  fuzz::promise(html_text(text) == markup.text, "the text alone is the text beside the markup");
  fuzz::promise(valid_utf8(strip_tags(text)), "stripped text is valid UTF-8");
  fuzz::promise(valid_utf8(plain_title(text)), "a title is valid UTF-8");
  fuzz::promise(valid_utf8(plain_text(text)), "plain text is valid UTF-8");
  return 0;
}
