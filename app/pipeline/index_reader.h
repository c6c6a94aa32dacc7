#pragma once
// The index as it lies in the store at one moment: its segments with what of them still holds.
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "app/pipeline/page_memory.h"
#include "config/types.h"
#include "curation/index/segment.h"
#include "store/index_tables.h"

namespace vindplaats {

// To be raised when the same publications give other segments: the bytes, or what the Analyser
// makes of a text. `curate` makes an index of another version anew.
inline constexpr std::int64_t kIndexVersion = 1;

// Segments that were read, so that the next query need not. Safe from any thread; one a store.
class SegmentCache {
 public:
  // Read when it is not there.
  Result<std::shared_ptr<const Segment>> get(const SegmentSource& source,
                                             const IndexSegment& wanted);
  // Forgets the others: they were replaced.
  void keep(const IndexState& state);
  PageMemory& pages() { return pages_; }

 private:
  std::mutex mutex_;
  std::map<std::int64_t, std::shared_ptr<const Segment>> segments_;
  PageMemory pages_;
};

// A segment's bytes as rows of a store. Borrows the snapshot and the memory.
class StoredSegment final : public SegmentSource {
 public:
  StoredSegment(const Snapshot& snapshot, IndexSegment segment, PageMemory& memory)
      : snapshot_(&snapshot), segment_(segment), memory_(&memory) {}
  Result<std::string> part(SegmentPart part) const override {
    return get_index_part(*snapshot_, segment_.number, static_cast<std::uint8_t>(part));
  }
  Result<std::string> page(std::uint32_t number) const override;

 private:
  const Snapshot* snapshot_;
  IndexSegment segment_;
  PageMemory* memory_;
};

struct OpenSegment {
  std::int64_t number = 0;
  std::shared_ptr<const SegmentSource> source;
  std::shared_ptr<const Segment> segment;
  DocSet live;  // those that no later segment replaced
};

struct OpenIndex {
  IndexState state;
  std::vector<OpenSegment> segments;  // in the order in which they were written
};

// None when there is no index, or one of another version: then `curate` has not yet been here.
// Borrows the snapshot. kCorrupt when it cannot be read.
Result<std::optional<OpenIndex>> open_index(const Snapshot& snapshot, SegmentCache& cache);

// The same, or, where there is none, an index of all publications that is made on the spot and held
// in memory (100 us a publication): the same answers, but not at once.
Result<OpenIndex> open_or_make_index(const Snapshot& snapshot, SegmentCache& cache,
                                     const Platform& platform);

}  // namespace vindplaats
