// catalogue.jsonl: every publication in its public form, a line each, sorted by id. Its digest is
// part of the release's id.
#include "export/target.h"

namespace vindplaats {
namespace {

std::vector<File> render_catalogue_lines(const ReleaseContent& content) {
  File file{"catalogue.jsonl", {}};
  for (const PublicItem& item : content.items) {
    append_json(file.bytes, item);
    file.bytes += '\n';
  }
  return {std::move(file)};
}

}  // namespace

extern const Target target_catalogue_jsonl{"catalogue_jsonl", render_catalogue_lines};

}  // namespace vindplaats
