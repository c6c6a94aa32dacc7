#include <chrono>
#include <iterator>
#include <random>

#include <gtest/gtest.h>

#include "core/text.h"
#include "normalize/fields/html_parser.h"
#include "normalize/fields/html_tidy.h"
#include "normalize/fields/markup.h"

namespace vindplaats {
namespace {

constexpr std::string_view kBase = "https://www.example.nl/nieuws/item";

struct HtmlCase {
  const char* in;
  const char* html;
  const char* text;
};

constexpr HtmlCase kHtmlCases[] = {
    {"<p>Een</p><p>Twee</p>", "<p>Een</p><p>Twee</p>", "Een\n\nTwee"},
    {"Een<br>Twee<br><br>Drie", "Een<br>Twee<br><br>Drie", "Een\nTwee\n\nDrie"},
    {"<p>Een<p>Twee", "<p>Een</p><p>Twee</p>", "Een\n\nTwee"},
    {"<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>", "a\nb"},
    {"<h1>Kop</h1>tekst", "<h2>Kop</h2>tekst", "Kop\n\ntekst"},
    {"<section><p>x</p></section>", "<div><p>x</p></div>", "x"},
    {"<b>vet <i>schuin</b> los</i>", "<b>vet <i>schuin</i></b> los", "vet schuin los"},
    {"<a href=\"/rapport.pdf\" onclick=\"x()\">r</a>",
     "<a href=\"https://www.example.nl/rapport.pdf\" rel=\"noopener noreferrer\">r</a>", "r"},
    {"<a href=\"javascript:alert(1)\">r</a>", "r", "r"},
    {"<a href=\" java\nscript:alert(1)\">r</a>", "r", "r"},
    {"<a href=\"&#106;avascript:alert(1)\">r</a>", "r", "r"},
    {"<a href=\"mailto:a@example.nl\">mail</a>", "mail", "mail"},
    {"<img src=\"x.jpg\" alt=\"Een &quot;kop&quot;\" onerror=alert(1) width=10>",
     "<img src=\"https://www.example.nl/nieuws/x.jpg\" alt=\"Een &quot;kop&quot;\" width=\"10\">",
     ""},
    {"<img src=\"data:image/gif;base64,R0\" data-src=\"/y.jpg\">",
     "<img src=\"https://www.example.nl/y.jpg\" alt=\"\">", ""},
    {"<img src=\"https://t.example/p.gif\" width=\"1\" height=\"1\">", "", ""},
    {"<script>alert('<p>')</script>na", "na", "na"},
    {"<style>p{}</style>na", "na", "na"},
    {"<script>alert(1)", "", ""},
    {"<iframe src=\"https://x\"><p>y</p></iframe>na", "<p>y</p>na", "y\n\nna"},
    {"<svg><style><p>x</p></style></svg>na", "na", "na"},
    {"<math><mi><p>x</p></mi></math>na", "na", "na"},
    {"<object><object>x</object>y</object>na", "xyna", "xyna"},
    {"a<object data=x><param name=y><embed src=z> b", "a b", "a b"},
    {"a<iframe srcdoc=\"<script>x</script>\"><script>y</script><b onclick=z>b", "a<b>b</b>", "ab"},
    {"<form><input value=x>tekst<textarea><b></textarea></form>", "tekst", "tekst"},
    {"<!-- weg --><p>x<!--> y --></p>", "<p>x y --&gt;</p>", "x y -->"},
    {"<!DOCTYPE html><html><head><title>t</title></head><body><p>x</p></body></html>", "<p>x</p>",
     "x"},
    {"<table><tr><td colspan=2 onclick=x>a<td>b<tr><td>c</table>",
     "<table><tbody><tr><td colspan=\"2\">a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>",
     "a b\nc"},
    {"<pre>\n\n a  b\n c</pre>", "<pre>\n\n a  b\n c</pre>", "a b\nc"},
    {"x &lt; y &amp;&amp; y &gt; z", "x &lt; y &amp;&amp; y &gt; z", "x < y && y > z"},
    {"&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;script&gt;alert(1)&lt;/script&gt;",
     "<script>alert(1)</script>"},
    {"x<y en y>z", "x&lt;y en y&gt;z", "x<y en y>z"},
    {"<o:p>woord</o:p>", "woord", "woord"},
    {"<p style=\"x\" class=\"y\" lang=\"nl\">z</p>", "<p lang=\"nl\">z</p>", "z"},
    {"<p title=\"</p><script>\">x</p>", "<p>x</p>", "x"},
    {"<abbr title=\"a &amp; &quot;b&quot;\">ab</abbr>",
     "<abbr title=\"a &amp; &quot;b&quot;\">ab</abbr>", "ab"},
    {"<p>afgekapt <a href=\"https://www.exam", "<p>afgekapt </p>", "afgekapt"},
    {"<a href=\"/a\"><a href=\"/b\">x</a></a>",
     "<a href=\"https://www.example.nl/a\" rel=\"noopener noreferrer\"></a><a "
     "href=\"https://www.example.nl/b\" rel=\"noopener noreferrer\">x</a>",
     "x"},
    {"", "", ""},
};

TEST(Markup, KeepsWhatMayBeShownAndNothingElse) {
  for (const HtmlCase& example : kHtmlCases) {
    const Markup out = read_html(example.in, kBase);
    EXPECT_EQ(out.html, example.html) << example.in;
    EXPECT_EQ(out.text, example.text) << example.in;
    EXPECT_FALSE(out.too_large) << example.in;
  }
}

TEST(Markup, CleaningTwiceChangesNothing) {
  for (const HtmlCase& example : kHtmlCases) {
    const std::string once = read_html(example.in, kBase).html;
    EXPECT_EQ(read_html(once, kBase).html, once) << example.in;
  }
}

// The tags that HTML's tree builder treats each in its own way, opened, closed and left open at
// random.
std::string random_html(std::mt19937& random) {
  static constexpr const char* kNames[] = {
      "p",  "b",          "i",          "a href=/x", "div",        "h2",      "h4",
      "ul", "ol",         "li",         "dl",        "dd",         "dt",      "em",
      "br", "hr",         "img src=/i", "pre",       "q",          "table",   "tr",
      "td", "blockquote", "span",       "figure",    "figcaption", "address", "code",
      "s",  "caption",    "font",       "form",      "menu"};
  static constexpr const char* kTexts[] = {
      "x", " ", "\n", "&lt;b&gt;", "&#0;", "\r\n", "\xef\xbb\xbf", "&nbsp;", "&shy;"};
  std::string html;
  for (auto parts = 1 + random() % 14; parts > 0; --parts) {
    const std::string name = kNames[random() % std::size(kNames)];
    const auto what = random() % 8;
    if (what < 4) html += "<" + name + ">";
    if (what == 4 || what == 5) html += "</" + name.substr(0, name.find(' ')) + ">";
    if (what > 5) html += kTexts[random() % std::size(kTexts)];
  }
  return html;
}

TEST(Markup, WhatNeedsNoParserIsWhatTheParserWouldWrite) {
  std::mt19937 random(1);
  int unparsed = 0;
  for (int i = 0; i < 100'000; ++i) {
    const std::string html = random_html(random);
    Markup out;
    HtmlTidy tidy(kBase);
    ASSERT_TRUE(tidy.run(html, out));
    if (tidy.needs_parser()) continue;
    ++unparsed;
    ASSERT_EQ(trim(tidy.balanced()), parse_and_write(tidy.balanced())) << html;
  }
  EXPECT_GT(unparsed, 50'000);
}

TEST(Markup, StrippingGivesTheSameTextAsParsing) {
  for (const HtmlCase& example : kHtmlCases)
    EXPECT_EQ(strip_tags(example.in), example.text) << example.in;
}

TEST(Markup, NamesWhatWasDropped) {
  const Markup out = read_html(
      "<p>a</p><script>x</script><iframe></iframe><script>y</script><foo-bar>z</foo-bar>", kBase);
  EXPECT_EQ(out.dropped, (std::vector<std::string>{"foo-bar", "iframe", "script"}));
}

TEST(Markup, GivesEachLinkOnce) {
  const Markup out = read_html(
      "<a href='/a' title='Een'>a</a><a href='/a'>b</a><a href='ftp://x/'>c</a><a href='#n'>d</a>",
      kBase);
  ASSERT_EQ(out.links.size(), 2U);
  EXPECT_EQ(out.links[0].url, "https://www.example.nl/a");
  EXPECT_EQ(out.links[0].title, "Een");
  EXPECT_EQ(out.links[0].rel, "related");
  EXPECT_EQ(out.links[1].url, "https://www.example.nl/nieuws/item#n");
}

TEST(Markup, WithoutBaseRelativeAddressesGo) {
  EXPECT_EQ(read_html("<a href='/a'>a</a><img src='b.png'>", "").html, "a");
  EXPECT_EQ(read_html("<a href='https://example.nl/a'>a</a>", "").html,
            "<a href=\"https://example.nl/a\" rel=\"noopener noreferrer\">a</a>");
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

TEST(Markup, TooDeepOrTooLongBecomesText) {
  const Markup deep = read_html(repeated("<div>", kMarkupOpenTags + 1) + "tekst", kBase);
  EXPECT_TRUE(deep.too_large);
  EXPECT_EQ(deep.html, "");
  EXPECT_EQ(deep.text, "tekst");
  EXPECT_FALSE(read_html(repeated("<div>", kMarkupOpenTags) + "tekst", kBase).too_large);
  const Markup wide = read_html("<b>tekst</b>" + std::string(kMarkupBytes, ' '), kBase);
  EXPECT_TRUE(wide.too_large);
  EXPECT_EQ(wide.text, "tekst");
}

// Each of these made some parser or reader slow: it must be done in a moment, whatever comes out.
TEST(Markup, HostileShapesTakeLinearTime) {
  const std::size_t most = 64 * 1024 / 8;
  const auto start = std::chrono::steady_clock::now();
  for (const char* part : {"<b>",
                           "<b x=1>",
                           "<",
                           "</b>",
                           "<!--",
                           "<a href=",
                           "<a title=\"",
                           "&#",
                           "&amp",
                           "<span><div></span></div>",
                           "<ul><table></ul></table>",
                           "<li>",
                           "<table><td>",
                           "<p><table>",
                           "<b><i></b>",
                           "<a><b></a>",
                           "<svg><style>",
                           "<script>",
                           "<x-y>",
                           "<b",
                           "--",
                           "<dd><li>",
                           "<br>",
                           "<textarea><a title=\"</textarea>",
                           "<select>",
                           "<math>"}) {
    const std::string html = repeated(part, most);
    read_html(html, kBase);
    strip_tags(html);
    plain_title(html);
    looks_like_html(html);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30));
}

TEST(Markup, NothingThatRunsComesThrough) {
  for (const char* attack :
       {"<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<p onclick=alert(1)>x",
        "<a href=\"data:text/html,<script>\">x</a>", "<math href=\"javascript:x\">",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<scr<script>ipt>alert(1)</script>", "<a href=\"\x01javascript:alert(1)\">x</a>",
        "<base href=\"https://evil.example/\"><a href=\"x\">y</a>",
        "<table background=javascript:x><td>x", "<IMG SRC=\"jav&#x09;ascript:alert('XSS');\">",
        "<<script>alert(1)//<</script>",
        "<textarea></textarea><img src=x onerror=alert(1)></textarea>",
        "<meta http-equiv=refresh content=0>"}) {
    const std::string html = to_lower(read_html(attack, kBase).html);
    for (const char* bad :
         {"<script", "onerror=", "onload=", "onclick=", "href=\"javascript", "href=\"data", "<svg",
          "<math", "<meta", "<base", "evil.example", "<form", "<style"}) {
      EXPECT_EQ(html.find(bad), html.npos) << attack << " -> " << html;
    }
  }
}

struct TextCase {
  const char* in;
  const char* out;
};

TEST(Markup, TitlesArePlainText) {
  const TextCase cases[] = {
      {"Taal &amp; werk", "Taal & werk"},
      {"Taal &amp;amp; werk", "Taal & werk"},
      {"&amp;quot;Taal&amp;quot;", "\"Taal\""},
      {"&amp;amp;amp;", "&amp;"},  // three times is not ours to undo
      {"<b>Taal</b> en <i>werk</i>", "Taal en werk"},
      {"&lt;b&gt;Taal&lt;/b&gt;", "Taal"},
      {"R&D en P&O", "R&D en P&O"},
      {"x<y dan", "x<y dan"},
      {"a < b > c", "a < b > c"},
      {"Minder dan <b", "Minder dan <b"},
      {"  Twee \n regels ", "Twee regels"},
      {"Een<br/>twee", "Een twee"},
      {"Wat werkt&#8230; en wat niet&#133;", "Wat werkt… en wat niet…"},
      {"AT&T &copy 2020", "AT&T &copy 2020"},
      {"<title>", ""},
      {"", ""},
  };
  for (const TextCase& example : cases)
    EXPECT_EQ(plain_title(example.in), example.out) << example.in;
}

TEST(Markup, FieldsOfEitherKindBecomeText) {
  EXPECT_EQ(plain_text("<p>Een</p>\n<p>Twee &amp; drie</p>"), "Een\n\nTwee & drie");
  EXPECT_EQ(plain_text("Een\n\nTwee &amp; drie"), "Een\n\nTwee & drie");
  EXPECT_EQ(plain_text("p < 0.05 en q > 2"), "p < 0.05 en q > 2");
}

TEST(Markup, KnowsHtmlWhenItSeesIt) {
  for (const char* text : {"<p>x", "x<br/>y", "a &nbsp; b", "&#8217;", "</div>", "<B>x</B>"})
    EXPECT_TRUE(looks_like_html(text)) << text;
  for (const char* text :
       {"", "a < b", "x<y>z", "R&D", "AT&T;", "&unknown;", "<3", "<e-mail>", "a &copy=2"})
    EXPECT_FALSE(looks_like_html(text)) << text;
}

TEST(Markup, DecodesReferencesOnce) {
  const TextCase cases[] = {
      {"&eacute;&euro;&nbsp;", "é€\u00a0"},
      {"&#233;&#xe9;&#XE9;", "ééé"},
      {"&#150;&#x92;", "–’"},
      {"&#233 x", "é x"},
      {"&amp;lt;", "&lt;"},
      {"&#0;&#xD800;&#x110000;&#99999999999;", "&#0;&#xD800;&#x110000;&#99999999999;"},
      {"&#1;&#129;", "&#1;&#129;"},
      {"&;&#;&#x;&", "&;&#;&#x;&"},
      {"&apos;&quot;", "'\""},
      {"&Eacute", "&Eacute"},
      {"&thetasym;", "ϑ"}};
  for (const TextCase& example : cases)
    EXPECT_EQ(decode_entities(example.in), example.out) << example.in;
}

TEST(Markup, EscapesForTextAndAttributes) {
  EXPECT_EQ(escape_html("<a b=\"c\" d='e'>&"), "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
}

}  // namespace
}  // namespace vindplaats
