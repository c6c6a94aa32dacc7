// A site by its sitemap: robots.txt first, then the sitemap or the index of sitemaps, then the
// pages that changed, one by one (https://www.sitemaps.org/protocol.html, RFC 9309). Documents that
// a sitemap describes itself (DiWoo) are records without being fetched. Only pages of the sitemap's
// own host are asked for, and none that robots.txt keeps closed. A page that is no longer listed
// is not deleted. The keys of its checkpoint stand in sitemap_run.h.
#include <algorithm>

#include <fmt/format.h>

#include "core/text.h"
#include "core/time.h"
#include "core/uri.h"
#include "harvesters/answer.h"
#include "harvesters/item.h"
#include "harvesters/robots.h"
#include "harvesters/sitemap_file.h"
#include "harvesters/sitemap_run.h"

namespace vindplaats {
namespace {

// lastmod may be a day only, in the site's own time.
constexpr std::chrono::hours kLastmodOverlap{36};
constexpr std::chrono::days kUndatedEvery{7};
constexpr std::size_t kMostMaps = 1'000;   // of an index
constexpr std::size_t kMostWaiting = 200;  // pages that stand in the checkpoint: 20 kB as a rule
constexpr std::int64_t kMostPagesOfRun = 50'000;

bool whole_sitemap_is_due(const Checkpoint& checkpoint, Instant now) {
  const Result<Instant> last = parse_time(checkpoint.get("whole"));
  return !last || now - *last >= kUndatedEvery || now < *last;
}

std::string after_lastmod(const std::string& newest) {
  const Result<Instant> moment = parse_time(newest);
  return moment && !newest.empty() ? format_time(*moment - kLastmodOverlap) : std::string();
}

Step begin_sitemap(const Source& source, const Checkpoint& stored, const RunOptions& options) {
  SitemapRun run = load_sitemap_run(stored);
  const std::string fingerprint = sitemap_fingerprint(source);
  if (!options.record.empty()) return {{options.record, {}}, stored};
  const bool fits = !run.phase.empty() && run.source == fingerprint;
  if (fits && !options.full && !options.restart && options.from.empty())
    return {sitemap_request(source, run), stored, true};
  const bool anew = options.full || stored.get("source") != fingerprint;
  run = SitemapRun{};
  run.phase = "robots";
  run.source = fingerprint;
  if (!anew) run.after = after_lastmod(stored.get("newest"));
  if (const Result<Instant> from = parse_time(options.from); from && !options.from.empty())
    run.after = format_time(*from);
  if (anew || whole_sitemap_is_due(stored, options.now)) run.whole = "1";
  Step step{sitemap_request(source, run), stored};
  store_sitemap_run(run, step.checkpoint);
  return step;
}

bool in_section(const Uri& uri, const std::vector<std::string>& sections) {
  return std::any_of(sections.begin(), sections.end(),
                     [&](const std::string& section) { return uri.path.starts_with(section); });
}

class SitemapTurn {
 public:
  SitemapTurn(const Source& source, const Step& step, const Response& response,
              const RunOptions& options)
      : source_(source),
        response_(response),
        options_(options),
        checkpoint_(step.checkpoint),
        run_(load_sitemap_run(step.checkpoint)),
        asked_(step.request.url) {}

  Result<Page> run() {
    if (!options_.record.empty()) return one_page();
    if (run_.phase == "robots") return read_robots();
    return run_.phase == "map" ? read_map() : read_page();
  }

 private:
  // RFC 9309 2.3.1: where there is none (4xx) everything is open; where it cannot be had, nothing.
  Result<Page> read_robots() {
    if (response_.status >= 500 || response_.status == 429) {
      return fail(
          Fault::kRemote,
          fmt::format("its robots.txt cannot be had now ({}), so that nobody knows what may "
                      "be read: we try again later",
                      response_.status));
    }
    RobotsRules rules;
    if (response_.status < 300) rules = RobotsRules::parse(response_.body);
    run_.rules = rules.to_text();
    if (names_sitemap(source_.url)) {
      run_.maps = source_.url;
    } else {
      for (const std::string& address : rules.sitemaps()) add_map(address, source_.url);
      if (run_.maps.empty()) add_map("/sitemap.xml", source_.url);
    }
    return go_on();
  }

