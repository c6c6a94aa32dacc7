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

// Servers repeat sets (faults.md row 25, gh:pkp/pkp-lib#4790): each once, in their order.
void add_set(std::string set, std::set<std::string, std::less<>>& seen, RawRecord& raw) {
  if (set.empty() || seen.size() >= kMostSets || !seen.insert(set).second) return;
  raw.sets.push_back(std::move(set));
}

void read_oai_header(const ScannedDocument& document, std::size_t element, RawRecord& raw) {
  std::set<std::string, std::less<>> seen;
  raw.deleted = equals_ignoring_case(trim(document.attribute(element, "status")), "deleted");
  for (const std::size_t child : document.children(element)) {
    const std::string_view local = document.local(child);
    if (local == "identifier" && raw.identifier.empty()) {
      raw.identifier = document.text(child);
    } else if (local == "datestamp" && raw.datestamp.empty()) {
      raw.datestamp = document.text(child);
    } else if (local == "setSpec") {
      add_set(document.text(child), seen, raw);
    }
  }
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
  const XmlChildren roots = document.children(metadata);
  if (roots.empty()) return std::nullopt;
  const std::size_t root = *roots.begin();
  const std::string_view name = document[root].name;
  for (const std::size_t element : {root, metadata, record}) {
    std::optional<std::string> uri = document.declared(element, prefix_of(name));
    if (uri && !uri->empty()) return uri;
  }
  return std::string(namespace_in(name, answer.frame.namespaces));
}

// Fills what the header and the metadata's root say. What is wrong with a record that cannot be
// taken; empty: nothing.
std::string read_raw(const OaiRecordContext& context, std::size_t element, RawRecord& raw) {
  const ScannedDocument& document = *context.answer.document;
  const bool bare_header = document.local(element) == "header";
  const std::optional<std::size_t> header_at =
      bare_header ? std::optional(element) : document.child(element, "header");
  if (!header_at) return "it has no <header>: the partner's software must send one (OAI-PMH 2.5)";
  read_oai_header(document, *header_at, raw);
  if (raw.identifier.empty())
    return "its header has no identifier: the partner's software must send one";
  if (raw.identifier.size() > kLongestIdentifier)
    return fmt::format("its identifier is longer than {} bytes", kLongestIdentifier);
  if (bare_header) return {};
  const std::optional<std::size_t> metadata = document.child(element, "metadata");
  std::optional<std::string> format;
  if (metadata) format = metadata_namespace(context.answer, element, *metadata);
  if (!format && !raw.deleted) {
    return "it has no metadata and is not marked as deleted: ask the partner to look at this "
           "record";
  }
  if (format) raw.format = std::move(*format);
  return {};
}

// As read_raw(), of bytes that may be broken or too many.
std::string problem_of(const OaiRecordContext& context, std::size_t element, RawRecord& raw) {
  const ScannedDocument& document = *context.answer.document;
  const std::string_view slice = document.slice(element);
  if (document[element].broken) {
    raw.identifier = name_in(slice);
    return "it is not well-formed XML: the partner's software must repair it";
  }
  std::string problem = read_raw(context, element, raw);
  if (problem.empty() && slice.size() > context.max_record)
    problem = fmt::format("it is larger than {} bytes (max_record in vindplaats.toml)",
                          context.max_record);
  return problem;
}

void keep_bytes(const OaiRecordContext& context, std::string_view slice, Item& item) {
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
  Item& item = page.items.emplace_back();
  std::string problem = problem_of(context, element, item.raw);
  if (problem.empty()) {
    item.raw.source = context.source;
    if (document.local(element) != "header") keep_bytes(context, slice, item);
    return;
  }
  std::string name(cut_utf8(item.raw.identifier, 300));
  if (name.empty()) name = fmt::format("item {} of {}", number, context.page);
  page.items.pop_back();
  page.rejected.push_back(
      {std::move(name), std::move(problem), std::string(cut_utf8(slice, context.max_record))});
}

std::vector<std::size_t> oai_records_in(const ScannedDocument& document, std::size_t parent) {
  std::vector<std::size_t> found;
  for (const std::size_t child : document.children(parent)) {
    const std::string_view local = document.local(child);
    if (local == "record" || local == "header") found.push_back(child);
  }
  return found;
}

}  // namespace vindplaats
