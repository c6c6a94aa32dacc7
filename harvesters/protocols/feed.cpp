// Feeds by conditional GET (RFC 9110 section 13): RSS 0.9x, 1.0, 2.0 and Atom. One request, one
// page; what leaves the feed is not deleted.
//
// Keys of its checkpoint:
//   source         fingerprint of url and sections: when a person changes these, all is read anew
//   etag, last_modified   validators of the last answer that could be read, as given
//   whole          RFC 3339: when all was asked for last, without validators
//   rung, items    which item is which: feed_identity.h
#include <algorithm>

#include "core/digest.h"
#include "core/text.h"
#include "core/time.h"
#include "core/uri.h"
#include "harvesters/answer.h"
#include "harvesters/feed_items.h"

namespace vindplaats {
namespace {

// Some servers never change their validators (faults.md row 65, gh:FreshRSS/FreshRSS#1020): once a
// week all is asked for.
constexpr std::chrono::days kWholeEvery{7};

std::string feed_fingerprint(const Source& source) {
  return sha256_hex(source.url + "\n" + join(source.sections, "\n") + "\n-\n" +
                    join(source.exclude_sections, "\n"))
      .substr(0, 16);
}

bool whole_is_due(const Checkpoint& checkpoint, Instant now) {
  const Result<Instant> last = parse_time(checkpoint.get("whole"));
  return !last || now - *last >= kWholeEvery || now < *last;
}

Step begin_feed(const Source& source, const Checkpoint& stored, const RunOptions& options) {
  Step step{{source.url, {}}, stored};
  const bool changed = stored.get("source") != feed_fingerprint(source);
  if (options.full || changed || !options.record.empty() || whole_is_due(stored, options.now)) {
    return step;
  }
  const std::string &etag = stored.get("etag"), &modified = stored.get("last_modified");
  if (!etag.empty()) step.request.headers.push_back({"If-None-Match", etag});
  if (!modified.empty()) step.request.headers.push_back({"If-Modified-Since", modified});
  return step;
}

// As given, whatever date they name; those of an answer that gives none are dropped.
void keep_validators(const Response& response, bool all_anew, Checkpoint& checkpoint) {
  const std::string etag(response.header("ETag")), modified(response.header("Last-Modified"));
  if (all_anew || !etag.empty()) checkpoint.set("etag", etag);
  if (all_anew || !modified.empty()) checkpoint.set("last_modified", modified);
}

Result<Page> not_modified(const Step& step, const Response& response) {
  if (step.request.headers.empty()) {
    return fail(Fault::kRemote,
                "it says that nothing changed (304), though that was not asked: "
                "we try again later");
  }
  Page page;
  page.checkpoint = step.checkpoint;
  page.unchanged = true;
  keep_validators(response, false, page.checkpoint);
  return page;
}

// Is a section named "/nieuws/" the beginning of the item's path, or another one its category.
bool in_section(const FeedEntry& entry, const std::string& section) {
  if (section.starts_with('/')) {
    const Result<Uri> uri = parse_uri(entry.link);
    return uri && uri->path.starts_with(section);
  }
  const std::string folded = fold(section);
  return std::any_of(entry.categories.begin(), entry.categories.end(),
                     [&](const std::string& category) { return fold(category) == folded; });
}

bool wanted(const FeedEntry& entry, const Source& source) {
  const auto within = [&](const std::string& section) { return in_section(entry, section); };
  const auto& leave_out = source.exclude_sections;
  if (std::any_of(leave_out.begin(), leave_out.end(), within)) return false;
  return source.sections.empty() ||
         std::any_of(source.sections.begin(), source.sections.end(), within);
}

// The right words for a body that is no feed or cannot be read.
Error feed_error(const Response& response, Error error, bool worked_before) {
  std::vector<Finding> ignored;
  const Decoded decoded = decode_answer(response.body, response.charset(), ignored);
  const bool html_or_other = !is_feed_root(local_name(root_name(decoded.text)));
  if (html_or_other) return not_what_was_asked(decoded.text, "a feed", worked_before);
  if (error.fault == Fault::kInput) error.fault = Fault::kRemote;
  error.what = "the feed cannot be read: " + error.what + "; if it stays, tell the partner";
  return error;
}

void leave_one(const std::string& identifier, Page& page) {
  std::erase_if(page.items, [&](const Item& item) { return item.raw.identifier != identifier; });
  std::erase_if(page.rejected, [&](const Rejected& one) { return one.identifier != identifier; });
}

Result<Page> read_feed_answer(const Source& source, const Step& step, const Response& response,
                              const RunOptions& options) {
  if (response.status == 304) return not_modified(step, response);
  if (std::optional<Error> error = status_error(response)) return tl::unexpected(std::move(*error));
  const bool worked = !step.checkpoint.get("rung").empty();
  Result<FeedPage> feed = read_feed(response.body, response.charset(), response.url);
  if (!feed) return tl::unexpected(feed_error(response, std::move(feed).error(), worked));
  Page page;
  page.checkpoint = step.checkpoint;
  FeedMemory memory = load_feed_memory(step.checkpoint);
  FeedIdentities identities = identify_entries(feed->entries, memory);
  for (std::size_t i = 0; i < feed->entries.size(); ++i) {
    if (!wanted(feed->entries[i], source)) identities.identifiers[i].clear();
  }
  add_feed_items(*feed, identities, source.id, options.max_record, page);
  if (!options.record.empty()) {
    leave_one(options.record, page);
    if (page.items.empty() && page.rejected.empty()) {
      return fail(Fault::kNotFound, "there is no such item in the feed now");
    }
    return page;
  }
  store_feed_memory(memory, page.checkpoint);
  page.checkpoint.set("source", feed_fingerprint(source));
  keep_validators(response, true, page.checkpoint);
  if (step.request.headers.empty()) page.checkpoint.set("whole", format_time(options.now));
  return page;
}

}  // namespace

extern const Protocol protocol_feed;
constinit const Protocol protocol_feed = {"feed", begin_feed, read_feed_answer};

}  // namespace vindplaats
