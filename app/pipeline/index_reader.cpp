#include "app/pipeline/index_reader.h"

#include <algorithm>

#include "app/pipeline/placer.h"
#include "curation/analyser.h"
#include "store/publication_tables.h"

namespace vindplaats {

Result<std::shared_ptr<const Segment>> SegmentCache::get(const SegmentSource& source,
                                                         const IndexSegment& wanted) {
  {
    const std::lock_guard lock(mutex_);
    const auto known = segments_.find(wanted.number);
    // After a rebuild the same numbers mean other segments.
    if (known != segments_.end() && known->second->digest() == wanted.digest) return known->second;
  }
  TRY_ASSIGN(std::shared_ptr<const Segment> segment, Segment::open(source));
  const std::lock_guard lock(mutex_);
  segments_[wanted.number] = segment;
  return segment;
}

void SegmentCache::keep(const IndexState& state) {
  const std::lock_guard lock(mutex_);
  std::erase_if(segments_, [&](const auto& known) {
    return std::none_of(state.segments.begin(), state.segments.end(),
                        [&](const IndexSegment& one) { return one.number == known.first; });
  });
  pages_.keep_only(state);
}

namespace {

class BuiltSegment final : public SegmentSource {
 public:
  explicit BuiltSegment(SegmentBytes bytes) : bytes_(std::move(bytes)) {}
  Result<std::string> part(SegmentPart part) const override {
    return bytes_.parts[static_cast<std::size_t>(part)];
  }
  Result<std::string> page(std::uint32_t number) const override { return bytes_.pages[number]; }

 private:
  const SegmentBytes bytes_;
};

Result<void> add_built(SegmentBuilder& builder, OpenIndex& index) {
  auto source = std::make_shared<const BuiltSegment>(builder.finish());
  TRY_ASSIGN(std::shared_ptr<const Segment> segment, Segment::open(*source));
  DocSet live = DocSet::all(segment->documents());
  index.segments.push_back({0, std::move(source), std::move(segment), std::move(live)});
  return {};
}

Result<OpenIndex> make_index(const Snapshot& snapshot, const Platform& platform) {
  OpenIndex index;
  Analyser analyser;
  SegmentBuilder builder;
  Result<void> failure;
  TRY(scan_publications(snapshot, [&](const Publication& publication) {
    builder.add(publication.id, document_for_rules(publication, platform, analyser));
    if (builder.size() == kMaxSegmentDocuments) failure = add_built(builder, index);
    return failure.has_value();
  }));
  TRY(failure);
  if (builder.size() > 0) TRY(add_built(builder, index));
  return index;
}

}  // namespace

Result<OpenIndex> open_or_make_index(const Snapshot& snapshot, SegmentCache& cache,
                                     const Platform& platform) {
  TRY_ASSIGN(std::optional<OpenIndex> index, open_index(snapshot, cache));
  if (index) return std::move(*index);
  return make_index(snapshot, platform);
}

Result<std::string> StoredSegment::page(std::uint32_t number) const {
  if (std::optional<std::string> known = memory_->find(segment_, number)) return std::move(*known);
  TRY_ASSIGN(std::string bytes, get_index_page(*snapshot_, segment_.number, number));
  memory_->keep(segment_, number, bytes);
  return bytes;
}

Result<std::optional<OpenIndex>> open_index(const Snapshot& snapshot, SegmentCache& cache) {
  OpenIndex index;
  TRY_ASSIGN(index.state, get_index_state(snapshot));
  if (index.state.version != kIndexVersion) return std::optional<OpenIndex>();
  for (const IndexSegment& one : index.state.segments) {
    auto source = std::make_shared<const StoredSegment>(snapshot, one, cache.pages());
    TRY_ASSIGN(std::shared_ptr<const Segment> segment, cache.get(*source, one));
    TRY_ASSIGN(const std::string removed, get_index_removed(snapshot, one.number));
    DocSet gone(segment->documents());
    gone.add_bytes(removed);
    DocSet live = DocSet::all(segment->documents());
    live -= gone;
    index.segments.push_back({one.number, std::move(source), std::move(segment), std::move(live)});
  }
  cache.keep(index.state);
  return std::optional<OpenIndex>(std::move(index));
}

}  // namespace vindplaats
