#pragma once
// Bytes of any encoding to UTF-8, once, at the border (faults.md rows 50 to 52). Pure; safe from
// any thread.
#include <string>
#include <string_view>

#include "core/result.h"

namespace vindplaats {

struct Decoded {
  std::string text;  // valid UTF-8, without byte order mark; what could not be read is U+FFFD
  std::string
      charset;  // what the bytes were read as, lower case: "utf-8", "windows-1252", "utf-16le", ...
  bool guessed = false;       // neither a byte order mark nor a label that fits
  bool contradicted = false;  // the label said something that the bytes are not
};

// In this order: byte order mark, `http_charset`, the XML declaration, valid UTF-8, windows-1252.
// The bytes win over a label that they contradict: "utf-16" over one-byte text, "utf-8" over what
// is not. Common misspellings ("utf8", "latin1", "iso8859-1") are known. The encoding
// pseudo-attribute is left as it stands in the text; nobody reads it after this.
Decoded decode_text(std::string_view bytes, std::string_view http_charset);

}  // namespace vindplaats
