#pragma once
// Keeps the index in line with the publications: what changed goes into a new segment, and is
// removed from the one it stood in. A segment is never changed, so nobody who searches waits;
// segments that have become small or hollow are written anew, together, by the way
// (docs/decisions/0019-the-index.md).
#include <unordered_map>
#include <vector>

#include "app/pipeline/curate.h"
#include "app/pipeline/index_reader.h"

namespace vindplaats {

// For a pass of `curate` over all publications. One thread. Borrows all it is made from.
class IndexWriter {
 public:
  IndexWriter(Store& store, const Snapshot& snapshot, const CurateOptions& options)
      : store_(store), snapshot_(snapshot), options_(options) {}

  // First of all: what is indexed, and which segments are to be written anew.
  Result<void> begin();
  // The publication as it is now, whether or not it changed: the index knows by itself.
  Result<void> put(const std::string& id, const Document& document);
  // To be called once, after every publication was put: what was not put is there no more.
  Result<void> finish();

 private:
  struct Place {
    std::uint32_t segment = 0, document = 0;
    bool put = false;
  };

  void choose_renewed();
  Result<void> flush();
  Result<void> write_pages(const SegmentBytes& bytes);

  Store& store_;
  const Snapshot& snapshot_;
  const CurateOptions& options_;
  OpenIndex index_;
  bool anew_ = false;                                   // what is stored is of no use
  std::vector<bool> renewed_;                           // by segment
  std::vector<DocSet> removed_;                         // by segment: those of this flush
  std::unordered_map<std::string_view, Place> places_;  // ids lie in the segments
  SegmentBuilder builder_;
};

struct IndexedDocument {
  std::string id;
  Document document;
};
// Analyses a stored publication; none when there is no such publication any more.
using Reread = std::function<Result<std::optional<Document>>(const std::string& id)>;
// For a decision: the batch that changes publications changes the index as well, so that whoever
// searches next finds them as they were decided. `gone`: publications that are no more, or are
// among `documents`, as they are now. Those that share the newest segment are reread and written
// with them. Does nothing when there is no index yet.
Result<void> change_index(const Snapshot& snapshot, Batch& batch,
                          const std::vector<std::string>& gone,
                          std::vector<IndexedDocument> documents, const Reread& reread);

// Is there an index of this program's version.
Result<bool> has_index(const Snapshot& snapshot);

}  // namespace vindplaats
