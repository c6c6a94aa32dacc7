#include "app/pipeline/index_writer.h"

#include <algorithm>

namespace vindplaats {
namespace {

// A segment in the making takes about as much memory; it is written when it has so many bytes, or
// as many documents as a segment can have.
constexpr std::size_t kMaxGathered = std::size_t{40} << 20;
constexpr std::size_t kPagesPerBatch = 1024;
// Segments of one size (within a factor of eight) that are left as they are.
constexpr int kMaxOfSize = 7;
// Decisions go on filling the newest segment until it has so many documents.
constexpr std::int64_t kMaxYoung = 64;

int size_class(std::int64_t documents) {
  int size = 0;
  for (; documents >= 8; documents /= 8) ++size;
  return size;
}

void put_segment(Batch& batch, std::int64_t number, const SegmentBytes& bytes) {
  for (std::uint8_t part = 0; part < kSegmentParts; ++part)
    put_index_part(batch, number, part, bytes.parts[part]);
}

// The removals of one segment, in its row and in the state; all removed: the segment goes.
void note_removed(Batch& batch, IndexSegment& segment, const DocSet& removed) {
  segment.removed = removed.count();
  if (segment.removed == segment.documents) {
    drop_index_segments(batch, segment.number, segment.number + 1);
  } else {
    put_index_removed(batch, segment.number, removed.bytes());
  }
}

DocSet removed_of(const OpenSegment& segment) {
  DocSet removed = DocSet::all(segment.segment->documents());
  removed -= segment.live;
  return removed;
}

void drop_empty(IndexState& state) {
  std::erase_if(state.segments,
                [](const IndexSegment& one) { return one.removed == one.documents; });
}

}  // namespace

Result<bool> has_index(const Snapshot& snapshot) {
  TRY_ASSIGN(const IndexState state, get_index_state(snapshot));
  return state.version == kIndexVersion;
}

Result<void> IndexWriter::begin() {
  SegmentCache cache;
  Result<std::optional<OpenIndex>> opened = open_index(snapshot_, cache);
  // An index that cannot be read is no loss: it is made anew.
  if (!opened && opened.error().fault != Fault::kCorrupt)
    return tl::unexpected<Error>(opened.error());
  if (opened && *opened) index_ = std::move(**opened);
  anew_ = index_.state.version != kIndexVersion;
  if (anew_) index_.state = {kIndexVersion, 1, {}};
  for (std::uint32_t i = 0; i < index_.segments.size(); ++i) {
    const OpenSegment& one = index_.segments[i];
    removed_.push_back(removed_of(one));
    one.live.each([&](std::uint32_t document) {
      places_.insert_or_assign(one.segment->id(document), Place{i, document, false});
    });
  }
  choose_renewed();
  return {};
}

// Those of one size when there are many, and those of which most is gone. Their publications are
// then indexed as if they were new, which costs little in a pass that analyses all anyway.
void IndexWriter::choose_renewed() {
  renewed_.assign(index_.segments.size(), false);
  std::map<int, int> of_size;
  for (const OpenSegment& one : index_.segments) ++of_size[size_class(one.live.count())];
  for (std::size_t i = 0; i < index_.segments.size(); ++i) {
    const OpenSegment& one = index_.segments[i];
    const std::int64_t live = one.live.count();
    const bool full = live > kMaxSegmentDocuments / 2;
    renewed_[i] =
        2 * live < one.segment->documents() || (!full && of_size[size_class(live)] > kMaxOfSize);
  }
}

Result<void> IndexWriter::put(const std::string& id, const Document& document) {
  if (options_.dry_run) return {};
  const auto found = places_.find(id);
  if (found != places_.end()) {
    Place& place = found->second;
    place.put = true;
    const Segment& segment = *index_.segments[place.segment].segment;
    if (!renewed_[place.segment] && segment.stamp(place.document) == document_stamp(document))
      return {};
    removed_[place.segment].add(place.document);
  }
  builder_.add(id, document);
  const bool full = builder_.size() == kMaxSegmentDocuments || builder_.bytes() > kMaxGathered;
  return full ? flush() : Result<void>{};
}

Result<void> IndexWriter::finish() {
  if (options_.dry_run) return {};
  for (const auto& [id, place] : places_) {
    if (!place.put) removed_[place.segment].add(place.document);
  }
  return flush();
}

// Nobody reads them before the state names their segment.
Result<void> IndexWriter::write_pages(const SegmentBytes& bytes) {
  for (std::size_t page = 0; page < bytes.pages.size();) {
    Batch batch;
    for (std::size_t i = 0; i < kPagesPerBatch && page < bytes.pages.size(); ++i, ++page)
      put_index_page(batch, index_.state.next, static_cast<std::uint32_t>(page), bytes.pages[page]);
    TRY(store_.commit(batch, Durability::kBuffered));
  }
  return {};
}

Result<void> IndexWriter::flush() {
  const auto removed_more = [&](std::size_t i) {
    return removed_[i].count() != index_.state.segments[i].removed;
  };
  bool changed = anew_ || builder_.size() > 0;
  for (std::size_t i = 0; i < removed_.size(); ++i) changed = changed || removed_more(i);
  if (!changed) return {};
  TRY_ASSIGN(const std::unique_lock<std::mutex> turn, take_turn(options_));
  // What a pass that was cut off has left, or an index of another version.
  Batch batch;
  drop_index_segments(batch, anew_ ? 0 : index_.state.next, 0);
  if (anew_) put_index_state(batch, {});
  TRY(store_.commit(batch, Durability::kBuffered));
  batch.clear();
  for (std::size_t i = 0; i < removed_.size(); ++i) {
    if (removed_more(i)) note_removed(batch, index_.state.segments[i], removed_[i]);
  }
  if (builder_.size() > 0) {
    const std::int64_t documents = builder_.size();
    const SegmentBytes bytes = builder_.finish();
    TRY(write_pages(bytes));
    put_segment(batch, index_.state.next, bytes);
    index_.state.segments.push_back({index_.state.next++, documents, 0, bytes.digest});
  }
  IndexState state = index_.state;
  drop_empty(state);
  put_index_state(batch, state);
  anew_ = false;
  return store_.commit(batch, Durability::kBuffered);
}

namespace {

// Takes the publications named out of the index.
class IndexChange {
 public:
  IndexChange(const Snapshot& snapshot, IndexState& state) : snapshot_(snapshot), state_(state) {}

