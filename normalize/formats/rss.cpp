// An item of RSS 0.9x, 1.0 or 2.0, or of Microsoft's Channel Definition Format (W3C note of 1997):
// the same shape in all families. Elements are known by local
// name within the item's own namespace, since servers put RSS 2.0 into namespaces of their own
// making (faults.md rows 55, 57 to 66).
#include <array>

#include <fmt/format.h>

#include "core/text.h"
#include "normalize/feed_item.h"
#include "normalize/xml_record.h"

namespace vindplaats {
namespace {

constexpr auto kRssNamespaces = std::to_array<std::string_view>({
    "http://purl.org/rss/1.0/",
    "http://my.netscape.com/rdf/simple/0.9/",
    "http://channel.netscape.com/rdf/simple/0.9/",
    "http://purl.org/net/rss1.1#",
    "http://backend.userland.com/rss2",
});
constexpr auto kRssMediaTypes =
    std::to_array<std::string_view>({"application/rss+xml", "application/rdf+xml"});

// HTML in RSS is escaped; some servers put the elements themselves in.
std::string rss_text(const FeedItem& item, pugi::xml_node element) {
  for (const pugi::xml_node child : element.children()) {
    if (child.type() == pugi::node_element) return inner_html(element);
  }
  return item.text_of(element);
}

void rss_title(FeedItem& item, pugi::xml_node element) {
  item.title(rss_text(item, element), TextForm::kMixed, element);
}
void rss_description(FeedItem& item, pugi::xml_node element) {
  item.summary(rss_text(item, element), TextForm::kMixed, element);
}
void rss_content(FeedItem& item, pugi::xml_node element) {
  item.content(rss_text(item, element), element);
}
void rss_author(FeedItem& item, pugi::xml_node element) {
  item.creator(item.text_of(element), element);
}
void rss_category(FeedItem& item, pugi::xml_node element) {
  item.categories(item.text_of(element), '\0', element);
}
void rss_tags(FeedItem& item, pugi::xml_node element) {
  item.categories(item.text_of(element), ',', element);
}
void rss_rights(FeedItem& item, pugi::xml_node element) {
  item.out().rights(item.text_of(element), item.at(element));
}
void rss_language(FeedItem& item, pugi::xml_node element) {
  item.out().language(item.text_of(element), false, item.at(element));
}

void rss_contributor(FeedItem& item, pugi::xml_node element) {
  item.out().people(PersonRole::kContributor, item.text_of(element), item.at(element));
}

void rss_published(FeedItem& item, pugi::xml_node element) {
  item.out().date(DateKind::kIssued, item.text_of(element), item.at(element));
}

void rss_updated(FeedItem& item, pugi::xml_node element) {
  item.out().date(DateKind::kModified, item.text_of(element), item.at(element));
}

void rss_link(FeedItem& item, pugi::xml_node element) {
  const std::string text = item.text_of(element);
  item.landing(trim(text).empty() ? std::string_view(element.attribute("href").value())
                                  : std::string_view(text),
               element);
}

void rss_enclosure(FeedItem& item, pugi::xml_node element) {
  item.enclosure(element.attribute("url").value(), element.attribute("type").value(),
                 element.attribute("length").value(), element);
}

// As a channel's image, with its parts; or only an address.
void rss_image(FeedItem& item, pugi::xml_node element) {
  const bool parts =
      element.find_child([](pugi::xml_node child) { return child.type() == pugi::node_element; });
  const pugi::xml_node url = parts ? element.child("url") : element;
  item.out().image({item.text_of(url), {}, {}}, item.base_of(element), item.at(element));
}

// RSS 2.0: an address that leads to the item, unless it says that it is none.
void rss_guid(FeedItem& item, pugi::xml_node element) {
  const std::string text = item.text_of(element);
  const bool address = is_web_address(text);
  const bool permanent = !equals_ignoring_case(element.attribute("isPermaLink").value(), "false");
  if (address && permanent && !item.has_landing()) item.landing(text, element);
}

// An Atom link inside an item (RSS profile): the page, a file, or something about the feed, which
// is passed over.
void rss_atom_link(FeedItem& item, pugi::xml_node element) {
  const std::string_view rel = element.attribute("rel").value();
  if (rel.empty() || rel == "alternate")
    return item.landing(element.attribute("href").value(), element);
  if (rel == "enclosure") {
    item.enclosure(element.attribute("href").value(), element.attribute("type").value(),
                   element.attribute("length").value(), element);
  }
}

void rss_atom_author(FeedItem& item, pugi::xml_node element) {
  for (const pugi::xml_node child : element.children()) {
    if (local_name(child.name()) == "name") item.creator(item.text_of(child), element);
  }
}

struct RssRule {
  XmlVocabulary vocabulary;
  std::string_view local;
  void (*read)(FeedItem& item, pugi::xml_node element);
};

constexpr auto kRssRules = std::to_array<RssRule>({
    {XmlVocabulary::kOwn, "title", rss_title},
    {XmlVocabulary::kOwn, "link", rss_link},
    {XmlVocabulary::kOwn, "description", rss_description},
    {XmlVocabulary::kOwn, "summary", rss_description},
    {XmlVocabulary::kOwn, "abstract", rss_description},
    {XmlVocabulary::kOwn, "content", rss_content},
    {XmlVocabulary::kOwn, "body", rss_content},
    {XmlVocabulary::kOwn, "fullitem", rss_content},
    {XmlVocabulary::kOwn, "author", rss_author},
    {XmlVocabulary::kOwn, "contributor", rss_contributor},
    {XmlVocabulary::kOwn, "category", rss_category},
    {XmlVocabulary::kOwn, "tags", rss_tags},
    {XmlVocabulary::kOwn, "pubDate", rss_published},
    {XmlVocabulary::kOwn, "published", rss_published},
    {XmlVocabulary::kOwn, "date", rss_published},
    {XmlVocabulary::kOwn, "updated", rss_updated},
    {XmlVocabulary::kOwn, "modified", rss_updated},
    {XmlVocabulary::kOwn, "language", rss_language},
    {XmlVocabulary::kOwn, "copyright", rss_rights},
    {XmlVocabulary::kOwn, "rights", rss_rights},
    {XmlVocabulary::kOwn, "enclosure", rss_enclosure},
    {XmlVocabulary::kOwn, "image", rss_image},
    {XmlVocabulary::kAtom, "link", rss_atom_link},
    {XmlVocabulary::kAtom, "author", rss_atom_author},
    {XmlVocabulary::kAtom, "published", rss_published},
    {XmlVocabulary::kAtom, "updated", rss_updated},
    {XmlVocabulary::kAtom, "summary", rss_description},
    {XmlVocabulary::kAtom, "content", rss_content},
});

void read_rss_element(FeedItem& item, pugi::xml_node element) {
  const ElementName name = item.name_of(element);
  for (const RssRule& rule : kRssRules) {
    if (rule.vocabulary == name.vocabulary && equals_ignoring_case(rule.local, name.local))
      return rule.read(item, element);
  }
  item.read_module(element);
}

void read_rss(const RawRecord&, const Payload& payload, const ReadOptions&, RecordBuilder& out) {
  const Result<XmlDocument> document = XmlDocument::parse(payload);
  if (!document) {
    return out.unreadable(
        fmt::format("the item is not well-formed XML ({}): repair the feed at the source",
                    document.error().what));
  }
  FeedItem item(*document, payload, XmlVocabulary::kRss, out);
  const pugi::xml_node root = document->root();
  for (const pugi::xml_node element : root.children()) {
    if (element.type() == pugi::node_element) read_rss_element(item, element);
  }
  for (const pugi::xml_node element : root.children()) {
    if (element.type() == pugi::node_element &&
        equals_ignoring_case(local_name(element.name()), "guid"))
      rss_guid(item, element);
  }
  for (const char* name : {"rdf:about", "HREF", "href"}) {
    const std::string_view address = root.attribute(name).value();
    if (!item.has_landing() && is_web_address(address)) item.landing(address, root);
  }
  item.finish();
}

}  // namespace

extern const Format format_rss;
const Format format_rss{"rss", kRssNamespaces, kRssMediaTypes, 2, read_rss};

}  // namespace vindplaats
