#include "harvesters/feed_page.h"

#include <algorithm>

#include "core/text.h"
#include "core/uri.h"
#include "harvesters/answer.h"
#include "harvesters/feed_repair.h"
#include "harvesters/json_feed.h"

namespace vindplaats {
namespace {

constexpr std::size_t kFeedDepth = 3;  // rss, channel, item, title

std::string_view feed_prefix(std::string_view name) {
  return name.substr(0, name.size() - local_name(name).size());
}

bool is_feed_item(std::string_view name, std::size_t depth) {
  if (depth == 0 || depth > 2) return false;
  const std::string_view local = local_name(name);
  return equals_ignoring_case(local, "item") || local == "entry";
}

struct ScannedFeed {
  std::unique_ptr<const ScannedDocument> document;
  std::vector<std::string> mended;  // of each item; feed_repair.h
};

bool any_broken(const ScannedDocument& document) {
  return std::any_of(document.elements().begin(), document.elements().end(),
                     [](const XmlElement& element) { return element.broken; });
}

std::size_t whole_items(const Result<std::unique_ptr<const ScannedDocument>>& document) {
  if (!document) return 0;
  const std::vector<XmlElement>& all = (*document)->elements();
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const auto& element) {
    return !element.broken && is_feed_item(element.name, element.depth);
  }));
}

// As sent if that can be walked; else repaired, and then the items are slices of the repaired text.
Result<ScannedFeed> scan_feed(std::string text, std::vector<Finding>& findings) {
  auto document = ScannedDocument::scan(text, kFeedDepth, is_feed_item);
  if (document && !any_broken(**document)) return ScannedFeed{std::move(*document), {}};
  if (!document && document.error().fault == Fault::kRefused)
    return tl::unexpected(std::move(document).error());
  const std::string& sent = document ? (*document)->text() : text;
  std::vector<Finding> made;
  std::string repaired = needs_repair(sent) ? repair_xml(sent, made) : sent;
  if (!made.empty()) {
    auto again = ScannedDocument::scan(repaired, kFeedDepth, is_feed_item);
    if (again && !any_broken(**again)) {
      findings.insert(findings.end(), made.begin(), made.end());
      return ScannedFeed{std::move(*again), {}};
    }
    if (again) repaired = (*again)->text();
  }
  RepairedFeed one_by_one;
  if (repair_feed(repaired, one_by_one)) {
    auto again = ScannedDocument::scan(one_by_one.text, kFeedDepth, is_feed_item);
    if (whole_items(again) > whole_items(document)) {
      findings.insert(findings.end(), made.begin(), made.end());
      findings.push_back(
          {"warning", "", "feed-damaged", document ? "in its items" : document.error().what});
      return ScannedFeed{std::move(*again), std::move(one_by_one.mended)};
    }
  }
  if (!document) return tl::unexpected(std::move(document).error());
  return ScannedFeed{std::move(*document), {}};
}

// Where an Atom link leads, when it is the item's own page (RFC 4287 4.2.7.2).
std::string alternate_link(const ScannedDocument& document, std::size_t element) {
  const std::string rel = document.attribute(element, "rel");
  return rel.empty() || rel == "alternate" ? document.attribute(element, "href") : std::string();
}

std::string absolute_link(const std::string& link, const std::string& base) {
  if (link.empty()) return link;
  const Result<std::string> resolved = resolve_link(link, base);
  return resolved ? *resolved : link;
}

class EntryReader {
 public:
  EntryReader(const ScannedDocument& document, std::size_t element)
      : document_(document), prefix_(feed_prefix(document[element].name)) {
    entry_.slice = document.slice(element);
    for (const auto& [name, value] : read_attributes(document[element].attributes)) {
      if (local_name(name) == "about") entry_.guid = trim(value);
      if (equals_ignoring_case(name, "href"))
        other_link_ = trim(value);  // Channel Definition Format
    }
    for (const std::size_t child : document.children(element)) read(child);
  }

