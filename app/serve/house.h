#pragma once
// What all parts of a running `serve` share: the store, the desk, the folder as it was last read,
// the gate to the network, and what there is to tell about how things are.
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "app/pipeline/index_reader.h"
#include "app/serve/serve_log.h"
#include "app/transport/fetch_gate.h"
#include "config/types.h"
#include "core/clock.h"
#include "core/random.h"
#include "store/store.h"

namespace vindplaats {

// Safe from any thread. Borrows the store, the clock, chance and the log.
class House {
 public:
  // Reads the folder, and opens the gate by its settings; [fetch] and `contact` hold for as long
  // as the house stands.
  static Result<std::unique_ptr<House>> open(const std::string& dir, Store& store, Clock& clock,
                                             Random& random, ServeLog& log);

  const std::string& dir() const { return dir_; }
  Store& store() { return store_; }
  SegmentCache& segments() { return segments_; }
  Clock& clock() { return clock_; }
  ServeLog& log() { return log_; }
  CurlTransport& gate() { return *gate_; }
  // Services::desk().
  std::unique_lock<std::mutex> desk();
  // How often it was taken; waits until whoever has it now is done.
  std::int64_t desk_count();
  // The desk, if nobody has had it since `seen` was read; kConflict otherwise. Does not count as
  // having it.
  Result<std::unique_lock<std::mutex>> desk_if_still(std::int64_t seen);

  // The folder as it was last read without a mistake.
  std::shared_ptr<const Platform> platform() const;
  // Reads it anew, with what was registered on the web. True: it is another one than before. When a
  // file is wrong the old one stays, and the mistake becomes a notice; so does what only holds
  // after a new start.
  bool reload();

  // A notice is a line for whoever asks how things are (`status`, /healthz), by its matter; an
  // empty text takes it away. One that is new, or new in its words, is logged as a warning.
  void set_notice(const std::string& matter, const std::string& text);
  std::vector<std::string> notices() const;

  // What keeps new harvests from beginning, in plain words; empty: nothing. Keeps the notice of it.
  std::string hindrance();

 private:
  House(std::string dir, Store& store, Clock& clock, ServeLog& log)
      : dir_(std::move(dir)), store_(store), clock_(clock), log_(log) {}

  Result<Platform> read_platform();

  const std::string dir_;
  Store& store_;
  SegmentCache segments_;
  Clock& clock_;
  ServeLog& log_;
  std::unique_ptr<CurlTransport> gate_;
  std::mutex desk_;
  std::int64_t desk_count_ = 0;  // under desk_
  mutable std::mutex mutex_;
  std::shared_ptr<const Platform> platform_;
  Settings opened_with_;  // the gate
  std::map<std::string, std::string> notices_;
};

}  // namespace vindplaats
