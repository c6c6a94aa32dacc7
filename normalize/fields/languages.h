#pragma once
// Languages: codes and names to BCP 47, and what language a text is in. Safe from any thread;
// linear time.
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats {

// "dut", "nld", "nl_NL", "Dutch", "Nederlands", "Dutch; Flemish" -> "nl" or "nl-NL"; RFC 5646
// section 2.1.1 casing. Three-letter codes that have a two-letter one become it. Empty for what is
// no language, and for und, mul, zxx, mis.
std::string bcp47(std::string_view text);
// All languages of one field: "nl; en", "Nederlands en Engels", "dut/eng". Empty where any part is
// none: the text is no list.
std::vector<std::string> languages_of(std::string_view text);
// The primary part: "nl-NL" -> "nl".
std::string_view primary_language(std::string_view tag);

struct Detected {
  std::string language;   // BCP 47; empty: unknown
  int percent = 0;        // how much of the text is in it
  bool reliable = false;  // fit to be used where the source says nothing
};

// Compact Language Detector 2 with its full tables. Reads 2,000 bytes at most; under 20 letters
// nothing is reliable. `hint`: the platform's or source's languages, "nl,en"; empty: those two.
// `plain_text` is valid UTF-8 without markup.
Detected detect_language(std::string_view plain_text, std::string_view hint);

}  // namespace vindplaats