  FeedEntry take(const std::string& base) {
    if (entry_.date.empty()) entry_.date = entry_.modified;
    if (entry_.title.empty()) entry_.title = std::move(other_title_);
    entry_.link = absolute_link(entry_.link.empty() ? other_link_ : entry_.link, base);
    return std::move(entry_);
  }

 private:
  void read(std::size_t child) {
    const std::string lower = to_lower(document_.local(child));
    const std::string_view local = lower;
    const bool own = feed_prefix(document_[child].name) == prefix_;
    if (own && (local == "guid" || local == "id")) set(entry_.guid, child);
    if (local == "title") set(own ? entry_.title : other_title_, child);
    if (local == "link") read_link(child, own);
    if (local == "pubdate" || local == "published" || local == "date" || local == "issued") {
      set(entry_.date, child);
    }
    if (local == "updated" || local == "modified") set(entry_.modified, child);
    if (local == "category" || local == "subject") read_category(child);
  }

  void read_link(std::size_t child, bool own) {
    std::string link = alternate_link(document_, child);
    if (link.empty() && own && document_.attribute(child, "rel").empty()) {
      link = document_.text(child);
    }
    std::string& field = own ? entry_.link : other_link_;
    if (field.empty()) field = std::move(link);
  }

  void read_category(std::size_t child) {
    std::string term = document_.attribute(child, "term");
    if (term.empty()) term = document_.text(child);
    if (!term.empty()) entry_.categories.push_back(std::move(term));
  }

  // The first one holds; white space inside is one space, as in a title.
  void set(std::string& field, std::size_t child) {
    if (field.empty()) field = one_line(document_.text(child));
  }

  const ScannedDocument& document_;
  std::string_view prefix_;
  FeedEntry entry_;
  std::string other_title_, other_link_;  // under another prefix: dc:title, atom:link in RSS
};

void inherit_from(const ScannedDocument& document, std::size_t element, Frame& frame) {
  document.declarations(element, frame.namespaces);
  std::string language = document.attribute(element, "xml:lang");
  if (!language.empty()) frame.language = std::move(language);
  const std::string base = document.attribute(element, "xml:base");
  if (base.empty()) return;
  if (auto resolved = resolve_link(base, frame.base)) frame.base = std::move(*resolved);
}

// What a feed, or its channel, says about itself.
void read_feed_head(const ScannedDocument& document, std::size_t head, Frame& frame) {
  for (const std::size_t child : document.children(head)) {
    const std::string_view local = document.local(child);
    if (local == "title" && frame.feed_title.empty()) {
      frame.feed_title = one_line(document.text(child));
    } else if (local == "language" && frame.language.empty()) {
      frame.language = document.text(child);
    } else if (local == "author" && frame.feed_author.empty()) {
      const std::optional<std::size_t> name = document.child(child, "name");
      frame.feed_author = one_line(document.text(name.value_or(child)));
    } else if ((local == "managingEditor" || local == "creator") && frame.feed_author.empty()) {
      frame.feed_author = one_line(document.text(child));
    } else if (local == "link" && frame.feed_link.empty()) {
      const std::string link = alternate_link(document, child);
      frame.feed_link = link.empty() ? document.text(child) : link;
    }
  }
  frame.feed_link = absolute_link(frame.feed_link, frame.base);
}

// How the feed goes on, and who made it: from the links of the feed or its channel.
void read_feed_paging(FeedPage& page, std::size_t head) {
  const ScannedDocument& document = *page.document;
  std::string archive;
  for (const std::size_t child : document.children(head)) {
    const std::string_view local = document.local(child);
    if (local == "generator" && page.generator.empty()) {
      page.generator = one_line(document.text(child) + " " + document.attribute(child, "uri"));
    }
    if (local != "link") continue;
    const std::string rel = to_lower(document.attribute(child, "rel"));
    if (rel == "next" && page.next.empty()) page.next = document.attribute(child, "href");
    if (rel == "prev-archive" && archive.empty()) archive = document.attribute(child, "href");
  }
  if (page.next.empty()) page.next = std::move(archive);
  const Result<std::string> resolved = resolve_link(trim(page.next), page.frame.base);
  page.next = !page.next.empty() && resolved ? *resolved : std::string();
}

