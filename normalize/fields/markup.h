#pragma once
// HTML from strangers to what may be shown: clean HTML and plain text. Pure; safe from any thread.
// Never fails: what is too large or nested too deep for the parser becomes text only (gumbo is
// quadratic in depth). Whatever goes in, nothing that runs, submits, frames or loads comes out, but
// <img> with an http or https address.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/record.h"

namespace vindplaats {

inline constexpr std::size_t kMarkupBytes =
    256 * 1024;  // gumbo's share; a larger text is read by the linear stripper
inline constexpr std::size_t kMarkupOpenTags =
    500;  // elements open at once, by a count that never falls short of the parser's

struct Markup {
  std::string html;  // well-formed, whitelisted elements and attributes only; empty when too_large
  std::string text;  // plain, with blank lines between paragraphs
  std::vector<std::string> dropped;  // names of elements that were taken out with or without their
                                     // content, each once, sorted
  bool too_large = false;            // beyond kMarkupBytes or kMarkupOpenTags: text only
  std::vector<Link>
      links;  // of <a>, absolute, in order, each once: url and title; rel is "related"
};

// `base`: what relative addresses are resolved against; empty: they are dropped.
Markup read_html(std::string_view html, std::string_view base);
// The text of read_html() alone.
std::string html_text(std::string_view html);
// Text only, by the same rules but without parsing: linear, for input of any size and shape.
std::string strip_tags(std::string_view html);

// A title: tags gone, entities decoded as often as they were escaped, at most once more than the
// format does (faults.md row 63); one line.
std::string plain_title(std::string_view text);
// Text of a field that may hold either: markup is read as HTML, anything else as text with entities
// decoded at most once; paragraphs kept.
std::string plain_text(std::string_view text);

// Is there a tag that HTML knows, or an entity reference that only HTML would write.
bool looks_like_html(std::string_view text);

// Character references to characters, one pass. Numbers 128 to 159 are read as windows-1252
// (HTML 13.2.5.80); unknown names, and references to what is no character, stay as they stand.
std::string decode_entities(std::string_view text);

// What a byte is in windows-1252; 0: nothing stands there.
char32_t windows_1252(unsigned char byte);

// `text` with & < > " ' written as references: for text or a quoted attribute value.
std::string escape_html(std::string_view text);

}  // namespace vindplaats
