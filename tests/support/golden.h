#pragma once
// Golden files: what a function makes of a fixture, kept beside it and read by people.
// UPDATE_GOLDEN=1 in the environment rewrites them; the difference is then reviewed like code.
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vindplaats::testing {

// tests/fixtures
std::filesystem::path fixtures();
// The whole file; fails the test when it cannot be read.
std::string read_file(const std::filesystem::path& path);
// The files below `folder` with that extension (".xml"), sorted.
std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder,
                                            std::string_view extension);
// Fails with the first line that differs when `actual` is not what `path` holds, or when there is
// no such file.
void expect_golden(const std::filesystem::path& path, std::string_view actual);
// The same JSON, indented, keys in their order: what golden files hold.
std::string pretty(std::string_view json);

}  // namespace vindplaats::testing
