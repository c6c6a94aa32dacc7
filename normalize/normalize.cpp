#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "core/text.h"
#include "core/xml.h"
#include "normalize/builder.h"
#include "normalize/fields/memo.h"
#include "normalize/format.h"
#include "normalize/refused_formats.h"
#include "normalize/xml_record.h"

namespace vindplaats {
namespace {

// Of what all formats share: fields/ and the rules of RecordBuilder::finish. To be raised when
// either changes.
constexpr std::int64_t kSharedVersion = 3;
constexpr std::int64_t kFormatStep = 1'000;

// Servers write http for https, and forget or add the slash at the end (faults.md row 55).
std::string_view without_scheme_and_slash(std::string_view uri) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (starts_with_ignoring_case(uri, scheme)) uri.remove_prefix(scheme.size());
  }
  while (!uri.empty() && uri.back() == '/') uri.remove_suffix(1);
  return uri;
}

using FormatNames = std::unordered_map<std::string, const Format*>;

// By namespaces and media types, as without_scheme_and_slash() leaves them, in lower case.
FormatNames names_of_formats() {
  FormatNames names;
  for (const Format* format : formats()) {
    for (const auto& list : {format->namespaces, format->media_types}) {
      for (const std::string_view name : list)
        names.emplace(to_lower(without_scheme_and_slash(name)), format);
    }
  }
  return names;
}

const Format* format_of_name(std::string_view name) {
  static const FormatNames names = names_of_formats();
  const auto known = names.find(to_lower(without_scheme_and_slash(name)));
  return known == names.end() ? nullptr : known->second;
}

std::string place_of(const RawRecord& raw) {
  return fmt::format("source {}, record {}", raw.source, raw.identifier);
}

std::int64_t version_of(const Format* format) {
  return format == nullptr ? 0 : kSharedVersion * kFormatStep + format->version;
}

// What the metadata of an XML record turned out to be.
struct Met {
  std::string uri, element;
};

tl::unexpected<Error> no_reader(const RawRecord& raw, const Met& met) {
  const std::string& uri = met.uri.empty() ? raw.format : met.uri;
  return fail(Fault::kInput, place_of(raw) + ": " + refusal_of(uri, met.element));
}

// Reads the metadata of an XML record. Null where no format reads it: `met` says what it is.
const Format* read_xml(const Format* format, const Payload& payload, RecordBuilder& out, Met& met) {
  const Result<XmlDocument> document = XmlDocument::parse(payload);
  if (!document) {
    if (format != nullptr)
      out.unreadable(fmt::format("the record is not well-formed XML ({}): repair it at the source",
                                 document.error().what));
    return format;
  }
  const pugi::xml_node root = metadata_root(*document);
  if (!root && format != nullptr) {
    out.unreadable(
        "the record has no metadata: deliver it with <metadata>, or mark it as deleted (OAI-PMH "
        "2.0 section 2.5)");
    return format;
  }
  if (format == nullptr) format = find_format(document->namespace_of(root));
  if (format == nullptr) {
    format = format_by_name(*document, root);
    if (format != nullptr) out.finding("namespace-tolerated", "", root.name());
  }
  if (format == nullptr || format->read_element == nullptr) {
    met = {std::string(document->namespace_of(root)), root.name()};
    return nullptr;
  }
  if (!format->read_element(*document, root, out)) {
    out.unreadable(fmt::format(
        "the metadata holds no element of {} that is known: fill the record, or delete it at the "
        "source",
        format->name));
  }
  return format;
}

Result<void> read_into(Reading& reading, const RawRecord& raw, const Payload& payload,
                       const ReadOptions& options) {
  RecordBuilder builder(raw, options, reading);
  if (raw.deleted) return builder.finish(normalizer_version(raw.format));
  const Format* format = find_format(raw.format);
  if (format != nullptr && format->read != nullptr) {
    format->read(raw, payload, options, builder);
  } else {
    Met met;
    format = read_xml(format, payload, builder, met);
    if (format == nullptr) return no_reader(raw, met);
  }
  Result<void> finished = builder.finish(version_of(format));
  if (!finished) return fail_in(place_of(raw), std::move(finished).error());
  return finished;
}

}  // namespace

const Format* find_format(std::string_view namespace_or_media_type) {
  thread_local Memo<const Format*> known;  // asked for every record
  return known.of(namespace_or_media_type, format_of_name);
}

std::int64_t normalizer_version(std::string_view format) {
  return version_of(find_format(format));
}

std::int64_t least_normalizer(std::string_view format) {
  return std::max(normalizer_version(format), kSharedVersion * kFormatStep);
}

Result<Reading> normalize(const RawRecord& raw, const Payload& payload,
                          const ReadOptions& options) {
  Result<Reading> reading;
  if (Result<void> read = read_into(*reading, raw, payload, options); !read) {
    reading = tl::unexpected(std::move(read).error());
  } else if (options.forgetting != nullptr) {
    options.forgetting->clean(reading->record.metadata);
  }
  return reading;
}

}  // namespace vindplaats
