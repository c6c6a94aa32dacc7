#include "tests/support/harm.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include <libxml/HTMLparser.h>

#include "core/text.h"

namespace vindplaats::testing {
namespace {

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

constexpr auto kActiveElements = std::to_array<std::string_view>(
    {"applet",   "audio",  "base",  "button", "embed",    "form", "frame",
     "frameset", "iframe", "input", "link",   "math",     "meta", "object",
     "portal",   "script", "style", "svg",    "template", "video"});
constexpr auto kAddresses =
    std::to_array<std::string_view>({"action", "background", "cite", "data", "formaction", "href",
                                     "longdesc", "poster", "src", "srcset", "xlink:href"});

std::string_view text_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

bool is_web(std::string_view address) {
  return address.starts_with("http://") || address.starts_with("https://");
}

template <class List>
bool holds(const List& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

class HarmSearch {
 public:
  void html(std::string_view html) {
    if (html.find('<') == html.npos) return;
    const std::unique_ptr<xmlDoc, FreeDocument> document(htmlReadMemory(
        html.data(), static_cast<int>(html.size()), nullptr, "UTF-8",
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET));
    if (document == nullptr) {
      note("contentHtml", "cannot be read as HTML");
      return;
    }
    for (xmlNode* node = xmlDocGetRootElement(document.get()); node != nullptr; node = next(node))
      element(*node);
  }
  void web(std::string_view field, std::string_view address) {
    if (!is_web(address)) note(field, address);
  }
  // Of a field that may hold names of any kind: nothing that a browser would carry out.
  void name(std::string_view field, std::string_view value) {
    for (const std::string_view scheme : {"javascript:", "vbscript:", "data:"}) {
      if (starts_with_ignoring_case(trim(value), scheme)) note(field, value);
    }
  }
  std::vector<std::string> take() { return std::move(found_); }

 private:
  // In the order of the document, without recursion: what is nested has no limit here.
  static xmlNode* next(xmlNode* node) {
    if (node->children != nullptr) return node->children;
    while (node != nullptr && node->next == nullptr) node = node->parent;
    return node == nullptr ? nullptr : node->next;
  }

  void element(const xmlNode& node) {
    if (node.type != XML_ELEMENT_NODE) return;
    const std::string name = to_lower(text_of(node.name));
    if (holds(kActiveElements, name)) note("contentHtml", "<" + name + ">");
    for (const xmlAttr* attribute = node.properties; attribute != nullptr;
         attribute = attribute->next) {
      const std::string key = to_lower(text_of(attribute->name));
      const bool runs = key.starts_with("on") || key == "style" || key == "srcdoc";
      const std::string_view value = attribute->children == nullptr
                                         ? std::string_view()
                                         : text_of(attribute->children->content);
      if (runs || (holds(kAddresses, key) && !is_web(value)))
        note("contentHtml", "<" + name + " " + key + "=" + std::string(value) + ">");
    }
  }

  void note(std::string_view field, std::string_view what) {
    found_.push_back(std::string(field) + ": " + std::string(cut_utf8(what, 200)));
  }

  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> harms_of(const Record& record) {
  HarmSearch search;
  const Metadata& metadata = record.metadata;
  search.html(metadata.content_html);
  for (const Link& link : metadata.links) search.web("links", link.url);
  for (const std::string& url : metadata.identifiers.url) search.web("identifiers", url);
  if (!metadata.image.url.empty()) search.web("image", metadata.image.url);
  if (!metadata.license.empty()) search.web("license", metadata.license);
  if (!metadata.type_uri.empty()) search.web("typeUri", metadata.type_uri);
  for (const Subject& subject : metadata.subjects) {
    search.name("subjects", subject.uri);
    search.name("subjects", subject.scheme);
  }
  for (const Relation& relation : metadata.relations) search.name("relations", relation.identifier);
  return search.take();
}

}  // namespace vindplaats::testing
