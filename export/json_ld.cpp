#include "export/json_ld.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "export/card.h"
#include "export/mail_guard.h"
#include "export/public_form.h"
#include "export/vocabularies.h"

namespace vindplaats {
namespace {

constexpr std::string_view kArticleTypes[] = {"Article", "BlogPosting", "NewsArticle",
                                              "ScholarlyArticle"};
constexpr std::string_view kMediaTypes[] = {"AudioObject", "PodcastEpisode", "VideoObject"};

template <std::size_t kSize>
bool is_among(const std::string_view (&list)[kSize], std::string_view value) {
  return std::find(std::begin(list), std::end(list), value) != std::end(list);
}

OrderedJson thing(std::string_view type) {
  OrderedJson json = OrderedJson::object();
  json["@type"] = type;
  return json;
}

void put_list(OrderedJson& object, const char* key, OrderedJson list) {
  if (!list.empty()) object[key] = std::move(list);
}

// ---- who

OrderedJson person_thing(const Person& person) {
  const bool organisation = person.kind == "organisation";
  OrderedJson json = thing(organisation ? "Organization" : "Person");
  const std::string orcid = person.orcid.empty() ? "" : "https://orcid.org/" + person.orcid;
  put(json, "@id", orcid);
  put(json, "name", person.name);
  if (!organisation) {
    put(json, "givenName", person.given);
    put(json, "familyName", person.family);
  }
  if (!person.affiliation.empty()) {
    json["affiliation"] = thing("Organization");
    json["affiliation"]["name"] = person.affiliation;
  }
  put(json, "sameAs", orcid);
  return json;
}

OrderedJson person_list(const std::vector<Person>& people) {
  OrderedJson list = OrderedJson::array();
  for (const Person& person : people) {
    if (!person.name.empty()) list.push_back(person_thing(person));
  }
  return list;
}

bool is_web_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

OrderedJson partner_thing(const Partner& partner) {
  OrderedJson json = thing("Organization");
  put(json, "@id", partner.ror);
  put(json, "name", without_mail(partner.name));
  put(json, "url", partner.url);
  if (is_web_address(partner.logo)) put(json, "logo", partner.logo);
  put(json, "sameAs", partner.ror);
  return json;
}

// The name as the source gives it; a partner of that name brings its address along.
void put_publisher(OrderedJson& json, const PublicItem& item, const Platform& platform) {
  const std::string& name = item.metadata.publisher;
  for (const Partner& partner : platform.partners) {
    if (!name.empty() && partner.name == name) {
      json["publisher"] = partner_thing(partner);
      return;
    }
  }
  if (!name.empty()) {
    json["publisher"] = thing("Organization");
    json["publisher"]["name"] = name;
    return;
  }
  const Partner* maker = item.partners.empty() ? nullptr : platform.partner(item.partners.front());
  if (maker != nullptr) json["publisher"] = partner_thing(*maker);
}

void put_people(OrderedJson& json, const PublicItem& item, const Platform& platform) {
  put_list(json, "author", person_list(item.metadata.creators));
  put_list(json, "contributor", person_list(item.metadata.contributors));
  put_publisher(json, item, platform);
  // A course is somebody's: https://schema.org/provider, which search engines ask for.
  if (json["@type"] == "Course" && json.contains("publisher")) json["provider"] = json["publisher"];
  OrderedJson sources = OrderedJson::array();
  for (const std::string& id : item.partners) {
    if (const Partner* partner = platform.partner(id)) sources.push_back(partner_thing(*partner));
  }
  put_list(json, "sourceOrganization", std::move(sources));
}

// ---- what it is known by

struct Property {
  const char* id;
  std::string_view value;
  std::string address;
};

OrderedJson identifier_list(const Metadata& metadata) {
  const Identifiers& known = metadata.identifiers;
  std::vector<Property> properties = {
      {"doi", known.doi, "https://doi.org/" + known.doi},
      {"hdl", known.handle, "https://hdl.handle.net/" + known.handle},
      {"urn", known.urn_nbn, "https://persistent-identifier.nl/" + known.urn_nbn},
      {"pmid", known.pmid, "https://pubmed.ncbi.nlm.nih.gov/" + known.pmid + "/"},
      {"arxiv", known.arxiv, "https://arxiv.org/abs/" + known.arxiv}};
  for (const std::string& isbn : known.isbn) properties.push_back({"isbn", isbn, ""});
  OrderedJson list = OrderedJson::array();
  for (const Property& property : properties) {
    if (property.value.empty()) continue;
    OrderedJson value = thing("PropertyValue");
    value["propertyID"] = property.id;
    value["value"] = property.value;
    put(value, "url", property.address);
    list.push_back(std::move(value));
  }
  return list;
}

// The same work elsewhere: its persistent addresses and where it can be read about.
OrderedJson same_as(const PublicItem& item) {
  std::vector<std::string> addresses;
  const auto add = [&](const std::string& address) {
    const bool known = std::find(addresses.begin(), addresses.end(), address) != addresses.end();
    if (!known && address != item.canonical) addresses.push_back(address);
  };
  const Identifiers& known = item.metadata.identifiers;
  if (!known.doi.empty()) add("https://doi.org/" + known.doi);
  if (!known.handle.empty()) add("https://hdl.handle.net/" + known.handle);
  for (const Link& link : item.metadata.links) {
    if (link.rel == "landing") add(link.url);
  }
  return addresses;
}

// ---- where it belongs

// A journal's article lies in an issue of a volume of it (schema.org, PublicationIssue).
OrderedJson host_thing(const PartOf& host) {
  std::string_view type = "CreativeWorkSeries";
  if (!host.issn.empty()) type = "Periodical";
  if (!host.isbn.empty()) type = "Book";
  OrderedJson json = thing(type);
  put(json, "name", host.title);
  put(json, "issn", host.issn);
  put(json, "isbn", host.isbn);
  if (type == "Book") return json;
  if (!host.volume.empty()) {
    OrderedJson volume = thing("PublicationVolume");
    volume["volumeNumber"] = host.volume;
    volume["isPartOf"] = std::move(json);
    json = std::move(volume);
  }
  if (!host.issue.empty()) {
    OrderedJson issue = thing("PublicationIssue");
    issue["issueNumber"] = host.issue;
    issue["isPartOf"] = std::move(json);
    json = std::move(issue);
  }
  return json;
}

std::string first_label(const Labels& labels) {
  const auto dutch = labels.find("nl");
  if (dutch != labels.end()) return dutch->second;
  return labels.empty() ? std::string() : labels.begin()->second;
}

OrderedJson theme_list(const PublicItem& item, const Platform& platform) {
  OrderedJson list = OrderedJson::array();
  for (const ThemeRef& ref : item.themes) {
    const Theme* theme = platform.theme(ref.id);
    if (theme == nullptr) continue;
    OrderedJson json = thing("Thing");
    const SiteSettings& site = platform.settings.site;
    json["@id"] = site_address(site, site.theme, theme->id);
    put(json, "name", first_label(theme->label));
    list.push_back(std::move(json));
  }
  return list;
}

OrderedJson audience_list(const Metadata& metadata) {
  OrderedJson list = OrderedJson::array();
  for (const std::string& id : metadata.audiences) {
    const std::span<const Term> terms = audience_terms();
    const auto term =
        std::find_if(terms.begin(), terms.end(), [&](const Term& known) { return known.id == id; });
    OrderedJson json = thing("Audience");
    json["audienceType"] = term == terms.end() ? std::string_view(id) : term->nl;
    list.push_back(std::move(json));
  }
  return list;
}

void put_place(OrderedJson& json, const PublicItem& item, const Platform& platform) {
  const Metadata& metadata = item.metadata;
  put_list(json, "identifier", identifier_list(metadata));
  if (json["@type"] == "Book") put(json, "isbn", metadata.identifiers.isbn);
  if (json["@type"] == "Report") put(json, "reportNumber", metadata.number);
  const PartOf& host = metadata.part_of;
  if (!host.title.empty() || !host.issn.empty() || !host.isbn.empty()) {
    json["isPartOf"] = host_thing(host);
  }
  put(json, "position", host.number);
  put(json, "pagination", host.pages);
  OrderedJson keywords = OrderedJson::array();
  for (const Subject& subject : metadata.subjects) {
    if (!subject.value.empty()) keywords.push_back(subject.value);
  }
  put_list(json, "keywords", std::move(keywords));
  put_list(json, "about", theme_list(item, platform));
  put_list(json, "audience", audience_list(metadata));
}

// ---- what opens

OrderedJson encoding_list(const Metadata& metadata) {
  OrderedJson list = OrderedJson::array();
  for (const Link& link : metadata.links) {
    if (link.rel != "fulltext") continue;
    OrderedJson media = thing("MediaObject");
    media["contentUrl"] = link.url;
    put(media, "name", link.title);
    put(media, "encodingFormat", link.type);
    if (link.length > 0) media["contentSize"] = std::to_string(link.length) + " B";
    put(media, "inLanguage", link.language);
    list.push_back(std::move(media));
  }
  return list;
}

// Absent where nobody says: that a work is open is no guess to make.
void put_access(OrderedJson& json, const Metadata& metadata) {
  put(json, "license", metadata.license);
  put(json, "copyrightNotice", metadata.rights);
  if (!metadata.access.empty()) json["isAccessibleForFree"] = metadata.access == "open";
}

// Of a MediaObject: the file itself.
void put_content(OrderedJson& json, const Metadata& metadata, std::string_view type) {
  constexpr std::pair<std::string_view, std::string_view> kFiles[] = {
      {"VideoObject", "video"}, {"AudioObject", "audio"}, {"ImageObject", "image"}};
  for (const auto& [media, kind] : kFiles) {
    if (media != type) continue;
    for (const Link& link : metadata.links) {
      if (link.rel != "fulltext" || link_kind(link) != kind) continue;
      json["contentUrl"] = link.url;
      return;
    }
  }
}

void put_media(OrderedJson& json, const PublicItem& item) {
  const Metadata& metadata = item.metadata;
  put_list(json, "encoding", encoding_list(metadata));
  if (!metadata.image.url.empty()) {
    OrderedJson image = thing("ImageObject");
    image["url"] = metadata.image.url;
    put(image, "caption", metadata.image.alt);
    put(image, "creditText", metadata.image.credit);
    json["image"] = std::move(image);
  }
  const std::string type = json["@type"];
  const bool media = is_among(kMediaTypes, type);
  put(json, media ? "duration" : "timeRequired", metadata.duration);
  if (type == "VideoObject") {
    put(json, "thumbnailUrl", metadata.image.url);
    put(json, "uploadDate", metadata.issued);
  }
  put_content(json, metadata, type);
}

void put_words(OrderedJson& json, const PublicItem& item) {
  const Metadata& metadata = item.metadata;
  put(json, "name", metadata.title);
  const std::string type = json["@type"];
  if (is_among(kArticleTypes, type)) put(json, "headline", metadata.title);
  OrderedJson others = OrderedJson::array();
  for (const LocalText& title : metadata.alternative_titles) others.push_back(title.value);
  put_list(json, "alternateName", std::move(others));
  put(json, "description", item.card.text);
  put(json, "abstract", metadata.abstract_text);
  put(json, "inLanguage", metadata.languages);
}

}  // namespace

OrderedJson json_ld_of(const PublicItem& item, const Platform& platform) {
  OrderedJson json = OrderedJson::object();
  json["@context"] = "https://schema.org";
  json["@type"] = schema_org_type(item.metadata.product, item.metadata.type);
  json["@id"] = item.canonical;
  json["url"] = item.canonical;
  json["mainEntityOfPage"] = item.canonical;
  put_words(json, item);
  put_people(json, item, platform);
  put(json, "datePublished", item.metadata.issued);
  put(json, "dateModified", item.metadata.modified);
  put_place(json, item, platform);
  put_access(json, item.metadata);
  put_media(json, item);
  put_list(json, "sameAs", same_as(item));
  return json;
}

std::string script_safe(const std::string& json) {
  std::string out;
  out.reserve(json.size());
  for (const char c : json) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace vindplaats
