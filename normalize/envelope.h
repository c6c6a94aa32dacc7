#pragma once
// What an envelope (NL-DIDL, METS, oai_datacite) holds: the description of the work in a format of
// its own, and the files with their rights. One value a record; one thread.
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "normalize/builder.h"

namespace vindplaats {

// A file as an envelope lists it.
struct EnvelopeFile {
  Link link;
  std::string access;     // as it stood: an address or a word; empty: not said
  std::string available;  // from which day, as it stood
  At at;
};

class Envelope {
 public:
  Envelope(const XmlDocument& document, RecordBuilder& out) : document_(document), out_(out) {}

  // Does a format read this element, to judge by its namespace; an element without elements inside
  // is a term, no record.
  bool may_hold(pugi::xml_node element) const;
  // Reads the description by the format of its namespace. The first of a namespace holds: copies
  // of it in other formats add what it lacks only by the builder's rules.
  void read(pugi::xml_node element);
  void add_file(EnvelopeFile file) { files_.push_back(std::move(file)); }
  // Hands over the files; says why nothing can be made of it when no description was read.
  // `name`: of the envelope, for those words.
  void finish(std::string_view name);

 private:
  std::string best_access() const;
  void hand_over(EnvelopeFile& file, const std::string& best);

  const XmlDocument& document_;
  RecordBuilder& out_;
  std::vector<EnvelopeFile> files_;
  std::string unread_;  // the namespace of a description that nobody reads
  bool read_ = false;
};

}  // namespace vindplaats
