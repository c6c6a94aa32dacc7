#pragma once
// The entries of BibTeX and BibLaTeX files, taken apart but not yet read: values keep their TeX
// (normalize/fields/tex_text.h reads that). Braces count even behind a backslash, as BibTeX has it;
// what stands between entries is comment. Pure; safe from any thread; linear time.
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vindplaats {

// Does the text hold an entry of a bibliography at the beginning of a line within its first 64 KB,
// with nothing before it but comment lines and text that is no markup.
bool is_bibtex(std::string_view text);

// "@article{...}" as it stood. Views into the text.
struct BibSlice {
  std::string_view type, key, bytes;  // the type as written; @string has no key
  bool closed = true;  // false: its last brace is missing; it ends where the next entry begins
};
// All entries but @comment and @preamble, @string among them. One that is not closed ends before
// the next line that begins with an entry.
std::vector<BibSlice> bibtex_slices(std::string_view text);

struct BibField {
  std::string name;     // lower case
  std::string value;    // pieces joined, macros replaced, without its outer braces or quotes
  bool braced = false;  // the whole value stood in two pairs of braces: "{{Movisie}}"
};
struct BibRecord {
  std::string type;  // lower case
  std::string key;
  std::vector<BibField> fields;  // in their order
  // The first field of that name; null when there is none or it is empty.
  const BibField* field(std::string_view name) const;
};

// Macro names (lower case) to values: what @string defines. The months are always known, as "1" to
// "12".
using BibMacros = std::map<std::string, std::string, std::less<>>;
// Adds what an @string defines.
void add_macro(const BibSlice& slice, BibMacros& macros);
// The names in an entry's values that stand bare, lower case, without the months: which macros it
// needs.
std::vector<std::string> macro_names(const BibSlice& slice);

// An unknown macro stands as its name. Fields without "=" are left out.
BibRecord read_bibtex(const BibSlice& slice, const BibMacros& macros);

}  // namespace vindplaats