// The frame of all items. Relative links lead from xml:base, in RSS else from the feed's own link,
// else from the address it came from (faults.md row 64, gh:mmcdole/gofeed#290).
void read_feed_frame(FeedPage& page, const std::string& base, std::optional<std::size_t> channel) {
  const ScannedDocument& document = *page.document;
  page.frame.base = base;
  inherit_from(document, 0, page.frame);
  if (channel) inherit_from(document, *channel, page.frame);
  read_feed_head(document, channel.value_or(0), page.frame);
  read_feed_paging(page, channel.value_or(0));
  const bool link_leads = page.format == kRssFormat && page.frame.base == base &&
                          parse_uri(page.frame.feed_link).has_value();
  if (link_leads) page.frame.base = page.frame.feed_link;
}

std::vector<std::size_t> feed_items(const ScannedDocument& document) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < document.elements().size(); ++i) {
    if (is_feed_item(document[i].name, document[i].depth)) found.push_back(i);
  }
  // An item inside an item is part of it.
  std::size_t end = 0;
  std::erase_if(found, [&](std::size_t i) {
    const bool inside = document[i].begin < end;
    if (!inside) end = document[i].end;
    return inside;
  });
  return found;
}

}  // namespace

bool is_feed_root(std::string_view local) {
  return equals_ignoring_case(local, "rss") || local == "RDF" || local == "feed" ||
         equals_ignoring_case(local, "channel");
}

Result<FeedPage> read_feed(std::string_view body, const std::string& charset,
                           const std::string& base) {
  std::vector<Finding> findings;
  Decoded decoded = decode_answer(body, charset, findings);
  return read_feed_text(std::move(decoded), base, std::move(findings));
}

Result<FeedPage> read_feed_text(Decoded decoded, const std::string& base,
                                std::vector<Finding> findings) {
  FeedPage page;
  page.findings = std::move(findings);
  if (is_json_object(decoded.text)) {
    page.frame.base = base;
    page.frame.charset = decoded.charset;
    TRY(read_json_feed(std::move(decoded.text), page));
    return page;
  }
  TRY_ASSIGN(std::string text, without_doctype(std::move(decoded.text)));
  TRY_ASSIGN(ScannedFeed scanned, scan_feed(std::move(text), page.findings));
  page.document = std::move(scanned.document);
  const ScannedDocument& document = *page.document;
  if (document.elements().empty() || !is_feed_root(document.local(0))) {
    return fail(Fault::kInput, "its root is not a feed's");
  }
  page.format = document.local(0) == "feed" ? kAtomFormat : kRssFormat;
  page.frame.charset = decoded.charset;
  std::optional<std::size_t> channel = document.child(0, "channel");
  if (!channel) channel = document.child(0, "CHANNEL");
  read_feed_frame(page, base, channel);
  const std::vector<std::size_t> items = feed_items(document);
  const bool told = scanned.mended.size() == items.size();
  page.entries.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (document[items[i]].broken) {
      page.broken.push_back(document.slice(items[i]));
    } else {
      page.entries.push_back(EntryReader(document, items[i]).take(page.frame.base));
      if (told) page.entries.back().mended = std::move(scanned.mended[i]);
    }
  }
  if (document.local(0) == "RDF" && !channel && page.entries.empty()) {
    return fail(Fault::kInput, "its RDF holds neither a channel nor items");
  }
  if (!document.trailing().empty()) {
    page.findings.push_back({"warning", "", "trailing-content", document.trailing()});
  }
  return page;
}

}  // namespace vindplaats
