#include "app/out_folder.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include <fmt/format.h>

namespace vindplaats {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kKeptFolders[] = {"partners", "sources", "themes",  "words", "studies",
                                             "data",     "public",  "bundles", "outbox"};

// As the disk knows it, whether its last parts are there yet or not.
fs::path real_path(const std::string& path) {
  std::error_code failed;
  const fs::path absolute = fs::absolute(path, failed).lexically_normal();
  const fs::path real = fs::weakly_canonical(absolute, failed);
  const fs::path& known = failed ? absolute : real;
  return known.has_filename() ? known : known.parent_path();
}

tl::unexpected<Error> refused(const std::string& out, const std::string& why) {
  return tl::unexpected(Error{
      Fault::kUsage, fmt::format("'{}' {}; name a folder elsewhere", out, why), "", 0, "--out"});
}

}  // namespace

Result<void> check_out_folder(const std::string& platform_dir, const std::string& out) {
  const fs::path inside = real_path(out).lexically_relative(real_path(platform_dir));
  if (inside == ".") return refused(out, "is the platform folder itself");
  const std::string first = inside.empty() ? "" : inside.begin()->string();
  if (std::find(std::begin(kKeptFolders), std::end(kKeptFolders), first) == std::end(kKeptFolders))
    return {};
  return refused(out, fmt::format("lies in {}/ of the platform folder, which it keeps", first));
}

}  // namespace vindplaats
