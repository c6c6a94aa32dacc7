#include "curation/publication.h"

#include <algorithm>
#include <unordered_set>

#include "core/digest.h"
#include "core/json.h"
#include "core/publication_fields.h"
#include "core/publication_link.h"
#include "core/record_fields.h"
#include "curation/overlay.h"

namespace vindplaats {
namespace {

// Fields that only mean something together come from the record that gave the first of them.
constexpr std::pair<std::string_view, std::string_view> kFollows[] = {
    {"titleLanguage", "title"},       {"typeUri", "type"},        {"languageDetected", "languages"},
    {"abstractLanguage", "abstract"}, {"embargoUntil", "access"}, {"rights", "license"}};

// Types that say no more than that something was posted: what a feed's item or a page gets when
// nothing better is known of it.
constexpr std::string_view kWeakTypes[] = {"blog post", "website", "text", "other"};

bool says_what_it_is(const SourcedRecord& record) {
  return std::find(std::begin(kWeakTypes), std::end(kWeakTypes), record.record.metadata.type) ==
         std::end(kWeakTypes);
}

std::string_view leader_of(std::string_view field) {
  for (const auto& [follower, leader] : kFollows) {
    if (follower == field) return leader;
  }
  return {};
}

const std::string& record_role(const SourcedRecord& record, const Platform& platform) {
  static const std::string kUnknown;
  const Source* source = platform.source(record.record.source);
  return source == nullptr ? kUnknown : source->role;
}

std::int64_t record_trust(const SourcedRecord& record, const Platform& platform) {
  const Source* source = platform.source(record.record.source);
  return source == nullptr ? 0 : source->trust.count;
}

void sort_best_first(std::vector<SourcedRecord>& records, const Platform& platform) {
  std::sort(records.begin(), records.end(), [&](const SourcedRecord& a, const SourcedRecord& b) {
    const bool a_collects = record_role(a, platform) == "aggregator",
               b_collects = record_role(b, platform) == "aggregator";
    if (a_collects != b_collects) return b_collects;
    const std::int64_t a_trust = record_trust(a, platform), b_trust = record_trust(b, platform);
    return a_trust != b_trust ? a_trust > b_trust : a.record.id < b.record.id;
  });
}

// What makes two values of a list the same one: a link by where it leads and what for (sources
// differ in its title and size), a text by its words, all else as a whole.
std::string identity_of(const std::string& value) {
  return value;
}
std::string identity_of(const Link& link) {
  return link.rel + ' ' + link.url;
}
std::string identity_of(const LocalText& text) {
  return text.value;
}
template <class T>
std::string identity_of(const T& value) {
  return to_json(value);
}

// Adds to a list of `into` what the records have and it has not. `list` gives the list of a
// Metadata.
template <class ListOf>
void join_lists(Metadata& into, const std::vector<SourcedRecord>& records, const ListOf& list) {
  auto& values = list(into);
  std::unordered_set<std::string> known;
  for (const auto& value : values) known.insert(identity_of(value));
  for (const SourcedRecord& record : records) {
    for (const auto& value : list(record.record.metadata)) {
      if (known.insert(identity_of(value)).second) values.push_back(value);
    }
  }
}

// The value of one named field of a record, for the visitor that walks the publication's.
template <class T>
struct FieldFinder {
  std::string_view wanted;
  const T* found = nullptr;
  void operator()(std::string_view key, const T& value) {
    if (key == wanted) found = &value;
  }
  template <class Other>
  void operator()(std::string_view, const Other&) {}
};

// Fills a publication's fields one by one from the records, the best first.
class Merger {
 public:
  Merger(const std::vector<SourcedRecord>& records, std::vector<Origin>& provenance)
      : records_(records), provenance_(provenance) {}

  template <class T>
  void operator()(std::string_view key, T& value) {
    // A repository's report that a feed announces is no blog post, however trusted the feed is.
    const bool kind = key == "type" || key == "product";
    if (kind && take(key, value, says_what_it_is)) return;
    take(key, value, [](const SourcedRecord&) { return true; });
  }

 private:
  // From the first of `records_` that has the field and passes.
  template <class T, class Passes>
  bool take(std::string_view key, T& value, const Passes& passes) {
    // Without a leader anywhere (rights in words, no licence known) the follower stands alone.
    const std::string led_by = origin_of(leader_of(key));
    for (const SourcedRecord& record : records_) {
      if (!led_by.empty() && record.record.id != led_by) continue;
      if (!passes(record)) continue;
      FieldFinder<T> finder{key};
      each_field(finder, record.record.metadata);
      if (finder.found == nullptr || json_detail::empty(*finder.found)) continue;
      value = *finder.found;
      provenance_.push_back({std::string(key), record.record.id, ""});
      return true;
    }
    return false;
  }

  std::string origin_of(std::string_view field) const {
    for (const Origin& origin : provenance_) {
      if (origin.field == field) return origin.record;
    }
    return {};
  }

