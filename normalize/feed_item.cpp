#include "normalize/feed_item.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/text.h"
#include "core/uri.h"
#include "normalize/dublin_core.h"
#include "normalize/fields/markup.h"
#include "normalize/xml_record.h"

namespace vindplaats {
namespace {

// Categories that a publishing system fills in by itself.
constexpr auto kEmptyCategories = std::to_array<std::string_view>(
    {"uncategorized", "uncategorised", "geen categorie", "niet gecategoriseerd",
     "ongecategoriseerd", "zonder categorie"});

std::int64_t number_or_zero(std::string_view text) {
  text = trim(text);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && value > 0 ? value : 0;
}

bool is_kind(std::string_view type, std::string_view kind) {
  return starts_with_ignoring_case(trim(type), kind);
}

bool has_elements(pugi::xml_node element) {
  const auto children = element.children();
  return std::any_of(children.begin(), children.end(),
                     [](pugi::xml_node child) { return child.type() == pugi::node_element; });
}

}  // namespace

bool is_empty_category(std::string_view word) {
  return std::any_of(kEmptyCategories.begin(), kEmptyCategories.end(),
                     [&](std::string_view empty) { return equals_ignoring_case(empty, word); });
}

bool is_web_address(std::string_view text) {
  text = trim(text);
  return starts_with_ignoring_case(text, "http://") || starts_with_ignoring_case(text, "https://");
}

FeedItem::FeedItem(const XmlDocument& document, const Payload& payload, XmlVocabulary own,
                   RecordBuilder& out)
    : document_(document),
      frame_(payload.frame),
      out_(out),
      names_(document, document.root(), own) {}

At FeedItem::at(pugi::xml_node element) const {
  return [element] { return ElementNames::path(element); };
}

std::string FeedItem::text_of(pugi::xml_node element) const {
  return XmlDocument::text_of(element);
}

std::string FeedItem::base_of(pugi::xml_node element) const {
  std::string base = frame_.base.empty() ? frame_.feed_link : frame_.base;
  std::array<std::string_view, 8> steps;  // nobody nests more bases than that
  std::size_t count = 0;
  for (pugi::xml_node node = element; node.type() == pugi::node_element && count < steps.size();
       node = node.parent()) {
    if (const pugi::xml_attribute step = node.attribute("xml:base")) steps[count++] = step.value();
  }
  while (count > 0) {
    if (Result<std::string> next = resolve_link(trim(steps[--count]), base))
      base = std::move(*next);
  }
  return base;
}

void FeedItem::title(std::string_view text, TextForm form, pugi::xml_node element) {
  if (trim(text).empty()) return;
  titled_ = true;
  out_.title(text, own_language(element), form, at(element));
}

void FeedItem::summary(std::string text, TextForm form, pugi::xml_node element) {
  if (!trim(text).empty()) summaries_.push_back({std::move(text), form, element});
}

void FeedItem::content(std::string html, pugi::xml_node element) {
  if (!trim(html).empty()) contents_.push_back({std::move(html), TextForm::kHtml, element});
}

void FeedItem::creator(std::string_view text, pugi::xml_node element) {
  if (trim(text).empty()) return;
  creators_ = true;
  out_.people(PersonRole::kCreator, text, at(element));
}

void FeedItem::categories(std::string_view text, char separator, pugi::xml_node element) {
  std::string_view scheme = element.attribute("domain").value();
  if (scheme.empty()) scheme = element.attribute("scheme").value();
  std::vector<std::string_view> words = split(text, separator);
  if (separator == '\0') words.assign(1, trim(text));
  for (const std::string_view word : words) {
    if (is_empty_category(word)) {
      out_.not_mapped("subjects", word);
    } else {
      out_.subject(word, own_language(element), scheme, at(element));
    }
  }
}

void FeedItem::landing(std::string_view url, pugi::xml_node element) {
  Link link;
  link.url = url;
  link.rel = "landing";
  this->link(std::move(link), element);
}

void FeedItem::link(Link link, pugi::xml_node element) {
  if (trim(link.url).empty()) return;
  landing_ = landing_ || link.rel == "landing";
  out_.link(std::move(link), base_of(element), at(element));
}

void FeedItem::enclosure(std::string_view url, std::string_view type, std::string_view length,
                         pugi::xml_node element) {
  if (is_kind(type, "image/"))
    return out_.image({std::string(url), {}, {}}, base_of(element), at(element));
  if (is_kind(type, "audio/")) {
    out_.type("podcast", at(element));
    episode_ = true;
  }
  if (is_kind(type, "video/")) out_.type("video", at(element));
  Link link;
  link.url = url;
  link.rel = "fulltext";
  link.type = type;
  link.length = number_or_zero(length);
  out_.link(std::move(link), base_of(element), at(element));
}

bool FeedItem::read_module(pugi::xml_node element) {
  const ElementName name = names_.of(element);
  switch (name.vocabulary) {
    case XmlVocabulary::kDublinCore:
      if (equals_ignoring_case(name.local, "creator")) {
        creator(text_of(element), element);
      } else if (equals_ignoring_case(name.local, "description") ||
                 equals_ignoring_case(name.local, "abstract")) {
        summary(text_of(element), TextForm::kMixed, element);
      } else if (equals_ignoring_case(name.local, "subject")) {
        categories(text_of(element), '\0', element);
      } else {
        titled_ = titled_ || equals_ignoring_case(name.local, "title");
        read_dublin_core(name.local, element, out_);
      }
      return true;
    case XmlVocabulary::kContent:
      if (equals_ignoring_case(name.local, "encoded")) content(text_of(element), element);
      return true;
    case XmlVocabulary::kXhtml:
      if (has_elements(element) || !trim(text_of(element)).empty())
        content(inner_html(element), element);
      return true;
    case XmlVocabulary::kMedia:
      read_media(name.local, element);
      return true;
    case XmlVocabulary::kItunes:
      read_itunes(name.local, element);
      return true;
    case XmlVocabulary::kFeedburner:
      if (equals_ignoring_case(name.local, "origLink")) landing(text_of(element), element);
      return true;
    case XmlVocabulary::kLicense: {
      const std::string text = text_of(element);
      out_.rights(
          trim(text).empty() ? element.attribute("rdf:resource").value() : std::string_view(text),
          at(element));
      return true;
    }
    case XmlVocabulary::kPodcast:
      read_podcast(name.local, element);
      return true;
    case XmlVocabulary::kPrism:
      read_prism(name.local, element);
      return true;
    default:
      return false;
  }
}

void FeedItem::read_media(std::string_view local, pugi::xml_node element) {
  const auto is = [&](std::string_view name) { return equals_ignoring_case(local, name); };
  if (is("group")) return read_media_group(element);
  if (is("content")) return read_media_content(element);
  if (is("thumbnail"))
    return out_.image({element.attribute("url").value(), {}, {}}, base_of(element), at(element));
  if (is("title")) late_title_ = {text_of(element), TextForm::kMixed, element};
  if (is("description")) late_summary_ = {text_of(element), TextForm::kMixed, element};
  if (is("keywords")) categories(text_of(element), ',', element);
  if (is("category")) categories(text_of(element), '\0', element);
  if (is("copyright")) out_.rights(text_of(element), at(element));
  if (is("license")) {
    const std::string_view url = element.attribute("href").value();
    out_.rights(trim(url).empty() ? text_of(element) : std::string(url), at(element));
  }
  if (is("subTitle")) transcript("href", element);
}

// Media RSS 1.5: a group holds the same content in several forms.
void FeedItem::read_media_group(pugi::xml_node element) {
  for (const pugi::xml_node child : element.children()) {
    if (child.type() != pugi::node_element) continue;
    const ElementName name = names_.of(child);
    if (name.vocabulary == XmlVocabulary::kMedia && !equals_ignoring_case(name.local, "group"))
      read_media(name.local, child);
  }
}

void FeedItem::read_media_content(pugi::xml_node element) {
  const std::string_view url = element.attribute("url").value();
  std::string type = element.attribute("type").value();
  const std::string_view medium = element.attribute("medium").value();
  if (type.empty() && !medium.empty()) type = std::string(medium) + "/*";
  if (!trim(url).empty()) {
    std::string credit;
    for (const pugi::xml_node child : element.children()) {
      if (local_name(child.name()) == "credit") credit = text_of(child);
    }
    if (is_kind(type, "image/")) {
      out_.image({std::string(url), {}, std::move(credit)}, base_of(element), at(element));
    } else {
      enclosure(url, type, element.attribute("fileSize").value(), element);
    }
  }
  out_.duration(element.attribute("duration").value(), at(element));
  read_media_group(element);
}

void FeedItem::read_itunes(std::string_view local, pugi::xml_node element) {
  const auto is = [&](std::string_view name) { return equals_ignoring_case(local, name); };
  if (is("author")) return creator(text_of(element), element);
  if (is("duration")) return out_.duration(text_of(element), at(element));
  if (is("keywords")) return categories(text_of(element), ',', element);
  if (is("episode") || is("season")) return read_episode(local, element);
  if (is("title")) late_title_ = {text_of(element), TextForm::kMixed, element};
  if (is("summary") || (is("subtitle") && late_summary_.text.empty()))
    late_summary_ = {text_of(element), TextForm::kMixed, element};
  if (is("image"))
    return out_.image({element.attribute("href").value(), {}, {}}, base_of(element), at(element));
  if (!is("category")) return;
  categories(element.attribute("text").value(), '\0', element);
  for (const pugi::xml_node child : element.children()) {  // one level: iTunes has no more
    if (local_name(child.name()) == "category")
      categories(child.attribute("text").value(), '\0', child);
  }
}

// A summary in HTML is all the content there is, where no content stands beside it.
void FeedItem::finish_texts_of(const Body& summary) {
  const bool html = summary.form == TextForm::kHtml ||
                    (summary.form == TextForm::kMixed && looks_like_html(summary.text));
  if (html && contents_.empty()) {
    out_.content(summary.text, own_language(summary.element), base_of(summary.element),
                 at(summary.element));
  } else {
    out_.abstract(summary.text, own_language(summary.element), summary.form, at(summary.element));
  }
}

void FeedItem::finish_texts() {
  if (!titled_ && !late_title_.text.empty())
    title(late_title_.text, late_title_.form, late_title_.element);
  if (summaries_.empty() && !late_summary_.text.empty())
    summaries_.push_back(std::move(late_summary_));
  for (const Body& content : contents_) {
    out_.content(content.text, own_language(content.element), base_of(content.element),
                 at(content.element));
  }
  for (const Body& summary : summaries_) finish_texts_of(summary);
}

void FeedItem::finish() {
  finish_texts();
  finish_part();
  if (!creators_)
    out_.people(PersonRole::kCreator, frame_.feed_author,
                [] { return std::string("frame/feedAuthor"); });
  read_item_language(document_, frame_, out_);
  out_.fallback_type("blog post", "type: an item of a feed");
  if (!names_.tolerated().empty()) out_.finding("namespace-tolerated", "", names_.tolerated());
}

void read_item_language(const XmlDocument& document, const Frame& frame, RecordBuilder& out) {
  if (const pugi::xml_attribute own = document.root().attribute("xml:lang")) {
    out.language(own.value(), false, [] { return std::string("@xml:lang"); });
  }
  out.language(frame.language, true, [] { return std::string("frame/language"); });
}

}  // namespace vindplaats
