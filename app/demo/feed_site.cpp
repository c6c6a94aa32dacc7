#include "app/demo/feed_site.h"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "core/digest.h"
#include "core/text.h"
#include "core/time.h"

namespace vindplaats {
namespace {

// RFC 9110 5.6.7, which RSS 2.0 shares.
std::string http_date(const std::string& datestamp) {
  const auto time = parse_time(datestamp);
  if (!time) return {};
  const std::time_t seconds = time->time_since_epoch().count();
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", kDays[parts.tm_wday], parts.tm_mday,
                     kMonths[parts.tm_mon], parts.tm_year + 1900, parts.tm_hour, parts.tm_min,
                     parts.tm_sec);
}

std::string each_element(std::string_view name, const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += markup_element(name, value);
  return out;
}

// As repositories' own feeds give it.
std::string doi_element(const DemoRecord& item) {
  return item.doi.empty() ? std::string() : markup_element("dc:identifier", "doi:" + item.doi);
}

std::string rss2_item(const DemoRecord& item) {
  return "<item>\n" + markup_element("title", item.title) + markup_element("link", item.url) +
         fmt::format("<guid isPermaLink=\"false\">{}</guid>\n", escape_markup(item.identifier)) +
         markup_element("pubDate", http_date(item.datestamp)) +
         each_element("dc:creator", item.creators) + markup_element("category", item.type) +
         each_element("category", item.subjects) + doi_element(item) +
         markup_element("description", item.abstract_text) +
         markup_element("dc:language", item.language) + "</item>\n";
}

std::string atom_entry(const DemoRecord& item) {
  std::string out = "<entry>\n" + markup_element("id", item.identifier) +
                    markup_element("title", item.title) + markup_element("updated", item.datestamp);
  if (item.issued.size() == 10) out += markup_element("published", item.issued + "T00:00:00Z");
  out += fmt::format("<link rel=\"alternate\" href=\"{}\"/>\n", escape_markup(item.url));
  for (const std::string& creator : item.creators) {
    out += "<author>" + markup_element("name", creator) + "</author>\n";
  }
  out += doi_element(item);
  std::vector<std::string> terms = item.subjects;
  if (!item.type.empty()) terms.insert(terms.begin(), item.type);
  for (const std::string& subject : terms) {
    out += fmt::format("<category term=\"{}\"/>\n", escape_markup(subject));
  }
  return out + markup_element("summary", item.abstract_text) + "</entry>\n";
}

std::string rss1_item(const DemoRecord& item) {
  return fmt::format("<item rdf:about=\"{}\">\n", escape_markup(item.url)) +
         markup_element("title", item.title) + markup_element("link", item.url) +
         markup_element("description", item.abstract_text) +
         each_element("dc:creator", item.creators) + markup_element("dc:date", item.datestamp) +
         markup_element("dc:type", item.type) + each_element("dc:subject", item.subjects) +
         doi_element(item) + markup_element("dc:language", item.language) + "</item>\n";
}

using Items = std::pair<const DemoRecord*, const DemoRecord*>;

std::string rss2_feed(const FeedOptions& options, Items items) {
  std::string out =
      "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel>\n" +
      markup_element("title", options.title) + markup_element("link", options.home) +
      markup_element("description", options.description) +
      markup_element("language", options.language);
  for (const DemoRecord* item = items.first; item != items.second; ++item) out += rss2_item(*item);
  return out + "</channel>\n</rss>\n";
}

std::string atom_feed(const FeedOptions& options, Items items) {
  std::string out =
      fmt::format(
          "<feed xmlns=\"http://www.w3.org/2005/Atom\" "
          "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xml:lang=\"{}\">\n",
          escape_markup(options.language)) +
      markup_element("id", options.home) + markup_element("title", options.title) +
      fmt::format("<link rel=\"alternate\" href=\"{}\"/>\n", escape_markup(options.home));
  out += markup_element(
      "updated", items.first == items.second ? "2000-01-01T00:00:00Z" : items.first->datestamp);
  // RFC 4287 4.1.1: an entry without author needs one of the feed.
  const std::string& author = options.author.empty() ? options.title : options.author;
  out += "<author>" + markup_element("name", author) + "</author>\n";
  for (const DemoRecord* item = items.first; item != items.second; ++item) out += atom_entry(*item);
  return out + "</feed>\n";
}

std::string rss1_feed(const FeedOptions& options, Items items) {
  std::string out =
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
      "xmlns=\"http://purl.org/rss/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n";
  out += fmt::format("<channel rdf:about=\"{}\">\n", escape_markup(options.home));
  out += markup_element("title", options.title) + markup_element("link", options.home) +
         markup_element("description", options.description) +
         markup_element("dc:language", options.language) + "<items><rdf:Seq>\n";
  for (const DemoRecord* item = items.first; item != items.second; ++item) {
    out += fmt::format("<rdf:li rdf:resource=\"{}\"/>\n", escape_markup(item->url));
  }
  out += "</rdf:Seq></items>\n</channel>\n";
  for (const DemoRecord* item = items.first; item != items.second; ++item) out += rss1_item(*item);
  return out + "</rdf:RDF>\n";
}

struct FeedForm {
  FeedKind kind;
  const char* media_type;
  std::string (*render)(const FeedOptions&, Items);
};
constexpr FeedForm kFeedForms[] = {
    {FeedKind::kRss2, "application/rss+xml; charset=utf-8", rss2_feed},
    {FeedKind::kAtom, "application/atom+xml; charset=utf-8", atom_feed},
    {FeedKind::kRss1, "application/rdf+xml; charset=utf-8", rss1_feed},
};

const FeedForm& form_of(FeedKind kind) {
  return *std::ranges::find(kFeedForms, kind, &FeedForm::kind);
}

std::size_t asked_page(const ServerRequest& request) {
  const std::string_view text = request.parameter("paged");
  std::size_t page = 1;
  std::from_chars(text.data(), text.data() + text.size(), page);
  return std::clamp<std::size_t>(page, 1, 1'000'000);
}

}  // namespace

