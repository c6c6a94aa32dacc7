#include "harvesters/feed_items.h"

#include <fmt/format.h>

#include "core/text.h"
#include "harvesters/item.h"

namespace vindplaats {
namespace {

Item feed_item(const FeedPage& feed, const FeedEntry& entry, const std::string& source,
               const std::string& identifier) {
  const std::string_view slice = entry.slice;
  Item item = make_item(source, identifier, feed.format, feed.frame, std::string(slice));
  item.raw.datestamp = feed_datestamp(entry.modified);
  if (item.raw.datestamp.empty()) item.raw.datestamp = feed_datestamp(entry.date);
  const bool xml = feed.document != nullptr;
  item.payload.scanned = xml && !needs_repair(slice);
  if (xml && !item.payload.scanned) repair_xml(slice, item.raw.findings);
  if (!entry.mended.empty())
    item.raw.findings.push_back({"warning", "", "markup-written-out", entry.mended});
  return item;
}

}  // namespace

void add_feed_items(const FeedPage& feed, const FeedIdentities& identities,
                    const std::string& source, std::size_t max_record, Page& page) {
  const std::string_view why =
      feed.document != nullptr ? "it is not well-formed XML: the partner's software must repair it"
                               : "it is no item but something else: tell the partner";
  for (const std::string_view broken : feed.broken) {
    page.rejected.push_back(
        {name_by_content(broken), std::string(why), std::string(cut_utf8(broken, max_record))});
  }
  page.items.reserve(page.items.size() + feed.entries.size());
  for (std::size_t i = 0; i < feed.entries.size(); ++i) {
    const std::string& identifier = identities.identifiers[i];
    if (identifier.empty()) continue;
    const std::string_view slice = feed.entries[i].slice;
    if (slice.size() > max_record) {
      page.rejected.push_back(
          {identifier,
           fmt::format("it is larger than {} bytes (max_record in vindplaats.toml)", max_record),
           std::string(cut_utf8(slice, max_record))});
      continue;
    }
    page.items.push_back(feed_item(feed, feed.entries[i], source, identifier));
    if (identities.reused[i])
      page.items.back().raw.findings.push_back(
          {"warning", "", "identifier-reused", std::string(cut_utf8(identifier, 200))});
  }
  page.findings.insert(page.findings.end(), feed.findings.begin(), feed.findings.end());
  page.findings.insert(page.findings.end(), identities.findings.begin(), identities.findings.end());
  if (feed.entries.empty() && feed.broken.empty()) {
    page.findings.push_back({"warning", "", "no-items", ""});
  }
}

}  // namespace vindplaats
