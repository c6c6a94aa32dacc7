#pragma once
// RocksDB's own log, data/LOG, written by us: the logger that RocksDB brings asserts after a line
// that found the disk full, and in Debian's build that ends the process (faults.md M12; the trace
// leads from BackgroundCallFlush through EnvLogger to WritableFileWriter). A line that cannot be
// written is left out here. Only store/rocks_*.cpp include this.
#include <memory>
#include <string>

#include <rocksdb/env.h>

namespace vindplaats {

// Warnings and worse go to `dir`/LOG, which starts anew when it has grown beyond 1 MiB. Safe from
// any thread.
std::shared_ptr<rocksdb::Logger> rocks_log(const std::string& dir);

}  // namespace vindplaats
