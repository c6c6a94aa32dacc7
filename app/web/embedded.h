#pragma once
// The files of the front that stand in the binary: app/web/templates, texts, assets and api/schemas
// as they are (app/CMakeLists.txt). Constant data; safe from any thread.
#include <span>
#include <string_view>

namespace vindplaats {

struct EmbeddedFile {
  std::string_view path;  // below its folder
  std::string_view bytes;
};

// Each in order of path.
std::span<const EmbeddedFile> web_templates();
std::span<const EmbeddedFile> web_texts();
std::span<const EmbeddedFile> web_assets();
std::span<const EmbeddedFile> web_api_schemas();

}  // namespace vindplaats
