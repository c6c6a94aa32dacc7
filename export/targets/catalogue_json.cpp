// catalogue.json: the same items as catalogue.jsonl, as one array.
#include "export/target.h"

namespace vindplaats {
namespace {

std::vector<File> render_catalogue_array(const ReleaseContent& content) {
  File file{"catalogue.json", "["};
  const char* separator = "\n";
  for (const PublicItem& item : content.items) {
    file.bytes += separator;
    append_json(file.bytes, item);
    separator = ",\n";
  }
  file.bytes += "\n]\n";
  return {std::move(file)};
}

}  // namespace

extern const Target target_catalogue_json{"catalogue_json", render_catalogue_array};

}  // namespace vindplaats
