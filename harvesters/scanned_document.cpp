#include "harvesters/scanned_document.h"

#include <pugixml.hpp>

#include "core/text.h"

namespace vindplaats {
namespace {

// "<title>a &amp; b</title>" to "a & b", for an element with markup or references inside.
std::string parsed_text(std::string_view slice) {
  std::string repaired;
  if (needs_repair(slice)) {
    std::vector<Finding> ignored;
    slice = repaired = repair_xml(slice, ignored);
  }
  pugi::xml_document document;
  const auto options = pugi::parse_default | pugi::parse_ws_pcdata;
  if (!document.load_buffer(slice.data(), slice.size(), options, pugi::encoding_utf8)) return {};
  return std::string(trim(XmlDocument::text_of(document.document_element())));
}

Result<XmlOutline> outline_of(std::string_view text, std::size_t depth,
                              const ScannedDocument::Resumable& resumable) {
  std::size_t kept = 0;
  XmlScan options;
  options.keep = [&](std::string_view, std::size_t at) {
    return at <= depth && ++kept <= ScannedDocument::kMostElements;
  };
  options.resume_at = resumable;
  TRY_ASSIGN(XmlOutline outline, scan_xml(text, options));
  if (kept > ScannedDocument::kMostElements) {
    return fail(Fault::kRefused,
                "it holds more elements than any page needs; ask the partner for "
                "smaller pages");
  }
  if (!outline.complete)
    return fail(Fault::kInput, "it is cut off: its root element is not closed");
  return outline;
}

}  // namespace

Result<std::unique_ptr<const ScannedDocument>> ScannedDocument::scan(std::string& text,
                                                                     std::size_t depth,
                                                                     const Resumable& resumable) {
  std::unique_ptr<ScannedDocument> document(new ScannedDocument);
  document->text_.swap(text);
  Result<XmlOutline> outline = outline_of(document->text_, depth, resumable);
  if (!outline) {
    document->text_.swap(text);
    return tl::unexpected(std::move(outline).error());
  }
  document->outline_ = std::move(*outline);
  return std::unique_ptr<const ScannedDocument>(std::move(document));
}

std::optional<std::size_t> ScannedDocument::child(std::size_t parent,
                                                  std::string_view wanted) const {
  for (const std::size_t one : children(parent)) {
    if (local(one) == wanted) return one;
  }
  return std::nullopt;
}

std::string_view ScannedDocument::slice(std::size_t index) const {
  const XmlElement& element = (*this)[index];
  if (element.end < element.begin) return {};
  return std::string_view(text_).substr(element.begin, element.end - element.begin);
}

std::string_view ScannedDocument::inner(std::size_t index) const {
  const XmlElement& element = (*this)[index];
  const std::string_view all(text_);
  const auto attributes_end =
      static_cast<std::size_t>(element.attributes.data() - all.data()) + element.attributes.size();
  const std::size_t begin = all.find('>', attributes_end) + 1;
  if (begin == 0 || begin >= element.end) return {};
  const std::size_t close = all.rfind('<', element.end - 1);  // of its end tag
  return close < begin ? std::string_view() : all.substr(begin, close - begin);
}

std::string ScannedDocument::text(std::size_t index) const {
  const std::string_view inside = inner(index);
  if (inside.find('<') != std::string_view::npos || inside.find('&') != std::string_view::npos)
    return parsed_text(slice(index));
  return std::string(trim(inside));
}

std::string ScannedDocument::attribute(std::size_t index, std::string_view name) const {
  return read_attribute((*this)[index].attributes, name).value_or(std::string());
}

std::optional<std::string> ScannedDocument::declared(std::size_t index,
                                                     std::string_view prefix) const {
  std::string name = "xmlns";
  if (!prefix.empty()) name.append(":").append(prefix);
  return read_attribute((*this)[index].attributes, name);
}

void ScannedDocument::declarations(std::size_t index, std::vector<Namespace>& out) const {
  const std::string_view attributes = (*this)[index].attributes;
  if (attributes.find("xmlns") == std::string_view::npos) return;
  for (auto& [key, value] : read_attributes(attributes)) {
    if (key == "xmlns") out.push_back({"", std::move(value)});
    if (key.starts_with("xmlns:")) out.push_back({key.substr(6), std::move(value)});
  }
}

std::string_view namespace_in(std::string_view name, const std::vector<Namespace>& declarations) {
  const std::string_view prefix = prefix_of(name);
  for (auto declared = declarations.rbegin(); declared != declarations.rend(); ++declared) {
    if (declared->prefix == prefix) return declared->uri;
  }
  return {};
}

}  // namespace vindplaats
