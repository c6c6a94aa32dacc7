#include "core/xml.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/byte_block.h"
#include "core/text.h"

namespace vindplaats {
namespace {

constexpr std::string_view kXmlNamespace = "http://www.w3.org/XML/1998/namespace";

// Is `attribute` the declaration of this prefix: xmlns, or xmlns:prefix.
bool declares(std::string_view attribute, std::string_view prefix) {
  if (!attribute.starts_with("xmlns")) return false;
  attribute.remove_prefix(5);
  return prefix.empty()
             ? attribute.empty()
             : attribute.size() > 1 && attribute[0] == ':' && attribute.substr(1) == prefix;
}

}  // namespace

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view prefix_of(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

namespace {

using Attributes = std::vector<std::pair<std::string, std::string>>;

bool is_plain_attribute_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ':' || c == '_';
  });
}

// Calls visit(name, value) for each of ` a="b" c="d"` with single spaces and nothing that a parser
// would change: every record of an OAI-PMH page declares its namespaces so, and a parser costs more
// to set up than to run. False: it is written in another way.
template <class Visit>
bool walk_plain_attributes(std::string_view text, const Visit& visit) {
  while (!text.empty()) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos || text.front() != ' ') return false;
    const std::string_view name = text.substr(1, equals - 1);
    text.remove_prefix(equals + 1);
    if (!is_plain_attribute_name(name) || !text.starts_with('"')) return false;
    const std::size_t end = text.find('"', 1);
    if (end == std::string_view::npos) return false;
    const std::string_view value = text.substr(1, end - 1);
    const auto odd = [](ByteBlock block) {
      return (block < 0x20) | (block > 0x7f) | (block == '&') | (block == '<');
    };
    if (any_of_text(value, odd)) return false;
    visit(name, value);
    text.remove_prefix(end + 1);
  }
  return true;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> read_attributes(std::string_view attributes) {
  Attributes found;
  const auto take = [&](std::string_view name, std::string_view value) {
    found.emplace_back(name, value);
  };
  if (walk_plain_attributes(attributes, take)) return found;
  found.clear();
  pugi::xml_document document;
  std::string tag = "<a ";
  tag.append(attributes).append("/>");
  if (!document.load_buffer(tag.data(), tag.size())) return found;
  for (const pugi::xml_attribute attribute : document.document_element().attributes()) {
    found.emplace_back(attribute.name(), attribute.value());
  }
  return found;
}

std::optional<std::string> read_attribute(std::string_view attributes, std::string_view name) {
  if (attributes.find(name) == std::string_view::npos) return std::nullopt;
  std::optional<std::string_view> plain;
  const auto take = [&](std::string_view key, std::string_view value) {
    if (key == name && !plain) plain = value;
  };
  if (walk_plain_attributes(attributes, take))
    return plain ? std::optional(std::string(*plain)) : std::nullopt;
  for (auto& [key, value] : read_attributes(attributes)) {
    if (key == name) return std::move(value);
  }
  return std::nullopt;
}

Result<XmlDocument> XmlDocument::parse(const Payload& payload) {
  std::string_view bytes = payload.bytes;
  std::string repaired;
  if (!payload.scanned) {
    if (needs_repair(bytes)) {
      std::vector<Finding> ignored;  // the protocol told of them when the record came in
      bytes = repaired = repair_xml(bytes, ignored);
    }
    TRY_ASSIGN(const XmlOutline outline, scan_xml(bytes, {}));
    if (!outline.complete)
      return fail(Fault::kInput, "it is cut off: the last element is not closed");
  }
  XmlDocument document;
  document.document_ = std::make_unique<pugi::xml_document>();
  document.frame_ = &payload.frame;
  const pugi::xml_parse_result parsed = document.document_->load_buffer(
      bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  if (!parsed)
    return fail(Fault::kInput, fmt::format("byte {}: {}", parsed.offset, parsed.description()));
  document.root_ = document.document_->document_element();
  return document;
}

std::string_view XmlDocument::lookup(pugi::xml_node element, std::string_view prefix) const {
  if (prefix == "xml") return kXmlNamespace;
  for (pugi::xml_node node = element; node.type() == pugi::node_element; node = node.parent()) {
    for (auto own = node.first_attribute(); own; own = own.next_attribute()) {
      if (declares(own.name(), prefix)) return own.value();
    }
  }
  const std::vector<Namespace>& around = frame_->namespaces;
  for (auto declared = around.rbegin(); declared != around.rend(); ++declared) {
    if (declared->prefix == prefix) return declared->uri;
  }
  return {};
}

std::string_view XmlDocument::namespace_of(pugi::xml_node element) const {
  return lookup(element, prefix_of(element.name()));
}

bool XmlDocument::is(pugi::xml_node element, std::string_view uri, std::string_view local) const {
  return local_name(element.name()) == local && namespace_of(element) == uri;
}

std::string_view XmlDocument::language_of(pugi::xml_node element) const {
  for (pugi::xml_node node = element; node.type() == pugi::node_element; node = node.parent()) {
    if (const pugi::xml_attribute language = node.attribute("xml:lang")) return language.value();
  }
  return frame_->language;
}

std::string_view XmlDocument::text_of(pugi::xml_node element, std::string& joined) {
  const pugi::xml_node only = element.first_child();
  // Nearly every element of a record holds one text.
  if (only.type() == pugi::node_pcdata && !only.next_sibling()) return only.value();
  joined.clear();
  for (pugi::xml_node node = only; node;) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) joined += node.value();
    if (node.first_child()) {
      node = node.first_child();
      continue;
    }
    while (node != element && !node.next_sibling()) node = node.parent();
    if (node == element) break;
    node = node.next_sibling();
  }
  return joined;
}

std::string XmlDocument::text_of(pugi::xml_node element) {
  std::string joined;
  const std::string_view text = text_of(element, joined);
  return text.data() == joined.data() ? std::move(joined) : std::string(text);
}

}  // namespace vindplaats
