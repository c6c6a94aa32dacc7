#pragma once
// One answer as text with the elements near its root, walked as a tree: what OAI-PMH pages and
// feeds have in common. Views and indexes hold as long as the document; it does not move. One
// thread at a time.
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/charset.h"
#include "core/xml.h"

namespace vindplaats {

class ScannedDocument {
 public:
  // Which elements may be broken without loss of the others.
  using Resumable = std::function<bool(std::string_view name, std::size_t depth)>;

  // Scans `text` and keeps the elements down to `depth`. kInput: not well-formed, or cut off;
  // kRefused: a DOCTYPE, or more elements than kMostElements.
  static Result<std::unique_ptr<const ScannedDocument>> scan(std::string text, std::size_t depth,
                                                             const Resumable& resumable);

  // Far more than a page of 5,000 records needs; 64 bytes each.
  static constexpr std::size_t kMostElements = 400'000;

  const std::vector<XmlElement>& elements() const { return outline_.elements; }
  const XmlElement& operator[](std::size_t index) const { return outline_.elements[index]; }
  const std::string& trailing() const { return outline_.trailing; }
  std::string_view local(std::size_t index) const { return local_name((*this)[index].name); }

  // The indexes of an element's own children, in document order.
  std::vector<std::size_t> children(std::size_t parent) const;
  // The first child of that local name.
  std::optional<std::size_t> child(std::size_t parent, std::string_view local) const;
  // The bytes from "<" to behind the closing ">".
  std::string_view slice(std::size_t index) const;
  // All text inside, references and CDATA decoded, trimmed.
  std::string text(std::size_t index) const;
  // The value of that attribute (name as written), decoded; empty when there is none.
  std::string attribute(std::size_t index, std::string_view name) const;
  // The namespace that the element itself declares for a prefix.
  std::optional<std::string> declared(std::size_t index, std::string_view prefix) const;
  // The namespace declarations on an element, appended.
  void declarations(std::size_t index, std::vector<Namespace>& out) const;

 private:
  ScannedDocument() = default;
  std::string_view inner(std::size_t index) const;

  std::string text_;
  XmlOutline outline_;
};

// The namespace of `name` ("dc:title") by declarations, innermost last; empty when undeclared.
std::string_view namespace_in(std::string_view name, const std::vector<Namespace>& declarations);

}  // namespace vindplaats
