#pragma once
// What an element is, whatever its prefix: its vocabulary by namespace, with the spellings of a
// namespace that servers really use, and well-known prefixes that nobody declared (faults.md rows
// 55 and 66). One value a document; one thread; borrows the document.
#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "core/xml.h"

namespace vindplaats {

enum class XmlVocabulary : std::uint8_t {
  kOther,  // none that is read here
  kOwn,    // the format's own elements: RSS in an RSS item, Atom in an entry, oai_dc in a record of
           // it
  kRss,
  kAtom,
  kDublinCore,  // elements 1.1 and terms alike
  kContent,
  kMedia,
  kItunes,
  kRdf,
  kOai,
  kOaiDc,
  kXhtml,
  kFeedburner,
  kLicense,
  kPodcast,
  kPrism,
};

// By an address, in any of its known spellings; kOther when unknown.
XmlVocabulary vocabulary_of(std::string_view uri);

struct ElementName {
  XmlVocabulary vocabulary = XmlVocabulary::kOther;
  std::string_view local;
};

class ElementNames {
 public:
  // `home`: the element whose namespace is the format's own; `own`: the vocabulary that is the same
  // by other spellings.
  ElementNames(const XmlDocument& document, pugi::xml_node home, XmlVocabulary own);

  ElementName of(pugi::xml_node element);
  // "dc:date[2]": how a trace names an element; the number only where there are several.
  static std::string path(pugi::xml_node element);
  // The first element that was recognised outside its namespace; empty: none.
  const std::string& tolerated() const { return tolerated_; }
  // For an element of a format's own that the caller took as something it was not declared to be.
  void tolerate(pugi::xml_node element);

 private:
  XmlVocabulary vocabulary_in(pugi::xml_node element, std::string_view prefix);
  XmlVocabulary undeclared(pugi::xml_node element, std::string_view prefix);

  const XmlDocument& document_;
  std::string_view home_;
  XmlVocabulary own_;
  pugi::xml_node brothers_parent_;  // null: nothing is known yet
  std::string_view brothers_prefix_;
  XmlVocabulary brothers_vocabulary_ = XmlVocabulary::kOther;
  std::string_view last_uri_;
  XmlVocabulary last_vocabulary_ = XmlVocabulary::kOther;
  std::string tolerated_;
};

}  // namespace vindplaats
