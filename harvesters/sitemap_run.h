#pragma once
// Where a run over a sitemap stands, and the request that follows from it. Stored in the checkpoint
// with every page.
//
// Keys of the checkpoint:
//   source    fingerprint of url and sections of the last complete run: when a person changes
//             these, all is read anew
//   newest    RFC 3339: the newest lastmod that a complete run has seen
//   whole     RFC 3339: when pages without a lastmod were read last, too
//   run.*     the run that goes on; absent between runs. Members of SitemapRun below
#include <cstdint>
#include <string>
#include <string_view>

#include "harvesters/protocol.h"

namespace vindplaats {

struct SitemapRun {
  std::string phase;   // robots, map, page or one (a single page, which leaves no trace)
  std::string source;  // fingerprint of what it reads
  std::string rules;   // of robots.txt: RobotsRules::to_text
  std::string maps;    // sitemaps still to be read, a line each; the first is being read
  std::string nested;  // "1": they come from an index, and hold no indexes themselves
  std::string pages;   // of the current sitemap: "lastmod address" a line; the first is asked for
  std::string after;   // RFC 3339: only what changed later; empty: all
  std::string newest;  // RFC 3339: the newest change so far
  std::string
      held;  // RFC 3339: the oldest change whose page could not be had: the next run asks again
  std::string whole;        // "1": pages without a lastmod are read, too
  std::int64_t offset = 0;  // entries of the current sitemap that were looked at
  std::int64_t count = 0;   // pages so far
};

SitemapRun load_sitemap_run(const Checkpoint& checkpoint);
void store_sitemap_run(const SitemapRun& run, Checkpoint& checkpoint);

std::string sitemap_fingerprint(const Source& source);

// A list of lines: the first, and the list without it.
std::string_view first_line(std::string_view lines);
void drop_first_line(std::string& lines);

// The request that the run's state stands for.
Request sitemap_request(const Source& source, const SitemapRun& run);

// ".../robots.txt" of the address's host.
std::string robots_address(const std::string& url);

// Is the source's address itself that of a sitemap, rather than of a site.
bool names_sitemap(std::string_view url);

}  // namespace vindplaats
