#include "config/defaults.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "config/load.h"

namespace vindplaats {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSettingsFile = "vindplaats.toml";

tl::unexpected<Error> disk_refuses(const fs::path& path, const std::string& reason) {
  return fail(Fault::kRefused, fmt::format("{} cannot be written: {}", path.string(), reason));
}

Result<void> write_default(const fs::path& dir, const DefaultFile& file) {
  const fs::path path = dir / file.path;
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) return disk_refuses(path.parent_path(), error.message());
  std::ofstream out(path, std::ios::binary);
  out.write(file.bytes.data(), static_cast<std::streamsize>(file.bytes.size()));
  out.close();
  if (!out) return disk_refuses(path, std::strerror(errno));
  return {};
}

Result<void> make_empty_folder(const fs::path& dir) {
  std::error_code error;
  if (fs::exists(dir, error) && !fs::is_directory(dir, error)) {
    return fail(Fault::kUsage, fmt::format("{} is a file, not a folder", dir.string()));
  }
  fs::create_directories(dir, error);
  if (error) return disk_refuses(dir, error.message());
  const bool empty = fs::is_empty(dir, error);
  if (error) return disk_refuses(dir, error.message());
  if (empty) return {};
  return fail(
      Fault::kUsage,
      fmt::format("{} is not empty; a new platform needs a folder of its own", dir.string()));
}

// "themes/onderwijs.toml" -> "themes".
std::string_view top_folder(std::string_view path) {
  return path.substr(0, std::min(path.find('/'), path.size()));
}

Result<void> take_default(const DefaultFile& file, Platform& platform) {
  const std::string path(file.path);
  const std::string_view folder = top_folder(file.path);
  if (!path.ends_with(".toml")) return {};
  if (folder == kSettingsFile) {
    TRY_ASSIGN(platform.settings, parse_settings(file.bytes, path));
  } else if (folder == "criteria.toml") {
    TRY_ASSIGN(platform.criteria, parse_criteria(file.bytes, path));
  } else if (folder == "partners") {
    TRY_ASSIGN(platform.partners.emplace_back(), parse_partner(file.bytes, path));
  } else if (folder == "sources") {
    TRY_ASSIGN(platform.sources.emplace_back(), parse_source(file.bytes, path));
  } else if (folder == "themes") {
    TRY_ASSIGN(platform.themes.emplace_back(), parse_theme(file.bytes, path));
  } else if (folder == "words") {
    TRY_ASSIGN(platform.words[fs::path(path).stem().string()], parse_words(file.bytes, path));
  } else if (folder == "studies") {
    TRY_ASSIGN(platform.studies.emplace_back(), parse_study(file.bytes, path));
  }
  return {};
}

}  // namespace

Result<void> init_platform(const std::string& dir) {
  const fs::path folder(dir);
  TRY(make_empty_folder(folder));
  const DefaultFile* settings = nullptr;
  for (const DefaultFile& file : default_files()) {
    if (file.path == kSettingsFile) {
      settings = &file;
    } else {
      TRY(write_default(folder, file));
    }
  }
  if (settings == nullptr) return {};
  return write_default(folder, *settings);
}

Result<Platform> default_platform() {
  Platform platform;
  for (const DefaultFile& file : default_files()) TRY(take_default(file, platform));
  const auto by_id = [](auto& all) {
    std::ranges::sort(all, {}, [](const auto& one) -> const std::string& { return one.id; });
  };
  by_id(platform.partners);
  by_id(platform.sources);
  by_id(platform.themes);
  by_id(platform.studies);
  TRY(check_platform(platform));
  return platform;
}

}  // namespace vindplaats
