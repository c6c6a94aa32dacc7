#include "export/bundle/markdown.h"

#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vindplaats {
namespace {

using ::testing::ElementsAre;

const Citations kKnown = {
    {"p0123456789ab", {"De Vries & Jansen, 2019", "De Vries en Jansen (2019)"}},
    {"p0123456789ac", {"Bakker, 2020", "Bakker (2020)"}}};

TEST(Markdown, BecomesSafeHtml) {
  const std::pair<const char*, const char*> cases[] = {
      {"een\ntwee\n\ndrie", "<p>een\ntwee</p>\n<p>drie</p>\n"},
      {"# Kop\ntekst", "<h2>Kop</h2>\n<p>tekst</p>\n"},
      {"###### Diep ##", "<h5>Diep</h5>\n"},
      {"#geen kop", "<p>#geen kop</p>\n"},
      {"- een\n- twee\n  meer\n", "<ul>\n<li>een</li>\n<li>twee\nmeer</li>\n</ul>\n"},
      {"1. een\n2. twee", "<ol>\n<li>een</li>\n<li>twee</li>\n</ol>\n"},
      {"> gezegd\n> is", "<blockquote>\n<p>gezegd\nis</p>\n</blockquote>\n"},
      {"een *b* **c** d", "<p>een <em>b</em> <strong>c</strong> d</p>\n"},
      {"2 * 3 * 4", "<p>2 * 3 * 4</p>\n"},
      {"een *b", "<p>een *b</p>\n"},
      {"\\*geen\\*", "<p>*geen*</p>\n"},
      {"in `a*b*<c> @p0123456789ab` staat",
       "<p>in <code>a*b*&lt;c&gt; @p0123456789ab</code> staat</p>\n"},
      {"een ` los", "<p>een ` los</p>\n"},
      {"[x](https://a.example/?b=1&c)", "<p><a href=\"https://a.example/?b=1&amp;c\">x</a></p>\n"},
      {"[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"},
      {"[x](https://a\" onclick=1)", "<p>[x](https://a&quot; onclick=1)</p>\n"},
      {"<b onclick=x>", "<p>&lt;b onclick=x&gt;</p>\n"},
      {"[@p0123456789ab]", "<p>(<a href=\"#p0123456789ab\">De Vries &amp; Jansen, 2019</a>)</p>\n"},
      {"[@p0123456789ab; @p0123456789ac, p. 12]",
       "<p>(<a href=\"#p0123456789ab\">De Vries &amp; Jansen, 2019</a>; "
       "<a href=\"#p0123456789ac\">Bakker, 2020</a>, p. 12)</p>\n"},
      {"@p0123456789ac zegt", "<p><a href=\"#p0123456789ac\">Bakker (2020)</a> zegt</p>\n"},
      {"[@pzzzzzzzzzzzz]", "<p>(@pzzzzzzzzzzzz)</p>\n"},
      {"jan@p0123456789ab", "<p>jan@p0123456789ab</p>\n"},
  };
  for (const auto& [markdown, html] : cases) EXPECT_EQ(markdown_html(markdown, kKnown), html);
}

TEST(Markdown, ListsWhatItCites) {
  EXPECT_THAT(cited_keys("x [@p0123456789ab; @p0123456789ac] @p0123456789ab a@p0123456789ad @piet"),
              ElementsAre("p0123456789ab", "p0123456789ac"));
}

TEST(Markdown, StaysFastOnOpeningsThatNeverClose) {
  for (const char* piece :
       {"[", "*", "**", "[@p0123456789ab", "[a](", "@", "> ", "# ", "`a", "``"}) {
    std::string text;
    while (text.size() < 500'000) text += piece;
    const auto start = std::chrono::steady_clock::now();
    static_cast<void>(markdown_html(text, kKnown));
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10)) << piece;
  }
}

}  // namespace
}  // namespace vindplaats
