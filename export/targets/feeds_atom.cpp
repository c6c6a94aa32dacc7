// feeds/all.atom and feeds/<theme>.atom: RFC 4287.
#include "core/markup.h"
#include "export/feed.h"
#include "export/vocabularies.h"

namespace vindplaats {
namespace {

// As character data: what XML 1.0 section 2.2 does not allow is left out, also of what an editor
// pasted.
std::string atom_text(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 || c == '\n' || c == '\t') plain += c;
  }
  for (const std::string_view never : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {  // U+FFFE, U+FFFF
    for (std::size_t at = plain.find(never); at != std::string::npos; at = plain.find(never, at)) {
      plain.erase(at, never.size());
    }
  }
  return escape_markup(plain);
}

class AtomWriter {
 public:
  explicit AtomWriter(std::string& out) : out_(out) {}

  void element(std::string_view name, std::string_view text, std::string_view language = {}) {
    if (text.empty()) return;
    out_ += indent_;
    out_ += '<';
    out_ += name;
    if (!language.empty()) attribute("xml:lang", language);
    out_ += '>';
    out_ += atom_text(text);
    out_ += "</";
    out_ += name;
    out_ += ">\n";
  }

  // An element without content; attributes that are empty are left out.
  void empty(std::string_view name,
             std::initializer_list<std::pair<std::string_view, std::string_view>> attributes) {
    out_ += indent_;
    out_ += '<';
    out_ += name;
    for (const auto& [key, value] : attributes) {
      if (!value.empty()) attribute(key, value);
    }
    out_ += "/>\n";
  }

  void open(std::string_view name) {
    out_ += indent_;
    out_ += '<';
    out_ += name;
    out_ += ">\n";
    indent_ += "  ";
  }

  void close(std::string_view name) {
    indent_.resize(indent_.size() - 2);
    out_ += indent_;
    out_ += "</";
    out_ += name;
    out_ += ">\n";
  }

 private:
  void attribute(std::string_view key, std::string_view value) {
    out_ += ' ';
    out_ += key;
    out_ += "=\"";
    out_ += atom_text(value);
    out_ += '"';
  }

  std::string& out_;
  std::string indent_ = "  ";
};

void write_authors(AtomWriter& atom, const PublicItem& item) {
  for (const Person& creator : item.metadata.creators) {
    if (creator.name.empty()) continue;
    atom.open("author");
    atom.element("name", creator.name);
    if (!creator.orcid.empty()) atom.element("uri", "https://orcid.org/" + creator.orcid);
    atom.close("author");
  }
  if (!item.card.authors.empty() || item.card.partner.empty()) return;
  atom.open("author");
  atom.element("name", item.card.partner);
  atom.close("author");
}

void write_categories(AtomWriter& atom, const PublicItem& item, const Platform& platform) {
  const std::string themes = release_address(platform.settings, "themes.json");
  for (const ThemeRef& theme : item.themes) {
    atom.empty("category",
               {{"term", theme.id}, {"scheme", themes}, {"label", theme_name(platform, theme.id)}});
  }
  for (const Term& product : product_terms()) {
    if (product.id != item.metadata.product) continue;
    atom.empty("category", {{"term", product.id},
                            {"scheme", release_address(platform.settings, "vocabularies.json")},
                            {"label", product.nl}});
  }
}

void write_entry(AtomWriter& atom, const PublicItem& item, const Platform& platform) {
  atom.open("entry");
  atom.element("id", feed_entry_id(item, platform.settings.site));
  atom.element("title", item.metadata.title, item.metadata.title_language);
  atom.element("updated", item.updated);
  atom.element("published", item.published);
  write_authors(atom, item);
  write_categories(atom, item, platform);
  atom.empty("link", {{"rel", "alternate"}, {"type", "text/html"}, {"href", item.canonical}});
  atom.empty("link", {{"rel", "related"}, {"href", item.primary_link}});
  if (const Link* played = played_link(item)) {
    const std::string length = played->length > 0 ? std::to_string(played->length) : "";
    atom.empty(
        "link",
        {{"rel", "enclosure"}, {"type", played->type}, {"length", length}, {"href", played->url}});
  }
  atom.element("summary", item.card.text, item.card.text_language);
  atom.element("rights", item.metadata.license);
  atom.close("entry");
}

File atom_file(const FeedScope& scope, const Platform& platform) {
  File file{"feeds/" + scope.name + ".atom", {}};
  const std::string self = release_address(platform.settings, file.path);
  file.bytes =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" +
      atom_text(platform.settings.languages.front()) + "\">\n";
  AtomWriter atom(file.bytes);
  atom.element("id", self);
  atom.element("title", scope.title);
  atom.element("updated", scope.updated);
  atom.open("author");
  atom.element("name", platform.settings.name);
  atom.element("uri", platform.settings.site.url);
  atom.close("author");
  atom.empty("link", {{"rel", "self"}, {"type", "application/atom+xml"}, {"href", self}});
  atom.empty("link", {{"rel", "alternate"}, {"type", "text/html"}, {"href", scope.home}});
  atom.element("generator", "Vindplaats");
  for (const PublicItem* item : scope.items) write_entry(atom, *item, platform);
  file.bytes += "</feed>\n";
  return file;
}

std::vector<File> render_atom_feeds(const ReleaseContent& content) {
  std::vector<File> files;
  for (const FeedScope& scope : feed_scopes(content)) {
    files.push_back(atom_file(scope, *content.platform));
  }
  return files;
}

}  // namespace

extern const Target target_feeds_atom{"feeds_atom", render_atom_feeds};

}  // namespace vindplaats
