#pragma once
// What stands within a paragraph of the authors' Markdown; only for markdown.cpp. Pure.
#include <string>
#include <string_view>

#include "export/bundle/markdown.h"

namespace vindplaats {

// One paragraph as a safe HTML fragment.
std::string inline_html(std::string_view text, const Citations& citations);

// The key behind the "@" at `at`: "p" and 12 characters of Crockford's base32, not in the middle of
// a word; empty when there is none.
std::string_view citation_key_at(std::string_view text, std::size_t at);

}  // namespace vindplaats
