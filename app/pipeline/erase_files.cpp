#include "app/pipeline/erase_files.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "app/write_file.h"
#include "core/text.h"

namespace vindplaats {
namespace {

namespace fs = std::filesystem;

constexpr const char* kOwnFolders[] = {"partners", "sources", "themes", "words", "studies"};

class FileSearch {
 public:
  FileSearch(const fs::path& root, const EraseTarget& target, const Forgetting& forgetting)
      : root_(root), target_(target), forgetting_(forgetting) {}

  // The entries of a folder of which one file or more holds it.
  void entries(const fs::path& folder, std::vector<std::string>& found) const {
    std::error_code error;
    for (fs::directory_iterator at(root_ / folder, error), end; !error && at != end;
         at.increment(error)) {
      if (!at->is_symlink() && holds(at->path()))
        found.push_back((folder / at->path().filename()).generic_string());
    }
    std::sort(found.begin(), found.end());
  }
  // The files themselves, at any depth.
  void files(const fs::path& folder, std::vector<std::string>& found) const {
    walk(root_ / folder, [&](const fs::path& file) {
      if (file_holds(file)) found.push_back(file.lexically_relative(root_).generic_string());
      return true;
    });
    std::sort(found.begin(), found.end());
  }
  bool file_holds(const fs::path& file) const {
    const Result<std::string> bytes = read_whole_file(file.string());
    if (!bytes) return false;
    const auto has = [&](const std::string& needle) { return bytes->find(needle) != bytes->npos; };
    return std::any_of(target_.needles.begin(), target_.needles.end(), has) ||
           forgetting_.finds(*bytes);
  }

 private:
  bool holds(const fs::path& entry) const {
    if (!fs::is_directory(entry)) return file_holds(entry);
    bool found = false;
    walk(entry, [&](const fs::path& file) { return !(found = file_holds(file)); });
    return found;
  }
  template <class Visit>
  static void walk(const fs::path& folder, const Visit& visit) {
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error)) {
      if (at->is_regular_file() && !at->is_symlink() && !visit(at->path())) return;
    }
  }

  const fs::path root_;
  const EraseTarget& target_;
  const Forgetting& forgetting_;
};

}  // namespace

void find_in_files(const std::string& platform_dir, const EraseTarget& target,
                   const Forgetting& forgetting, EraseReport& report) {
  const FileSearch search(platform_dir, target, forgetting);
  search.entries(fs::path("public") / "releases", report.releases);
  std::vector<std::string> previews;
  search.entries("public", previews);  // the preview is a folder beside its link
  for (std::string& path : previews) {
    if (path != "public/releases") report.releases.push_back(std::move(path));
  }
  search.entries("bundles", report.bundles);
  search.entries("outbox", report.letters);
  for (const char* folder : kOwnFolders) search.files(folder, report.own_files);
  for (const char* file : {"vindplaats.toml", "criteria.toml"}) {
    if (search.file_holds(fs::path(platform_dir) / file)) report.own_files.emplace_back(file);
  }
}

Result<void> remove_files(const std::string& platform_dir, const EraseReport& report) {
  const fs::path root(platform_dir);
  std::error_code ignored;
  const fs::path current = fs::weakly_canonical(root / "public" / "current", ignored);
  for (const std::vector<std::string>* list :
       {&report.releases, &report.bundles, &report.letters}) {
    for (const std::string& path : *list) {
      const fs::path whole = root / path;
      if (fs::weakly_canonical(whole, ignored) == current) continue;
      std::error_code error;
      fs::remove_all(whole, error);
      if (error)
        return fail(Fault::kRefused, fmt::format("{} cannot be removed: {}; remove it by hand",
                                                 whole.string(), error.message()));
    }
  }
  const fs::path preview = root / "public" / "preview";
  if (fs::is_symlink(preview, ignored) && !fs::exists(preview, ignored))
    fs::remove(preview, ignored);
  return {};
}

Result<void> remove_contacts(const std::string& platform_dir, const std::string& partner) {
  const std::string path = fmt::format("{}/partners/{}.toml", platform_dir, partner);
  // Registered on the web: it has no file.
  if (!std::filesystem::exists(path)) return {};
  TRY_ASSIGN(const std::string before, read_whole_file(path));
  std::string after;
  bool contact = false;
  for (std::size_t at = 0; at < before.size();) {
    const std::size_t end = std::min(before.find('\n', at), before.size() - 1) + 1;
    const std::string_view line = std::string_view(before).substr(at, end - at);
    if (trim(line).starts_with('[')) contact = trim(line).starts_with("[[contact]]");
    if (!contact) after.append(line);
    at = end;
  }
  return after == before ? Result<void>() : write_file(path, after);
}

}  // namespace vindplaats
