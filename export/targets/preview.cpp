// preview.json, in a preview only: which of its publications a release made now would not hold, and
// why; so that a website built from it can mark them.
#include "export/small_json.h"
#include "export/target.h"

namespace vindplaats {
namespace {

OrderedJson waiting_entry(const WaitingItem& waiting) {
  OrderedJson entry = OrderedJson::object();
  put(entry, "id", waiting.id);
  put(entry, "slug", waiting.slug);
  put(entry, "title", waiting.title);
  put(entry, "lacks", waiting.lacks);
  put(entry, "publishFrom", waiting.publish_from);
  put(entry, "publishUntil", waiting.publish_until);
  put(entry, "problem", waiting.problem);
  return entry;
}

std::vector<File> render_preview(const ReleaseContent& content) {
  if (!content.preview) return {};
  OrderedJson file = OrderedJson::object();
  file["waiting"] = OrderedJson::array();
  for (const WaitingItem& waiting : content.waiting) {
    file["waiting"].push_back(waiting_entry(waiting));
  }
  return {{"preview.json", file_text(file)}};
}

}  // namespace

extern const Target target_preview{"preview", render_preview};

}  // namespace vindplaats
