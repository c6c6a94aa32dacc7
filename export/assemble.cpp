#include "export/assemble.h"

#include <algorithm>

#include <fmt/core.h>

#include "core/time.h"
#include "export/public_form.h"
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
    set_updated(item);
    content_.items.push_back(std::move(item));
  }

  ReleaseContent finish() && { return std::move(content_); }

 private:
  void settle_slug(Released& released, const Publication& publication) {
    std::string slug = publication.slug.empty() ? released.slug : publication.slug;
    if (slug.empty()) slug = new_slug(publication);
    if (!is_free(owners_, slug, publication.id)) {
      content_.problems.push_back(fmt::format("{}: the slug '{}' belongs to {}; choose another",
                                              publication.id, slug, owners_[slug]));
    }
    owners_.emplace(slug, publication.id);
    std::erase(released.former_slugs, slug);
    if (!released.slug.empty() && released.slug != slug) {
      add_once(released.former_slugs, released.slug);
    }
    released.slug = std::move(slug);
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

}  // namespace

// A time that cannot be read keeps it out: better late than against somebody's wish.
bool is_due(const Publication& publication, Instant now) {
  return publication.status == "accepted" && publication.ready &&
         !before_start(publication.publish_from, now) && !after_end(publication.publish_until, now);
}

ReleaseContent assemble(const Platform& platform, std::span<const Publication> publications,
                        const ReleaseHistory& history, const PreviousRelease* previous,
                        Instant now) {
  std::vector<const Publication*> due;
  for (const Publication& publication : publications) {
    if (is_due(publication, now)) due.push_back(&publication);
  }
  std::sort(due.begin(), due.end(),
            [](const Publication* a, const Publication* b) { return a->id < b->id; });
  Assembly assembly(platform, history, previous, now);
  for (const Publication* publication : due) assembly.add(*publication);
  return std::move(assembly).finish();
}

}  // namespace vindplaats
