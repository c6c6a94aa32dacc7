#include "export/bundle/page.h"

#include <algorithm>

#include "core/markup.h"
#include "core/text.h"

namespace vindplaats {
namespace {

// Colours on white: text 17:1, links 10:1, faint text 7:1, the mark of an open cell 13:1.
constexpr std::string_view kPageStyle = R"css(
:root{--text:#1a1a1a;--faint:#595959;--accent:#154273;--background:#ffffff;--line:#767676;--open:#fff2b3;--font:system-ui,sans-serif}
*{box-sizing:border-box}
body{margin:0 auto;max-width:72rem;padding:0 1rem 4rem;font:1rem/1.6 var(--font);color:var(--text);background:var(--background)}
a{color:var(--accent)}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{position:static;display:inline-block;padding:.5rem}
h1,h2,h3{line-height:1.25;text-wrap:balance}
h2{margin-top:2.5rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}
p,li{max-width:44rem;overflow-wrap:break-word}
.meta,.generated,figcaption{color:var(--faint)}
.rows{font-size:.875rem}
table{border-collapse:collapse;font-size:.9375rem}
caption{text-align:left;font-weight:bold;padding:.25rem 0}
th,td{border:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top;min-width:5rem;overflow-wrap:break-word}
.number{text-align:right;min-width:0}
.open{background:var(--open);font-style:italic}
.gap{background:repeating-linear-gradient(45deg,#fff 0 6px,#e3e3e3 6px 8px)}
tr:target,li:target{outline:3px solid var(--accent)}
.scroll{overflow-x:auto}
figure{margin:1.5rem 0}
svg{max-width:none;height:auto}
code{font-size:.9em;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}
dd{margin:0}
.references li{padding-left:2rem;text-indent:-2rem}
.references{list-style:none;padding:0}
@page{size:A4;margin:18mm}
@page wide{size:A4 landscape}
@media print{.skip,nav{display:none}body{max-width:none;padding:0;font-size:10pt}.scroll{overflow:visible}svg{max-width:100%}h2,h3,caption{break-after:avoid}tr,figure,dl{break-inside:avoid}thead{display:table-header-group}.wide{page:wide}.wide table{width:100%;font-size:7.5pt}.wide :is(th,td){min-width:5.5em;padding:.2rem .3rem;overflow-wrap:anywhere;hyphens:auto}.wide th[scope=row]{min-width:0}}
)css";

bool safe_declaration(std::string_view text) {
  if (!text.starts_with("--") || text.find(':') == text.npos) return false;
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view(" -_:#.,%()'\"").find(c) != std::string_view::npos;
  });
  return plain && to_lower(text).find("url(") == std::string::npos;
}

}  // namespace

std::string safe_style(std::string_view style) {
  std::string lines(style);
  std::replace(lines.begin(), lines.end(), ';', '\n');
  std::string out;
  for (const std::string_view line : split(lines, '\n')) {
    if (safe_declaration(line)) out += std::string(line) + ';';
  }
  return out;
}

std::string scrolling(std::string_view html, std::string_view label) {
  return "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"" +
         escape_markup(label) + "\">\n" + std::string(html) + "</div>\n";
}

std::string html_page(const PageFrame& frame) {
  const bool english = frame.language == "en";
  std::string out = "<!DOCTYPE html>\n<html lang=\"" + std::string(english ? "en" : "nl") +
                    "\">\n<head>\n<meta charset=\"utf-8\">\n"
                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                    "style-src 'unsafe-inline'\">\n<title>" +
                    escape_markup(frame.title) + "</title>\n<style>" + std::string(kPageStyle);
  const std::string style = safe_style(frame.style);
  if (!style.empty()) out += ":root{" + style + "}\n";
  out += "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#inhoud\">";
  out += english ? "Skip to content" : "Naar de inhoud";
  out += "</a>\n<header>\n" + frame.header + "</header>\n";
  if (!frame.navigation.empty()) {
    out += std::string("<nav aria-label=\"") + (english ? "Contents" : "Inhoudsopgave") + "\">\n" +
           frame.navigation + "</nav>\n";
  }
  out += "<main id=\"inhoud\" tabindex=\"-1\">\n" + frame.main + "</main>\n";
  if (!frame.footer.empty()) out += "<footer>\n" + frame.footer + "</footer>\n";
  return out + "</body>\n</html>\n";
}

}  // namespace vindplaats
