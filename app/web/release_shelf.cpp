#include "app/web/release_shelf.h"

#include <filesystem>

#include <fmt/format.h>

#include "app/write_file.h"
#include "core/digest.h"
#include "export/release_reader.h"

namespace vindplaats {
namespace {

namespace fs = std::filesystem;

// Manifests kept in memory: the newest are asked for nearly always.
constexpr std::size_t kShelvedAtMost = 8;
constexpr std::size_t kLargestShelvedManifest = 64'000'000;

std::shared_ptr<const ShelvedRelease> read_shelved(const std::string& folder) {
  const std::string path = folder + "/manifest.json";
  const Result<std::string> text = read_whole_file(path, kLargestShelvedManifest);
  if (!text) return nullptr;
  Result<Manifest> manifest = parse_manifest(*text);
  if (!manifest) return nullptr;
  std::map<std::string, ShelvedFile, std::less<>> files;
  for (ManifestFile& file : manifest->files) {
    if (file.path.starts_with('/') || file.path.find("..") != std::string::npos) return nullptr;
    const std::string where = fmt::format("{}/{}", folder, file.path);
    files.emplace(std::move(file.path), ShelvedFile{where, std::move(file.sha256),
                                                    static_cast<std::uint64_t>(file.bytes)});
  }
  files.emplace("manifest.json", ShelvedFile{path, sha256_hex(*text), text->size()});
  manifest->files.clear();
  return std::make_shared<const ShelvedRelease>(std::move(*manifest), std::move(files));
}

}  // namespace

const ShelvedFile* ShelvedRelease::file(std::string_view name) const {
  const auto found = files_.find(name);
  return found == files_.end() ? nullptr : &found->second;
}

std::optional<std::string> ReleaseShelf::current() const {
  std::error_code failed;
  const std::string id = fs::read_symlink(public_dir_ + "/current", failed).filename().string();
  if (failed || !is_release_id(id)) return std::nullopt;
  return id;
}

std::vector<std::string> ReleaseShelf::ids() const {
  return kept_releases(public_dir_);
}

std::shared_ptr<const ShelvedRelease> ReleaseShelf::release(const std::string& id) {
  if (!is_release_id(id)) return nullptr;
  const std::lock_guard lock(mutex_);
  const std::string folder = fmt::format("{}/releases/{}", public_dir_, id);
  std::error_code failed;
  if (!fs::is_directory(folder, failed)) {
    known_.erase(id);
    return nullptr;
  }
  if (const auto found = known_.find(id); found != known_.end()) return found->second;
  std::shared_ptr<const ShelvedRelease> release = read_shelved(folder);
  if (release == nullptr) return nullptr;
  if (known_.size() >= kShelvedAtMost) known_.erase(known_.begin());  // the oldest id
  known_.emplace(id, release);
  return release;
}

}  // namespace vindplaats
