#pragma once
// Text as BibLaTeX wants it. Pure; safe from any thread; linear time.
#include <string>
#include <string_view>

namespace vindplaats {

// What TeX would act on becomes a command that prints it: & % $ # _ { } ~ ^ \ . Readers of .bib
// files count braces even behind a backslash: `\{` only where they pair up, else by name. One line.
std::string escape_tex(std::string_view text);

// The same, and each word with a capital that a style might make small stands in braces: titles in
// English, which biblatex writes in sentence case.
std::string escape_tex_title(std::string_view text, bool keep_capitals);

// An address or DOI in a verbatim field: braces, backslash and white space, which would end or
// break it, are percent-encoded.
std::string verbatim_tex(std::string_view address);

}  // namespace vindplaats