  void add_map(const std::string& address, const std::string& base) {
    const Result<std::string> resolved = resolve_link(address, base);
    if (!resolved) return;
    if (!run_.maps.empty()) run_.maps += '\n';
    run_.maps += *resolved;
  }

  Result<Page> read_map() {
    std::optional<Error> error = status_error(response_);
    const bool only_one = run_.nested.empty() && run_.maps.find('\n') == std::string::npos;
    if (error && (error->fault == Fault::kRemote || only_one)) return tl::unexpected(*error);
    Result<SitemapFile> file =
        error ? Result<SitemapFile>(tl::unexpected(*error))
              : read_sitemap(response_.body, response_.charset(), response_.url);
    if (!file && only_one) return no_sitemap(file.error());
    const std::string address(first_line(run_.maps));
    if (!file) {
      page_.rejected.push_back({address, file.error().what, ""});
      drop_first_line(run_.maps);
    } else if (file->index) {
      read_index(*file, address);
    } else {
      read_entries(*file);
    }
    return go_on();
  }

  Result<Page> no_sitemap(const Error& error) const {
    std::vector<Finding> ignored;
    const Decoded decoded = decode_answer(response_.body, response_.charset(), ignored);
    if (root_name(decoded.text) != "urlset" && root_name(decoded.text) != "sitemapindex")
      return tl::unexpected(
          not_what_was_asked(decoded.text, "a sitemap", !checkpoint_.get("newest").empty()));
    return fail(Fault::kRemote,
                "the sitemap cannot be read: " + error.what + "; if it stays, tell the partner");
  }

  void read_index(const SitemapFile& file, const std::string& address) {
    drop_first_line(run_.maps);
    if (!run_.nested.empty()) {
      page_.rejected.push_back({address,
                                "an index of sitemaps inside an index is not read: name "
                                "its sitemaps in the first one",
                                ""});
      return;
    }
    std::string maps = std::move(run_.maps);
    run_.maps.clear();
    std::size_t count = 0;
    for (const SitemapEntry& entry : file.entries) {
      const bool old = !entry.lastmod.empty() && !run_.after.empty() && entry.lastmod < run_.after;
      if (old || ++count > kMostMaps) continue;
      add_map(entry.url, response_.url);
    }
    run_.nested = "1";
    if (!maps.empty()) run_.maps += (run_.maps.empty() ? "" : "\n") + maps;
  }

  // Takes what is described at once, and the next pages that are to be fetched.
  void read_entries(const SitemapFile& file) {
    const RobotsRules rules = RobotsRules::from_text(run_.rules);
    const Result<Uri> own = parse_uri(source_.url);
    std::size_t waiting = 0;
    std::int64_t closed = 0;
    auto at = static_cast<std::size_t>(run_.offset);
    for (; at < file.entries.size() && waiting < kMostWaiting; ++at) {
      const SitemapEntry& entry = file.entries[at];
      const Result<Uri> uri = parse_uri(entry.url);
      if (!uri || !is_wanted(entry, *uri)) continue;
      if (!entry.described.empty()) {
        add_described(entry, file.frame);
        continue;
      }
      if (!own || uri->authority() != own->authority()) continue;
      const std::string target = uri->path + (uri->query.empty() ? "" : "?" + uri->query);
      if (!rules.allows(target)) {
        ++closed;
        continue;
      }
      run_.pages += (run_.pages.empty() ? "" : "\n") + entry.lastmod + " " + uri->text;
      ++waiting;
    }
    if (closed > 0) page_.findings.push_back({"info", "", "robots-closed", std::to_string(closed)});
    run_.offset = static_cast<std::int64_t>(at);
    if (at >= file.entries.size()) {
      run_.offset = 0;
      drop_first_line(run_.maps);
    }
  }

  bool is_wanted(const SitemapEntry& entry, const Uri& uri) {
    if (!source_.sections.empty() && !in_section(uri, source_.sections)) return false;
    if (in_section(uri, source_.exclude_sections)) return false;
    if (entry.lastmod.empty()) return !run_.whole.empty();
    const std::string now = format_time(options_.now);
    if (entry.lastmod > run_.newest) run_.newest = std::min(entry.lastmod, now);
    return run_.after.empty() || entry.lastmod >= run_.after;
  }

