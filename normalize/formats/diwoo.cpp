// A document as Dutch public bodies describe it in their sitemaps for the Wet open overheid: DiWoo
// metadata 0.9 (https://standaarden.overheid.nl/diwoo/metadata/). The payload is the sitemap's
// <url>: its <loc> is the document itself.
#include <array>

#include <fmt/format.h>

#include "core/text.h"
#include "normalize/builder.h"
#include "normalize/format.h"
#include "normalize/xml_names.h"

namespace vindplaats {
namespace {

constexpr std::string_view kDiwooNamespaces[] = {"https://standaarden.overheid.nl/diwoo/metadata/"};

// The last part of a value list's address, where the element itself is empty: TOOI has one concept
// an address.
std::string diwoo_text(pugi::xml_node element) {
  std::string text = one_line(XmlDocument::text_of(element));
  if (!text.empty()) return text;
  return element.attribute("resource").value();
}

using DiwooReader = void (*)(pugi::xml_node element, const std::string& text, const At& at,
                             RecordBuilder& out);

struct DiwooRule {
  std::string_view local;
  DiwooReader read;
};

constexpr auto kDiwooRules = std::to_array<DiwooRule>({
    {"officieleTitel", [](pugi::xml_node, const std::string& text, const At& at,
                          RecordBuilder& out) { out.title(text, {}, TextForm::kMixed, at); }},
    {"verkorteTitel",
     [](pugi::xml_node, const std::string& text, const At& at, RecordBuilder& out) {
       out.alternative_title(text, {}, TextForm::kMixed, at);
     }},
    {"alternatieveTitel",
     [](pugi::xml_node, const std::string& text, const At& at, RecordBuilder& out) {
       out.alternative_title(text, {}, TextForm::kMixed, at);
     }},
    {"omschrijving", [](pugi::xml_node, const std::string& text, const At& at,
                        RecordBuilder& out) { out.abstract(text, {}, TextForm::kMixed, at); }},
    {"opsteller", [](pugi::xml_node, const std::string& text, const At& at,
                     RecordBuilder& out) { out.people(PersonRole::kCreator, text, at); }},
    {"publisher", [](pugi::xml_node, const std::string& text, const At& at,
                     RecordBuilder& out) { out.publisher(text, at); }},
    {"creatiedatum", [](pugi::xml_node, const std::string& text, const At& at,
                        RecordBuilder& out) { out.date(DateKind::kCreated, text, at); }},
    {"geldigVanaf", [](pugi::xml_node, const std::string& text, const At& at,
                       RecordBuilder& out) { out.date(DateKind::kAvailable, text, at); }},
    {"identifier", [](pugi::xml_node, const std::string& text, const At& at,
                      RecordBuilder& out) { out.identifier(text, at); }},
    {"language",
     [](pugi::xml_node element, const std::string& text, const At& at, RecordBuilder& out) {
       // "http://publications.europa.eu/resource/authority/language/NLD"
       const std::string_view uri = element.attribute("resource").value();
       out.language(
           text.starts_with("http") ? uri.substr(uri.rfind('/') + 1) : std::string_view(text),
           false, at);
     }},
    {"documentsoort", [](pugi::xml_node, const std::string& text, const At& at,
                         RecordBuilder& out) { out.type(text, at); }},
    {"informatiecategorie", [](pugi::xml_node, const std::string& text, const At& at,
                               RecordBuilder& out) { out.subject(text, "nl", "TOOI", at); }},
    {"thema", [](pugi::xml_node, const std::string& text, const At& at,
                 RecordBuilder& out) { out.subject(text, "nl", "TOOI", at); }},
    {"trefwoord", [](pugi::xml_node, const std::string& text, const At& at,
                     RecordBuilder& out) { out.subject(text, "nl", {}, at); }},
    {"format", [](pugi::xml_node, const std::string& text, const At& at,
                  RecordBuilder& out) { out.medium(text, at); }},
});

// Depth first, as deep as the standard goes.
void read_diwoo_below(pugi::xml_node element, int depth, RecordBuilder& out) {
  for (const pugi::xml_node child : element.children()) {
    if (child.type() != pugi::node_element) continue;
    const std::string_view local = local_name(child.name());
    const At at = [child] { return ElementNames::path(child); };
    bool known = false;
    for (const DiwooRule& rule : kDiwooRules) {
      if (rule.local != local) continue;
      if (const std::string text = diwoo_text(child); !text.empty())
        rule.read(child, text, at, out);
      known = true;
    }
    if (!known && depth < 8) read_diwoo_below(child, depth + 1, out);
  }
}

void read_diwoo(const RawRecord&, const Payload& payload, const ReadOptions&, RecordBuilder& out) {
  const Result<XmlDocument> document = XmlDocument::parse(payload);
  if (!document) {
    return out.unreadable(
        fmt::format("the entry of the sitemap is not well-formed XML ({}): repair it at the source",
                    document.error().what));
  }
  for (const pugi::xml_node child : document->root().children()) {
    const std::string_view local = local_name(child.name());
    if (local == "Document") read_diwoo_below(child, 0, out);
    if (local == "lastmod")
      out.date(DateKind::kModified, one_line(XmlDocument::text_of(child)),
               [] { return "lastmod"; });
    if (local != "loc") continue;
    Link link;
    link.url = one_line(XmlDocument::text_of(child));
    link.rel = "fulltext";
    out.link(std::move(link), payload.frame.base, [] { return "loc"; });
  }
}

}  // namespace

extern const Format format_diwoo;
const Format format_diwoo{"diwoo", kDiwooNamespaces, {}, 1, read_diwoo};

}  // namespace vindplaats
