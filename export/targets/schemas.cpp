// schema/*.schema.json: what the other files are written by.
#include "export/schemas.h"

#include "export/target.h"

namespace vindplaats {
namespace {

std::vector<File> render_schemas(const ReleaseContent&) {
  std::vector<File> files;
  for (const SchemaFile& schema : schema_files()) {
    files.push_back({"schema/" + std::string(schema.name), std::string(schema.text)});
  }
  return files;
}

}  // namespace

extern const Target target_schemas{"schemas", render_schemas};

}  // namespace vindplaats