FeedSite::FeedSite(FeedOptions options, std::vector<DemoRecord> items)
    : options_(std::move(options)), items_(std::move(items)) {
  sort();
}

void FeedSite::sort() {
  std::erase_if(items_, [](const DemoRecord& item) { return item.deleted; });
  std::ranges::sort(items_, [](const DemoRecord& a, const DemoRecord& b) {
    return std::tie(b.datestamp, a.identifier) < std::tie(a.datestamp, b.identifier);
  });
}

void FeedSite::put(DemoRecord item) {
  const std::lock_guard lock(mutex_);
  std::erase_if(items_, [&](const DemoRecord& one) { return one.identifier == item.identifier; });
  items_.push_back(std::move(item));
  sort();
}

std::string FeedSite::document(std::size_t page) const {
  const std::lock_guard lock(mutex_);
  return text(page);
}

std::string FeedSite::text(std::size_t page) const {
  const std::size_t begin = std::min((page - 1) * options_.window, items_.size());
  const std::size_t end = std::min(begin + options_.window, items_.size());
  const Items items{items_.data() + begin, items_.data() + end};
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" +
         form_of(options_.kind).render(options_, items);
}

Answer FeedSite::answer(const ServerRequest& request) const {
  const std::lock_guard lock(mutex_);
  Answer answer;
  const std::size_t page = options_.paged ? asked_page(request) : 1;
  if (page > 1 && (page - 1) * options_.window >= items_.size()) {
    answer.status = 404;
    return answer;
  }
  answer.headers.push_back({"Content-Type", form_of(options_.kind).media_type});
  answer.body = text(page);
  if (!options_.validators) return answer;
  const std::string etag = "\"" + sha256_hex(answer.body).substr(0, 16) + "\"";
  const std::string modified = items_.empty() ? "" : http_date(items_.front().datestamp);
  answer.headers.push_back({"ETag", etag});
  if (!modified.empty()) answer.headers.push_back({"Last-Modified", modified});
  // RFC 9110 13.2.2: the date counts only when no tag was sent.
  const std::string_view tag = request.header("If-None-Match");
  const bool same = tag.empty()
                        ? !modified.empty() && request.header("If-Modified-Since") == modified
                        : tag == etag;
  if (same) {
    answer.status = 304;
    answer.body.clear();
  }
  return answer;
}

}  // namespace vindplaats
