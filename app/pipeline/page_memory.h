#pragma once
// Pages of the index that were read, so that the next query need not ask the store for them: a
// query reads up to hundreds, and looking each up in the store took a sixth of its time. Safe from
// any thread.
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/index_tables.h"

namespace vindplaats {

class PageMemory {
 public:
  // None: it was not kept.
  std::optional<std::string> find(const IndexSegment& segment, std::uint32_t page) const;
  // When it is full, all others are forgotten first.
  void keep(const IndexSegment& segment, std::uint32_t page, const std::string& bytes);
  // Forgets the pages of all other segments: they were replaced.
  void keep_only(const IndexState& state);

 private:
  // 64 MB: all pages of 130,000 publications.
  static constexpr std::size_t kMostPages = 16'384;
  // After a rebuild the same numbers mean other segments.
  using Key = std::pair<std::int64_t, std::int64_t>;
  static Key key_of(const IndexSegment& segment) { return {segment.number, segment.digest}; }

  mutable std::mutex mutex_;
  std::map<Key, std::vector<std::string>> pages_;  // by number; empty: not kept
  std::size_t kept_ = 0;
};

}  // namespace vindplaats
