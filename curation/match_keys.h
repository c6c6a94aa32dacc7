#pragma once
// The kinds of keys that two records of one work may share. Strongest first: what a stronger key
// has joined counts as one when a weaker one is looked at. Pure; safe from any thread.
#include <array>
#include <cstdint>
#include <string_view>

namespace vindplaats {

enum class KeyKind : std::uint8_t { kDoi, kUrnNbn, kHandle, kIsbn, kTitle };

struct KeyRow {
  KeyKind kind;
  std::string_view prefix;
};

// "doi:10.1234/abc", "urn:nbn:nl:ui:10-1", "hdl:20.500.12832/123", "isbn:9789012345678"; "work:"
// and a digest of title, first creator and year, for titles that tell works apart.
inline constexpr std::array<KeyRow, 5> kKeyRows = {{
    {KeyKind::kDoi, "doi:"},
    {KeyKind::kUrnNbn, "urn:"},
    {KeyKind::kHandle, "hdl:"},
    {KeyKind::kIsbn, "isbn:"},
    {KeyKind::kTitle, "work:"},
}};

constexpr std::string_view key_prefix(KeyKind kind) {
  return kKeyRows[static_cast<std::size_t>(kind)].prefix;
}

}  // namespace vindplaats
