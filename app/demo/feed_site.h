#pragma once
// A web site that publishes a feed of its items: RSS 2.0, Atom 1.0 or RSS 1.0, the newest first,
// with ETag and Last-Modified (RFC 9110 8.8, 13.1). Safe from any thread.
#include <mutex>
#include <string>
#include <vector>

#include "app/demo/demo_record.h"
#include "app/demo/server.h"

namespace vindplaats {

enum class FeedKind { kRss2, kAtom, kRss1 };

struct FeedOptions {
  FeedKind kind = FeedKind::kRss2;
  std::string title = "Nieuws", description = "Nieuws en publicaties";
  std::string author, language = "nl";
  std::string home = "https://www.example.nl/";
  std::size_t window = 50;  // items on a page
  bool paged =
      false;  // "?paged=2" gives the next window, as WordPress does; then 404 behind the last
  bool validators = true;  // ETag, Last-Modified and 304
};

class FeedSite {
 public:
  FeedSite(FeedOptions options, std::vector<DemoRecord> items);

  Answer answer(const ServerRequest& request) const;
  // Adds an item, or takes the place of the one with its identifier; a deleted one leaves the feed.
  void put(DemoRecord item);
  // The feed as it stands, the given page (from 1).
  std::string document(std::size_t page = 1) const;

 private:
  std::string text(std::size_t page) const;
  void sort();

  const FeedOptions options_;
  mutable std::mutex mutex_;
  std::vector<DemoRecord> items_;  // the newest datestamp first
};

}  // namespace vindplaats
