#pragma once
// What came in: a record's own bytes, the frame they stood in, and what the protocol itself says
// about them. With these three everything that follows can be computed anew (contract section 1).
#include <string>
#include <string_view>
#include <vector>

#include "core/digest.h"
#include "core/json.h"
#include "core/record.h"

namespace vindplaats {

// An XML namespace declaration that a record inherits; an empty prefix is the default namespace.
struct Namespace {
  std::string prefix, uri;
  bool operator==(const Namespace&) const = default;
};

// What stood around a record and matters to read it.
struct Frame {
  std::vector<Namespace>
      namespaces;        // inherited, outermost first; a later one of the same prefix holds
  std::string language;  // inherited xml:lang, or the feed's language
  std::string base;      // inherited xml:base resolved, else the address the page came from
  std::string charset;   // what the bytes were in before they became UTF-8, lower case
  std::string feed_title, feed_author, feed_link;
  bool operator==(const Frame&) const = default;
};

struct Payload {
  Frame frame;
  std::string bytes;  // UTF-8: one <record>, <item>, <entry>, or a document of its own
  // Cut whole out of a page that scan_xml() has walked within its limits, and needs_repair() found
  // nothing in it: neither is done again. Never stored: what comes out of a store is walked anew.
  bool scanned = false;
};

// A record as its protocol gave it, before anyone looked into the metadata.
struct RawRecord {
  std::string source, identifier;
  std::string datestamp;
  bool deleted = false;
  std::vector<std::string> sets;
  std::string format;     // namespace of the metadata, or the media type for what has none
  std::string harvested;  // RFC 3339: when this version first came
  std::string payload;    // SHA-256 of the payload's bytes as hex; empty for a deletion without one
  std::vector<Finding>
      findings;  // of the protocol: what was odd before normalising ("control-characters", ...)
  bool operator==(const RawRecord&) const = default;
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Namespace>
void each_field(Visitor&& visit, Self& self) {
  visit("prefix", self.prefix);
  visit("uri", self.uri);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Frame>
void each_field(Visitor&& visit, Self& self) {
  visit("namespaces", self.namespaces);
  visit("language", self.language);
  visit("base", self.base);
  visit("charset", self.charset);
  visit("feedTitle", self.feed_title);
  visit("feedAuthor", self.feed_author);
  visit("feedLink", self.feed_link);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, RawRecord>
void each_field(Visitor&& visit, Self& self) {
  visit("source", self.source);
  visit("identifier", self.identifier);
  visit("datestamp", self.datestamp);
  visit("deleted", self.deleted);
  visit("sets", self.sets);
  visit("format", self.format);
  visit("harvested", self.harvested);
  visit("payload", self.payload);
  visit("findings", self.findings);
}

}  // namespace vindplaats
