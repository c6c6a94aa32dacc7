#pragma once
// Text that was read in a wrong encoding before it reached us. Pure; safe from any thread; linear
// time.
#include <optional>
#include <string>
#include <string_view>

namespace vindplaats {

// UTF-8 that was taken for Windows-1252 or Latin-1 and encoded again: "BelgiÃ«" is "België",
// "donâ€™t" is "don’t". Undone once, and only where what comes out is a Latin letter, a sign or
// punctuation, so that a real "Ä“" stays unless others beside it are plainly wrong. nullopt:
// nothing to repair.
std::optional<std::string> without_mojibake(std::string_view text);

// The control characters U+0080 to U+009F are what Windows-1252 has in these places (HTML
// 13.2.5.80): "don\u0092t" is "don’t". nullopt: there are none.
std::optional<std::string> without_c1_controls(std::string_view text);

// Was it escaped once too often: "&amp;eacute;", "&amp;#8217;". Of text whose XML is decoded.
bool escaped_twice(std::string_view text);

}  // namespace vindplaats
