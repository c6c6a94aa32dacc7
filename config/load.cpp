#include "config/load.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include <fmt/format.h>

#include "config/document.h"
#include "core/digest.h"
#include "core/text.h"

namespace vindplaats {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostConfigBytes =
    1'000'001;  // one more than parse_toml takes, so that it can say so

// A platform folder while it is read, and the digest of all that was.
struct Folder {
  fs::path dir;
  Sha256Stream read = {};
};

Result<std::string> read_config_file(Folder& from, const std::string& file) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(from.dir / file, error);
  std::ifstream stream(from.dir / file, std::ios::binary);
  std::string text;
  if (stream && !error) {
    text.resize(std::min<std::uintmax_t>(size, kMostConfigBytes));
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
  }
  if (error || !stream.is_open() || stream.bad())
    return config_error("cannot be read", file, 0, {});
  from.read.take(fmt::format("{} {}\n", file, text.size()));
  from.read.take(text);
  return text;
}

// Names in `folder` of files that end in .toml, or of folders; none hidden; in order.
Result<std::vector<std::string>> names_in(const fs::path& dir, const std::string& folder,
                                          bool folders) {
  std::vector<std::string> names;
  std::error_code error;
  if (!fs::exists(dir / folder, error)) return names;
  for (fs::directory_iterator entry(dir / folder, error), end; !error && entry != end;
       entry.increment(error)) {
    std::string name = entry->path().filename().string();
    std::error_code ignored;
    const bool wanted = folders
                            ? entry->is_directory(ignored)
                            : to_lower(name).ends_with(".toml") && !entry->is_directory(ignored);
    if (!name.starts_with('.') && wanted) names.push_back(std::move(name));
  }
  if (error) return config_error("cannot be read: " + error.message(), folder, 0, {});
  std::ranges::sort(names);
  return names;
}

// Two files whose names differ in case only would be one file on some disks.
Result<void> check_distinct_names(const std::vector<std::string>& names,
                                  const std::string& folder) {
  std::map<std::string, std::string> seen;
  for (const std::string& name : names) {
    const auto [other, added] = seen.emplace(to_lower(name), name);
    if (!added) {
      return config_error(fmt::format("{}/{} and {}/{} give the same id twice; remove one", folder,
                                      other->second, folder, name),
                          folder + "/" + name, 0, "id");
    }
  }
  return {};
}

// "sources/wodc.toml" for every file of the folder, in order.
Result<std::vector<std::string>> config_files(const fs::path& dir, const std::string& folder) {
  TRY_ASSIGN(std::vector<std::string> files, names_in(dir, folder, false));
  TRY(check_distinct_names(files, folder));
  for (std::string& name : files) name = folder + "/" + name;
  return files;
}

template <class T>
Result<std::vector<T>> load_all(Folder& from, const std::vector<std::string>& files,
                                Result<T> (*parse)(std::string_view, const std::string&)) {
  std::vector<T> all;
  for (const std::string& file : files) {
    TRY_ASSIGN(const std::string text, read_config_file(from, file));
    TRY_ASSIGN(all.emplace_back(), parse(text, file));
  }
  std::ranges::sort(all, {}, &T::id);
  return all;
}

template <class T>
Result<std::vector<T>> load_folder(Folder& from, const std::string& folder,
                                   Result<T> (*parse)(std::string_view, const std::string&)) {
  TRY_ASSIGN(const std::vector<std::string> files, config_files(from.dir, folder));
  return load_all(from, files, parse);
}

// A folder below studies/ without a study.toml is none of ours.
Result<std::vector<Study>> load_studies(Folder& from) {
  TRY_ASSIGN(const std::vector<std::string> folders, names_in(from.dir, "studies", true));
  TRY(check_distinct_names(folders, "studies"));
  std::vector<std::string> files;
  for (const std::string& name : folders) {
    const std::string file = "studies/" + name + "/study.toml";
    std::error_code ignored;
    if (fs::exists(from.dir / file, ignored)) files.push_back(file);
  }
  return load_all(from, files, parse_study);
}

Result<void> load_words(Folder& from, Platform& platform) {
  TRY_ASSIGN(const std::vector<std::string> files, config_files(from.dir, "words"));
  for (const std::string& file : files) {
    const std::string name = fs::path(file).stem().string();
    if (!valid_id(name)) {
      return config_error(fmt::format("'{}' is no name for a word list: lower-case letters, digits "
                                      "and hyphens, at most 63",
                                      name),
                          file, 0, {});
    }
    TRY_ASSIGN(const std::string text, read_config_file(from, file));
    TRY_ASSIGN(platform.words[name], parse_words(text, file));
  }
  return {};
}

Result<void> load_settings(Folder& from, Platform& platform) {
  std::error_code ignored;
  if (!fs::exists(from.dir / "vindplaats.toml", ignored)) {
    return config_error(
        fmt::format("{} is not a platform folder; make one with `vindplaats init DIR`",
                    from.dir.string()),
        "vindplaats.toml", 0, {});
  }
  TRY_ASSIGN(const std::string settings, read_config_file(from, "vindplaats.toml"));
  TRY_ASSIGN(platform.settings, parse_settings(settings, "vindplaats.toml"));
  if (!fs::exists(from.dir / "criteria.toml", ignored)) return {};
  TRY_ASSIGN(const std::string criteria, read_config_file(from, "criteria.toml"));
  TRY_ASSIGN(platform.criteria, parse_criteria(criteria, "criteria.toml"));
  return {};
}

}  // namespace

Result<Platform> load_platform(const std::string& dir) {
  std::error_code error;
  fs::path absolute = fs::absolute(dir, error).lexically_normal();
  if (absolute.filename().empty() && absolute.has_relative_path())
    absolute = absolute.parent_path();
  Platform platform;
  platform.dir = absolute.string();
  Folder folder{absolute};
  TRY(load_settings(folder, platform));
  TRY_ASSIGN(platform.partners, load_folder(folder, "partners", parse_partner));
  TRY_ASSIGN(platform.sources, load_folder(folder, "sources", parse_source));
  TRY_ASSIGN(platform.themes, load_folder(folder, "themes", parse_theme));
  TRY(load_words(folder, platform));
  TRY_ASSIGN(platform.studies, load_studies(folder));
  platform.digest = to_hex(folder.read.finish());
  TRY(check_platform(platform));
  return platform;
}

Result<Platform> load_themes(const std::string& dir) {
  std::error_code error;
  const fs::path given = fs::absolute(dir, error).lexically_normal();
  const fs::path themes = fs::is_directory(given / "themes", error) ? given / "themes" : given;
  const fs::path named = themes.has_filename() ? themes : themes.parent_path();
  if (!fs::is_directory(named, error))
    return config_error(fmt::format("{} is no folder", dir), dir, 0, {});
  Platform platform;
  platform.dir = named.parent_path().string();
  Folder folder{named.parent_path()};
  TRY_ASSIGN(platform.themes, load_folder(folder, named.filename().string(), parse_theme));
  TRY(load_words(folder, platform));
  return platform;
}

}  // namespace vindplaats
