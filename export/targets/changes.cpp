// changes.json and changes/<release>.json: from an earlier release to this one. Its lists are there
// also when they are empty, so that a reader needs no case for that.
#include "export/changes.h"

#include "export/small_json.h"
#include "export/target.h"

namespace vindplaats {
namespace {

OrderedJson changed_address(const ItemAddress& address) {
  return {{"id", address.id}, {"slug", address.slug}};
}

OrderedJson address_list(const std::vector<ItemAddress>& addresses) {
  OrderedJson list = OrderedJson::array();
  for (const ItemAddress& address : addresses) list.push_back(changed_address(address));
  return list;
}

std::string changes_text(const Changes& changes) {
  OrderedJson json = OrderedJson::object();
  put(json, "since", changes.since);
  json["added"] = address_list(changes.added);
  json["changed"] = address_list(changes.changed);
  json["removed"] = address_list(changes.removed);
  json["moved"] = OrderedJson::array();
  for (const MovedItem& moved : changes.moved) {
    json["moved"].push_back(
        {{"from", changed_address(moved.from)}, {"to", changed_address(moved.to)}});
  }
  return file_text(json);
}

KeptRelease start_of_changes(const ReleaseContent& content) {
  if (content.since) return *content.since;
  if (content.previous == nullptr) return {};
  std::vector<PublicItem> items;
  for (const auto& [id, item] : content.previous->items) items.push_back(item);
  return marks_of(content.previous->manifest.release, items);
}

std::vector<File> render_changes(const ReleaseContent& content) {
  const KeptRelease now = marks_of("", content.items);
  std::vector<File> files;
  files.push_back(
      {"changes.json", changes_text(changes_since(start_of_changes(content), now, content.items))});
  for (const KeptRelease& kept : content.kept) {
    files.push_back({"changes/" + kept.release + ".json",
                     changes_text(changes_since(kept, now, content.items))});
  }
  return files;
}

}  // namespace

extern const Target target_changes{"changes", render_changes, true};

}  // namespace vindplaats
