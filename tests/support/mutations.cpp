#include "tests/support/mutations.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace vindplaats::testing {
namespace {

constexpr auto kHostile = std::to_array<std::string_view>({
    "<script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;img src=x onerror=alert(1)&amp;gt;",
    "<![CDATA[<svg onload=alert(1)><a href='javascript:alert(1)'>x</a>]]>",
    "&lt;a href=\"java&amp;#10;script:alert(1)\" onclick=\"alert(1)\"&gt;x&lt;/a&gt;",
    "\\u003cimg src=x onerror=alert(1)\\u003e",
    "<p style=\"background:url(javascript:alert(1))\">x</p>",
    "&lt;iframe srcdoc=\"&amp;lt;script&amp;gt;alert(1)\"&gt;",
    "&lt;math&gt;&lt;mtext&gt;&lt;style&gt;&lt;img src=x onerror=alert(1)&gt;",
});
constexpr auto kSchemes = std::to_array<std::string_view>(
    {"javascript:alert(1)//", "JaVaScRiPt:alert(1)//", "data:text/html,", "vbscript:x//",
     "file:///", "&#106;avascript:alert(1)//", "java\tscript:alert(1)//", "//", "ftp://"});
constexpr auto kBytes =
    std::to_array<char>({'<', '&', '\xff', '\x01', '>', '"', '\'', '\x80', '\0', ';'});

// SplitMix64: small, and the same everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  // Below `sides`, which is not 0.
  std::size_t roll(std::size_t sides) {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return static_cast<std::size_t>((z ^ (z >> 31)) % sides);
  }

 private:
  std::uint64_t state_;
};

std::string cut_off(std::string_view document, Dice& dice) {
  return std::string(document.substr(0, dice.roll(document.size())));
}

std::string overwritten(std::string_view document, Dice& dice) {
  std::string made(document);
  for (int i = 0; i < 3; ++i) made[dice.roll(made.size())] = kBytes[dice.roll(kBytes.size())];
  return made;
}

// Behind a tag, or anywhere where there is none.
std::string with_hostile_text(std::string_view document, Dice& dice) {
  std::size_t at = document.find('>', dice.roll(document.size()));
  at = at == document.npos ? dice.roll(document.size()) : at + 1;
  std::string made(document);
  return made.insert(at, kHostile[dice.roll(kHostile.size())]);
}

// Every address, so that none is missed.
std::string with_hostile_addresses(std::string_view document, Dice& dice) {
  const std::string_view scheme = kSchemes[dice.roll(kSchemes.size())];
  std::string made;
  while (!document.empty()) {
    const std::size_t at = std::min(document.find("http://"), document.find("https://"));
    made.append(document.substr(0, at));
    if (at == document.npos) break;
    made.append(scheme);
    document.remove_prefix(document.find("//", at) + 2);
  }
  return made;
}

// An attribute in some tag.
std::string with_event(std::string_view document, Dice& dice) {
  const std::size_t open = document.find('<', dice.roll(document.size()));
  const std::size_t at = open == document.npos ? open : document.find_first_of(" />", open + 1);
  std::string made(document);
  if (at != document.npos) made.insert(at, " onmouseover=\"alert(1)\" href=\"javascript:x\"");
  return made;
}

std::string with_part_twice(std::string_view document, Dice& dice) {
  const std::size_t start = dice.roll(document.size());
  std::string made(document);
  return made.insert(dice.roll(document.size()), document.substr(start, 1 + dice.roll(2000)));
}

std::string without_a_part(std::string_view document, Dice& dice) {
  std::string made(document);
  return made.erase(dice.roll(document.size()), 1 + dice.roll(200));
}

constexpr auto kKinds = std::to_array<std::string (*)(std::string_view, Dice&)>(
    {with_hostile_text, with_hostile_addresses, with_event, overwritten, cut_off, with_part_twice,
     without_a_part});

}  // namespace

std::vector<std::string> mutations_of(std::string_view document, std::size_t count) {
  std::vector<std::string> made;
  if (document.empty()) return made;
  Dice dice(document.size());
  for (std::size_t i = 0; i < count; ++i) made.push_back(kKinds[i % kKinds.size()](document, dice));
  return made;
}

}  // namespace vindplaats::testing
