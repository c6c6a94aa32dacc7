#include "normalize/xml_names.h"

#include <array>

#include "core/text.h"
#include "normalize/fields/word_index.h"

namespace vindplaats {
namespace {

struct KnownNamespace {
  std::string_view key;  // without its scheme, lower case, without a slash or hash at the end
  XmlVocabulary vocabulary;
};

constexpr KnownNamespace kKnownNamespaces[] = {
    {"purl.org/dc/elements/1.1", XmlVocabulary::kDublinCore},
    {"purl.org/dc/elements/1.0", XmlVocabulary::kDublinCore},
    {"purl.org/dc/terms", XmlVocabulary::kDublinCore},
    {"purl.org/dc/dcmitype", XmlVocabulary::kDublinCore},
    {"purl.org/dc/qualifiers/1.0", XmlVocabulary::kDublinCore},
    {"purl.org/metadata/dublin_core", XmlVocabulary::kDublinCore},
    {"www.ndltd.org/standards/metadata/etdms/1.0", XmlVocabulary::kDublinCore},
    {"www.ndltd.org/standards/metadata/etdms/1.1", XmlVocabulary::kDublinCore},
    {"naca.central.cranfield.ac.uk/ethos-oai/2.0", XmlVocabulary::kDublinCore},
    {"www.w3.org/2005/atom", XmlVocabulary::kAtom},
    {"purl.org/atom/ns", XmlVocabulary::kAtom},
    {"purl.org/rss/1.0", XmlVocabulary::kRss},
    {"my.netscape.com/rdf/simple/0.9", XmlVocabulary::kRss},
    {"channel.netscape.com/rdf/simple/0.9", XmlVocabulary::kRss},
    {"my.netscape.com/publish/formats/rss-0.91.dtd", XmlVocabulary::kRss},
    {"purl.org/net/rss1.1", XmlVocabulary::kRss},
    {"backend.userland.com/rss", XmlVocabulary::kRss},
    {"backend.userland.com/rss2", XmlVocabulary::kRss},
    {"blogs.law.harvard.edu/tech/rss", XmlVocabulary::kRss},
    {"cyber.law.harvard.edu/rss", XmlVocabulary::kRss},
    {"www.rssboard.org/rss-specification", XmlVocabulary::kRss},
    {"purl.org/rss/1.0/modules/content", XmlVocabulary::kContent},
    {"search.yahoo.com/mrss", XmlVocabulary::kMedia},
    {"video.search.yahoo.com/mrss", XmlVocabulary::kMedia},
    {"tools.search.yahoo.com/mrss", XmlVocabulary::kMedia},
    {"www.rssboard.org/media-rss", XmlVocabulary::kMedia},
    {"www.itunes.com/dtds/podcast-1.0.dtd", XmlVocabulary::kItunes},
    {"itunes.com/dtds/podcast-1.0.dtd", XmlVocabulary::kItunes},
    {"www.w3.org/1999/02/22-rdf-syntax-ns", XmlVocabulary::kRdf},
    {"www.openarchives.org/oai/2.0", XmlVocabulary::kOai},
    {"www.openarchives.org/oai/1.1/oai_dc", XmlVocabulary::kOaiDc},
    {"www.openarchives.org/oai/2.0/oai_dc", XmlVocabulary::kOaiDc},
    {"www.openarchives.org/oai/dc", XmlVocabulary::kOaiDc},
    {"www.openarchives.org/oai/dc.xsd", XmlVocabulary::kOaiDc},
    {"dspace.org/qualifieddc", XmlVocabulary::kOaiDc},
    {"www.w3.org/1999/xhtml", XmlVocabulary::kXhtml},
    {"rssnamespace.org/feedburner/ext/1.0", XmlVocabulary::kFeedburner},
    {"backend.userland.com/creativecommonsrssmodule", XmlVocabulary::kLicense},
    {"cyber.law.harvard.edu/rss/creativecommonsrssmodule.html", XmlVocabulary::kLicense},
    {"podcastindex.org/namespace/1.0", XmlVocabulary::kPodcast},
    {"prismstandard.org/namespaces/basic/1.0", XmlVocabulary::kPrism},
    {"prismstandard.org/namespaces/basic/2.0", XmlVocabulary::kPrism},
    {"prismstandard.org/namespaces/basic/2.1", XmlVocabulary::kPrism},
    {"prismstandard.org/namespaces/basic/3.0", XmlVocabulary::kPrism},
    {"prismstandard.org/namespaces/1.1/basic", XmlVocabulary::kPrism},
    {"prismstandard.org/namespaces/1.2/basic", XmlVocabulary::kPrism},
    {"creativecommons.org/ns", XmlVocabulary::kLicense},
    {"web.resource.org/cc", XmlVocabulary::kLicense},
};

struct KnownPrefix {
  std::string_view prefix;
  XmlVocabulary vocabulary;
};

constexpr auto kKnownPrefixes = std::to_array<KnownPrefix>({
    {"dc", XmlVocabulary::kDublinCore},
    {"dcterms", XmlVocabulary::kDublinCore},
    {"content", XmlVocabulary::kContent},
    {"media", XmlVocabulary::kMedia},
    {"itunes", XmlVocabulary::kItunes},
    {"atom", XmlVocabulary::kAtom},
    {"rss", XmlVocabulary::kRss},
    {"rdf", XmlVocabulary::kRdf},
    {"oai_dc", XmlVocabulary::kOaiDc},
    {"podcast", XmlVocabulary::kPodcast},
    {"prism", XmlVocabulary::kPrism},
    {"feedburner", XmlVocabulary::kFeedburner},
    {"xhtml", XmlVocabulary::kXhtml},
    {"creativeCommons", XmlVocabulary::kLicense},
});

bool declares_namespaces(pugi::xml_node element) {
  for (auto own = element.first_attribute(); own; own = own.next_attribute()) {
    if (std::string_view(own.name()).starts_with("xmlns")) return true;
  }
  return false;
}

// Siblings that a path counts: a record of a hundred thousand equal elements must not cost their
// square.
constexpr std::size_t kMostCounted = 999;

}  // namespace

XmlVocabulary vocabulary_of(std::string_view uri) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (starts_with_ignoring_case(uri, scheme)) {
      uri.remove_prefix(scheme.size());
      break;
    }
  }
  while (!uri.empty() && (uri.back() == '/' || uri.back() == '#')) uri.remove_suffix(1);
  const KnownNamespace* known = find_row<kKnownNamespaces>(to_lower(uri));
  return known == nullptr ? XmlVocabulary::kOther : known->vocabulary;
}

