#pragma once
// What the core says of a failure, in the visitor's language. The core, the ledger and the command
// line say it in English; the rows "said-..." of app/web/texts (files said_*.txt) say it in Dutch:
//
//   said-column
//     nl teken {1}: [2]
//     en column {1}: [2]
//
// `en` is the core's text as it stands, with holes for what varies: {1} holds a value, which is
// shown as it is; <1> the same, where it is one word (a row that begins with a hole would else take
// the words of a text around it); [2] a text of these rows again, or the name of a field or status.
// Texts nest so: "column 3: the query is empty; ...". Where several rows fit, the one with the most
// words of its own is taken. Errors of the findings' table (normalize/finding_codes.h) need no row.
//
// A text is in one language as a whole: where a row or a [hole] of it is not known, all of it stays
// English, and says so for `lang` (WCAG 3.1.2).
//
// Pure; constant data; safe from any thread. A text is looked up in bounded time whatever it holds:
// much of it comes from foreign servers.
#include <string>
#include <string_view>

#include "app/web/templates.h"
#include "app/web/texts.h"

namespace vindplaats {

struct Said {
  std::string text;
  std::string_view language;  // "nl" or "en", for the element's `lang`
};
Said said(Language language, std::string_view what);

// The value NAME of a view, at most so many bytes of it, and its language as NAME_LANG.
View& set_said(View& view, const std::string& name, const Said& said,
               std::size_t most = std::string::npos);

}  // namespace vindplaats
