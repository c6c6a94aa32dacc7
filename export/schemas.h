#pragma once
// The JSON Schemas of schema/, as they were when the program was built (contract section 4). Safe
// from any thread.
#include <span>
#include <string_view>

namespace vindplaats {

struct SchemaFile {
  std::string_view name;  // "catalogue.schema.json"
  std::string_view text;
};

// In the order of their names.
std::span<const SchemaFile> schema_files();
// By what it describes: "record", "publication" or "catalogue"; empty when there is none.
std::string_view schema_text(std::string_view what);

}  // namespace vindplaats
