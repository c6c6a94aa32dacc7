// collections.json: the collections that the settings declare, in their order, then those that only
// publications name; each with its publications, the newest first.
#include <algorithm>

#include "export/mail_guard.h"
#include "export/small_json.h"
#include "export/target.h"

namespace vindplaats {
namespace {

using Members = std::vector<const PublicItem*>;

Labels clean_labels(Labels labels) {
  for (auto& [language, text] : labels) text = without_mail(text);
  return labels;
}

OrderedJson collection_entry(const Collection& collection, Members members) {
  std::sort(members.begin(), members.end(), [](const PublicItem* a, const PublicItem* b) {
    if (a->metadata.issued != b->metadata.issued) return a->metadata.issued > b->metadata.issued;
    return a->id < b->id;
  });
  OrderedJson entry = OrderedJson::object();
  put(entry, "id", collection.id);
  put(entry, "label", clean_labels(collection.label));
  put(entry, "description", clean_labels(collection.description));
  entry["publications"] = OrderedJson::array();
  for (const PublicItem* item : members) entry["publications"].push_back(item->id);
  return entry;
}

std::vector<File> render_collections(const ReleaseContent& content) {
  std::map<std::string, Members> named;
  for (const PublicItem& item : content.items) {
    for (const std::string& id : item.collections) named[id].push_back(&item);
  }
  OrderedJson list = OrderedJson::array();
  for (const Collection& collection : content.platform->settings.collections) {
    const auto members = named.extract(collection.id);
    list.push_back(collection_entry(collection, members ? members.mapped() : Members{}));
  }
  for (auto& [id, members] : named) {
    Collection bare;
    bare.id = id;
    list.push_back(collection_entry(bare, std::move(members)));
  }
  return {{"collections.json", file_text(list)}};
}

}  // namespace

extern const Target target_collections{"collections", render_collections};

}  // namespace vindplaats
