// An entry of Atom 1.0 (RFC 4287), and of Atom 0.3, which old systems still write: other names for
// its dates, and a `mode` on its texts.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "core/text.h"
#include "normalize/base64.h"
#include "normalize/feed_item.h"
#include "normalize/fields/markup.h"
#include "normalize/xml_record.h"

namespace vindplaats {
namespace {

constexpr auto kAtomNamespaces =
    std::to_array<std::string_view>({"http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#"});
constexpr auto kAtomMediaTypes = std::to_array<std::string_view>({"application/atom+xml"});

struct AtomText {
  std::string text;
  TextForm form = TextForm::kPlain;
  bool readable = true;
};

bool ends_with_xml(std::string_view type) {
  return type.ends_with("/xml") || type.ends_with("+xml");
}

bool has_children(pugi::xml_node element) {
  for (const pugi::xml_node child : element.children()) {
    if (child.type() == pugi::node_element) return true;
  }
  return false;
}

bool is_html_type(std::string_view type) {
  return type == "html" || type == "text/html" || type == "xhtml" ||
         type == "application/xhtml+xml";
}

// Characters only, and no control characters.
bool is_plain_text(std::string_view bytes) {
  return valid_utf8(bytes) && std::none_of(bytes.begin(), bytes.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r';
         });
}

// RFC 4287 3.1.1 and 4.1.3.3; Atom 0.3 draft 3.5 for `mode`.
AtomText read_atom_text(const FeedItem& item, pugi::xml_node element) {
  const std::string type = to_lower(trim(element.attribute("type").value()));
  const std::string_view mode = element.attribute("mode").value();
  const bool plain = type.empty() || type == "text" || type.starts_with("text/");
  AtomText read;
  read.form = is_html_type(type) ? TextForm::kHtml : TextForm::kPlain;
  if (mode == "base64" || (mode.empty() && !plain && !is_html_type(type) && !ends_with_xml(type))) {
    std::optional<std::string> decoded = decode_base64(item.text_of(element));
    // application/octet-stream says only that it is base64.
    const bool untold = type == "application/octet-stream" && decoded && is_plain_text(*decoded);
    read.readable =
        decoded.has_value() && (plain || untold || is_html_type(type) || ends_with_xml(type));
    if (read.readable) read.text = std::move(*decoded);
    if (untold) read.form = TextForm::kMixed;
    if (mode == "base64")
      read.form =
          plain && !type.empty() && type != "text/html" ? TextForm::kPlain : TextForm::kHtml;
    return read;
  }
  if (has_children(element)) {
    read.form = TextForm::kHtml;
    read.text = inner_html(element);
    return read;
  }
  read.text = item.text_of(element);
  const bool said_nothing = type.empty() && !mode.empty();  // escaped, of a kind that is not told
  if (said_nothing) read.form = TextForm::kMixed;
  if (type == "xhtml" || type == "application/xhtml+xml")
    read.text = mode == "escaped" ? read.text : escape_html(read.text);
  return read;
}

void atom_title(FeedItem& item, pugi::xml_node element) {
  const AtomText text = read_atom_text(item, element);
  if (text.readable) item.title(text.text, text.form, element);
}

void atom_summary(FeedItem& item, pugi::xml_node element) {
  AtomText text = read_atom_text(item, element);
  if (text.readable) item.summary(std::move(text.text), text.form, element);
}

// With `src` the content is elsewhere (RFC 4287 4.1.3.2).
void atom_content(FeedItem& item, pugi::xml_node element) {
  if (const pugi::xml_attribute source = element.attribute("src")) {
    item.enclosure(source.value(), element.attribute("type").value(), {}, element);
    return;
  }
  AtomText text = read_atom_text(item, element);
  if (!text.readable)
    return item.out().not_mapped("contentHtml", element.attribute("type").value());
  if (text.form == TextForm::kHtml) return item.content(std::move(text.text), element);
  item.summary(std::move(text.text), text.form, element);
}

std::string person_name(const FeedItem& item, pugi::xml_node person) {
  for (const pugi::xml_node child : person.children()) {
    if (local_name(child.name()) == "name") return item.text_of(child);
  }
  return has_children(person) ? std::string() : item.text_of(person);
}

void atom_author(FeedItem& item, pugi::xml_node element) {
  item.creator(person_name(item, element), element);
}

void atom_contributor(FeedItem& item, pugi::xml_node element) {
  item.out().people(PersonRole::kContributor, person_name(item, element), item.at(element));
}

// The label is for people, the term is the category itself (RFC 4287 4.2.2): searches and rules may
// name either.
void atom_category(FeedItem& item, pugi::xml_node element) {
  const std::string_view label = trim(std::string_view(element.attribute("label").value()));
  const std::string_view term = trim(std::string_view(element.attribute("term").value()));
  const std::string text = item.text_of(element);
  item.categories(!label.empty()  ? label
                  : !term.empty() ? term
                                  : std::string_view(text),
                  '\0', element);
  const bool other = !label.empty() && !term.empty() && !is_web_address(term);
  if (other && !equals_ignoring_case(label, term)) item.categories(term, '\0', element);
}

struct RelRule {
  std::string_view rel, ours;
};

// Relations that lead somewhere a reader wants to go; others (self, edit, replies, hub) are about
// the feed's own machinery.
constexpr auto kRelRules = std::to_array<RelRule>({{"", "landing"},
                                                   {"alternate", "landing"},
                                                   {"related", "related"},
                                                   {"via", "related"},
                                                   {"canonical", "landing"}});

void atom_link(FeedItem& item, pugi::xml_node element) {
  const std::string_view href = element.attribute("href").value();
  std::string_view rel = element.attribute("rel").value();
  constexpr std::string_view kRegistry =
      "http://www.iana.org/assignments/relation/";  // RFC 4287 4.2.7.2: the same, in full
  if (rel.starts_with(kRegistry)) rel.remove_prefix(kRegistry.size());
  const std::string_view type = element.attribute("type").value();
  if (rel == "enclosure")
    return item.enclosure(href, type, element.attribute("length").value(), element);
  if (rel == "license") return item.out().rights(href, item.at(element));
  for (const RelRule& rule : kRelRules) {
    if (rule.rel != rel) continue;
    Link link;
    link.url = href;
    link.rel = rule.ours;
    link.type = type;
    link.title = element.attribute("title").value();
    link.language = element.attribute("hreflang").value();
    return item.link(std::move(link), element);
  }
}

void atom_published(FeedItem& item, pugi::xml_node element) {
  item.out().date(DateKind::kIssued, item.text_of(element), item.at(element));
}
void atom_created(FeedItem& item, pugi::xml_node element) {
  item.out().date(DateKind::kCreated, item.text_of(element), item.at(element));
}
void atom_updated(FeedItem& item, pugi::xml_node element) {
  item.out().date(DateKind::kModified, item.text_of(element), item.at(element));
}

void atom_rights(FeedItem& item, pugi::xml_node element) {
  const AtomText text = read_atom_text(item, element);
  if (text.readable) item.out().rights(text.text, item.at(element));
}

// Where the entry was taken from: its author is the entry's, when that has none (RFC 4287 4.2.1).
void atom_source(FeedItem& item, pugi::xml_node element) {
  if (element.parent().child("author")) return;
  for (const pugi::xml_node child : element.children()) {
    if (local_name(child.name()) == "author") item.creator(person_name(item, child), child);
  }
}

struct AtomRule {
  std::string_view local;
  void (*read)(FeedItem& item, pugi::xml_node element);
};

constexpr auto kAtomRules = std::to_array<AtomRule>({
    {"title", atom_title},
    {"summary", atom_summary},
    {"content", atom_content},
    {"author", atom_author},
    {"contributor", atom_contributor},
    {"category", atom_category},
    {"link", atom_link},
    {"published", atom_published},
    {"issued", atom_published},
    {"created", atom_created},
    {"updated", atom_updated},
    {"modified", atom_updated},
    {"rights", atom_rights},
    {"copyright", atom_rights},
    {"source", atom_source},
});

void read_atom_element(FeedItem& item, pugi::xml_node element) {
  const ElementName name = item.name_of(element);
  if (name.vocabulary != XmlVocabulary::kOwn) {
    item.read_module(element);
    return;
  }
  for (const AtomRule& rule : kAtomRules) {
    if (rule.local == name.local) return rule.read(item, element);
  }
}

void read_atom(const RawRecord&, const Payload& payload, const ReadOptions&, RecordBuilder& out) {
  const Result<XmlDocument> document = XmlDocument::parse(payload);
  if (!document) {
    return out.unreadable(
        fmt::format("the entry is not well-formed XML ({}): repair the feed at the source",
                    document.error().what));
  }
  FeedItem item(*document, payload, XmlVocabulary::kAtom, out);
  for (const pugi::xml_node element : document->root().children()) {
    if (element.type() == pugi::node_element) read_atom_element(item, element);
  }
  item.finish();
}

}  // namespace

extern const Format format_atom;
const Format format_atom{"atom", kAtomNamespaces, kAtomMediaTypes, 2, read_atom};

}  // namespace vindplaats
