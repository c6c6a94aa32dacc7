#include "export/bundle/bundle_writer.h"

#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "export/bundle/parts.h"
#include "export/durable_files.h"

namespace vindplaats {
namespace {

namespace fs = std::filesystem;

struct BundlePlaces {
  fs::path final, fresh, former;
};

BundlePlaces bundle_places(const std::string& dir) {
  fs::path path = fs::path(dir).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  const fs::path parent = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const std::string name = path.filename().string();
  return {parent / name, parent / (".new-" + name), parent / (".former-" + name)};
}

class BundleWriting {
 public:
  BundleWriting(const BundlePlaces& places, const BundleStep& before)
      : places_(places), before_(before) {}

  // A crash between the two renames left the old bundle under its hidden name only.
  Result<void> recover() {
    std::error_code ignored;
    if (fs::exists(places_.former, ignored) && !fs::exists(places_.final, ignored)) {
      announce("recover");
      TRY(move_path(places_.former, places_.final));
    }
    announce("sweep");
    TRY(remove_tree(places_.fresh));
    return remove_tree(places_.former);
  }

  Result<void> may_replace() const {
    std::error_code ignored;
    if (!fs::exists(fs::symlink_status(places_.final, ignored))) return {};
    const bool folder = fs::is_directory(fs::symlink_status(places_.final, ignored));
    if (folder && fs::is_empty(places_.final, ignored)) return {};
    if (!folder || !fs::is_regular_file(places_.final / kBundleManifest, ignored)) {
      return fail(Fault::kRefused, places_.final.string() +
                                       " is there already and is no bundle; choose another folder");
    }
    TRY_ASSIGN(const BundleFiles before, read_bundle(places_.final.string()));
    const std::vector<std::string> others = files_of_others(before);
    if (others.empty()) return {};
    return fail(Fault::kRefused,
                fmt::format("{}/{} is not as it was built, and would be lost; move it elsewhere{}",
                            places_.final.string(), others.front(),
                            others.size() == 1 ? "" : fmt::format(" ({} files)", others.size())));
  }

  Result<void> write_all(const std::vector<File>& files) {
    announce("folder");
    TRY(make_folders(places_.fresh));
    for (const File& file : files) {
      announce("write " + file.path);
      TRY(write_new_file(places_.fresh / file.path, file.bytes));
    }
    announce("sync");
    for (const File& file : files) TRY(sync_path(places_.fresh / file.path));
    for (const fs::path& folder : folders_in(places_.fresh)) TRY(sync_path(folder));
    return {};
  }

  Result<void> move() {
    std::error_code ignored;
    const bool replaced = fs::exists(places_.final, ignored);
    if (replaced) {
      announce("set aside");
      TRY(move_path(places_.final, places_.former));
    }
    announce("move");
    TRY(move_path(places_.fresh, places_.final));
    TRY(sync_path(places_.final.parent_path()));
    if (!replaced) return {};
    announce("remove");
    return remove_tree(places_.former);
  }

 private:
  void announce(std::string_view step) const {
    if (before_) before_(step);
  }

  const BundlePlaces& places_;
  const BundleStep& before_;
};

}  // namespace

Result<void> write_bundle(const std::string& dir, const std::vector<File>& files,
                          const BundleStep& before) {
  const BundlePlaces places = bundle_places(dir);
  BundleWriting writing(places, before);
  TRY(make_folders(places.final.parent_path()));
  TRY(writing.recover());
  TRY(writing.may_replace());
  TRY(writing.write_all(files));
  return writing.move();
}

Result<BundleFiles> read_bundle(const std::string& dir) {
  std::error_code error;
  if (!fs::is_directory(dir, error)) {
    return fail(Fault::kNotFound, dir + " is no folder; give that of a bundle");
  }
  BundleFiles files;
  std::size_t bytes = 0;
  for (fs::recursive_directory_iterator entry(dir, error), end; !error && entry != end;
       entry.increment(error)) {
    const fs::file_status status = entry->symlink_status();
    if (fs::is_directory(status)) continue;
    const std::string path = entry->path().lexically_relative(dir).generic_string();
    // What is no plain file is none of a bundle's: its empty bytes fail the manifest.
    std::string& content = files[path];
    if (fs::is_regular_file(status)) {
      TRY(read_whole_file(entry->path(), content));
    }
    bytes += content.size();
    if (files.size() > kMostBundleFiles || bytes > kMostBundleBytes) {
      return fail(Fault::kInput, dir + " is too large for a bundle");
    }
  }
  if (error) return fail(Fault::kRefused, dir + " cannot be read: " + error.message());
  return files;
}

}  // namespace vindplaats
