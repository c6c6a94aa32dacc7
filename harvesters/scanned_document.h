#pragma once
// One answer as text with the elements near its root, walked as a tree: what OAI-PMH pages and
// feeds have in common. Views and indexes hold as long as the document; it does not move. One
// thread at a time.
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/charset.h"
#include "core/xml.h"

namespace vindplaats {

// The indexes of an element's own children, in document order; walked where they stand.
class XmlChildren {
 public:
  class Iterator {
   public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = std::size_t;
    using difference_type = std::ptrdiff_t;
    using pointer = const std::size_t*;
    using reference = std::size_t;

    Iterator(const std::vector<XmlElement>& all, std::size_t at, std::size_t depth)
        : all_(&all), at_(at), depth_(depth) {
      settle();
    }
    std::size_t operator*() const { return at_; }
    Iterator& operator++() {
      ++at_;
      settle();
      return *this;
    }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    // At the next of that depth, or the end where one above it comes first.
    void settle() {
      while (at_ < all_->size() && (*all_)[at_].depth > depth_) ++at_;
      if (at_ < all_->size() && (*all_)[at_].depth < depth_) at_ = all_->size();
    }

    const std::vector<XmlElement>* all_;
    std::size_t at_, depth_;
  };

  XmlChildren(const std::vector<XmlElement>& all, std::size_t parent)
      : all_(all), first_(parent + 1), depth_(all[parent].depth + 1) {}
  Iterator begin() const { return {all_, first_, depth_}; }
  Iterator end() const { return {all_, all_.size(), depth_}; }
  bool empty() const { return begin() == end(); }

 private:
  const std::vector<XmlElement>& all_;
  std::size_t first_, depth_;
};

class ScannedDocument {
 public:
  // Which elements may be broken without loss of the others.
  using Resumable = std::function<bool(std::string_view name, std::size_t depth)>;

  // Scans `text`, takes it, and keeps the elements down to `depth`. kInput: not well-formed, or cut
  // off; kRefused: a DOCTYPE, or more elements than kMostElements; `text` is as it was then.
  static Result<std::unique_ptr<const ScannedDocument>> scan(std::string& text, std::size_t depth,
                                                             const Resumable& resumable);

  // Far more than a page of 5,000 records needs; 64 bytes each.
  static constexpr std::size_t kMostElements = 400'000;

  const std::vector<XmlElement>& elements() const { return outline_.elements; }
  const XmlElement& operator[](std::size_t index) const { return outline_.elements[index]; }
  const std::string& text() const { return text_; }
  const std::string& trailing() const { return outline_.trailing; }
  std::string_view local(std::size_t index) const { return local_name((*this)[index].name); }

  XmlChildren children(std::size_t parent) const { return {elements(), parent}; }
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
