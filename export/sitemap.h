#pragma once
// The website's map of publications (sitemaps.org protocol 0.9). Pure; safe from any thread.
#include <cstddef>
#include <vector>

#include "export/target.h"

namespace vindplaats {

inline constexpr std::size_t kMostInSitemap = 50'000;  // the protocol's limit for one file

// sitemap.xml; with more than `most` publications an index of that name and sitemap-1.xml,
// sitemap-2.xml, ..., which the index expects at the root of the website. `most` is for tests.
std::vector<File> sitemap_files(const ReleaseContent& content, std::size_t most = kMostInSitemap);

}  // namespace vindplaats
