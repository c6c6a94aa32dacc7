#pragma once
// The pages of a feed behind its first one: RFC 5005 ("next", "prev-archive"), JSON Feed's
// next_url, a Link header, and what WordPress and Drupal do without saying so. Pure; safe from any
// thread.
//
// All pages are read at the first harvest, when all is asked for anew, and, as far as the first
// known item, when no known item is left on the first page (faults.md row 60). Where such a run
// stands is kept in the checkpoint, so that one that is cut off goes on there; new items on the
// first page then wait for the next run.
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "core/http.h"
#include "harvesters/feed_page.h"
#include "harvesters/protocol.h"

namespace vindplaats {

// Members of the checkpoint's run.*; absent between runs.
struct FeedRun {
  std::string reason;          // why more than one page is read: all or gap; empty: it is not
  std::string next;            // what to ask next; empty: the first page
  bool declared = false;       // the feed said so itself: an answer that is no feed is then no end
  std::int64_t pages = 0;      // that have been read
  std::set<std::string> seen;  // marks of the identifiers that came in this run
};

// More pages than this are not read: a thousand of WordPress's ten items. After that the feed's own
// paging is not the way to read such a site.
inline constexpr std::int64_t kMostFeedPages = 1'000;

FeedRun load_feed_run(const Checkpoint& checkpoint);
void store_feed_run(const FeedRun& run, Checkpoint& checkpoint);

// The mark under which `identifier` stands in FeedRun::seen.
std::string feed_run_mark(std::string_view identifier);
// Adds it, as long as there is room: the last thing that keeps endless paging out is PageGuard.
void note_seen(FeedRun& run, std::string_view identifier);

struct NextFeedPage {
  std::string url;  // empty: there is none
  bool declared = false;
};

// Where the next page is, seen from page number `page` (from 1) that came with `response`. An
// http address on the same host as a page of https becomes https: servers behind a proxy do not
// know better.
NextFeedPage next_feed_page(const FeedPage& feed, const Response& response, std::int64_t page);

// Does an answer behind the first page say that there is no such page (400, 404, 410).
bool is_past_the_end(int status);

}  // namespace vindplaats
