#pragma once
// What keeps a full disk from hurting the store (faults.md M12, D4). Two halves: nothing new is
// taken when less than 64 MiB are free, so that what waits in the write buffers still fits; and 64
// MiB lie ready in a file, data/reserve, for when other programs have filled the disk to the last
// byte: it is given up then, so that the buffers can be written, and a store that was cut off can
// be opened and read. Safe from any thread.
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>

namespace vindplaats {

class DiskReserve {
 public:
  // Write buffers hold at most 48 MiB (store/rocks_options.cpp).
  static constexpr std::uint64_t kBytes = std::uint64_t{64} * 1024 * 1024;
  static constexpr const char* kFile = "reserve";  // its name in the store's folder
  // Laid down only where as much again stays free twice: it must not itself make the disk full.
  static constexpr std::uint64_t kPlenty = 3 * kBytes;

  // `dir`: the store's folder; it must exist.
  explicit DiskReserve(const std::string& dir) : dir_(dir), path_(dir + "/" + kFile) {}

  // Is less than kBytes free beyond `needed`. Not when that cannot be told.
  bool full(std::size_t needed) const;
  // Lays the reserve down where there is plenty of space and the file system can (fallocate);
  // nothing otherwise.
  void lay_down();
  // Gives its space back to the disk.
  void give_up();

 private:
  const std::string dir_, path_;
  std::mutex mutex_;
};

}  // namespace vindplaats
