// Feeds by conditional GET (RFC 9110 section 13): RSS 0.9x, 1.0, 2.0, Atom and JSON Feed. As a
// rule one request, one page; when older pages are read as well: feed_paging.h. What leaves the
// feed is not deleted.
//
// Keys of its checkpoint:
//   source         fingerprint of url and sections: when a person changes these, all is read anew
//   etag, last_modified   validators of the last answer that could be read, as given
//   whole          RFC 3339: when all was asked for last, without validators
//   rung, items    which item is which: feed_identity.h
//   run.*          the older pages that are still to be read: feed_paging.h
#include <algorithm>

#include "core/digest.h"
#include "core/text.h"
#include "core/time.h"
#include "core/uri.h"
#include "harvesters/answer.h"
#include "harvesters/feed_items.h"
#include "harvesters/feed_paging.h"
#include "harvesters/json_feed.h"

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
  if (!options.record.empty()) return step;
  const bool changed = stored.get("source") != feed_fingerprint(source);
  const bool cut_off = !stored.get("run.next").empty();
  if (cut_off && !options.full && !options.restart && !changed) {
    step.request.url = stored.get("run.next");
    return step;
  }
  step.checkpoint.clear("run.");
  if (options.full || changed || cut_off || stored.get("rung").empty()) {
    step.checkpoint.set("run.reason", "all");
    return step;
  }
  if (whole_is_due(stored, options.now)) return step;
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
  const bool html_or_other =
      !is_feed_root(local_name(root_name(decoded.text))) && !looks_like_json_feed(decoded.text);
  if (html_or_other) return not_what_was_asked(decoded.text, "a feed", worked_before);
  if (error.fault == Fault::kInput) error.fault = Fault::kRemote;
  error.what = "the feed cannot be read: " + error.what + "; if it stays, tell the partner";
  return error;
}

void leave_one(const std::string& identifier, Page& page) {
  std::erase_if(page.items, [&](const Item& item) { return item.raw.identifier != identifier; });
  std::erase_if(page.rejected, [&](const Rejected& one) { return one.identifier != identifier; });
}

// One answer, and what follows from it for the pages behind it.
class FeedTurn {
 public:
  FeedTurn(const Source& source, const Step& step, const Response& response,
           const RunOptions& options)
      : source_(source), step_(step), response_(response), options_(options) {
    page_.checkpoint = step.checkpoint;
    if (options.record.empty()) run_ = load_feed_run(step.checkpoint);
  }

  Result<Page> run() {
    const bool later_page = run_.pages > 0;
    if (later_page && is_past_the_end(response_.status)) return end_of_pages();
    if (std::optional<Error> error = status_error(response_))
      return tl::unexpected(std::move(*error));
    const bool worked = !step_.checkpoint.get("rung").empty();
    Result<FeedPage> feed = read_feed(response_.body, response_.charset(), response_.url);
    // WordPress and Drupal sites that answer with a page of their own instead of 404.
    if (!feed && later_page && !run_.declared) return end_of_pages();
    if (!feed) return tl::unexpected(feed_error(response_, std::move(feed).error(), worked));
    return read(*feed);
  }

 private:
  Result<Page> read(const FeedPage& feed) {
    FeedMemory memory = load_feed_memory(step_.checkpoint);
    FeedIdentities named = identify_entries(feed.entries, memory, run_.pages > 0);
    if (!options_.record.empty()) {
      add_feed_items(feed, named, source_.id, options_.max_record, page_);
      return the_one_item();
    }
    const bool first = run_.pages == 0;
    const bool fresh = leave_out_seen(named);
    const bool met_known = meets_known(named);
    note_all_seen(named);
    leave_out_unwanted(feed, named);
    add_feed_items(feed, named, source_.id, options_.max_record, page_);
    if (!first)  // an empty page behind the first is only the end
      std::erase_if(page_.findings, [](const Finding& one) { return one.code == "no-items"; });
    store_feed_memory(memory, page_.checkpoint);
    page_.checkpoint.set("source", feed_fingerprint(source_));
    if (first) keep_first_answer();
    if (first && run_.reason.empty() && named.gap) run_.reason = "gap";
    const bool over = !fresh || (run_.reason == "gap" && !first && met_known);
    go_on(feed, over, met_known);
    return std::move(page_);
  }

  // The newer version came first: one on an older page says nothing new (RFC 5005 section 4).
  // False: the page holds nothing but what came before.
  bool leave_out_seen(FeedIdentities& named) const {
    bool fresh = run_.pages == 0;
    for (std::string& identifier : named.identifiers) {
      if (identifier.empty()) continue;
      if (run_.seen.contains(feed_run_mark(identifier))) {
        identifier.clear();
      } else {
        fresh = true;
      }
    }
    return fresh;
  }

  // Of what this run has not brought itself.
  static bool meets_known(const FeedIdentities& named) {
    for (std::size_t i = 0; i < named.known.size(); ++i) {
      if (named.known[i] && !named.identifiers[i].empty()) return true;
    }
    return false;
  }

  void note_all_seen(const FeedIdentities& named) {
    for (const std::string& identifier : named.identifiers) {
      if (!identifier.empty()) note_seen(run_, identifier);
    }
  }

  void leave_out_unwanted(const FeedPage& feed, FeedIdentities& named) const {
    for (std::size_t i = 0; i < feed.entries.size(); ++i) {
      if (!wanted(feed.entries[i], source_)) named.identifiers[i].clear();
    }
  }

  void keep_first_answer() {
    keep_validators(response_, true, page_.checkpoint);
    if (step_.request.headers.empty()) page_.checkpoint.set("whole", format_time(options_.now));
  }

  void go_on(const FeedPage& feed, bool over, bool met_known) {
    ++run_.pages;
    NextFeedPage next;
    if (!over && !run_.reason.empty()) next = next_feed_page(feed, response_, run_.pages);
    if (!next.url.empty() && run_.pages >= kMostFeedPages) {
      page_.findings.push_back({"warning", "", "history-cut", std::to_string(run_.pages)});
      next.url.clear();
    }
    if (next.url.empty()) return finish(met_known);
    run_.next = next.url;
    run_.declared = next.declared;
    store_feed_run(run_, page_.checkpoint);
    page_.next = Step{{run_.next, {}}, page_.checkpoint};
  }

  void finish(bool met_known) {
    if (run_.reason == "gap" && !met_known)
      page_.findings.push_back({"warning", "", "feed-gap", ""});
    page_.checkpoint.clear("run.");
  }

  Result<Page> end_of_pages() {
    finish(false);
    return std::move(page_);
  }

  Result<Page> the_one_item() {
    leave_one(options_.record, page_);
    if (page_.items.empty() && page_.rejected.empty())
      return fail(Fault::kNotFound, "there is no such item in the feed now");
    page_.checkpoint = step_.checkpoint;
    return std::move(page_);
  }

  const Source& source_;
  const Step& step_;
  const Response& response_;
  const RunOptions& options_;
  FeedRun run_;
  Page page_;
};

Result<Page> read_feed_answer(const Source& source, const Step& step, const Response& response,
                              const RunOptions& options) {
  if (response.status == 304) return not_modified(step, response);
  return FeedTurn(source, step, response, options).run();
}

}  // namespace

extern const Protocol protocol_feed;
constinit const Protocol protocol_feed = {"feed", begin_feed, read_feed_answer};

}  // namespace vindplaats
