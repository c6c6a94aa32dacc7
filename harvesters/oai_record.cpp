#include "harvesters/oai_record.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/digest.h"
#include "core/text.h"

namespace vindplaats {
namespace {

// Identifiers are keys and stand in addresses; the longest met in the field has 250 bytes.
constexpr std::size_t kLongestIdentifier = 2000;
constexpr std::size_t kMostSets = 1000;

struct OaiHeader {
  std::string identifier, datestamp;
  std::vector<std::string> sets;
  bool deleted = false;
};

// Servers repeat sets (faults.md row 25, gh:pkp/pkp-lib#4790): each once, in their order.
void add_set(std::string set, std::set<std::string, std::less<>>& seen, OaiHeader& header) {
  if (set.empty() || seen.size() >= kMostSets || !seen.insert(set).second) return;
  header.sets.push_back(std::move(set));
}

OaiHeader read_oai_header(const ScannedDocument& document, std::size_t element) {
  OaiHeader header;
  std::set<std::string, std::less<>> seen;
  header.deleted = equals_ignoring_case(trim(document.attribute(element, "status")), "deleted");
  for (const std::size_t child : document.children(element)) {
    const std::string_view local = document.local(child);
    if (local == "identifier" && header.identifier.empty()) {
      header.identifier = document.text(child);
    } else if (local == "datestamp" && header.datestamp.empty()) {
      header.datestamp = document.text(child);
    } else if (local == "setSpec") {
      add_set(document.text(child), seen, header);
    }
  }
  return header;
}

// A broken record's name, from the text as it stands: its elements were not kept.
std::string name_in(std::string_view slice) {
  const std::size_t tag = slice.find("identifier>");
  if (tag == std::string_view::npos) return {};
  const std::string_view rest = slice.substr(tag + 11);
  return one_line(cut_utf8(rest.substr(0, std::min(rest.find('<'), rest.size())), 300));
}

// The namespace of the metadata's root element; nothing when there is no such element.
std::optional<std::string> metadata_namespace(const OaiAnswer& answer, std::size_t record,
                                              std::size_t metadata) {
  const ScannedDocument& document = *answer.document;
  const std::vector<std::size_t> roots = document.children(metadata);
  if (roots.empty()) return std::nullopt;
  const std::string_view name = document[roots.front()].name;
  for (const std::size_t element : {roots.front(), metadata, record}) {
    std::optional<std::string> uri = document.declared(element, prefix_of(name));
    if (uri && !uri->empty()) return uri;
  }
  return std::string(namespace_in(name, answer.frame.namespaces));
}

struct OaiReading {
  Item item;
  std::string problem;  // empty: none
};

// Fills the item of a record that is well-formed; sets the problem when it cannot be taken.
void fill_item(const OaiRecordContext& context, std::size_t element, OaiReading& reading) {
  const ScannedDocument& document = *context.answer.document;
  const bool bare_header = document.local(element) == "header";
  const std::optional<std::size_t> header_at =
      bare_header ? std::optional(element) : document.child(element, "header");
  if (!header_at) {
    reading.problem = "it has no <header>: the partner's software must send one (OAI-PMH 2.5)";
    return;
  }
  OaiHeader header = read_oai_header(document, *header_at);
  RawRecord& raw = reading.item.raw;
  raw.identifier = std::move(header.identifier);
  raw.datestamp = std::move(header.datestamp);
  raw.sets = std::move(header.sets);
  raw.deleted = header.deleted;
  if (raw.identifier.empty()) {
    reading.problem = "its header has no identifier: the partner's software must send one";
  } else if (raw.identifier.size() > kLongestIdentifier) {
    reading.problem = fmt::format("its identifier is longer than {} bytes", kLongestIdentifier);
  }
  if (bare_header || !reading.problem.empty()) return;
  const std::optional<std::size_t> metadata = document.child(element, "metadata");
  std::optional<std::string> format;
  if (metadata) format = metadata_namespace(context.answer, element, *metadata);
  if (format) raw.format = std::move(*format);
  if (!format && !raw.deleted) {
    reading.problem =
        "it has no metadata and is not marked as deleted: ask the partner to look "
        "at this record";
  }
}

void keep_bytes(const OaiRecordContext& context, std::string_view slice, Item& item) {
  item.raw.source = context.source;
  item.payload.frame = context.answer.frame;
  item.payload.bytes = slice;
  item.raw.payload = sha256_hex(slice);
  item.payload.scanned = !needs_repair(slice);
  if (!item.payload.scanned) repair_xml(slice, item.raw.findings);
}

}  // namespace

void read_oai_record(const OaiRecordContext& context, std::size_t element, std::size_t number,
                     Page& page) {
  const ScannedDocument& document = *context.answer.document;
  const std::string_view slice = document.slice(element);
  OaiReading reading;
  if (document[element].broken) {
    reading.problem = "it is not well-formed XML: the partner's software must repair it";
    reading.item.raw.identifier = name_in(slice);
  } else {
    fill_item(context, element, reading);
    if (reading.problem.empty() && slice.size() > context.max_record) {
      reading.problem = fmt::format("it is larger than {} bytes (max_record in vindplaats.toml)",
                                    context.max_record);
    }
  }
  if (reading.problem.empty()) {
    if (document.local(element) == "header") {
      reading.item.raw.source = context.source;
    } else {
      keep_bytes(context, slice, reading.item);
    }
    page.items.push_back(std::move(reading.item));
    return;
  }
  std::string name(cut_utf8(reading.item.raw.identifier, 300));
  if (name.empty()) name = fmt::format("item {} of {}", number, context.page);
  page.rejected.push_back({std::move(name), std::move(reading.problem),
                           std::string(cut_utf8(slice, context.max_record))});
}

std::vector<std::size_t> oai_records_in(const ScannedDocument& document, std::size_t parent) {
  std::vector<std::size_t> found = document.children(parent);
  std::erase_if(found, [&](std::size_t child) {
    return document.local(child) != "record" && document.local(child) != "header";
  });
  return found;
}

}  // namespace vindplaats