  void add_described(const SitemapEntry& entry, const Frame& frame) {
    page_.items.push_back(
        make_item(source_.id, entry.url, kDiwooFormat, frame, std::string(entry.described)));
    page_.items.back().raw.datestamp = entry.lastmod;
  }

  Result<Page> read_page() {
    const std::string_view line = first_line(run_.pages);
    take_page(std::string(line.substr(0, line.find(' '))));
    drop_first_line(run_.pages);
    ++run_.count;
    return go_on();
  }

  Result<Page> one_page() {
    if (std::optional<Error> error = status_error(response_)) {
      if (error->fault == Fault::kRefused) error->fault = Fault::kNotFound;
      return tl::unexpected(std::move(*error));
    }
    take_page("");
    page_.checkpoint = checkpoint_;
    return std::move(page_);
  }

  // One page that cannot be had does not hold the others up: it is set aside.
  void take_page(const std::string& lastmod) {
    std::string reason;
    if (std::optional<Error> error = status_error(response_)) {
      reason = error->what;
      const bool again = error->fault == Fault::kRemote && !lastmod.empty();
      if (again && (run_.held.empty() || lastmod < run_.held)) run_.held = lastmod;
    }
    const std::string type = response_.media_type();
    const bool html = type.empty() || type == "text/html" || type == "application/xhtml+xml";
    if (reason.empty() && !html)
      reason = fmt::format(
          "it is no web page but {}: describe it in the sitemap, or list the page "
          "that leads to it",
          cut_utf8(type, 60));
    if (reason.empty() && response_.body.size() > options_.max_record)
      reason = fmt::format("it is larger than {} bytes (max_record in vindplaats.toml)",
                           options_.max_record);
    if (!reason.empty()) {
      page_.rejected.push_back(
          {asked_, std::move(reason),
           std::string(
               cut_utf8(response_.body, std::min<std::size_t>(options_.max_record, 4'096)))});
      return;
    }
    Decoded page = decode_answer(response_.body, response_.charset(), page_.findings);
    Frame frame;
    frame.base = response_.url;
    frame.charset = page.charset;
    page_.items.push_back(make_item(source_.id, asked_, "text/html", frame, std::move(page.text)));
    page_.items.back().raw.datestamp = lastmod;
  }

  // The next page, the rest of the sitemap, the next sitemap, or the end.
  Result<Page> go_on() {
    const bool enough = run_.count >= kMostPagesOfRun;
    if (enough)
      page_.findings.push_back({"warning", "", "history-cut", std::to_string(run_.count)});
    if (enough || (run_.pages.empty() && run_.maps.empty())) return end();
    run_.phase = run_.pages.empty() ? "map" : "page";
    page_.listing = page_.items.empty() && page_.rejected.empty();
    store_sitemap_run(run_, checkpoint_);
    page_.checkpoint = checkpoint_;
    page_.next = Step{sitemap_request(source_, run_), checkpoint_};
    return std::move(page_);
  }

  // What a person asked for with a date of his own says nothing about what was seen.
  Result<Page> end() {
    checkpoint_.clear("run.");
    if (!run_.held.empty()) run_.newest = std::min(run_.newest, run_.held);
    if (options_.from.empty()) {
      checkpoint_.set("source", run_.source);
      if (run_.newest > checkpoint_.get("newest")) checkpoint_.set("newest", run_.newest);
      if (!run_.whole.empty()) checkpoint_.set("whole", format_time(options_.now));
    }
    page_.checkpoint = checkpoint_;
    return std::move(page_);
  }

  const Source& source_;
  const Response& response_;
  const RunOptions& options_;
  Checkpoint checkpoint_;
  SitemapRun run_;
  std::string asked_;
  Page page_;
};

Result<Page> read_sitemap_answer(const Source& source, const Step& step, const Response& response,
                                 const RunOptions& options) {
  return SitemapTurn(source, step, response, options).run();
}

}  // namespace

extern const Protocol protocol_sitemap;
constinit const Protocol protocol_sitemap = {"sitemap", begin_sitemap, read_sitemap_answer};

}  // namespace vindplaats
