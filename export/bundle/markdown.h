#pragma once
// The authors' own texts as safe HTML: a small Markdown. Paragraphs, headings (# to ####, which
// become <h2> to <h5>), lists (- or 1.), > quotations, *emphasis*, **strong emphasis**,
// `code`, [links](https://...), and citations [@p0123456789ab], [@a; @b, p. 12], @p0123456789ab.
// Everything else is text; HTML is shown, never passed on. Pure; linear time; safe from any thread.
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats {

// What stands in the place of a citation, by key: "De Vries, 2019" and "De Vries (2019)".
struct CitationWords {
  std::string cite, cite_text;
};
using Citations = std::map<std::string, CitationWords, std::less<>>;

// A citation whose key is not there is shown as it was written.
std::string markdown_html(std::string_view markdown, const Citations& citations);

// The keys that the text cites, in the order of their first mention, known or not.
std::vector<std::string> cited_keys(std::string_view markdown);

}  // namespace vindplaats
