#pragma once
// XML from strangers. Two steps: scan_xml() walks the bytes once and says whether they may be
// parsed at all, and where the records lie; XmlDocument then parses one record with pugixml.
// faults.md M7 and M8 say why a parser alone is not enough.
#include <functional>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/payload.h"
#include "core/result.h"

namespace vindplaats {

struct XmlLimits {
  std::size_t depth = 256;       // elements inside each other
  std::size_t attributes = 256;  // of one element: more cost libxml2 seconds (faults.md M8)
};

// Where one element stands in the scanned text.
struct XmlElement {
  std::string_view name;        // as written, with its prefix
  std::string_view attributes;  // the text between the name and ">" or "/>"
  std::size_t depth = 0;        // 0: the root
  std::size_t begin = 0;        // of "<"
  std::size_t end = 0;          // behind the closing ">"; 0 until it is closed
  bool broken = false;          // not well-formed inside; the scan went on behind its end tag
};

// What scan_xml() tells. Views live as long as the scanned text.
struct XmlOutline {
  std::vector<XmlElement> elements;  // those `keep` wanted, in document order
  bool complete =
      false;  // the root element was closed (faults.md M2: the only proof that all came)
  std::string
      trailing;  // other than white space behind the root, cut to 200 bytes (faults.md row 47)
};

// Walks UTF-8 XML once. `keep(name, depth)` says which elements to note; depth of the root is 0. An
// element with `resume_at(name, depth)` that is not well-formed inside is noted as broken, and the
// walk goes on behind its end tag (faults.md D15). A text that ends too early is no error:
// `complete` is false then. kInput, with the line: no element at all, an end tag that fits nothing,
// too deep, too many attributes.
// kRefused: a DOCTYPE, unless `doctype` allows it (cut out first by without_doctype).
struct XmlScan {
  XmlLimits limits = {};
  std::function<bool(std::string_view name, std::size_t depth)> keep;
  std::function<bool(std::string_view name, std::size_t depth)> resume_at;
};
Result<XmlOutline> scan_xml(std::string_view text, const XmlScan& options);

// The part of a name behind its prefix: "dc:title" -> "title".
std::string_view local_name(std::string_view name);
// That prefix: "dc"; empty when there is none.
std::string_view prefix_of(std::string_view name);
// A start tag's attribute values, entities decoded, in order. Pairs of name as written and value.
std::vector<std::pair<std::string, std::string>> read_attributes(std::string_view attributes);
// The value of one of them, its name as written; nothing when it is not there.
std::optional<std::string> read_attribute(std::string_view attributes, std::string_view name);

// Bytes to text that scan_xml and pugixml may see: control characters that XML 1.0 forbids become
// U+FFFD; named HTML entities become their characters; an ampersand that starts no reference, and a
// reference to a forbidden character, are written out. Each kind adds one finding with its count.
// `text` is valid UTF-8.
std::string repair_xml(std::string_view text, std::vector<Finding>& findings);
// Is there anything repair_xml would change: one quick pass.
bool needs_repair(std::string_view text);

// Feeds only: cuts out a DOCTYPE without an internal subset, or with nothing but HTML character
// entities (faults.md D30). kRefused for any other.
Result<std::string> without_doctype(std::string given);

// One record, parsed. Names are compared by namespace, never by prefix. Owns its text; nodes live
// as long as it does, and it no longer than its payload, whose frame it asks. One thread.
class XmlDocument {
 public:
  // Parses `payload.bytes`, repaired where needed, within the namespaces of its frame. kInput with
  // the reason when it is not well-formed.
  static Result<XmlDocument> parse(const Payload& payload);

  pugi::xml_node root() const { return root_; }
  // The namespace an element is in: its own declarations, those around it, those of the frame, else
  // empty.
  std::string_view namespace_of(pugi::xml_node element) const;
  // Is it {uri}local.
  bool is(pugi::xml_node element, std::string_view uri, std::string_view local) const;
  // Its inherited xml:lang; empty when there is none up to the frame.
  std::string_view language_of(pugi::xml_node element) const;
  // All text inside, in document order, as it stands.
  static std::string text_of(pugi::xml_node element);
  // The same as a view: of the document where it stands in one piece, else of `joined`.
  static std::string_view text_of(pugi::xml_node element, std::string& joined);

 private:
  XmlDocument() = default;
  std::string_view lookup(pugi::xml_node element, std::string_view prefix) const;

  std::unique_ptr<pugi::xml_document> document_;
  const Frame* frame_ = nullptr;
  pugi::xml_node root_;
};

}  // namespace vindplaats
