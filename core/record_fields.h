#pragma once
// The one list of the schema's fields, in their canonical order. The writer, the reader, the
// comparison field by field and the check against schema/record.schema.json all walk it, so they
// cannot disagree. A visitor is called as visit("key", member).
#include "core/record.h"

namespace vindplaats {

// Each overload takes the value const or not; `Self` is deduced to fit.
template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, LocalText>
void each_field(Visitor&& visit, Self& self) {
  visit("value", self.value);
  visit("language", self.language);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Person>
void each_field(Visitor&& visit, Self& self) {
  visit("name", self.name);
  visit("family", self.family);
  visit("given", self.given);
  visit("kind", self.kind);
  visit("orcid", self.orcid);
  visit("affiliation", self.affiliation);
  visit("role", self.role);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, PartOf>
void each_field(Visitor&& visit, Self& self) {
  visit("title", self.title);
  visit("issn", self.issn);
  visit("isbn", self.isbn);
  visit("volume", self.volume);
  visit("issue", self.issue);
  visit("pages", self.pages);
  visit("number", self.number);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Subject>
void each_field(Visitor&& visit, Self& self) {
  visit("value", self.value);
  visit("scheme", self.scheme);
  visit("uri", self.uri);
  visit("language", self.language);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Identifiers>
void each_field(Visitor&& visit, Self& self) {
  visit("doi", self.doi);
  visit("handle", self.handle);
  visit("urnNbn", self.urn_nbn);
  visit("isbn", self.isbn);
  visit("issn", self.issn);
  visit("pmid", self.pmid);
  visit("arxiv", self.arxiv);
  visit("url", self.url);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Link>
void each_field(Visitor&& visit, Self& self) {
  visit("url", self.url);
  visit("rel", self.rel);
  visit("title", self.title);
  visit("language", self.language);
  visit("type", self.type);
  visit("length", self.length);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Image>
void each_field(Visitor&& visit, Self& self) {
  visit("url", self.url);
  visit("alt", self.alt);
  visit("credit", self.credit);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Relation>
void each_field(Visitor&& visit, Self& self) {
  visit("type", self.type);
  visit("identifier", self.identifier);
  visit("identifierType", self.identifier_type);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Finding>
void each_field(Visitor&& visit, Self& self) {
  visit("severity", self.severity);
  visit("field", self.field);
  visit("code", self.code);
  visit("value", self.value);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Metadata>
void each_field(Visitor&& visit, Self& self) {
  visit("title", self.title);
  visit("titleLanguage", self.title_language);
  visit("alternativeTitles", self.alternative_titles);
  visit("creators", self.creators);
  visit("contributors", self.contributors);
  visit("publisher", self.publisher);
  visit("partOf", self.part_of);
  visit("number", self.number);
  visit("issued", self.issued);
  visit("modified", self.modified);
  visit("type", self.type);
  visit("typeUri", self.type_uri);
  visit("product", self.product);
  visit("languages", self.languages);
  visit("languageDetected", self.language_detected);
  visit("abstract", self.abstract_text);
  visit("abstractLanguage", self.abstract_language);
  visit("abstracts", self.abstracts);
  visit("contentHtml", self.content_html);
  visit("subjects", self.subjects);
  visit("audiences", self.audiences);
  visit("identifiers", self.identifiers);
  visit("links", self.links);
  visit("image", self.image);
  visit("access", self.access);
  visit("embargoUntil", self.embargo_until);
  visit("license", self.license);
  visit("rights", self.rights);
  visit("duration", self.duration);
  visit("relations", self.relations);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Record>
void each_field(Visitor&& visit, Self& self) {
  visit("id", self.id);
  visit("source", self.source);
  visit("identifier", self.identifier);
  visit("datestamp", self.datestamp);
  visit("deleted", self.deleted);
  visit("format", self.format);
  visit("sets", self.sets);
  visit("harvested", self.harvested);
  visit("payload", self.payload);
  visit("normalizer", self.normalizer);
  each_field(visit, self.metadata);
  visit("findings", self.findings);
}

}  // namespace vindplaats
