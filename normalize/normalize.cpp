#include <utility>

#include <fmt/format.h>

#include "normalize/builder.h"
#include "normalize/format.h"

namespace vindplaats {
namespace {

// Of what all formats share: fields/ and the rules of RecordBuilder::finish. To be raised when
// either changes.
constexpr std::int64_t kSharedVersion = 1;
constexpr std::int64_t kFormatStep = 1'000;

// Servers forget or add the slash at the end (faults.md row 55).
std::string_view without_slash(std::string_view uri) {
  while (!uri.empty() && uri.back() == '/') uri.remove_suffix(1);
  return uri;
}

std::string place_of(const RawRecord& raw) {
  return fmt::format("source {}, record {}", raw.source, raw.identifier);
}

}  // namespace

const Format* find_format(std::string_view namespace_or_media_type) {
  if (namespace_or_media_type.empty()) return nullptr;
  const std::string_view wanted = without_slash(namespace_or_media_type);
  for (const Format* format : formats()) {
    for (const std::string_view known : format->namespaces) {
      if (without_slash(known) == wanted) return format;
    }
    for (const std::string_view known : format->media_types) {
      if (known == wanted) return format;
    }
  }
  return nullptr;
}

std::int64_t normalizer_version(std::string_view format) {
  const Format* found = find_format(format);
  return found == nullptr ? 0 : kSharedVersion * kFormatStep + found->version;
}

Result<Reading> normalize(const RawRecord& raw, const Payload& payload,
                          const ReadOptions& options) {
  RecordBuilder builder(raw, options);
  const std::int64_t version = normalizer_version(raw.format);
  if (raw.deleted) return builder.finish(version);
  const Format* format = find_format(raw.format);
  if (format == nullptr) {
    return fail(Fault::kInput, fmt::format("{}: no reader for the metadata format \"{}\"; offer "
                                           "another format, such as oai_dc, or name one in the "
                                           "source's `formats`",
                                           place_of(raw), raw.format));
  }
  format->read(raw, payload, options, builder);
  Result<Reading> reading = builder.finish(version);
  if (!reading) return fail_in(place_of(raw), std::move(reading).error());
  if (options.forgetting != nullptr) options.forgetting->clean(reading->record.metadata);
  return reading;
}

}  // namespace vindplaats
