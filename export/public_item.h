#pragma once
// A publication as the world sees it (contract section 7, schema/catalogue.schema.json). Plain
// values; only export/public_form makes one, so what may never be in a release has no field here.
#include <string>
#include <vector>

#include "core/json.h"
#include "core/publication.h"
#include "core/publication_fields.h"

namespace vindplaats {

struct ThemeRef {
  std::string id;
  bool operator==(const ThemeRef&) const = default;
};

// All that a card on the website shows, ready made.
struct Card {
  std::string title, title_language;
  std::string text, text_language;
  std::string text_by;               // "editor" or "partner"
  std::vector<std::string> authors;  // names as they are shown
  std::string partner;               // the maker's name
  std::string date;                  // EDTF level 0
  std::string product;
  std::string href;            // where the work itself is
  std::string href_kind;       // page, pdf, document, video, ...: what opens there
  std::int64_t href_size = 0;  // bytes
  Image image;
  bool operator==(const Card&) const = default;
};

struct PublicItem {
  std::string id, slug;
  std::vector<std::string> former_ids, former_slugs;
  Metadata metadata;
  std::vector<ThemeRef> themes;  // sorted by id: their order tells nothing of scores
  std::vector<std::string> collections;
  std::vector<std::string> partners;  // the maker first
  Summary summary;
  std::string primary_link;
  std::string canonical;  // its page on the website
  std::string published;  // RFC 3339: its first release
  std::string updated;    // RFC 3339: the release in which this form last changed
  Card card;
  bool operator==(const PublicItem&) const = default;
};

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, ThemeRef>
void each_field(Visitor&& visit, Self& self) {
  visit("id", self.id);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Card>
void each_field(Visitor&& visit, Self& self) {
  visit("title", self.title);
  visit("titleLanguage", self.title_language);
  visit("text", self.text);
  visit("textLanguage", self.text_language);
  visit("textBy", self.text_by);
  visit("authors", self.authors);
  visit("partner", self.partner);
  visit("date", self.date);
  visit("product", self.product);
  visit("href", self.href);
  visit("hrefKind", self.href_kind);
  visit("hrefSize", self.href_size);
  visit("image", self.image);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, PublicItem>
void each_field(Visitor&& visit, Self& self) {
  visit("id", self.id);
  visit("slug", self.slug);
  visit("formerIds", self.former_ids);
  visit("formerSlugs", self.former_slugs);
  each_field(visit, self.metadata);
  visit("themes", self.themes);
  visit("collections", self.collections);
  visit("partners", self.partners);
  visit("summary", self.summary);
  visit("primaryLink", self.primary_link);
  visit("canonical", self.canonical);
  visit("published", self.published);
  visit("updated", self.updated);
  visit("card", self.card);
}

}  // namespace vindplaats
