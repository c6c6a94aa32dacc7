#include "harvesters/wordpress_run.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "core/digest.h"
#include "core/text.h"
#include "core/time.h"
#include "core/uri.h"

namespace vindplaats {
namespace {

constexpr std::chrono::hours kWindowOverlap{2};

// What the normaliser reads beside the post itself; each is a request less per post.
constexpr std::string_view kEmbedded = "_embed=author,wp:term,wp:featuredmedia";

struct RunText {
  const char* key;
  std::string WordPressRun::*member;
};
constexpr RunText kRunTexts[] = {
    {"run.phase", &WordPressRun::phase},     {"run.source", &WordPressRun::source},
    {"run.types", &WordPressRun::types},     {"run.pass", &WordPressRun::pass},
    {"run.after", &WordPressRun::after},     {"run.newest", &WordPressRun::newest},
    {"run.started", &WordPressRun::started}, {"run.route", &WordPressRun::route},
    {"run.found", &WordPressRun::found},     {"run.numbered", &WordPressRun::numbered},
    {"run.side", &WordPressRun::side},
};

struct RunNumber {
  const char* key;
  std::int64_t WordPressRun::*member;
};
constexpr RunNumber kRunNumbers[] = {
    {"run.page", &WordPressRun::page},
    {"run.per_page", &WordPressRun::per_page},
    {"run.pages", &WordPressRun::pages},
};

// The number of a post in its guid ("https://www.example.nl/?p=12"); empty: it has none.
std::string_view post_number(std::string_view identifier) {
  const std::size_t query = identifier.find('?');
  if (query == std::string_view::npos) return {};
  for (const std::string_view part : split(identifier.substr(query + 1), '&')) {
    const bool names = part.starts_with("p=") || part.starts_with("page_id=");
    const std::string_view value = part.substr(std::min(part.find('=') + 1, part.size()));
    if (names && !value.empty() && value.find_first_not_of("0123456789") == std::string_view::npos)
      return value;
  }
  return {};
}

// Posts are asked for by number, or by the last part of their path, which is their slug as a rule.
std::string one_post_query(std::string_view identifier) {
  const std::string_view number = post_number(identifier);
  if (!number.empty()) return fmt::format("include={}", number);
  std::string_view path = identifier.substr(0, identifier.find_first_of("?#"));
  while (path.ends_with('/')) path.remove_suffix(1);
  return "slug=" + percent_encode(path.substr(path.rfind('/') + 1));
}

std::string list_query(const WordPressRun& run, const RunOptions& options) {
  const bool by_date = run.pass == "published";
  std::string query = fmt::format("per_page={}&page={}&orderby={}&order=asc", run.per_page,
                                  run.page, by_date ? "date" : "modified");
  if (!run.after.empty())
    query += fmt::format("&{}={}", by_date ? "after" : "modified_after", run.after);
  if (const Result<Instant> until = parse_time(options.until); until && !options.until.empty())
    query += "&modified_before=" + format_time(*until + std::chrono::seconds(1));
  return query;
}

}  // namespace

WordPressRun load_wordpress_run(const Checkpoint& checkpoint) {
  WordPressRun run;
  for (const RunText& text : kRunTexts) run.*text.member = checkpoint.get(text.key);
  for (const RunNumber& number : kRunNumbers) {
    const std::string& text = checkpoint.get(number.key);
    std::int64_t value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code == std::errc() && value > 0) run.*number.member = value;
  }
  return run;
}

void store_wordpress_run(const WordPressRun& run, Checkpoint& checkpoint) {
  checkpoint.clear("run.");
  for (const RunText& text : kRunTexts) checkpoint.set(text.key, run.*text.member);
  for (const RunNumber& number : kRunNumbers) {
    const std::int64_t value = run.*number.member;
    checkpoint.set(number.key, value == 0 ? "" : std::to_string(value));
  }
}

std::string wordpress_fingerprint(const Source& source) {
  return sha256_hex(source.url + "\n" + join(source.sections, "\n") + "\n-\n" +
                    join(source.exclude_sections, "\n"))
      .substr(0, 16);
}

std::string_view current_type(const WordPressRun& run) {
  return std::string_view(run.types).substr(0, run.types.find('\n'));
}

void drop_current_type(WordPressRun& run) {
  const std::size_t end = run.types.find('\n');
  run.types = end == std::string::npos ? std::string() : run.types.substr(end + 1);
}

void start_current_type(const Checkpoint& checkpoint, const RunOptions& options,
                        WordPressRun& run) {
  run.pass = "modified";
  run.after = with_overlap(checkpoint.get("newest." + std::string(current_type(run))));
  if (!run.side.empty()) {
    const Result<Instant> from = parse_time(options.from);
    run.after = from && !options.from.empty() ? format_time(*from - std::chrono::seconds(1)) : "";
  }
  run.newest.clear();
  run.numbered.clear();
  run.page = 1;
}

Request wordpress_request(const Source& source, const Checkpoint& checkpoint,
                          const WordPressRun& run, const RunOptions& options) {
  const std::string& root = checkpoint.get("root");
  if (run.phase == "site") return {source.url, {}};
  if (run.phase == "root") return {rest_address(root, "", "_fields=name,url,home,namespaces"), {}};
  if (run.phase == "types") return {rest_address(root, "wp/v2/types", ""), {}};
  const std::string query =
      options.record.empty() ? list_query(run, options) : one_post_query(options.record);
  return {rest_address(root, "wp/v2/" + std::string(current_type(run)),
                       query + "&" + std::string(kEmbedded)),
          {}};
}

std::string rest_address(std::string_view root, std::string_view endpoint, std::string_view query) {
  std::string address(root);
  address += endpoint;
  if (query.empty()) return address;
  address += address.find('?') == std::string::npos ? '?' : '&';
  return address.append(query);
}

std::string assumed_root(const std::string& site, bool route) {
  std::string base = site.substr(0, site.find_first_of("?#"));
  const std::size_t rest = base.find("/wp-json");
  if (rest != std::string::npos) base.resize(rest);
  // A page of the site ("/nieuws.html") is not the place below which it stands.
  const std::size_t slash = base.rfind('/');
  if (slash != std::string::npos && base.find('.', slash) != std::string::npos && slash > 8)
    base.resize(slash);
  if (!base.ends_with('/')) base += '/';
  return base + (route ? "?rest_route=/" : "wp-json/");
}

bool is_rest_base(std::string_view name) {
  return !name.empty() && name.size() <= 100 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

std::string with_overlap(const std::string& time) {
  const Result<Instant> moment = parse_time(time);
  return moment && !time.empty() ? format_time(*moment - kWindowOverlap) : std::string();
}

}  // namespace vindplaats
