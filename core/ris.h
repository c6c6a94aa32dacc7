#pragma once
// The lines of RIS files (Research Information Systems, descriptions of 2001 and 2011), as
// reference managers and databases write them. Pure; safe from any thread; linear time; views into
// the text that was given. Nothing fails here: what is no line of the format is part of the value
// before it.
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats {

// Does a reference begin ("TY  - ") within the first 4 KB.
bool is_ris(std::string_view text);

// The references, each from its "TY  - " to its "ER  - " or to where the next one begins; what
// stands before the first is left out.
std::vector<std::string_view> ris_references(std::string_view text);

struct RisTag {
  std::string_view name;  // two characters, upper case: "AU"
  std::string value;      // trimmed; what goes on in lines without a tag stands behind "\n"
};
// The tags of one reference in their order, without those that have no value.
std::vector<RisTag> ris_tags(std::string_view reference);

}  // namespace vindplaats
