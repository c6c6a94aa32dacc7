// vocabularies.json: what the values of type, product, audiences and access are called.
#include "export/vocabularies.h"

#include "export/small_json.h"
#include "export/target.h"

namespace vindplaats {
namespace {

OrderedJson term_list(std::span<const Term> terms) {
  OrderedJson list = OrderedJson::array();
  for (const Term& term : terms) {
    OrderedJson entry = OrderedJson::object();
    put(entry, "id", term.id);
    put(entry, "uri", term.uri);
    put(entry, "nl", term.nl);
    put(entry, "en", term.en);
    list.push_back(std::move(entry));
  }
  return list;
}

std::vector<File> render_vocabularies(const ReleaseContent&) {
  OrderedJson file = OrderedJson::object();
  file["types"] = term_list(type_terms());
  file["products"] = term_list(product_terms());
  file["audiences"] = term_list(audience_terms());
  file["access"] = term_list(access_terms());
  return {{"vocabularies.json", file_text(file)}};
}

}  // namespace

extern const Target target_vocabularies{"vocabularies", render_vocabularies};

}  // namespace vindplaats
