#pragma once
// A release's table of contents (contract section 7). Pure; safe from any thread.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "export/public_item.h"

namespace vindplaats {

// Goes up when a reader of an older release's files could misread the new ones.
inline constexpr std::int64_t kReleaseSchemaVersion = 1;
// Descriptions are given away; a work itself keeps its own licence (PublicItem::metadata.license).
inline constexpr std::string_view kCatalogueLicense = "CC0-1.0";

struct ManifestFile {
  std::string path, sha256;
  std::int64_t bytes = 0;
  bool operator==(const ManifestFile&) const = default;
};

struct ManifestCounts {
  std::int64_t publications = 0, themes = 0, partners = 0;
  bool operator==(const ManifestCounts&) const = default;
};

struct Manifest {
  std::int64_t schema_version = kReleaseSchemaVersion;
  std::string release;    // "20261122T060328Z-0a1b2c3d"
  std::string generated;  // RFC 3339
  std::string previous;   // the release before it; empty: this is the first
  ManifestCounts counts;
  std::string license, contact;
  std::vector<ManifestFile> files;  // sorted by path; without the manifest itself
};

// A release that stands, as the next one needs it.
struct PreviousRelease {
  Manifest manifest;
  std::map<std::string, PublicItem, std::less<>> items;  // by id
};

// JSON, a file a line, every number written out, also 0.
std::string manifest_text(const Manifest& manifest);
// kCorrupt when it is no manifest, or of a newer schema version.
Result<Manifest> parse_manifest(std::string_view text);
// Is it of the form of a release's id.
bool is_release_id(std::string_view name);

}  // namespace vindplaats
