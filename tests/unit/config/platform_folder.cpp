#include "tests/unit/config/platform_folder.h"

#include <fstream>

#include <stdlib.h>

namespace vindplaats::testing {

PlatformFolder::PlatformFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "vindplaats-config-XXXXXX").string();
  if (mkdtemp(name.data()) != nullptr) path_ = name;
}

PlatformFolder::~PlatformFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

void PlatformFolder::write(const std::string& file, std::string_view text) const {
  std::filesystem::create_directories((path_ / file).parent_path());
  std::ofstream(path_ / file, std::ios::binary) << text;
}

}  // namespace vindplaats::testing
