// OPML (opml.org/spec2): lists of feeds, as feed readers import and export them.
#include <algorithm>
#include <map>
#include <pugixml.hpp>
#include <set>

#include <fmt/format.h>

#include "config/keys.h"
#include "config/write.h"
#include "core/charset.h"
#include "core/markup.h"
#include "core/text.h"
#include "core/uri.h"
#include "core/xml.h"

namespace vindplaats {

namespace {

constexpr std::size_t kLongestId = 63;
constexpr std::size_t kMostOutlines = 10'000;

// The attribute, whatever case it is written in: readers write xmlUrl, xmlURL and xmlurl.
std::string outline_attribute(pugi::xml_node outline, std::string_view name) {
  for (const pugi::xml_attribute attribute : outline.attributes()) {
    if (equals_ignoring_case(attribute.name(), name)) return one_line(attribute.value());
  }
  return {};
}

// "institute", "institute-2", "institute-3", ...
class UniqueIds {
 public:
  std::string take(const std::string& base) {
    std::string id = base;
    int& last = counts_[base];  // so that a thousand of one name do not each count from 2
    if (last == 0) last = 1;
    while (!taken_.insert(id).second) {
      const std::string tail = fmt::format("-{}", ++last);
      id = base.substr(0, kLongestId - tail.size()) + tail;
    }
    return id;
  }

 private:
  std::map<std::string, int> counts_;
  std::set<std::string> taken_;
};

class OpmlReader {
 public:
  void read(pugi::xml_node outline) {
    if (!equals_ignoring_case(outline.name(), "outline")) return;
    const std::string address = outline_attribute(outline, "xmlUrl");
    if (!address.empty()) add(outline, address);
  }
  std::vector<Source> sources;
  std::size_t skipped = 0;

 private:
  void add(pugi::xml_node outline, const std::string& address) {
    const auto uri = parse_uri(address);
    if (!uri) {
      ++skipped;
      return;
    }
    if (!addresses_.insert(uri->text).second) return;
    std::string base;
    for (const std::string& name :
         {outline_attribute(outline, "title"), outline_attribute(outline, "text"), uri->host}) {
      if (base.empty()) base = id_from_name(name);
    }
    Source& source = sources.emplace_back();
    source.id = ids_.take(base.empty() ? "feed" : base);
    source.type = "feed";
    source.url = uri->text;
  }

  std::set<std::string> addresses_;
  UniqueIds ids_;
};

struct OutlineWalker : pugi::xml_tree_walker {
  OpmlReader reader;
  bool for_each(pugi::xml_node& node) override {
    reader.read(node);
    return reader.sources.size() < kMostOutlines;
  }
};

}  // namespace

std::string id_from_name(std::string_view name) {
  std::string id;
  for (const char c : fold(name)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) {
      id += c;
    } else if (!id.empty() && id.back() != '-' && c != '\'') {
      id += '-';
    }
  }
  id.resize(std::min(id.size(), kLongestId));
  while (id.ends_with('-')) id.pop_back();
  if (is_reserved_id(id)) id += "-1";
  return id;
}

Result<std::vector<Source>> parse_opml(std::string_view text, std::size_t* skipped) {
  std::vector<Finding> findings;
  Payload payload;
  TRY_ASSIGN(payload.bytes, without_doctype(repair_xml(decode_text(text, {}).text, findings)));
  XmlScan scan;
  TRY_ASSIGN(const XmlOutline outline, scan_xml(payload.bytes, scan));
  if (!outline.complete) return fail(Fault::kInput, "this OPML file is cut off");
  TRY_ASSIGN(const XmlDocument document, XmlDocument::parse(payload));
  if (!equals_ignoring_case(document.root().name(), "opml")) {
    return fail(Fault::kInput, fmt::format("this is no OPML file: it begins with <{}>",
                                           cut_utf8(document.root().name(), 60)));
  }
  OutlineWalker walker;
  document.root().traverse(walker);
  if (skipped != nullptr) *skipped = walker.reader.skipped;
  return std::move(walker.reader.sources);
}

std::string to_opml(const std::vector<Source>& sources, std::string_view title) {
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n"
      "  <head>\n    <title>{}</title>\n  </head>\n  <body>\n",
      escape_markup(title));
  for (const Source& source : sources) {
    if (source.type != "feed") continue;
    out += fmt::format("    <outline type=\"rss\" text=\"{0}\" title=\"{0}\" xmlUrl=\"{1}\"/>\n",
                       escape_markup(source.id), escape_markup(source.url));
  }
  return out + "  </body>\n</opml>\n";
}

}  // namespace vindplaats
