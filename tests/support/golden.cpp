#include "tests/support/golden.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

namespace vindplaats::testing {

std::filesystem::path fixtures() {
  return VINDPLAATS_FIXTURES;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << "cannot read " << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder,
                                            std::string_view extension) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == extension) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

void expect_golden(const std::filesystem::path& path, std::string_view actual) {
  if (const char* update = std::getenv("UPDATE_GOLDEN"); update != nullptr && *update == '1') {
    std::ofstream(path, std::ios::binary) << actual;
    return;
  }
  if (!std::filesystem::exists(path)) {
    ADD_FAILURE() << path << " is missing; UPDATE_GOLDEN=1 writes it";
    return;
  }
  EXPECT_EQ(read_file(path), actual)
      << path << " differs; UPDATE_GOLDEN=1 rewrites it, then read the difference";
}

std::string pretty(std::string_view json) {
  return nlohmann::ordered_json::parse(json).dump(2) + "\n";
}

}  // namespace vindplaats::testing