  const std::vector<SourcedRecord>& records_;
  std::vector<Origin>& provenance_;
};

void fill_identifiers(Identifiers& into, const Identifiers& more) {
  const auto fill = [](std::string& value, const std::string& other) {
    if (value.empty()) value = other;
  };
  fill(into.doi, more.doi);
  fill(into.handle, more.handle);
  fill(into.urn_nbn, more.urn_nbn);
  fill(into.pmid, more.pmid);
  fill(into.arxiv, more.arxiv);
}

void join_records(Metadata& metadata, const std::vector<SourcedRecord>& records) {
  if (records.size() < 2) return;
  for (const SourcedRecord& record : records)
    fill_identifiers(metadata.identifiers, record.record.metadata.identifiers);
  join_lists(
      metadata, records, [](auto& of) -> auto& { return of.subjects; });
  join_lists(
      metadata, records, [](auto& of) -> auto& { return of.links; });
  join_lists(
      metadata, records, [](auto& of) -> auto& { return of.abstracts; });
  join_lists(
      metadata, records, [](auto& of) -> auto& { return of.audiences; });
  join_lists(
      metadata, records, [](auto& of) -> auto& { return of.relations; });
  join_lists(
      metadata, records, [](auto& of) -> auto& { return of.identifiers.isbn; });
  join_lists(
      metadata, records, [](auto& of) -> auto& { return of.identifiers.issn; });
  join_lists(
      metadata, records, [](auto& of) -> auto& { return of.identifiers.url; });
}

std::vector<std::string> partners_of(const std::vector<SourcedRecord>& records,
                                     const Platform& platform) {
  std::vector<std::string> partners;
  for (const SourcedRecord& record : records) {
    const Source* source = platform.source(record.record.source);
    if (source == nullptr || source->partner.empty()) continue;
    if (std::find(partners.begin(), partners.end(), source->partner) == partners.end())
      partners.push_back(source->partner);
  }
  return partners;
}

// Where a reader is sent: the landing page, else the DOI's, else the text itself, else any link.
std::string primary_link_of(const Metadata& metadata) {
  for (const char* rel : {"landing", "fulltext"}) {
    for (const Link& link : metadata.links) {
      if (link.rel == rel) return link.url;
    }
    if (!metadata.identifiers.doi.empty()) return "https://doi.org/" + metadata.identifiers.doi;
  }
  if (!metadata.links.empty()) return metadata.links.front().url;
  return metadata.identifiers.url.empty() ? "" : metadata.identifiers.url.front();
}

}  // namespace

Publication merge_records(const Group& group, std::vector<SourcedRecord> records,
                          const Platform& platform) {
  sort_best_first(records, platform);
  Publication publication;
  publication.id = group.id;
  publication.former_ids = group.former_ids;
  publication.same_as = group.same_as;
  for (const SourcedRecord& record : records) {
    publication.records.push_back(record.record.id);
    if (publication.first_seen.empty() || record.first_harvested < publication.first_seen)
      publication.first_seen = record.first_harvested;
    publication.updated = std::max(publication.updated, record.record.harvested);
  }
  publication.partners = partners_of(records, platform);
  Merger merger(records, publication.provenance);
  each_field(merger, publication.metadata);
  join_records(publication.metadata, records);
  std::vector<Relation>& relations = publication.metadata.relations;
  std::erase_if(relations, links_publication);  // no source knows our publications
  relations.insert(relations.end(), group.versions.begin(), group.versions.end());
  publication.primary_link = primary_link_of(publication.metadata);
  return publication;
}

void apply_position(Publication& publication, const Position& position) {
  publication.updated = std::max(publication.updated, position.changed);
  publication.publish_from = position.publish_from;
  publication.later_until = position.status == "later" ? position.until : "";
  publication.note = position.note;
  publication.summary = position.summary;
  apply_overlay(publication, position.overlay);
  if (position.overlay.contains("links") && !position.overlay.contains("primaryLink"))
    publication.primary_link = primary_link_of(publication.metadata);
  if (!position.summary.text.empty())
    publication.provenance.push_back({"summary", "", position.summary.by});
}

std::int64_t revision_of(const Publication& publication) {
  Publication seen = publication;
  seen.revision = 0;
  seen.ready = false;
  seen.lacks.clear();
  seen.updated.clear();
  seen.same_as.clear();
  std::erase_if(seen.metadata.relations, links_publication);
  // What rules say today is no change of the work or of what was decided on it.
  std::erase_if(seen.themes, [](const ThemeMark& mark) { return mark.by == "rule"; });
  const Digest digest = sha256(to_json(seen));
  std::int64_t revision = 0;
  for (std::size_t i = 0; i < 4; ++i) revision = revision * 256 + digest[i];
  return std::max<std::int64_t>(revision, 1);
}

void judge_readiness(Publication& publication, const Settings& settings) {
  const auto readable = [&](const std::string& language) {
    return language.empty() ||
           std::find(settings.languages.begin(), settings.languages.end(),
                     language.substr(0, language.find('-'))) != settings.languages.end();
  };
  const Metadata& metadata = publication.metadata;
  const bool summary = !publication.summary.text.empty() ||
                       (!metadata.abstract_text.empty() && readable(metadata.abstract_language)) ||
                       std::any_of(metadata.abstracts.begin(), metadata.abstracts.end(),
                                   [&](const LocalText& text) { return readable(text.language); });
  const std::pair<std::string_view, bool> there[] = {
      {"title", !metadata.title.empty()},         {"summary", summary},
      {"product", !metadata.product.empty()},     {"link", !publication.primary_link.empty()},
      {"issued", !metadata.issued.empty()},       {"creators", !metadata.creators.empty()},
      {"partner", !publication.partners.empty()}, {"theme", !publication.themes.empty()}};
  publication.lacks.clear();
  for (const std::string& required : settings.publish.require) {
    for (const auto& [name, present] : there) {
      if (name == required && !present) publication.lacks.push_back(required);
    }
  }
  publication.ready = publication.lacks.empty();
}

}  // namespace vindplaats
