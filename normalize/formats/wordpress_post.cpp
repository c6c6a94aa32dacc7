// A post as WordPress's REST API gives it
// (https://developer.wordpress.org/rest-api/reference/posts/), with author, terms and featured
// image embedded (_embed). A page that leads to exactly one PDF presents that PDF: it is the full
// text, with a finding; with several each one is.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/json_document.h"
#include "core/text.h"
#include "core/uri.h"
#include "normalize/builder.h"
#include "normalize/feed_item.h"
#include "normalize/fields/markup.h"
#include "normalize/fields/types.h"
#include "normalize/format.h"

namespace vindplaats {
namespace {

constexpr std::string_view kPostMediaTypes[] = {"application/vnd.wordpress.post+json"};
constexpr std::size_t kMostPdfs = 100;
constexpr std::size_t kMostAnchors = 5'000;
constexpr std::size_t kMostFieldSteps = 2'000;  // of a site's own fields that are searched

At post_path(std::string path) {
  return [path = std::move(path)] { return path; };
}

bool is_pdf(std::string_view url) {
  const std::string_view path = url.substr(0, url.find_first_of("?#"));
  return path.size() > 4 && equals_ignoring_case(path.substr(path.size() - 4), ".pdf");
}

// What WordPress makes itself of the first 55 words: says less than the content does.
bool is_automatic_excerpt(std::string_view text) {
  constexpr std::string_view kEndings[] = {"[…]", "[...]", "…", "..."};
  constexpr std::string_view kMore[] = {"lees meer", "lees verder", "read more",
                                        "continue reading"};
  const std::string_view tail = text.substr(text.size() - std::min<std::size_t>(text.size(), 200));
  const std::string lower = to_lower(tail);
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](std::string_view ending) { return text.ends_with(ending); }) ||
         std::any_of(std::begin(kMore), std::end(kMore),
                     [&](std::string_view more) { return lower.find(more) != std::string::npos; });
}

struct Anchor {
  std::string url, text;
};

// The links of HTML that read_html() has cleaned, with what stands in them; one pass.
std::vector<Anchor> anchors_in(std::string_view html) {
  constexpr std::string_view kOpen = "<a href=\"";
  std::vector<Anchor> found;
  for (std::size_t at = html.find(kOpen);
       at != std::string_view::npos && found.size() < kMostAnchors; at = html.find(kOpen, at)) {
    at += kOpen.size();
    const std::size_t quote = std::min(html.find('"', at), html.size());
    const std::size_t begin = std::min(html.find('>', quote), html.size() - 1) + 1;
    const std::size_t end = std::min(html.find("</a>", begin), html.size());
    found.push_back({decode_entities(html.substr(at, quote - at)),
                     one_line(strip_tags(html.substr(begin, end - begin)))});
    at = end;
  }
  return found;
}

// Taxonomies that say nothing of the subject.
bool is_subject_taxonomy(std::string_view name) {
  constexpr std::string_view kOthers[] = {"post_format", "nav_menu",    "language",
                                          "author",      "post_status", "translation_priority"};
  return std::find(std::begin(kOthers), std::end(kOthers), name) == std::end(kOthers);
}

class PostReader {
 public:
  PostReader(const JsonNode& post, const Payload& payload, RecordBuilder& out)
      : post_(post), frame_(payload.frame), out_(out) {}

  void read() {
    link_ = address(post_["link"].text());
    out_.title(rendered("title"), {}, TextForm::kHtml, post_path("title.rendered"));
    read_language();
    read_dates();
    read_people();
    read_terms();
    read_type();
    read_image();
    read_links();
    read_texts();
  }

 private:
  // {"rendered": "..."} as a rule, a string with some plugins.
  std::string rendered(std::string_view key) const {
    const JsonNode field = post_[key];
    return field.is_string() ? field.text() : field["rendered"].text();
  }

  std::string address(const std::string& url) const {
    const Result<std::string> resolved = resolve_link(trim(url), frame_.base);
    return url.empty() || !resolved ? std::string() : *resolved;
  }

  // Of Polylang, WPML and Yoast, in this order; else what the site's pages say.
  void read_language() {
    const std::pair<std::string_view, std::string> said[] = {
        {"lang", post_["lang"].text()},
        {"wpml_current_locale", post_["wpml_current_locale"].text()},
        {"yoast_head_json.og_locale", post_["yoast_head_json"]["og_locale"].text()}};
    for (const auto& [path, language] : said) {
      if (language.empty()) continue;
      out_.language(language, false, post_path(std::string(path)));
      break;
    }
    out_.language(frame_.language, true, post_path("frame/language"));
  }

  // The day as readers of the site see it is that of its own time.
  void read_dates() {
    const bool local = !post_["date"].text().empty();
    const char* const key = local ? "date" : "date_gmt";
    out_.date(DateKind::kIssued, post_[key].text(), post_path(key));
    std::string modified = post_["modified_gmt"].is_string() ? post_["modified_gmt"].text() : "";
    if (!modified.empty() && !modified.ends_with('Z')) modified += 'Z';
    out_.date(DateKind::kModified, modified, post_path("modified_gmt"));
  }

