#pragma once
// A platform folder of its own for a test, gone afterwards. One thread.
#include <filesystem>
#include <string>
#include <string_view>

namespace vindplaats::testing {

class PlatformFolder {
 public:
  PlatformFolder();
  ~PlatformFolder();
  PlatformFolder(const PlatformFolder&) = delete;
  PlatformFolder& operator=(const PlatformFolder&) = delete;

  std::string path() const { return path_.string(); }
  // Writes the file and the folders it lies in.
  void write(const std::string& file, std::string_view text) const;

 private:
  std::filesystem::path path_;
};

}  // namespace vindplaats::testing
