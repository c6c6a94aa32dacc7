#include "export/public_form.h"

#include <algorithm>
#include <set>

#include "core/time.h"
#include "export/card.h"
#include "export/mail_guard.h"

namespace vindplaats {
namespace {

// Whose agreement a field's value falls under; null: nobody's that is known.
const Partner* partner_of(const Publication& publication, const Platform& platform,
                          std::string_view field) {
  const auto& origins = publication.provenance;
  const auto origin = std::find_if(origins.begin(), origins.end(),
                                   [&](const Origin& o) { return o.field == field; });
  if (origin == origins.end() || origin->record.empty()) {
    return publication.partners.empty() ? nullptr : platform.partner(publication.partners.front());
  }
  const Source* source = platform.source(origin->record.substr(0, origin->record.find('/')));
  return source == nullptr ? nullptr : platform.partner(source->partner);
}

// Is it still under embargo. A month or year without a day is over when all of it is.
bool under_embargo(const Metadata& metadata, Instant now) {
  std::string until = metadata.embargo_until;
  if (until.empty()) return false;
  if (until.size() == 4) until += "-12";
  if (until.size() == 7) until += "-99";
  return format_day(now) < until;
}

std::set<std::string> fulltext_addresses(const Metadata& metadata) {
  std::set<std::string> addresses;
  for (const Link& link : metadata.links) {
    if (link.rel == "fulltext") addresses.insert(link.url);
  }
  return addresses;
}

void hide_fulltext(PublicItem& item) {
  Metadata& metadata = item.metadata;
  const std::set<std::string> hidden = fulltext_addresses(metadata);
  std::erase_if(metadata.links, [&](const Link& link) { return hidden.contains(link.url); });
  std::erase_if(metadata.identifiers.url,
                [&](const std::string& url) { return hidden.contains(url); });
  std::erase_if(metadata.relations,
                [&](const Relation& relation) { return hidden.contains(relation.identifier); });
  if (hidden.contains(item.primary_link)) item.primary_link.clear();
  metadata.content_html.clear();
}

std::string first_link(const Metadata& metadata) {
  for (const std::string_view rel : {"landing", "fulltext"}) {
    for (const Link& link : metadata.links) {
      if (link.rel == rel) return link.url;
    }
  }
  const Identifiers& known = metadata.identifiers;
  if (!known.doi.empty()) return "https://doi.org/" + known.doi;
  if (!known.handle.empty()) return "https://hdl.handle.net/" + known.handle;
  if (!known.urn_nbn.empty()) return "https://persistent-identifier.nl/" + known.urn_nbn;
  return metadata.links.empty() ? std::string() : metadata.links.front().url;
}

void keep_agreements(PublicItem& item, const Publication& publication, const Platform& platform) {
  Metadata& metadata = item.metadata;
  const Partner* of_text = partner_of(publication, platform, "contentHtml");
  if (of_text == nullptr || of_text->agreement.fulltext != "republish") {
    metadata.content_html.clear();
  }
  const Partner* of_image = partner_of(publication, platform, "image");
  if (of_image == nullptr || !of_image->agreement.image) metadata.image = {};
}

std::vector<ThemeRef> theme_refs(const std::vector<ThemeMark>& marks) {
  std::set<std::string> ids;
  for (const ThemeMark& mark : marks) ids.insert(mark.id);
  std::vector<ThemeRef> refs;
  for (const std::string& id : ids) refs.push_back({id});
  return refs;
}

}  // namespace

std::string site_address(const SiteSettings& site, const std::string& form,
                         const std::string& value) {
  std::string path = form;
  const std::size_t open = path.find('{');
  const std::size_t close = path.find('}', std::min(open, path.size()));
  if (close != std::string::npos) path.replace(open, close - open + 1, value);
  const bool slash = site.url.ends_with('/');
  if (path.starts_with('/')) path.erase(0, 1);
  return site.url + (slash ? "" : "/") + path;
}

PublicItem public_form(const Publication& publication, const std::string& slug,
                       const Platform& platform, Instant now) {
  PublicItem item;
  item.id = publication.id;
  item.slug = slug;
  item.former_ids = publication.former_ids;
  item.former_slugs = publication.former_slugs;
  item.metadata = publication.metadata;
  item.themes = theme_refs(publication.themes);
  item.collections = publication.collections;
  item.partners = publication.partners;
  item.summary = publication.summary;
  if (item.summary.text.empty()) item.summary = {};
  if (!item.summary.text.empty() && item.summary.by != "partner") item.summary.by = "editor";
  item.primary_link = publication.primary_link;
  keep_agreements(item, publication, platform);
  if (under_embargo(item.metadata, now)) hide_fulltext(item);
  if (item.primary_link.empty()) item.primary_link = first_link(item.metadata);
  const SiteSettings& site = platform.settings.site;
  item.canonical = site_address(site, site.publication, slug);
  remove_mail(item);
  const Partner* maker = item.partners.empty() ? nullptr : platform.partner(item.partners.front());
  item.card = make_card(item, maker == nullptr ? "" : without_mail(maker->name));
  return item;
}

}  // namespace vindplaats
