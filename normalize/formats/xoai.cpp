// XOAI, what DSpace's OAI server makes its formats of: <element name> inside each other for schema,
// element, qualifier and language, <field name="value"> in the innermost; then the files by bundle.
#include <string>
#include <vector>

#include "normalize/dspace_field.h"
#include "normalize/fields/languages.h"
#include "normalize/format.h"
#include "normalize/xml_elements.h"

namespace vindplaats {
namespace {

constexpr std::string_view kXoaiNamespaces[] = {"http://www.lyncode.com/xoai"};
constexpr std::size_t kDeepestElement = 8;

std::string xoai_field(pugi::xml_node element, std::string_view name) {
  std::string found;
  each_named(element, "field", [&](pugi::xml_node field) {
    if (found.empty() && attribute_of(field, "name") == name) found = text_in(field);
  });
  return found;
}

class XoaiReader {
 public:
  explicit XoaiReader(RecordBuilder& out) : out_(out) {}

  bool read(pugi::xml_node root) {
    each_named(root, "element", [&](pugi::xml_node element) {
      const std::string_view name = attribute_of(element, "name");
      if (name == "bundles") return read_bundles(element);
      if (name == "others") return read_others(element);
      if (name == "repository" || name == "license") return;
      path_.assign(1, name);
      read_level(element);
    });
    if (!(part_ == PartOf{})) out_.part_of(part_, [] { return std::string("element"); });
    return known_;
  }

 private:
  void read_level(pugi::xml_node element) {
    read_values(element);
    if (path_.size() >= kDeepestElement) return;
    each_named(element, "element", [&](pugi::xml_node child) {
      path_.push_back(attribute_of(child, "name"));
      read_level(child);
      path_.pop_back();
    });
  }

  // {"dc", "title", "none"}, {"dc", "contributor", "author", "nl_NL"}: the last is the language,
  // unless DSpace has a qualifier of that name.
  void read_values(pugi::xml_node element) {
    if (path_.size() < 2) return;
    std::string_view qualifier, language;
    if (path_.size() > 2) {
      const std::string_view last = path_.back();
      const bool is_language = path_.size() > 3 || last == "none" ||
                               (!is_dspace_qualifier(path_[1], last) && !bcp47(last).empty());
      if (is_language && last != "none") language = last;
      if (!is_language || path_.size() > 3) qualifier = path_[2];
    }
    const std::string said = xoai_field(element, "xml:lang");
    each_named(element, "field", [&](pugi::xml_node field) {
      if (attribute_of(field, "name") != "value") return;
      const bool read = read_dspace_field(
          {path_[0], path_[1], qualifier, said.empty() ? language : std::string_view(said),
           text_in(field), at_element(field)},
          part_, out_);
      known_ = known_ || read;
    });
  }

  void read_bundles(pugi::xml_node bundles) {
    each_named(bundles, "element", [&](pugi::xml_node bundle) {
      if (xoai_field(bundle, "name") != "ORIGINAL")
        return;  // texts, thumbnails, licences beside it
      each_named(bundle, "element", [&](pugi::xml_node bitstreams) {
        each_named(bitstreams, "element", [&](pugi::xml_node file) { read_file(file); });
      });
    });
  }

  void read_file(pugi::xml_node file) {
    Link link;
    link.url = xoai_field(file, "url");
    if (link.url.empty()) return;
    link.rel = "fulltext";
    link.type = xoai_field(file, "format");
    link.title = xoai_field(file, "description");
    if (link.title.empty()) link.title = xoai_field(file, "name");
    for (const char c : xoai_field(file, "size")) {
      if (c < '0' || c > '9' || link.length > 1'000'000'000'000) break;
      link.length = link.length * 10 + (c - '0');
    }
    out_.link(std::move(link), {}, at_element(file));
  }

  void read_others(pugi::xml_node others) {
    const At at = at_element(others);
    const std::string handle = xoai_field(others, "handle");
    if (!handle.empty()) out_.identifier("hdl:" + handle, at);
    out_.date(DateKind::kModified, xoai_field(others, "lastModifyDate"), at);
  }

  RecordBuilder& out_;
  std::vector<std::string_view> path_;
  PartOf part_;
  bool known_ = false;
};

bool read_xoai(const XmlDocument&, pugi::xml_node root, RecordBuilder& out) {
  return XoaiReader(out).read(root);
}

}  // namespace

extern const Format format_xoai;
const Format format_xoai{"xoai", kXoaiNamespaces, {}, 1, nullptr, read_xoai};

}  // namespace vindplaats
