// publications/<slug>.json: each publication as a schema.org JSON-LD document, ready to be put into
// a <script type="application/ld+json"> of its page.
#include "export/json_ld.h"
#include "export/target.h"

namespace vindplaats {
namespace {

std::vector<File> render_publications(const ReleaseContent& content) {
  std::vector<File> files;
  for (const PublicItem& item : content.items) {
    files.push_back({"publications/" + item.slug + ".json",
                     script_safe(file_text(json_ld_of(item, *content.platform)))});
  }
  return files;
}

}  // namespace

extern const Target target_publications{"publications", render_publications};

}  // namespace vindplaats
