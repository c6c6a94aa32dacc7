#pragma once
// Short ways through a metadata element. Elements are found by their local names: whose they are
// was settled at the root, and foreign vocabularies stand in places of their own (<extension>).
// Views and nodes live as long as the document. One thread.
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "core/text.h"
#include "core/xml.h"
#include "normalize/builder.h"

namespace vindplaats {

inline bool is_element(pugi::xml_node node) {
  return node.type() == pugi::node_element;
}

inline bool is_named(pugi::xml_node element, std::string_view local) {
  return is_element(element) && local_name(element.name()) == local;
}

// All text inside, without white space at its ends.
std::string text_in(pugi::xml_node element);

// The first child of that name; null when there is none.
pugi::xml_node child_element(pugi::xml_node parent, std::string_view local);
// Following a path "originInfo/publisher", the first at each step.
pugi::xml_node element_at(pugi::xml_node parent, std::string_view path);
// text_in() of that element; empty when there is none.
std::string text_at(pugi::xml_node parent, std::string_view path);

// The value by its local name, whatever its prefix: "xlink:href" and "href" alike. Empty: none.
std::string_view attribute_of(pugi::xml_node element, std::string_view local);

// Where it stands, from below the metadata's root: "originInfo/dateIssued[2]".
At at_element(pugi::xml_node element);

template <class Read>
void each_element(pugi::xml_node parent, Read&& read) {
  for (const pugi::xml_node child : parent.children())
    if (is_element(child)) read(child);
}
template <class Read>
void each_named(pugi::xml_node parent, std::string_view local, Read&& read) {
  for (const pugi::xml_node child : parent.children())
    if (is_named(child, local)) read(child);
}

// A row of a format's table: what an element of that name means. `read` is null for elements that
// describe the record or the shelf, not the work.
struct ElementRule {
  std::string_view local;
  void (*read)(pugi::xml_node element, RecordBuilder& out);
};

// Reads the children of `parent` by their rules; one that has none becomes finding not-mapped. True
// when any had a rule that reads.
template <class Rules>
bool read_children(pugi::xml_node parent, const Rules& rules, RecordBuilder& out) {
  bool known = false;
  each_element(parent, [&](pugi::xml_node element) {
    const std::string_view local = local_name(element.name());
    for (const ElementRule& rule : rules) {
      if (rule.local != local) continue;
      if (rule.read == nullptr) return;
      known = true;
      return rule.read(element, out);
    }
    out.not_mapped("", text_in(element));
  });
  return known;
}

}  // namespace vindplaats
