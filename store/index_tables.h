#pragma once
// The index's rows (FORMAT.md): its state, and the parts, pages and removals of its segments. What
// their bytes mean is curation's (curation/index); here they only have their place. Derived. The
// rules of store/harvest_tables.h hold here too.
#include <cstdint>
#include <string>
#include <vector>

#include "store/store.h"

namespace vindplaats {

struct IndexSegment {
  std::int64_t number = 0;     // never given twice
  std::int64_t documents = 0;  // that it holds
  std::int64_t removed = 0;    // of these: are there no more, or stand in a later segment
  std::int64_t digest = 0;     // of the documents: what is read once need not be read again
};

struct IndexState {
  std::int64_t version = 0;  // of what the segments hold; 0: there is no index
  std::int64_t next = 1;     // the next segment's number
  std::vector<IndexSegment> segments;
};

void put_index_state(Batch& batch, const IndexState& state);
Result<IndexState> get_index_state(const Snapshot& snapshot);
Result<IndexState> read_index_state(std::string_view bytes);

void put_index_part(Batch& batch, std::int64_t segment, std::uint8_t part, std::string_view bytes);
void put_index_page(Batch& batch, std::int64_t segment, std::uint32_t page, std::string_view bytes);
// kCorrupt when it is not there.
Result<std::string> get_index_part(const Snapshot& snapshot, std::int64_t segment,
                                   std::uint8_t part);
Result<std::string> get_index_page(const Snapshot& snapshot, std::int64_t segment,
                                   std::uint32_t page);
// Which documents of a segment are removed, in the caller's form; empty: none.
void put_index_removed(Batch& batch, std::int64_t segment, std::string_view bytes);
Result<std::string> get_index_removed(const Snapshot& snapshot, std::int64_t segment);
// All rows of the segments [from, until), until 0: of all from there on.
void drop_index_segments(Batch& batch, std::int64_t from, std::int64_t until);
// All of it: `curate` makes it anew.
void drop_index(Batch& batch);

}  // namespace vindplaats
