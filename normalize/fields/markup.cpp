#include "normalize/fields/markup.h"

#include "core/text.h"
#include "normalize/fields/html_parser.h"
#include "normalize/fields/html_tidy.h"

namespace vindplaats {

Markup read_html(std::string_view html, std::string_view base) {
  Markup out;
  HtmlTidy tidy(base);
  // Escaping makes it longer; beyond this it is no text.
  if (html.size() > kMarkupBytes || !tidy.run(html, out) ||
      tidy.balanced().size() > 4 * kMarkupBytes) {
    out.too_large = true;
    out.text = strip_tags(html);
    return out;
  }
  out.html =
      tidy.needs_parser() ? parse_and_write(tidy.balanced()) : std::string(trim(tidy.balanced()));
  return out;
}

std::string html_text(std::string_view html) {
  Markup out;
  if (html.size() > kMarkupBytes || !HtmlTidy({}).run(html, out)) return strip_tags(html);
  return std::move(out.text);
}

}  // namespace vindplaats
