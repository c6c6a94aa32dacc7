#pragma once
// The releases of public/, as the front gives them out. A name that a reader asks for is looked up
// in the release's manifest, never in the file system: what is not in it does not exist.
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "export/manifest.h"

namespace vindplaats {

struct ShelvedFile {
  std::string path;    // absolute
  std::string digest;  // SHA-256, hex
  std::uint64_t bytes = 0;
};

// One release, read once. Immutable; safe from any thread.
class ShelvedRelease {
 public:
  ShelvedRelease(Manifest manifest, std::map<std::string, ShelvedFile, std::less<>> files)
      : manifest_(std::move(manifest)), files_(std::move(files)) {}
  const Manifest& manifest() const { return manifest_; }  // without its list of files
  // Null when the release has none of that name ("feeds/all.atom").
  const ShelvedFile* file(std::string_view name) const;

 private:
  const Manifest manifest_;
  const std::map<std::string, ShelvedFile, std::less<>> files_;
};

// Safe from any thread.
class ReleaseShelf {
 public:
  explicit ReleaseShelf(std::string public_dir) : public_dir_(std::move(public_dir)) {}

  // The id that `current` leads to; none: there is no release.
  std::optional<std::string> current() const;
  // Null when it is not kept, or cannot be read.
  std::shared_ptr<const ShelvedRelease> release(const std::string& id);
  // The ids of all that are kept, the oldest first.
  std::vector<std::string> ids() const;

 private:
  const std::string public_dir_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const ShelvedRelease>> known_;
};

}  // namespace vindplaats
