#pragma once
// The fields of a publication in their canonical order; see record_fields.h.
#include "core/json.h"
#include "core/publication.h"
#include "core/record_fields.h"

namespace vindplaats {

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, ThemeMark>
void each_field(Visitor&& visit, Self& self) {
  visit("id", self.id);
  visit("score", self.score);
  visit("rules", self.rules);
  visit("by", self.by);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Summary>
void each_field(Visitor&& visit, Self& self) {
  visit("text", self.text);
  visit("language", self.language);
  visit("by", self.by);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Origin>
void each_field(Visitor&& visit, Self& self) {
  visit("field", self.field);
  visit("record", self.record);
  visit("by", self.by);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Featured>
void each_field(Visitor&& visit, Self& self) {
  visit("theme", self.theme);
  visit("rank", self.rank);
  visit("until", self.until);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Correction>
void each_field(Visitor&& visit, Self& self) {
  visit("field", self.field);
  visit("value", self.value);
  visit("by", self.by);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Difference>
void each_field(Visitor&& visit, Self& self) {
  visit("field", self.field);
  visit("before", self.before);
  visit("after", self.after);
}

template <class Visitor, class Self>
requires std::is_same_v<std::remove_const_t<Self>, Publication>
void each_field(Visitor&& visit, Self& self) {
  visit("id", self.id);
  visit("slug", self.slug);
  visit("formerIds", self.former_ids);
  visit("formerSlugs", self.former_slugs);
  visit("revision", self.revision);
  visit("records", self.records);
  visit("partners", self.partners);
  each_field(visit, self.metadata);
  visit("themes", self.themes);
  visit("collections", self.collections);
  visit("status", self.status);
  visit("ready", self.ready);
  visit("lacks", self.lacks);
  visit("publishFrom", self.publish_from);
  visit("publishUntil", self.publish_until);
  visit("summary", self.summary);
  visit("primaryLink", self.primary_link);
  visit("featured", self.featured);
  visit("note", self.note);
  visit("assignedTo", self.assigned_to);
  visit("overlays", self.overlays);
  visit("reopened", self.reopened);
  visit("sameAs", self.same_as);
  visit("laterUntil", self.later_until);
  visit("firstSeen", self.first_seen);
  visit("updated", self.updated);
  visit("provenance", self.provenance);
}

}  // namespace vindplaats
