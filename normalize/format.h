#pragma once
// A Format reads one metadata format into the shared schema. A value without state: safe from any
// thread, no I/O, no clock, no log. The same RawRecord and Payload always give the same Reading;
// raise `version` when that changes, and `vindplaats normalize` offers the difference. To add one:
// normalize/formats/<name>.cpp that defines `extern const Format format_<name>`, and
// tests/fixtures/formats/<name>/.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/forgetting.h"
#include "core/payload.h"
#include "core/record.h"

namespace pugi {
class xml_node;
}

namespace vindplaats {

// Why a field has its value: where it stood, what stood there, and by which rule it became what it
// is.
struct Trace {
  std::string field;   // of the schema: "issued", "creators[0].family"
  std::string path;    // in the payload: "dc:date[2]", "header/datestamp"
  std::string before;  // as it stood, cut to 200 bytes
  std::string rule;    // "date: day first", "language: detected"
  bool operator==(const Trace&) const = default;
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Trace>
void each_field(Visitor&& visit, Self& self) {
  visit("field", self.field);
  visit("path", self.path);
  visit("before", self.before);
  visit("rule", self.rule);
}

struct Reading {
  Record record;
  std::vector<Trace> traces;  // empty unless asked for
};

struct ReadOptions {
  bool traces = false;
  std::vector<std::string> languages = {"nl", "en"};  // of the platform: which abstract comes first
  const Forgetting* forgetting = nullptr;  // borrowed: what no record may say; null: anything
};

class XmlDocument;
class RecordBuilder;  // normalize/builder.h: takes values as they stood and keeps them in canonical
                      // form

struct Format {
  std::string_view name;  // also the fixture folder; never reused for another meaning
  std::span<const std::string_view>
      namespaces;  // of the metadata's root element; no two formats claim the same one (tested)
  std::span<const std::string_view>
      media_types;  // for input without namespaces, lower case, no parameters
  int version;      // goes into Record::normalizer
  // Fills `out`; what cannot be read at all it says with out.unreadable(). Null where read_element
  // is there.
  void (*read)(const RawRecord& raw, const Payload& payload, const ReadOptions& options,
               RecordBuilder& out);
  // XML formats have this instead of `read`: from the metadata's root element, so that an envelope
  // (DIDL, METS) can hand on the record that it holds. False: it held nothing that is known.
  bool (*read_element)(const XmlDocument& document, pugi::xml_node root,
                       RecordBuilder& out) = nullptr;
};

// All of them, in the order of their names (made from the folder).
std::span<const Format* const> formats();
// By namespace or media type of RawRecord::format; null when nobody reads it.
const Format* find_format(std::string_view namespace_or_media_type);

// The version that a record of this format gets now: the format's own and that of the canonical
// forms together. 0: nobody reads it.
std::int64_t normalizer_version(std::string_view format);
// A record of this format with a lower version was made by an older normaliser. Where nobody claims
// the format, and the root element decides, the version of the canonical forms alone.
std::int64_t least_normalizer(std::string_view format);

// The one way from a payload to a record: picks the format, reads, brings every value into its
// canonical form, checks, adds the findings. `record` always holds id, source, identifier and what
// the protocol said; a deletion has no metadata. kInput when no format fits or the payload cannot
// be read at all: the words go to the partner.
Result<Reading> normalize(const RawRecord& raw, const Payload& payload, const ReadOptions& options);

}  // namespace vindplaats
