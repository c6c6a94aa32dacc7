#include "export/manifest.h"

#include <algorithm>

#include <fmt/core.h>

namespace vindplaats {

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, ManifestFile>
void each_field(Visitor&& visit, Self& self) {
  visit("path", self.path);
  visit("sha256", self.sha256);
  visit("bytes", self.bytes);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, ManifestCounts>
void each_field(Visitor&& visit, Self& self) {
  visit("publications", self.publications);
  visit("themes", self.themes);
  visit("partners", self.partners);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Manifest>
void each_field(Visitor&& visit, Self& self) {
  visit("schemaVersion", self.schema_version);
  visit("release", self.release);
  visit("generated", self.generated);
  visit("previous", self.previous);
  visit("counts", self.counts);
  visit("license", self.license);
  visit("contact", self.contact);
  visit("files", self.files);
}

namespace {

std::string quoted_json(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

}  // namespace

// By hand and not by append_json, which leaves a 0 out: a reader compares `bytes` with what it got.
std::string manifest_text(const Manifest& manifest) {
  std::string out = fmt::format(
      "{{\n  \"schemaVersion\": {},\n  \"release\": {},\n  \"generated\": {},\n",
      manifest.schema_version, quoted_json(manifest.release), quoted_json(manifest.generated));
  if (!manifest.previous.empty()) {
    out += fmt::format("  \"previous\": {},\n", quoted_json(manifest.previous));
  }
  out += fmt::format(
      "  \"counts\": {{\"publications\": {}, \"themes\": {}, \"partners\": {}}},\n"
      "  \"license\": {},\n",
      manifest.counts.publications, manifest.counts.themes, manifest.counts.partners,
      quoted_json(manifest.license));
  if (!manifest.contact.empty()) {
    out += fmt::format("  \"contact\": {},\n", quoted_json(manifest.contact));
  }
  out += "  \"files\": [";
  const char* separator = "\n";
  for (const ManifestFile& file : manifest.files) {
    out += fmt::format("{}    {{\"path\": {}, \"sha256\": {}, \"bytes\": {}}}", separator,
                       quoted_json(file.path), quoted_json(file.sha256), file.bytes);
    separator = ",\n";
  }
  return out + "\n  ]\n}\n";
}

Result<Manifest> parse_manifest(std::string_view text) {
  TRY_ASSIGN(Manifest manifest, from_json<Manifest>(text));
  if (!is_release_id(manifest.release)) {
    return fail(Fault::kCorrupt, "the manifest names no release");
  }
  if (manifest.schema_version > kReleaseSchemaVersion) {
    return fail(Fault::kCorrupt,
                fmt::format("release {} was made by a newer version", manifest.release));
  }
  return manifest;
}

bool is_release_id(std::string_view name) {
  constexpr std::string_view kForm = "00000000T000000Z-xxxxxxxx";
  return std::equal(name.begin(), name.end(), kForm.begin(), kForm.end(), [](char c, char form) {
    const bool digit = c >= '0' && c <= '9';
    if (form == '0') return digit;
    if (form == 'x') return digit || (c >= 'a' && c <= 'f');
    return c == form;
  });
}

}  // namespace vindplaats
