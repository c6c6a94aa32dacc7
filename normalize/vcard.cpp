#include "normalize/vcard.h"

#include <array>
#include <string>
#include <vector>

#include "core/text.h"
#include "normalize/fields/words.h"

namespace vindplaats {
namespace {

struct VcardProperty {
  std::string_view name, value;
};

// The name of a property that begins at `at`: capitals, then a colon, perhaps behind parameters
// ("URL;TYPE=ORCID:"). Moves `at` behind the colon; empty when none begins there.
std::string_view property_at(std::string_view text, std::size_t& at) {
  std::size_t end = at;
  while (end < text.size() && (is_upper(text[end]) || text[end] == '-')) ++end;
  const std::string_view name = text.substr(at, end - at);
  if (name.empty() || end == text.size()) return {};
  if (text[end] == ';') {
    while (end < text.size() && text[end] != ':' && !is_blank(text[end])) ++end;
  }
  if (end == text.size() || text[end] != ':') return {};
  at = end + 1;
  return name;
}

std::vector<VcardProperty> vcard_properties(std::string_view text) {
  constexpr std::size_t kMost = 100;
  std::vector<VcardProperty> found;
  std::size_t value_begin = 0;
  for (std::size_t at = 0; at < text.size() && found.size() < kMost; ++at) {
    if (at > 0 && !is_blank(text[at - 1])) continue;
    std::size_t behind = at;
    const std::string_view name = property_at(text, behind);
    if (name.empty()) continue;
    if (!found.empty()) found.back().value = trim(text.substr(value_begin, at - value_begin));
    found.push_back({name, {}});
    value_begin = behind;
    at = behind - 1;
  }
  if (!found.empty()) found.back().value = trim(text.substr(value_begin));
  return found;
}

// "van de Berg;Eva;;;" by its semicolons, empty ones too; a backslash before a sign falls away.
std::array<std::string, 3> structured(std::string_view text) {
  std::array<std::string, 3> parts;
  std::size_t part = 0;
  for (std::size_t i = 0; i < text.size() && part < parts.size(); ++i) {
    if (text[i] == ';') {
      ++part;
    } else if (text[i] != '\\') {
      parts[part] += text[i];
    }
  }
  return parts;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '\\') out += c;
  }
  return one_line(out);
}

}  // namespace

PersonParts read_vcard(std::string_view text) {
  constexpr std::size_t kVcardBytes = 10'000;
  PersonParts parts;
  std::string organisation;
  for (const VcardProperty& property : vcard_properties(cut_utf8(text, kVcardBytes))) {
    if (property.name == "FN") parts.whole = unescaped(property.value);
    if (property.name == "ORG")
      organisation = unescaped(property.value.substr(0, property.value.find(';')));
    if (property.name == "URL" && property.value.find("orcid.org") != property.value.npos)
      parts.identifiers.push_back({"ORCID", std::string(property.value)});
    if (property.name != "N") continue;
    const std::array<std::string, 3> names = structured(property.value);
    if (one_line(names[1]).empty()) continue;  // no given name: nobody's family name
    parts.family = names[0];
    parts.given = names[1];
    parts.terms = names[2];
  }
  if (organisation.empty()) return parts;
  if (parts.whole.empty() || parts.whole == organisation) {
    parts = {};
    parts.whole = std::move(organisation);
    parts.kind = "organisation";
  } else {
    parts.affiliation = std::move(organisation);
  }
  return parts;
}

}  // namespace vindplaats
