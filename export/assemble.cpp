#include "export/assemble.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/core.h>

#include "core/publication_link.h"
#include "core/time.h"
#include "export/public_form.h"
#include "export/redirects.h"
#include "export/schema_check.h"
#include "export/schemas.h"
#include "export/slug.h"

namespace vindplaats {
namespace {

// Every slug that ever was, with the id of its work.
using SlugOwners = std::map<std::string, std::string, std::less<>>;

SlugOwners owners_of(const ReleaseHistory& history) {
  SlugOwners owners;
  for (const auto& [id, released] : history) {
    owners.emplace(released.slug, id);
    for (const std::string& slug : released.former_slugs) owners.emplace(slug, id);
  }
  return owners;
}

bool is_free(const SlugOwners& owners, const std::string& slug, const std::string& id) {
  const auto owner = owners.find(slug);
  return owner == owners.end() || owner->second == id;
}

void add_once(std::vector<std::string>& list, const std::string& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

class Assembly {
 public:
  Assembly(const Platform& platform, const ReleaseHistory& history, const PreviousRelease* previous,
           Instant now)
      : owners_(owners_of(history)) {
    content_.platform = &platform;
    content_.history = history;
    content_.previous = previous;
    content_.now = now;
  }

  void add(const Publication& publication) {
    Released& released = content_.history[publication.id];
    released.id = publication.id;
    settle_slug(released, publication);
    if (released.published.empty()) released.published = format_time(content_.now);
    PublicItem item = public_form(publication, released.slug, *content_.platform, content_.now);
    item.former_slugs = former_slugs(publication, released);
    item.published = released.published;
    settle_address(released, item);
    feature(publication);
    content_.items.push_back(std::move(item));
  }

  ReleaseContent finish() && {
    link_versions();
    for (PublicItem& item : content_.items) set_updated(item);
    for (auto& [theme, places] : featured_) {
      std::sort(places.begin(), places.end());
      for (auto& [rank, id] : places) content_.featured[theme].push_back(std::move(id));
    }
    return std::move(content_);
  }

 private:
  // Readers know other publications by their address, and those only that are in the catalogue.
  void link_versions() {
    std::unordered_map<std::string_view, std::string_view> addresses;
    for (const PublicItem& item : content_.items) addresses.emplace(item.id, item.canonical);
    for (PublicItem& item : content_.items) {
      std::erase_if(item.metadata.relations, [&](const Relation& relation) {
        return links_publication(relation) && !addresses.contains(relation.identifier);
      });
      for (Relation& relation : item.metadata.relations) {
        if (!links_publication(relation)) continue;
        relation.identifier = addresses.at(relation.identifier);
        relation.identifier_type = "URL";
      }
    }
  }

  void settle_slug(Released& released, const Publication& publication) {
    const std::string& chosen = publication.slug;
    const bool may_have = chosen.empty() || is_free(owners_, chosen, publication.id);
    std::string slug = chosen.empty() || !may_have ? released.slug : chosen;
    if (slug.empty() || !is_free(owners_, slug, publication.id)) slug = new_slug(publication);
    if (!may_have) {
      content_.warnings.push_back(
          fmt::format("{0}: the slug '{1}' belongs to {2}, so it goes by '{3}'; choose another: "
                      "vindplaats queue edit {0} slug=...",
                      publication.id, chosen, owners_.find(chosen)->second, slug));
    }
    owners_.emplace(slug, publication.id);
    if (!released.slug.empty()) add_once(released.former_slugs, released.slug);
    // Never another's: then that one's address would lead here.
    std::erase_if(released.former_slugs, [&](const std::string& former) {
      return former == slug || !is_free(owners_, former, publication.id);
    });
    released.slug = std::move(slug);
  }

  static void settle_address(Released& released, const PublicItem& item) {
    std::string address = path_of_address(item.canonical);
    std::erase(released.former_addresses, address);
    if (!released.address.empty() && released.address != address) {
      add_once(released.former_addresses, released.address);
    }
    released.address = std::move(address);
  }

  // Its last day included, by the UTC day; only on the page of a theme that holds it.
  void feature(const Publication& publication) {
    const Featured& place = publication.featured;
    const bool holds = std::any_of(publication.themes.begin(), publication.themes.end(),
                                   [&](const ThemeMark& mark) { return mark.id == place.theme; });
    const bool over = !place.until.empty() && place.until < format_day(content_.now);
    if (holds && !over) featured_[place.theme].emplace_back(place.rank, publication.id);
  }

  std::string new_slug(const Publication& publication) const {
    int number = 1;
    std::string slug = make_slug(publication, number);
    while (!is_free(owners_, slug, publication.id)) slug = make_slug(publication, ++number);
    return slug;
  }

  // Its own, and those of the works that were merged into it.
  std::vector<std::string> former_slugs(const Publication& publication,
                                        const Released& released) const {
    std::vector<std::string> slugs = publication.former_slugs;
    for (const std::string& slug : released.former_slugs) add_once(slugs, slug);
    for (const std::string& id : publication.former_ids) {
      const auto former = content_.history.find(id);
      if (former == content_.history.end()) continue;
      for (const std::string& slug : former->second.former_slugs) add_once(slugs, slug);
      add_once(slugs, former->second.slug);
    }
    std::erase(slugs, released.slug);
    return slugs;
  }

  void set_updated(PublicItem& item) const {
    item.updated = format_time(content_.now);
    if (content_.previous == nullptr) return;
    const auto before = content_.previous->items.find(item.id);
    if (before == content_.previous->items.end()) return;
    std::string now = std::exchange(item.updated, before->second.updated);
    if (item != before->second) item.updated = std::move(now);
  }

  SlugOwners owners_;
  std::map<std::string, std::vector<std::pair<std::int64_t, std::string>>> featured_;  // by theme
  ReleaseContent content_;
};

bool before_start(const std::string& from, Instant now) {
  if (from.empty()) return false;
  const Result<Instant> start = parse_time(from);
  return !start || now < *start;
}

bool after_end(const std::string& until, Instant now) {
  if (until.empty()) return false;
  const Result<Instant> end = parse_time(until);
  return !end || now >= *end;
}

// Accepted, and not over: what a preview shows.
bool is_expected(const Publication& publication, Instant now) {
  return publication.status == "accepted" && !after_end(publication.publish_until, now);
}

WaitingItem waiting_item(const Publication& publication, const std::string& slug) {
  WaitingItem waiting;
  waiting.id = publication.id;
  waiting.slug = slug;
  waiting.title = publication.metadata.title;
  waiting.lacks = publication.lacks;
  waiting.publish_from = publication.publish_from;
  waiting.publish_until = publication.publish_until;
  return waiting;
}

// Leaves out of a preview what no reader of a catalogue could read; those it leaves out, by id.
std::map<std::string, std::string> take_unfit(ReleaseContent& content) {
  std::map<std::string, std::string> unfit;
  const Result<SchemaCheck> check = SchemaCheck::make(schema_text("catalogue"));
  if (!check) return unfit;
  for (const PublicItem& item : content.items) {
    const std::vector<std::string> problems = check->problems(to_json(item));
    if (!problems.empty()) unfit[item.id] = "does not validate: " + problems.front();
  }
  std::erase_if(content.items, [&](const PublicItem& item) { return unfit.contains(item.id); });
  for (auto& [theme, ids] : content.featured) {
    std::erase_if(ids, [&](const std::string& id) { return unfit.contains(id); });
  }
  return unfit;
}

void name_waiting(ReleaseContent& content, std::span<const Publication* const> shown) {
  const std::map<std::string, std::string> unfit = take_unfit(content);
  for (const Publication* publication : shown) {
    const auto problem = unfit.find(publication->id);
    if (problem == unfit.end() && is_due(*publication, content.now)) continue;
    WaitingItem waiting = waiting_item(*publication, content.history[publication->id].slug);
    if (problem != unfit.end()) waiting.problem = problem->second;
    content.waiting.push_back(std::move(waiting));
  }
}

}  // namespace

// A time that cannot be read keeps it out: better late than against somebody's wish.
bool is_due(const Publication& publication, Instant now) {
  return publication.status == "accepted" && publication.ready &&
         !before_start(publication.publish_from, now) && !after_end(publication.publish_until, now);
}

ReleaseContent assemble(const Platform& platform, std::span<const Publication> publications,
                        const ReleaseHistory& history, const PreviousRelease* previous, Instant now,
                        const AssembleOptions& options) {
  std::vector<const Publication*> shown;
  std::int64_t left_out = 0;
  for (const Publication& publication : publications) {
    const bool expected = !is_due(publication, now) && is_expected(publication, now);
    if (expected && !options.preview) ++left_out;
    if (is_due(publication, now) || (expected && options.preview)) shown.push_back(&publication);
  }
  std::sort(shown.begin(), shown.end(),
            [](const Publication* a, const Publication* b) { return a->id < b->id; });
  Assembly assembly(platform, history, previous, now);
  for (const Publication* publication : shown) assembly.add(*publication);
  ReleaseContent content = std::move(assembly).finish();
  content.kept = options.kept;
  content.since = options.since;
  content.preview = options.preview;
  content.left_out = left_out;
  if (options.preview) name_waiting(content, shown);
  return content;
}

}  // namespace vindplaats
