// The lists of posts: where each goes on and where it ends.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "core/text.h"
#include "core/time.h"
#include "harvesters/answer.h"
#include "harvesters/wordpress_turn.h"

namespace vindplaats {
namespace {

constexpr std::int64_t kPageSizes[] = {100, 20, 10};  // 100 is WordPress's own ceiling
// What a post in an answer may be older than asked for, when a site compares in its own time.
constexpr std::chrono::hours kOtherTime{3};

std::int64_t header_number(const Response& response, std::string_view name) {
  const std::string_view text = trim(response.header(name));
  std::int64_t value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  return code == std::errc() && value > 0 ? value : 0;
}

// `time` moved by `seconds`; empty for what is no time.
std::string moved(const std::string& time, std::chrono::seconds seconds) {
  const Result<Instant> moment = parse_time(time);
  return moment && !time.empty() ? format_time(*moment + seconds) : std::string();
}

}  // namespace

Result<Page> WordPressTurn::read_posts() {
  if (response_.status >= 400) return refused_list();
  page_.findings = answer_.findings;
  if (answer_.root().is_array()) return options_.record.empty() ? read_list() : read_one_post();
  const bool worked = !checkpoint_.get("published").empty() || run_.pages > 0;
  const std::string_view text = answer_.text;
  if (!answer_.document && (text.starts_with('[') || text.starts_with('{'))) {
    return fail(Fault::kRemote,
                "its answer is cut off or no JSON: we try again later; if it "
                "stays, tell the partner");
  }
  return tl::unexpected(not_what_was_asked(text, "a list of posts", worked));
}

Result<Page> WordPressTurn::refused_list() {
  const std::string code = answer_.error_code();
  const int status = response_.status;
  if (status == 400 && code == "rest_post_invalid_page_number") return end_of_list();
  // A list of 100 with all that is embedded is more than some servers can make, or allow.
  const bool too_much = (status == 400 && code == "rest_invalid_param") || status == 500 ||
                        status == 502 || status == 504 || status == 524;
  if (too_much && run_.per_page > kPageSizes[2] && options_.record.empty()) return smaller_pages();
  if (status == 404 && run_.found.empty()) {
    page_.restarted = true;
    return go_on("site");  // the site was rebuilt: its REST API is looked for anew, once
  }
  if (status == 401 || status == 403) return tl::unexpected(closed());
  if (status == 404 && code == "rest_no_route") {
    return fail(Fault::kRefused,
                fmt::format("the site shows no posts of the type '{}' ({}): take it out of the "
                            "source's `sections`, or ask the partner to open it",
                            current_type(run_), code));
  }
  Error error = *status_error(response_);
  const std::string message = one_line(cut_utf8(answer_.root()["message"].text(), 200));
  if (!message.empty()) error.what += fmt::format(" (it says: '{}')", message);
  return tl::unexpected(std::move(error));
}

Result<Page> WordPressTurn::smaller_pages() {
  const auto smaller = std::find_if(std::begin(kPageSizes), std::end(kPageSizes),
                                    [&](std::int64_t size) { return size < run_.per_page; });
  run_.page = (run_.page - 1) * run_.per_page / *smaller + 1;
  run_.per_page = *smaller;
  return go_on("posts");
}

Result<Page> WordPressTurn::read_one_post() {
  const Frame around = frame();
  const PostFilter all;
  add_posts(answer_.root(), {source_.id, around, all, options_.max_record, 1}, page_);
  const std::string& wanted = options_.record;
  std::erase_if(page_.items, [&](const Item& item) { return item.raw.identifier != wanted; });
  std::erase_if(page_.rejected, [&](const Rejected& one) { return one.identifier != wanted; });
  page_.checkpoint = checkpoint_;
  if (!page_.items.empty() || !page_.rejected.empty()) return std::move(page_);
  drop_current_type(run_);
  if (run_.types.empty()) return fail(Fault::kNotFound, "the site has no such post now");
  return start_type();
}

Result<Page> WordPressTurn::read_list() {
  const Frame around = frame();
  const PostFilter wanted = filter();
  const PostList list = add_posts(
      answer_.root(), {source_.id, around, wanted, options_.max_record, run_.pages + 1}, page_);
  ++run_.pages;
  if (run_.pages == 1) {
    const std::int64_t total = header_number(response_, "X-WP-Total");
    if (total > 0) page_.total = total;
  }
  if (run_.pass == "modified") run_.newest = std::max(run_.newest, list.newest);
  if (is_last(list)) return end_of_list();
  advance(list);
  return go_on("posts");
}

// Servers that take the header away are asked until nothing comes.
bool WordPressTurn::is_last(const PostList& list) const {
  const std::int64_t pages = header_number(response_, "X-WP-TotalPages");
  return list.received == 0 || (pages > 0 && run_.page >= pages);
}

void WordPressTurn::advance(const PostList& list) {
  ++run_.page;
  if (run_.pass != "modified" || !run_.numbered.empty()) return;
  // Compared with what was sent: the site does not know "modified_after" and lists all there is.
  if (!run_.after.empty() && list.oldest < moved(run_.after, -kOtherTime)) {
    run_.numbered = "1";
    run_.after.clear();
    return;
  }
  const std::string next = moved(list.newest, std::chrono::seconds(-1));
  if (next <= run_.after) return;
  run_.after = next;
  run_.page = 1;
}

Result<Page> WordPressTurn::end_of_list() {
  const std::string key = "newest." + std::string(current_type(run_));
  const std::string before = checkpoint_.get(key);
  page_.restarted = true;
  if (run_.side.empty() && run_.pass == "modified") {
    // A clock of theirs that runs ahead must not hide what changes until then (faults.md row 19).
    const std::string newest = std::min(run_.newest, format_time(options_.now));
    if (newest > before) checkpoint_.set(key, newest);
    const std::string since = with_overlap(checkpoint_.get("published"));
    if (!before.empty() && !since.empty()) {
      run_.pass = "published";
      run_.after = since;
      run_.page = 1;
      return go_on("posts");
    }
  }
  drop_current_type(run_);
  return start_type();
}

Result<Page> WordPressTurn::end_of_run() {
  if (run_.side.empty()) {
    checkpoint_.set("source", run_.source);
    checkpoint_.set("published", run_.started);
  }
  page_.checkpoint = checkpoint_;
  return std::move(page_);
}

}  // namespace vindplaats
