#include "app/transport/folder.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include "app/descriptor.h"
#include "app/transport/gzip_stream.h"
#include "core/text.h"
#include "core/time.h"
#include "harvesters/folder_listing.h"

namespace vindplaats {
namespace {

constexpr int kReadOnly = O_RDONLY | O_CLOEXEC | O_NOFOLLOW;

std::string system_words(int code) {
  return std::error_code(code, std::generic_category()).message();
}

Descriptor open_below(int folder, const std::string& name, int flags) {
  return Descriptor(openat(folder, name.c_str(), kReadOnly | flags));
}

std::string cannot_open(int code) {
  if (code == EACCES || code == EPERM)
    return "it may not be read: give the user that runs Vindplaats the right to read it";
  return fmt::format("it cannot be read: {}", system_words(code));
}

bool is_plain_name(std::string_view name) {
  return valid_utf8(name) && std::none_of(name.begin(), name.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
         });
}

// As it can be shown, when the name itself cannot be.
std::string shown_name(std::string_view name) {
  std::string shown = repair_utf8(name);
  for (char& c : shown) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
  }
  return shown;
}

std::int64_t nanoseconds(const timespec& time) {
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

// The change of its status counts as well: a copy may keep size and time of the file it replaces.
std::string version_of(const struct stat& about) {
  return fmt::format("{:x}-{:x}-{:x}", about.st_size, nanoseconds(about.st_mtim),
                     nanoseconds(about.st_ctim));
}

// One walk through a folder and what lies below it.
class FolderWalk {
 public:
  explicit FolderWalk(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  // False: there are too many.
  bool list(Descriptor folder, const std::string& prefix, int depth) {
    const std::unique_ptr<DIR, int (*)(DIR*)> open(fdopendir(folder.get()), closedir);
    if (!open) return true;
    const int fd = folder.release();
    while (const dirent* const entry = readdir(open.get())) {
      const std::string name = entry->d_name;
      if (name.starts_with('.')) continue;
      if (files_.size() >= kMostFolderFiles) return false;
      if (!take(fd, name, prefix, depth)) return false;
    }
    return true;
  }

  std::vector<FolderFile> sorted() {
    std::sort(files_.begin(), files_.end(),
              [](const FolderFile& a, const FolderFile& b) { return a.path < b.path; });
    return std::move(files_);
  }

 private:
  bool take(int folder, const std::string& name, const std::string& prefix, int depth) {
    struct stat about {};
    if (fstatat(folder, name.c_str(), &about, AT_SYMLINK_NOFOLLOW) != 0) return true;  // it went
    FolderFile file;
    file.path = prefix + (is_plain_name(name) ? name : shown_name(name));
    file.version = version_of(about);
    file.modified = format_time(Instant(
        std::chrono::duration_cast<Instant::duration>(std::chrono::seconds(about.st_mtim.tv_sec))));
    file.problem = problem_of(name, about, depth);
    if (file.problem.empty() && S_ISDIR(about.st_mode)) {
      Descriptor inner = open_below(folder, name, O_DIRECTORY);
      if (inner) return list(std::move(inner), file.path + "/", depth + 1);
      file.problem = cannot_open(errno);
    }
    files_.push_back(std::move(file));
    return true;
  }

  std::string problem_of(const std::string& name, const struct stat& about, int depth) const {
    if (!is_plain_name(name))
      return "its name is not UTF-8 or holds control characters: give it another one";
    if (S_ISLNK(about.st_mode))
      return "it is a symbolic link, which is never followed: put the file itself here";
    if (S_ISDIR(about.st_mode))
      return depth < kMostFolderDepth
                 ? ""
                 : fmt::format("it lies more than {} folders deep: move it up", kMostFolderDepth);
    if (!S_ISREG(about.st_mode)) return "it is no file: take it out of the folder";
    if (static_cast<std::size_t>(about.st_size) > most_bytes_)
      return fmt::format("it is larger than {} bytes ([fetch] max_page): split it", most_bytes_);
    return {};
  }

  const std::size_t most_bytes_;
  std::vector<FolderFile> files_;
};

class FolderTransport : public Transport {
 public:
  FolderTransport(const Source& source, FolderRules rules)
      : place_(source.place), named_(source.url), rules_(std::move(rules)) {}

  Result<Response> send(const Request& request) override {
    if (!request.url.starts_with(kFilesScheme) || request.post)
      return fail(Fault::kRefused, "a folder of files leads to no other address");
    TRY_ASSIGN(const Descriptor folder, open_root());
    Response response;
    response.url = request.url;
    response.status = 200;
    const std::string path = request.url.substr(kFilesScheme.size());
    if (path.empty()) {
      TRY_ASSIGN(response.body, list(folder.get()));
    } else {
      read(folder.get(), path, response);
    }
    return response;
  }

 private:
  std::string where() const {
    if (place_.file.empty()) return fmt::format("the folder {}", named_);
    return fmt::format("{}:{}: url: the folder {}", place_.file, place_.line_of("url"), named_);
  }

  Result<Descriptor> open_root() const {
    const std::filesystem::path path = std::filesystem::path(rules_.platform) / named_;
    Descriptor folder(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_DIRECTORY));
    if (!folder) {
      return fail(Fault::kRemote,
                  fmt::format("{} cannot be opened ({}): make it, name another one, or let the "
                              "user that runs Vindplaats read it",
                              where(), system_words(errno)));
    }
    if (holds_our_data(path)) {
      return fail(Fault::kRefused,
                  fmt::format("{} holds the platform's own data: put the files into a folder of "
                              "their own",
                              where()));
    }
    return folder;
  }

  bool holds_our_data(const std::filesystem::path& path) const {
    std::error_code code;
    const auto within = [](const std::filesystem::path& inner, const std::filesystem::path& outer) {
      return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first ==
             outer.end();
    };
    const auto asked = std::filesystem::canonical(path, code);
    const auto data =
        std::filesystem::weakly_canonical(std::filesystem::path(rules_.platform) / "data", code);
    return code || within(asked, data) || within(data, asked);
  }

  Result<std::string> list(int folder) const {
    FolderWalk walk(rules_.most_bytes);
    Descriptor own(fcntl(folder, F_DUPFD_CLOEXEC, 0));
    if (!own || !walk.list(std::move(own), "", 0)) {
      return fail(Fault::kRefused,
                  fmt::format("{} holds more than {} files: put records together in larger files, "
                              "or make several sources of it",
                              where(), kMostFolderFiles));
    }
    return to_text(walk.sorted());
  }

  static void not_read(int status, std::string why, Response& response) {
    response.status = status;
    response.body = std::move(why);
  }

  // Step by step, for a link may have come in place of any folder on the way.
  void read(int root, const std::string& path, Response& response) const {
    Descriptor folder, file;
    int at = root;
    for (std::size_t begin = 0; begin <= path.size();) {
      const std::size_t end = std::min(path.find('/', begin), path.size());
      const std::string name = path.substr(begin, end - begin);
      if (name.empty() || name.starts_with('.')) return not_read(404, "", response);
      const bool last = end == path.size();
      file = open_below(at, name, last ? O_NONBLOCK | O_NOCTTY : O_DIRECTORY);
      if (!file) {
        const int code = errno;
        return not_read(code == ENOENT ? 404 : 403, cannot_open(code), response);
      }
      if (last) break;
      folder = std::move(file);
      at = folder.get();
      begin = end + 1;
    }
    struct stat about {};
    if (fstat(file.get(), &about) != 0 || !S_ISREG(about.st_mode))
      return not_read(403, "it is no file: take it out of the folder", response);
    take_bytes(file.get(), response);
  }

  void take_bytes(int file, Response& response) const {
    GzipStream packed;
    bool first = true, gzip = false;
    const auto give = [&](std::string_view piece) {
      response.body += piece;
      return response.body.size() <= rules_.most_bytes;
    };
    char buffer[65'536];
    for (;;) {
      const ssize_t count = ::read(file, buffer, sizeof buffer);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return not_read(403, cannot_open(errno), response);
      if (count == 0) break;
      const std::string_view bytes(buffer, static_cast<std::size_t>(count));
      if (std::exchange(first, false)) gzip = GzipStream::is_gzip(bytes);
      if (!(gzip ? packed.take(bytes, give) : give(bytes))) {
        return not_read(403,
                        fmt::format("it is larger than {} bytes ([fetch] max_page): split it",
                                    rules_.most_bytes),
                        response);
      }
    }
    if (gzip && !packed.is_whole())
      not_read(403, "it is packed with gzip, but damaged or cut off: pack it anew", response);
  }

  const Place place_;
  const std::string named_;
  const FolderRules rules_;
};

}  // namespace

FolderRules folder_rules(const std::string& platform, const Settings& settings) {
  return {platform, static_cast<std::size_t>(settings.fetch.max_page)};
}

std::unique_ptr<Transport> open_folder(const Source& source, FolderRules rules) {
  return std::make_unique<FolderTransport>(source, std::move(rules));
}

}  // namespace vindplaats
