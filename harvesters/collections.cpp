#include "harvesters/collections.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/text.h"
#include "harvesters/item.h"
#include "harvesters/scanned_document.h"

namespace vindplaats {
namespace {

constexpr std::size_t kCollectionDepth = 2;  // collection, record, controlfield
constexpr std::size_t kLongestNumber = 200;

struct CollectionKind {
  std::string_view uri, root, member;
};
constexpr CollectionKind kCollections[] = {
    {"http://www.loc.gov/MARC21/slim", "collection", "record"},
    {"info:lc/xmlns/marcxchange-v1", "collection", "record"},
    {"http://www.loc.gov/mods/v3", "modsCollection", "mods"},
};

bool is_collection_member(std::string_view name, std::size_t depth) {
  const std::string_view local = local_name(name);
  return depth == 1 && (local == "record" || local == "mods");
}

const CollectionKind* kind_of(const ScannedDocument& document,
                              const std::vector<Namespace>& declared) {
  const std::string_view uri = namespace_in(document[0].name, declared);
  for (const CollectionKind& kind : kCollections) {
    if (kind.uri == uri && kind.root == document.local(0)) return &kind;
  }
  return nullptr;
}

std::string record_identifier(std::string_view record_info) {
  const auto never = [](std::string_view, std::size_t) { return false; };
  std::string text(record_info);
  const auto inside = ScannedDocument::scan(text, 1, never);
  if (!inside) return {};
  const std::optional<std::size_t> number = (*inside)->child(0, "recordIdentifier");
  return number ? one_line((*inside)->text(*number)) : std::string();
}

std::string own_number(const ScannedDocument& document, std::size_t member) {
  for (const std::size_t child : document.children(member)) {
    const std::string_view local = document.local(child);
    if (local == "controlfield" && document.attribute(child, "tag") == "001")
      return one_line(document.text(child));
    if (local == "recordInfo") return record_identifier(document.slice(child));
  }
  return {};
}

class CollectionItems {
 public:
  CollectionItems(const ScannedDocument& document, const CollectionContext& context, Frame frame,
                  std::string_view format, Page& page)
      : document_(document),
        context_(context),
        frame_(std::move(frame)),
        format_(format),
        page_(page) {}

  void add(std::size_t member) {
    const std::string_view slice = document_.slice(member);
    std::string name = name_by_content(slice);
    if (document_[member].broken)
      return reject(name, "it is not well-formed XML: export it anew", slice);
    const std::string number = own_number(document_, member);
    const bool usable =
        !number.empty() && number.size() <= kLongestNumber && !names_.contains(number);
    if (usable) name = number;
    if (slice.size() > context_.max_record)
      return reject(name, fmt::format("it is larger than {} bytes", context_.max_record), slice);
    if (!names_.insert(name).second) return;  // the same record twice, byte by byte
    Item item = make_item(context_.source, std::move(name), format_, frame_, std::string(slice));
    if (needs_repair(slice)) repair_xml(slice, item.raw.findings);
    page_.items.push_back(std::move(item));
  }

 private:
  void reject(const std::string& name, std::string reason, std::string_view slice) {
    page_.rejected.push_back(
        {name, std::move(reason), std::string(cut_utf8(slice, context_.max_record))});
  }

  const ScannedDocument& document_;
  const CollectionContext& context_;
  const Frame frame_;
  const std::string_view format_;
  Page& page_;
  std::set<std::string> names_;
};

}  // namespace

bool is_collection_root(std::string_view local) {
  return std::any_of(std::begin(kCollections), std::end(kCollections),
                     [&](const CollectionKind& kind) { return kind.root == local; });
}

Result<void> add_collection(Decoded file, const CollectionContext& context, Page& page) {
  TRY_ASSIGN(const auto document,
             ScannedDocument::scan(file.text, kCollectionDepth, is_collection_member));
  Frame frame;
  frame.base = context.base;
  frame.charset = file.charset;
  document->declarations(0, frame.namespaces);
  const CollectionKind* const kind = kind_of(*document, frame.namespaces);
  if (kind == nullptr)
    return fail(Fault::kInput, "its root is a collection, but neither of MARC records nor of MODS");
  CollectionItems items(*document, context, frame, kind->uri, page);
  for (const std::size_t child : document->children(0)) {
    if (document->local(child) == kind->member) items.add(child);
  }
  return {};
}

}  // namespace vindplaats
