#include "store/rocks_log.h"

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdio>
#include <ctime>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vindplaats {
namespace {

constexpr off_t kMostLog = 1 << 20;
constexpr std::size_t kMostLine = 2000;

class RocksLog final : public rocksdb::Logger {
 public:
  explicit RocksLog(const std::string& path)
      : rocksdb::Logger(rocksdb::InfoLogLevel::WARN_LEVEL),
        file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644)) {
    struct stat found = {};
    if (file_ >= 0 && ::fstat(file_, &found) == 0 && found.st_size > kMostLog) [[maybe_unused]]
      const int kept_long = ::ftruncate(file_, 0);
  }
  RocksLog(const RocksLog&) = delete;
  RocksLog& operator=(const RocksLog&) = delete;
  ~RocksLog() override {
    if (file_ >= 0) ::close(file_);
  }

  using rocksdb::Logger::Logv;
  void Logv(const char* format, va_list values) override {
    if (file_ < 0) return;
    std::array<char, kMostLine> line;
    const std::time_t now = std::time(nullptr);
    std::tm utc = {};
    ::gmtime_r(&now, &utc);
    const std::size_t stamp = std::strftime(line.data(), line.size(), "%FT%TZ ", &utc);
    const int length = std::vsnprintf(line.data() + stamp, line.size() - stamp - 1, format, values);
    if (length < 0) return;
    std::size_t end = std::min(stamp + static_cast<std::size_t>(length), line.size() - 2);
    line[end++] = '\n';
    [[maybe_unused]] const ssize_t written = ::write(file_, line.data(), end);
  }

 private:
  const int file_;
};

}  // namespace

std::shared_ptr<rocksdb::Logger> rocks_log(const std::string& dir) {
  return std::make_shared<RocksLog>(dir + "/LOG");
}

}  // namespace vindplaats
