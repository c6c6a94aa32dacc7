// sitemap.xml: the canonical address of every publication and when it last changed.
#include "export/sitemap.h"

#include <algorithm>
#include <span>

#include "core/markup.h"

namespace vindplaats {
namespace {

constexpr std::string_view kSitemapNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

struct SitemapLine {
  std::string address, changed;
};

std::string sitemap_text(std::string_view root, std::string_view each,
                         std::span<const SitemapLine> lines) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<";
  out.append(root).append(" xmlns=\"").append(kSitemapNamespace).append("\">\n");
  for (const SitemapLine& line : lines) {
    out.append("  <").append(each).append("><loc>").append(escape_markup(line.address));
    out.append("</loc>");
    if (!line.changed.empty()) out.append("<lastmod>").append(line.changed).append("</lastmod>");
    out.append("</").append(each).append(">\n");
  }
  return out.append("</").append(root).append(">\n");
}

std::vector<File> render_sitemap(const ReleaseContent& content) {
  return sitemap_files(content);
}

}  // namespace

std::vector<File> sitemap_files(const ReleaseContent& content, std::size_t most) {
  std::vector<SitemapLine> pages;
  for (const PublicItem& item : content.items) pages.push_back({item.canonical, item.updated});
  const std::span<const SitemapLine> all = pages;
  if (all.size() <= most) return {{"sitemap.xml", sitemap_text("urlset", "url", all)}};
  std::vector<File> files;
  std::vector<SitemapLine> parts;
  for (std::size_t at = 0; at < all.size(); at += most) {
    const auto part = all.subspan(at, std::min(most, all.size() - at));
    const std::string name = "sitemap-" + std::to_string(parts.size() + 1) + ".xml";
    SitemapLine line{content.platform->settings.site.url + name, {}};
    for (const SitemapLine& page : part) line.changed = std::max(line.changed, page.changed);
    files.push_back({name, sitemap_text("urlset", "url", part)});
    parts.push_back(std::move(line));
  }
  files.push_back({"sitemap.xml", sitemap_text("sitemapindex", "sitemap", parts)});
  return files;
}

extern const Target target_sitemap{"sitemap", render_sitemap};

}  // namespace vindplaats
