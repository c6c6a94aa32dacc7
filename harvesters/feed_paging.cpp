#include "harvesters/feed_paging.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "core/digest.h"
#include "core/text.h"
#include "core/uri.h"
#include "harvesters/page_head.h"

namespace vindplaats {
namespace {

constexpr std::size_t kRunMarkDigits = 12;  // 48 bits: 2,000 items do not collide by chance
constexpr std::size_t kMostSeen = 2'000;    // 24 kB in the checkpoint at most

// Software that gives older items by a number in the query, though the feed does not say so.
struct NumberedPages {
  std::string_view generator, parameter;
  std::int64_t first;  // the number of the page that the bare address gives
};
constexpr NumberedPages kNumberedPages[] = {
    {"wordpress", "paged", 1},  // RSS: "https://wordpress.org/?v=6.5"
    {"drupal", "page", 0},      // X-Generator: "Drupal 10 (https://www.drupal.org)"
};

std::int64_t whole_number(const std::string& text) {
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::max<std::int64_t>(value, 0);
}

// `url` with `parameter` set to `number`, in the place of what it was.
std::string with_number(const std::string& url, std::string_view parameter, std::int64_t number) {
  const Result<Uri> uri = parse_uri(url);
  if (!uri) return {};
  Uri bare = *uri;
  const std::size_t mark = bare.text.find('?');
  bare.text.resize(std::min(mark, bare.text.size()));
  bare.query.clear();
  std::vector<std::string> parts;
  for (const std::string_view part : split(uri->query, '&')) {
    if (part.substr(0, part.find('=')) != parameter) parts.emplace_back(part);
  }
  parts.push_back(fmt::format("{}={}", parameter, number));
  return bare.text + "?" + join(parts, "&");
}

std::string upgraded(const std::string& next, const std::string& from) {
  const Result<Uri> to = parse_uri(next), base = parse_uri(from);
  if (!to) return {};
  if (!base || base->scheme != "https" || to->scheme != "http" || to->host != base->host)
    return to->text;
  return to->port == 80 ? "https" + to->text.substr(4) : to->text;
}

}  // namespace

FeedRun load_feed_run(const Checkpoint& checkpoint) {
  FeedRun run;
  run.reason = checkpoint.get("run.reason");
  run.next = checkpoint.get("run.next");
  run.declared = !checkpoint.get("run.declared").empty();
  run.pages = whole_number(checkpoint.get("run.pages"));
  const std::string& seen = checkpoint.get("run.seen");
  for (std::size_t at = 0; at + kRunMarkDigits <= seen.size(); at += kRunMarkDigits)
    run.seen.insert(seen.substr(at, kRunMarkDigits));
  return run;
}

void store_feed_run(const FeedRun& run, Checkpoint& checkpoint) {
  checkpoint.clear("run.");
  checkpoint.set("run.reason", run.reason);
  checkpoint.set("run.next", run.next);
  checkpoint.set("run.declared", run.declared ? "1" : "");
  checkpoint.set("run.pages", run.pages == 0 ? "" : fmt::format("{}", run.pages));
  std::string seen;
  for (const std::string& mark : run.seen) seen += mark;
  checkpoint.set("run.seen", std::move(seen));
}

std::string feed_run_mark(std::string_view identifier) {
  return sha256_hex(identifier).substr(0, kRunMarkDigits);
}

void note_seen(FeedRun& run, std::string_view identifier) {
  if (run.seen.size() < kMostSeen) run.seen.insert(feed_run_mark(identifier));
}

NextFeedPage next_feed_page(const FeedPage& feed, const Response& response, std::int64_t page) {
  if (feed.entries.empty() && feed.broken.empty()) return {};
  std::string declared = feed.next;
  if (declared.empty()) declared = find_link(header_links(response), "next");
  if (!declared.empty()) return {upgraded(declared, response.url), true};
  const std::string made_by =
      to_lower(feed.generator + " " + std::string(response.header("X-Generator")));
  for (const NumberedPages& known : kNumberedPages) {
    if (made_by.find(known.generator) == std::string::npos) continue;
    return {with_number(response.url, known.parameter, known.first + page), false};
  }
  return {};
}

bool is_past_the_end(int status) {
  return status == 400 || status == 404 || status == 410;
}

}  // namespace vindplaats
