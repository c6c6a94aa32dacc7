#include "export/release_writer.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "export/durable_files.h"

namespace vindplaats {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTemporary = ".tmp-";
constexpr std::string_view kManifestName = "manifest.json";
constexpr std::string_view kPreviewFolders[] = {".preview-a", ".preview-b"};

Result<void> check_name(const File& file) {
  if (is_file_name(file.path)) return {};
  return fail(Fault::kInput, "'" + file.path + "' is no name for a file of a release");
}

// The steps of one writing; each is announced before it is taken.
class ReleaseWriting {
 public:
  ReleaseWriting(const Release& release, const WriteOptions& options)
      : release_(release), options_(options) {}

  // All files in a new folder, and all of it on the disk.
  Result<void> write_whole(const fs::path& folder) {
    announce("folder");
    TRY(make_folders(folder));
    for (const File& file : release_.files) {
      TRY(check_name(file));
      announce("write " + file.path);
      TRY(write_new_file(folder / file.path, file.bytes));
    }
    // In a pass of its own: by then most of it is on the disk already, and each call is short.
    announce("sync");
    for (const File& file : release_.files) TRY(sync_path(folder / file.path));
    for (const fs::path& below : folders_in(folder)) TRY(sync_path(below));
    return {};
  }

  Result<void> move_folder(const fs::path& from, const fs::path& to) {
    announce("rename");
    TRY(move_path(from, to));
    return sync_path(to.parent_path());
  }

  Result<void> move_current(const fs::path& root) {
    announce("current");
    TRY(point_link(root / "current", fs::path("releases") / release_.manifest.release));
    announce("current synced");
    return sync_path(root);
  }

  // A release goes by its name first, so that nobody finds half of one.
  Result<void> prune(const fs::path& releases) {
    std::vector<std::string> ids;
    for (const auto& entry : fs::directory_iterator(releases)) {
      const std::string name = entry.path().filename().string();
      if (is_release_id(name) && name != release_.manifest.release) ids.push_back(name);
    }
    std::sort(ids.begin(), ids.end());
    const auto keep = static_cast<std::size_t>(std::max<std::int64_t>(options_.keep, 1) - 1);
    for (std::size_t i = 0; i + keep < ids.size(); ++i) {
      announce("prune " + ids[i]);
      const fs::path gone = releases / (std::string(kTemporary) + ids[i]);
      TRY(move_path(releases / ids[i], gone));
      TRY(remove_tree(gone));
    }
    return {};
  }

  // Moves every file of `from` over its like in `to`, the manifest last.
  Result<void> replace_files(const fs::path& from, const fs::path& to) {
    for (const File& file : release_.files) {
      if (file.path != kManifestName) TRY(replace(from, to, file.path));
    }
    return replace(from, to, kManifestName);
  }

  // What the old manifest names and the new one does not.
  Result<void> remove_former(const fs::path& dir, const Manifest& former) {
    std::set<std::string_view> present;
    for (const File& file : release_.files) present.insert(file.path);
    for (const ManifestFile& file : former.files) {
      if (present.contains(file.path) || !is_file_name(file.path)) continue;
      announce("remove " + file.path);
      TRY(remove_tree(dir / file.path));
    }
    return {};
  }

  void announce(std::string_view step) const {
    if (options_.before) options_.before(step);
  }

 private:
  Result<void> replace(const fs::path& from, const fs::path& to, std::string_view path) {
    announce("move " + std::string(path));
    TRY(make_folders((to / path).parent_path()));
    return move_path(from / path, to / path);
  }

  const Release& release_;
  const WriteOptions& options_;
};

// "" or "-<folder>" behind ".tmp-<release>": nobody else's files are called so.
bool is_temporary(std::string_view name, std::string_view ending) {
  if (!name.starts_with(kTemporary) || !name.ends_with(ending)) return false;
  name.remove_prefix(kTemporary.size());
  name.remove_suffix(std::min(ending.size(), name.size()));
  return is_release_id(name);
}

std::string temporary_name(const Release& release, std::string_view ending = "") {
  return std::string(kTemporary) + release.manifest.release + std::string(ending);
}

// Removes what an earlier writer left half done.
Result<void> sweep(const fs::path& folder, std::string_view ending = "") {
  std::error_code ignored;
  std::vector<fs::path> stale;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    if (is_temporary(entry.path().filename().string(), ending)) stale.push_back(entry.path());
  }
  for (const fs::path& path : stale) TRY(remove_tree(path));
  return {};
}

