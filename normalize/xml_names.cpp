#include "normalize/xml_names.h"

#include <array>

#include "core/text.h"

namespace vindplaats {
namespace {

struct KnownNamespace {
  std::string_view uri;  // without its scheme, lower case, without a slash or hash at the end
  Vocabulary vocabulary;
};

constexpr auto kKnownNamespaces = std::to_array<KnownNamespace>({
    {"purl.org/dc/elements/1.1", Vocabulary::kDublinCore},
    {"purl.org/dc/elements/1.0", Vocabulary::kDublinCore},
    {"purl.org/dc/terms", Vocabulary::kDublinCore},
    {"purl.org/dc/dcmitype", Vocabulary::kDublinCore},
    {"purl.org/dc/qualifiers/1.0", Vocabulary::kDublinCore},
    {"purl.org/metadata/dublin_core", Vocabulary::kDublinCore},
    {"www.w3.org/2005/atom", Vocabulary::kAtom},
    {"purl.org/atom/ns", Vocabulary::kAtom},
    {"purl.org/rss/1.0", Vocabulary::kRss},
    {"my.netscape.com/rdf/simple/0.9", Vocabulary::kRss},
    {"channel.netscape.com/rdf/simple/0.9", Vocabulary::kRss},
    {"my.netscape.com/publish/formats/rss-0.91.dtd", Vocabulary::kRss},
    {"purl.org/net/rss1.1", Vocabulary::kRss},
    {"backend.userland.com/rss", Vocabulary::kRss},
    {"backend.userland.com/rss2", Vocabulary::kRss},
    {"blogs.law.harvard.edu/tech/rss", Vocabulary::kRss},
    {"cyber.law.harvard.edu/rss", Vocabulary::kRss},
    {"www.rssboard.org/rss-specification", Vocabulary::kRss},
    {"purl.org/rss/1.0/modules/content", Vocabulary::kContent},
    {"search.yahoo.com/mrss", Vocabulary::kMedia},
    {"video.search.yahoo.com/mrss", Vocabulary::kMedia},
    {"tools.search.yahoo.com/mrss", Vocabulary::kMedia},
    {"www.rssboard.org/media-rss", Vocabulary::kMedia},
    {"www.itunes.com/dtds/podcast-1.0.dtd", Vocabulary::kItunes},
    {"itunes.com/dtds/podcast-1.0.dtd", Vocabulary::kItunes},
    {"www.w3.org/1999/02/22-rdf-syntax-ns", Vocabulary::kRdf},
    {"www.openarchives.org/oai/2.0", Vocabulary::kOai},
    {"www.openarchives.org/oai/1.1/oai_dc", Vocabulary::kOaiDc},
    {"www.openarchives.org/oai/2.0/oai_dc", Vocabulary::kOaiDc},
    {"www.openarchives.org/oai/dc", Vocabulary::kOaiDc},
    {"www.openarchives.org/oai/dc.xsd", Vocabulary::kOaiDc},
    {"dspace.org/qualifieddc", Vocabulary::kOaiDc},
    {"www.w3.org/1999/xhtml", Vocabulary::kXhtml},
    {"rssnamespace.org/feedburner/ext/1.0", Vocabulary::kFeedburner},
    {"backend.userland.com/creativecommonsrssmodule", Vocabulary::kLicense},
    {"cyber.law.harvard.edu/rss/creativecommonsrssmodule.html", Vocabulary::kLicense},
    {"podcastindex.org/namespace/1.0", Vocabulary::kPodcast},
    {"creativecommons.org/ns", Vocabulary::kLicense},
    {"web.resource.org/cc", Vocabulary::kLicense},
});

struct KnownPrefix {
  std::string_view prefix;
  Vocabulary vocabulary;
};

constexpr auto kKnownPrefixes = std::to_array<KnownPrefix>({
    {"dc", Vocabulary::kDublinCore},
    {"dcterms", Vocabulary::kDublinCore},
    {"content", Vocabulary::kContent},
    {"media", Vocabulary::kMedia},
    {"itunes", Vocabulary::kItunes},
    {"atom", Vocabulary::kAtom},
    {"rss", Vocabulary::kRss},
    {"rdf", Vocabulary::kRdf},
    {"oai_dc", Vocabulary::kOaiDc},
    {"podcast", Vocabulary::kPodcast},
    {"feedburner", Vocabulary::kFeedburner},
    {"xhtml", Vocabulary::kXhtml},
    {"creativeCommons", Vocabulary::kLicense},
});

// Siblings that a path counts: a record of a hundred thousand equal elements must not cost their
// square.
constexpr std::size_t kMostCounted = 999;

}  // namespace

Vocabulary vocabulary_of(std::string_view uri) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (starts_with_ignoring_case(uri, scheme)) {
      uri.remove_prefix(scheme.size());
      break;
    }
  }
  while (!uri.empty() && (uri.back() == '/' || uri.back() == '#')) uri.remove_suffix(1);
  for (const KnownNamespace& known : kKnownNamespaces) {
    if (equals_ignoring_case(known.uri, uri)) return known.vocabulary;
  }
  return Vocabulary::kOther;
}

ElementNames::ElementNames(const XmlDocument& document, pugi::xml_node home, Vocabulary own)
    : document_(document), home_(document.namespace_of(home)), own_(own) {}

ElementName ElementNames::of(pugi::xml_node element) {
  const std::string_view name = element.name();
  const std::string_view local = local_name(name);
  const std::string_view uri = document_.namespace_of(element);
  if (uri == home_) {
    const bool prefixed = local.size() != name.size();
    if (!uri.empty() || !prefixed) return {Vocabulary::kOwn, local};
  }
  if (!uri.empty()) {
    if (uri.data() != last_uri_.data() || uri.size() != last_uri_.size()) {
      last_uri_ = uri;
      last_vocabulary_ = vocabulary_of(uri);
    }
    return {last_vocabulary_ == own_ ? Vocabulary::kOwn : last_vocabulary_, local};
  }
  const std::string_view prefix = local.size() == name.size()
                                      ? std::string_view()
                                      : name.substr(0, name.size() - local.size() - 1);
  return {undeclared(element, prefix), local};
}

Vocabulary ElementNames::undeclared(pugi::xml_node element, std::string_view prefix) {
  if (prefix.empty()) {
    tolerate(element);
    return Vocabulary::kOwn;
  }
  for (const KnownPrefix& known : kKnownPrefixes) {
    if (!equals_ignoring_case(known.prefix, prefix)) continue;
    tolerate(element);
    return known.vocabulary == own_ ? Vocabulary::kOwn : known.vocabulary;
  }
  return Vocabulary::kOther;
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
