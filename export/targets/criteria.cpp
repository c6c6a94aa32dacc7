// criteria.json: how the platform chooses, and the reasons for a refusal that a partner may read.
// What a reason's note says is for editors, and stays inside.
#include "export/small_json.h"
#include "export/target.h"

namespace vindplaats {
namespace {

template <class Entry>
OrderedJson bilingual(const Entry& entry) {
  OrderedJson json = OrderedJson::object();
  put(json, "id", entry.id);
  put(json, "nl", entry.nl);
  put(json, "en", entry.en);
  return json;
}

std::vector<File> render_criteria(const ReleaseContent& content) {
  const Criteria& criteria = content.platform->criteria;
  OrderedJson file = OrderedJson::object();
  put(file, "text", criteria.text);
  file["criteria"] = OrderedJson::array();
  for (const Criterion& criterion : criteria.criteria) {
    file["criteria"].push_back(bilingual(criterion));
  }
  file["reasons"] = OrderedJson::array();
  for (const Reason& reason : criteria.reasons) {
    if (reason.tell) file["reasons"].push_back(bilingual(reason));
  }
  return {{"criteria.json", file_text(file)}};
}

}  // namespace

extern const Target target_criteria{"criteria", render_criteria};

}  // namespace vindplaats
