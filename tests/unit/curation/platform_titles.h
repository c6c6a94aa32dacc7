#pragma once
// Titles of publications and projects of the knowledge platform itself, by theme, and texts whose
// words are easily mistaken for the field's. The titles are facts; the abstracts were written for
// these tests, from the title alone, and are nobody's findings: never cite them.
#include <span>
#include <string_view>

namespace vindplaats::testing {

struct PlatformTitle {
  std::string_view theme;  // empty: none
  std::string_view title, abstract_text;
};

std::span<const PlatformTitle> platform_titles();
// About another subject altogether.
std::span<const PlatformTitle> easily_mistaken();

}  // namespace vindplaats::testing
