#pragma once
// TeX as bibliographies hold it, to text. Pure; safe from any thread; linear time; never fails: a
// command that is not known falls away and what it stood before stays.
#include <string>
#include <string_view>

namespace vindplaats {

// "{\"o}" and "\'{\i}" are "ö" and "í", "\&" is "&", "--" an en dash, "~" a space; braces and
// dollar signs fall away. NFC; white space stays as it is.
std::string tex_text(std::string_view tex);

// A field that TeX does not read (doi, url): only backslashes before signs, braces and \url fall
// away.
std::string tex_verbatim(std::string_view tex);

}  // namespace vindplaats