  // Plugins that give a post several authors say so in a list of their own.
  void read_people() {
    for (const std::string_view key : {"coauthors", "authors"}) {
      const std::vector<JsonNode> people = post_[key].items();
      for (std::size_t i = 0; i < people.size(); ++i) {
        add_author(people[i]["display_name"].text(), fmt::format("{}[{}].display_name", key, i));
      }
      if (named_) return;
    }
    const std::vector<JsonNode> people = post_["_embedded"]["author"].items();
    for (std::size_t i = 0; i < people.size(); ++i)
      add_author(people[i]["name"].text(), fmt::format("_embedded.author[{}].name", i));
  }

  void add_author(const std::string& name, std::string path) {
    if (trim(name).empty()) return;
    named_ = true;
    out_.people(PersonRole::kCreator, decode_entities(name), post_path(std::move(path)));
  }

  void read_terms() {
    std::size_t list = 0;
    for (const JsonNode& taxonomy : post_["_embedded"]["wp:term"].items()) {
      std::size_t place = 0;
      for (const JsonNode& term : taxonomy.items()) {
        const std::string name = decode_entities(term["name"].text());
        const std::string path = fmt::format("_embedded.wp:term[{}][{}].name", list, place++);
        if (trim(name).empty() || !is_subject_taxonomy(term["taxonomy"].text())) continue;
        if (is_empty_category(trim(name))) {
          out_.not_mapped("subjects", name);
        } else {
          out_.subject(name, {}, {}, post_path(path));
        }
      }
      ++list;
    }
  }

  // A type of the site's own may be a word that is known ("rapport").
  void read_type() {
    const std::string type = post_["type"].text();
    const bool own = type != "post" && type != "page" && !type.empty();
    if (own && vindplaats::read_type(type).known) out_.type(type, post_path("type"));
    out_.fallback_type(own ? "text" : (type == "page" ? "website" : "blog post"),
                       "type: an item of a WordPress site");
  }

  void read_image() {
    const JsonNode media = post_["_embedded"]["wp:featuredmedia"].first();
    if (media["source_url"].text().empty()) return;
    out_.image({media["source_url"].text(), media["alt_text"].text(), {}}, frame_.base,
               post_path("_embedded.wp:featuredmedia[0]"));
  }

  void read_links() {
    Link landing;
    landing.url = link_;
    landing.rel = "landing";
    if (!link_.empty()) out_.link(std::move(landing), {}, post_path("link"));
    collect_pdfs();
    for (Link& pdf : pdfs_) {
      pdf.rel = "fulltext";
      pdf.type = "application/pdf";
      out_.link(Link(pdf), {}, post_path("content.rendered"));
    }
    if (pdfs_.size() == 1) out_.finding("fulltext-from-page", "links", pdfs_.front().url);
  }

  // From the content, and from the fields that a site adds itself (Advanced Custom Fields), where
  // publications are kept as files.
  void collect_pdfs() {
    const Markup content = read_html(rendered("content"), base());
    for (const Anchor& anchor : anchors_in(content.html)) add_pdf(anchor.url, anchor.text);
    std::vector<JsonNode> open = {post_["acf"]};
    for (std::size_t steps = 0; !open.empty() && steps < kMostFieldSteps; ++steps) {
      const JsonNode field = open.back();
      open.pop_back();
      if (field.is_string()) add_pdf(address(field.text()), {});
      if (field.is_object() && field["url"].is_string()) {
        add_pdf(address(field["url"].text()), field["title"].text());
        continue;
      }
      std::vector<JsonNode> inner = field.items();
      open.insert(open.end(), inner.rbegin(), inner.rend());
    }
  }

  void add_pdf(const std::string& url, const std::string& title) {
    if (!is_pdf(url) || pdfs_.size() >= kMostPdfs) return;
    const auto same = [&](const Link& known) { return known.url == url; };
    if (std::any_of(pdfs_.begin(), pdfs_.end(), same)) return;
    Link pdf;
    pdf.url = url;
    pdf.title = title;
    pdfs_.push_back(std::move(pdf));
  }

  const std::string& base() const { return link_.empty() ? frame_.base : link_; }

  void read_texts() {
    const std::string content = rendered("content"), excerpt = rendered("excerpt");
    if (post_["content"]["protected"].text() == "true")
      out_.rights("restricted access", post_path("content.protected"));
    const bool has_content = !trim(strip_tags(content)).empty();
    if (has_content) out_.content(content, {}, base(), post_path("content.rendered"));
    const std::string text = one_line(html_text(excerpt));
    if (!text.empty() && !(has_content && is_automatic_excerpt(text)))
      out_.abstract(excerpt, {}, TextForm::kHtml, post_path("excerpt.rendered"));
  }

  const JsonNode post_;
  const Frame& frame_;
  RecordBuilder& out_;
  std::string link_;
  bool named_ = false;
  std::vector<Link> pdfs_;
};

void read_wordpress_post(const RawRecord&, const Payload& payload, const ReadOptions&,
                         RecordBuilder& out) {
  const Result<JsonDocument> document = JsonDocument::parse(payload.bytes);
  if (!document || !document->root().is_object()) {
    return out.unreadable(
        "this is not a post as WordPress's REST API gives it: a JSON object with title, content "
        "and link");
  }
  PostReader(document->root(), payload, out).read();
}

}  // namespace

extern const Format format_wordpress_post;
const Format format_wordpress_post{"wordpress_post", {}, kPostMediaTypes, 1, read_wordpress_post};

}  // namespace vindplaats
