#include "export/redirects.h"

#include <set>

#include <fmt/core.h>

#include "export/public_form.h"

namespace vindplaats {
namespace {

constexpr int kMoved = 301;
constexpr int kGone = 410;

bool stays_in_path(char c) {
  const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return word || std::string_view("-._~/%!'()+,;=@?&").find(c) != std::string_view::npos;
}

class RedirectTable {
 public:
  explicit RedirectTable(const ReleaseContent& content) : content_(content) {
    for (const PublicItem& item : content.items) {
      present_.insert(path_of_address(item.canonical));
      at_home_.insert(item.id);
    }
  }

  std::vector<SiteRedirect> make() && {
    add_themes();
    for (const PublicItem& item : content_.items) add_moved(item);
    for (const auto& [id, released] : content_.history) {
      if (!at_home_.contains(id)) add_all(released, "", kGone);
    }
    std::vector<SiteRedirect> list;
    for (auto& [from, redirect] : redirects_) list.push_back(std::move(redirect));
    return list;
  }

 private:
  // The first that is said of an address holds: a work's own addresses go before those of a work
  // that left.
  void add(const std::string& from, const std::string& to, int status) {
    if (from.empty() || present_.contains(from)) return;
    redirects_.try_emplace(from, SiteRedirect{from, to, status});
  }

  void add_slug(const std::string& slug, const std::string& to, int status) {
    const SiteSettings& site = content_.platform->settings.site;
    add(path_of_address(site_address(site, site.publication, slug)), to, status);
  }

  void add_all(const Released& released, const std::string& to, int status) {
    add(released.address, to, status);
    for (const std::string& address : released.former_addresses) add(address, to, status);
    if (!released.slug.empty()) add_slug(released.slug, to, status);
    for (const std::string& slug : released.former_slugs) add_slug(slug, to, status);
  }

  // A theme that was renamed has its former id among its aliases.
  void add_themes() {
    const SiteSettings& site = content_.platform->settings.site;
    const auto path = [&](const std::string& id) {
      return path_of_address(site_address(site, site.theme, id));
    };
    for (const Theme& theme : content_.platform->themes) present_.insert(path(theme.id));
    for (const Theme& theme : content_.platform->themes) {
      for (const std::string& alias : theme.aliases) add(path(alias), path(theme.id), kMoved);
    }
  }

  void add_moved(const PublicItem& item) {
    const std::string to = path_of_address(item.canonical);
    for (const std::string& slug : item.former_slugs) add_slug(slug, to, kMoved);
    const auto own = content_.history.find(item.id);
    if (own != content_.history.end()) add_all(own->second, to, kMoved);
    for (const std::string& id : item.former_ids) {
      const auto merged = content_.history.find(id);
      if (merged == content_.history.end() || at_home_.contains(id)) continue;
      add_all(merged->second, to, kMoved);
    }
  }

  const ReleaseContent& content_;
  std::set<std::string> present_;       // the addresses of this release
  std::set<std::string_view> at_home_;  // the ids that have one
  std::map<std::string, SiteRedirect> redirects_;
};

}  // namespace

std::string path_of_address(std::string_view address) {
  const std::size_t scheme = address.find("://");
  if (scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
  const std::size_t slash = address.find('/');
  if (slash == std::string_view::npos) return "/";
  address.remove_prefix(slash);
  address = address.substr(0, address.find('#'));
  std::string path;
  for (const char c : address) {
    if (stays_in_path(c)) {
      path += c;
    } else {
      path += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return path;
}

std::vector<SiteRedirect> redirects_of(const ReleaseContent& content) {
  return RedirectTable(content).make();
}

}  // namespace vindplaats
