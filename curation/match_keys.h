#pragma once
// The identifiers by which two records may be one work. Pure; safe from any thread.
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/record.h"
#include "curation/work_kinds.h"

namespace vindplaats {

enum class KeyKind : std::uint8_t { kDoi, kUrnNbn, kHandle, kPmid, kArxiv, kIsbn };

struct KeyRow {
  KeyKind kind;
  std::string_view prefix;
};

// "doi:10.1234/abc", "urn:nbn:nl:ui:10-1", "hdl:20.500.12832/123", "isbn:9789012345678".
inline constexpr std::array<KeyRow, 6> kKeyRows = {{
    {KeyKind::kDoi, "doi:"},
    {KeyKind::kUrnNbn, "urn:"},
    {KeyKind::kHandle, "hdl:"},
    {KeyKind::kPmid, "pmid:"},
    {KeyKind::kArxiv, "arxiv:"},
    {KeyKind::kIsbn, "isbn:"},
}};

constexpr std::string_view key_prefix(KeyKind kind) {
  return kKeyRows[static_cast<std::size_t>(kind)].prefix;
}

// Sorted, each once. Without the identifiers of the book or series that it stands in, as far as the
// record says so: those are no keys to the part.
std::vector<std::string> identifier_keys(const Metadata& metadata, WorkKind kind);

enum class Likeness : std::uint8_t { kUnknown, kDiffer, kPartly, kNearly, kSame };
std::string_view likeness_name(Likeness likeness);  // "unknown", "differ", "partly", ...

// Of the keys of this kind: kUnknown when one has none. `a` and `b` are sorted.
Likeness compare_keys(const std::vector<std::string>& a, const std::vector<std::string>& b,
                      KeyKind kind);

// Has one repository given the two different identifiers? Two repositories may each keep a copy.
// The registrant stands before the sign: "20.500.12832/", "urn:nbn:nl:ui:10-".
bool deposited_twice(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace vindplaats