  Result<void> remove(Batch& batch, const std::vector<std::string>& gone) {
    for (IndexSegment& one : state_.segments) {
      TRY_ASSIGN(const std::vector<std::string> ids, ids_of(one));
      TRY_ASSIGN(DocSet removed, removed_of_stored(one));
      const std::int64_t before = removed.count();
      for (std::uint32_t i = 0; i < ids.size(); ++i) {
        if (std::find(gone.begin(), gone.end(), ids[i]) != gone.end()) removed.add(i);
      }
      if (removed.count() != before) note_removed(batch, one, removed);
    }
    return {};
  }

  // The ids that the newest segment still holds when it is small enough to be written anew with
  // what comes; it goes then.
  Result<std::vector<std::string>> take_young(Batch& batch, const std::vector<std::string>& gone) {
    std::vector<std::string> live;
    if (state_.segments.empty()) return live;
    IndexSegment& young = state_.segments.back();
    if (young.documents >= kMaxYoung || young.removed == young.documents) return live;
    TRY_ASSIGN(std::vector<std::string> ids, ids_of(young));
    TRY_ASSIGN(const DocSet removed, removed_of_stored(young));
    for (std::uint32_t i = 0; i < ids.size(); ++i) {
      const bool named = std::find(gone.begin(), gone.end(), ids[i]) != gone.end();
      if (!removed.has(i) && !named) live.push_back(std::move(ids[i]));
    }
    note_removed(batch, young, DocSet::all(static_cast<std::uint32_t>(young.documents)));
    return live;
  }

 private:
  Result<std::vector<std::string>> ids_of(const IndexSegment& one) const {
    TRY_ASSIGN(
        const std::string bytes,
        get_index_part(snapshot_, one.number, static_cast<std::uint8_t>(SegmentPart::kDocuments)));
    return read_document_ids(bytes);
  }
  Result<DocSet> removed_of_stored(const IndexSegment& one) const {
    TRY_ASSIGN(const std::string bytes, get_index_removed(snapshot_, one.number));
    DocSet removed(static_cast<std::uint32_t>(one.documents));
    removed.add_bytes(bytes);
    return removed;
  }

  const Snapshot& snapshot_;
  IndexState& state_;
};

}  // namespace

Result<void> change_index(const Snapshot& snapshot, Batch& batch,
                          const std::vector<std::string>& gone,
                          std::vector<IndexedDocument> documents, const Reread& reread) {
  TRY_ASSIGN(IndexState state, get_index_state(snapshot));
  if (state.version != kIndexVersion) return {};
  IndexChange change(snapshot, state);
  TRY_ASSIGN(const std::vector<std::string> young, change.take_young(batch, gone));
  drop_empty(state);
  TRY(change.remove(batch, gone));
  for (const std::string& id : young) {
    TRY_ASSIGN(std::optional<Document> document, reread(id));
    if (document) documents.push_back({id, std::move(*document)});
  }
  drop_index_segments(batch, state.next, state.next + 1);
  if (!documents.empty()) {
    SegmentBuilder builder;
    for (const IndexedDocument& one : documents) builder.add(one.id, one.document);
    const std::int64_t number = state.next++;
    const SegmentBytes bytes = builder.finish();
    put_segment(batch, number, bytes);
    for (std::uint32_t page = 0; page < bytes.pages.size(); ++page)
      put_index_page(batch, number, page, bytes.pages[page]);
    state.segments.push_back(
        {number, static_cast<std::int64_t>(documents.size()), 0, bytes.digest});
  }
  drop_empty(state);
  put_index_state(batch, state);
  return {};
}

}  // namespace vindplaats