const std::string& manifest_of(const Release& release) {
  const auto manifest = std::find_if(release.files.begin(), release.files.end(),
                                     [](const File& file) { return file.path == kManifestName; });
  static const std::string kNone;
  return manifest == release.files.end() ? kNone : manifest->bytes;
}

// Does it stand already, the same to the byte: its manifest holds every file's digest.
Result<bool> stands_already(const fs::path& folder, const Release& release) {
  std::string manifest;
  TRY_ASSIGN(const bool there, read_whole_file(folder / kManifestName, manifest));
  if (!there) return false;
  if (manifest == manifest_of(release)) return true;
  return fail(Fault::kRefused, "another release has the name " + release.manifest.release +
                                   "; make it a second later (or with another --now)");
}

fs::path trimmed_path(const std::string& dir) {
  const fs::path path = fs::path(dir).lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

Result<void> write_into_existing(const fs::path& dir, const Release& release,
                                 ReleaseWriting& writing) {
  Manifest former;
  std::string text;
  TRY_ASSIGN(const bool there, read_whole_file(dir / kManifestName, text));
  if (there) former = parse_manifest(text).value_or(Manifest{});
  TRY(sweep(dir));
  const fs::path temporary = dir / temporary_name(release);
  TRY(writing.write_whole(temporary));
  TRY(writing.replace_files(temporary, dir));
  TRY(writing.remove_former(dir, former));
  writing.announce("tidy");
  TRY(remove_tree(temporary));
  return sync_path(dir);
}

}  // namespace

Result<void> check_release(const std::string& public_dir, const Release& release) {
  for (const File& file : release.files) TRY(check_name(file));
  const fs::path folder = trimmed_path(public_dir) / "releases" / release.manifest.release;
  TRY(stands_already(folder, release));
  return {};
}

Result<void> write_release(const std::string& public_dir, const Release& release,
                           const WriteOptions& options) {
  ReleaseWriting writing(release, options);
  const fs::path root = trimmed_path(public_dir);
  const fs::path releases = root / "releases";
  const fs::path folder = releases / release.manifest.release;
  TRY(make_folders(releases));
  TRY(sweep(releases));
  TRY_ASSIGN(const bool there, stands_already(folder, release));
  if (!there) {
    const fs::path temporary = releases / temporary_name(release);
    TRY(writing.write_whole(temporary));
    TRY(writing.move_folder(temporary, folder));
  }
  TRY(writing.move_current(root));
  return writing.prune(releases);
}

Result<void> write_release_to(const std::string& dir, const Release& release,
                              const WriteOptions& options) {
  ReleaseWriting writing(release, options);
  const fs::path folder = trimmed_path(dir);
  std::error_code ignored;
  if (fs::exists(folder, ignored)) return write_into_existing(folder, release, writing);
  const fs::path parent = folder.has_parent_path() ? folder.parent_path() : fs::path(".");
  TRY(make_folders(parent));
  const std::string ending = "-" + folder.filename().string();
  TRY(sweep(parent, ending));
  const fs::path temporary = parent / temporary_name(release, ending);
  TRY(writing.write_whole(temporary));
  return writing.move_folder(temporary, parent / folder.filename());
}

// Two folders take turns, so that the link moves from one whole preview to another.
Result<void> write_preview(const std::string& public_dir, const Release& release,
                           const WriteOptions& options) {
  ReleaseWriting writing(release, options);
  const fs::path root = trimmed_path(public_dir);
  const fs::path link = root / "preview";
  TRY(make_folders(root));
  std::error_code none;
  const bool first_stands = fs::read_symlink(link, none) == kPreviewFolders[0];
  const fs::path fresh = root / kPreviewFolders[first_stands ? 1 : 0];
  TRY(remove_tree(fresh));
  TRY(writing.write_whole(fresh));
  writing.announce("preview");
  TRY(point_link(link, fresh.filename()));
  TRY(sync_path(root));
  writing.announce("tidy");
  return remove_tree(root / kPreviewFolders[first_stands ? 0 : 1]);
}

}  // namespace vindplaats
