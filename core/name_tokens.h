#pragma once
// A text cut into what names are made of: words, and the commas that turn a name round; with
// borders that no name crosses. Reads XML, HTML, JSON and plain text alike: tags and quotes are
// borders, but for those of a name's own parts (`<familyName>`, `"given":`). Pure; any bytes.
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats {

struct NameToken {
  enum Kind { kWord, kComma, kBorder, kEnd } kind = kWord;
  std::size_t begin = 0, end = 0;  // bytes of the text
  std::string folded = {};         // of a word: without case and accents
};

// kBorder: of a value; kEnd: of an element or object, which not even a name's parts cross.
std::vector<NameToken> name_tokens(std::string_view text);

}  // namespace vindplaats