ElementNames::ElementNames(const XmlDocument& document, pugi::xml_node home, XmlVocabulary own)
    : document_(document), home_(document.namespace_of(home)), own_(own) {}

ElementName ElementNames::of(pugi::xml_node element) {
  const std::string_view name = element.name();
  const std::string_view local = local_name(name);
  const std::string_view prefix = name.substr(0, name.size() - local.size());  // with its colon
  // An element that declares nothing is in its parent's namespaces, and brothers mostly have the
  // same prefix.
  if (declares_namespaces(element)) return {vocabulary_in(element, prefix), local};
  if (element.parent() != brothers_parent_ || prefix != brothers_prefix_) {
    brothers_parent_ = element.parent();
    brothers_prefix_ = prefix;
    brothers_vocabulary_ = vocabulary_in(element, prefix);
  }
  return {brothers_vocabulary_, local};
}

XmlVocabulary ElementNames::vocabulary_in(pugi::xml_node element, std::string_view prefix) {
  const std::string_view uri = document_.namespace_of(element);
  if (uri == home_ && (!uri.empty() || prefix.empty())) return XmlVocabulary::kOwn;
  if (uri.empty()) return undeclared(element, prefix.substr(0, prefix.find(':')));
  if (uri.data() != last_uri_.data() || uri.size() != last_uri_.size()) {
    last_uri_ = uri;
    last_vocabulary_ = vocabulary_of(uri);
  }
  return last_vocabulary_ == own_ ? XmlVocabulary::kOwn : last_vocabulary_;
}

XmlVocabulary ElementNames::undeclared(pugi::xml_node element, std::string_view prefix) {
  if (prefix.empty()) {
    tolerate(element);
    return XmlVocabulary::kOwn;
  }
  for (const KnownPrefix& known : kKnownPrefixes) {
    if (!equals_ignoring_case(known.prefix, prefix)) continue;
    tolerate(element);
    return known.vocabulary == own_ ? XmlVocabulary::kOwn : known.vocabulary;
  }
  return XmlVocabulary::kOther;
}

void ElementNames::tolerate(pugi::xml_node element) {
  if (tolerated_.empty()) tolerated_ = element.name();
}

std::string ElementNames::path(pugi::xml_node element) {
  const std::string_view name = element.name();
  std::size_t before = 0;
  pugi::xml_node node = element.previous_sibling(element.name());
  for (; node && before < kMostCounted; node = node.previous_sibling(element.name())) ++before;
  std::string path(name);
  if (before > 0 || element.next_sibling(element.name()))
    path += "[" + std::to_string(before + 1) + "]";
  return path;
}

}  // namespace vindplaats
