#include "harvesters/sitemap_run.h"

#include <charconv>

#include "core/digest.h"
#include "core/text.h"
#include "core/uri.h"

namespace vindplaats {
namespace {

struct SitemapText {
  const char* key;
  std::string SitemapRun::*member;
};
constexpr SitemapText kSitemapTexts[] = {
    {"run.phase", &SitemapRun::phase},   {"run.source", &SitemapRun::source},
    {"run.rules", &SitemapRun::rules},   {"run.maps", &SitemapRun::maps},
    {"run.nested", &SitemapRun::nested}, {"run.pages", &SitemapRun::pages},
    {"run.after", &SitemapRun::after},   {"run.newest", &SitemapRun::newest},
    {"run.whole", &SitemapRun::whole},   {"run.held", &SitemapRun::held},
};

struct SitemapNumber {
  const char* key;
  std::int64_t SitemapRun::*member;
};
constexpr SitemapNumber kSitemapNumbers[] = {
    {"run.offset", &SitemapRun::offset},
    {"run.count", &SitemapRun::count},
};

}  // namespace

SitemapRun load_sitemap_run(const Checkpoint& checkpoint) {
  SitemapRun run;
  for (const SitemapText& text : kSitemapTexts) run.*text.member = checkpoint.get(text.key);
  for (const SitemapNumber& number : kSitemapNumbers) {
    const std::string& text = checkpoint.get(number.key);
    std::int64_t value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code == std::errc() && value > 0) run.*number.member = value;
  }
  return run;
}

void store_sitemap_run(const SitemapRun& run, Checkpoint& checkpoint) {
  checkpoint.clear("run.");
  for (const SitemapText& text : kSitemapTexts) checkpoint.set(text.key, run.*text.member);
  for (const SitemapNumber& number : kSitemapNumbers) {
    const std::int64_t value = run.*number.member;
    checkpoint.set(number.key, value == 0 ? "" : std::to_string(value));
  }
}

std::string sitemap_fingerprint(const Source& source) {
  return sha256_hex(source.url + "\n" + join(source.sections, "\n") + "\n-\n" +
                    join(source.exclude_sections, "\n"))
      .substr(0, 16);
}

std::string_view first_line(std::string_view lines) {
  return lines.substr(0, lines.find('\n'));
}

void drop_first_line(std::string& lines) {
  const std::size_t end = lines.find('\n');
  lines = end == std::string::npos ? std::string() : lines.substr(end + 1);
}

Request sitemap_request(const Source& source, const SitemapRun& run) {
  if (run.phase == "map") return {std::string(first_line(run.maps)), {}};
  if (run.phase == "page") {
    const std::string_view line = first_line(run.pages);
    return {std::string(line.substr(line.find(' ') + 1)), {}};
  }
  return {robots_address(source.url), {}};
}

std::string robots_address(const std::string& url) {
  return resolve_link("/robots.txt", url).value_or(url);
}

bool names_sitemap(std::string_view url) {
  const std::string path = to_lower(url.substr(0, url.find_first_of("?#")));
  for (const std::string_view ending : {".xml", ".xml.gz", ".txt", ".gz"}) {
    if (path.ends_with(ending)) return true;
  }
  return path.find("sitemap") != std::string::npos;
}

}  // namespace vindplaats
