#include "store/index_tables.h"

#include "store/encoding.h"
#include "store/rows.h"

namespace vindplaats {
namespace {

// Behind all rows of segments.
constexpr std::string_view kStateKey = "state";
constexpr std::string_view kAfterSegments = "e";

// "d", the number, then what it is of the segment.
std::string segment_key(std::int64_t segment, std::string_view what) {
  std::string key = "d";
  append_number(key, segment);
  key += what;
  return key;
}

std::string part_key(std::int64_t segment, std::uint8_t part) {
  return segment_key(segment, std::string(1, static_cast<char>('0' + part)));
}

std::string page_key(std::int64_t segment, std::uint32_t page) {
  std::string what = "p";
  append_number(what, page);
  return segment_key(segment, what);
}

Result<std::string> get_index_row(const Snapshot& snapshot, const std::string& key) {
  std::string value;
  TRY_ASSIGN(const bool found, snapshot.get(Table::kIndex, key, value));
  if (!found) {
    return fail(Fault::kCorrupt,
                "a part of the index is missing; `vindplaats rebuild` makes it anew");
  }
  return value;
}

}  // namespace

void put_index_state(Batch& batch, const IndexState& state) {
  std::string bytes;
  for (const std::int64_t number : {state.version, state.next})
    append_varint(bytes, static_cast<std::uint64_t>(number));
  for (const IndexSegment& segment : state.segments) {
    for (const std::int64_t number :
         {segment.number, segment.documents, segment.removed, segment.digest})
      append_varint(bytes, static_cast<std::uint64_t>(number));
  }
  batch.put(Table::kIndex, kStateKey, bytes);
}

Result<IndexState> read_index_state(std::string_view bytes) {
  IndexState state;
  const auto take = [&](std::int64_t& number) {
    std::uint64_t value = 0;
    if (!take_varint(bytes, value) || value > INT64_MAX) return false;
    number = static_cast<std::int64_t>(value);
    return true;
  };
  bool good = take(state.version) && take(state.next);
  while (good && !bytes.empty()) {
    IndexSegment& segment = state.segments.emplace_back();
    good = take(segment.number) && take(segment.documents) && take(segment.removed) &&
           take(segment.digest) && segment.number < state.next &&
           segment.removed <= segment.documents;
  }
  if (!good) return bad_row(Table::kIndex, kStateKey, "not the state of an index");
  return state;
}

Result<IndexState> get_index_state(const Snapshot& snapshot) {
  std::string bytes;
  TRY_ASSIGN(const bool found, snapshot.get(Table::kIndex, kStateKey, bytes));
  return found ? read_index_state(bytes) : Result<IndexState>(IndexState{});
}

void put_index_part(Batch& batch, std::int64_t segment, std::uint8_t part, std::string_view bytes) {
  batch.put(Table::kIndex, part_key(segment, part), bytes);
}

void put_index_page(Batch& batch, std::int64_t segment, std::uint32_t page,
                    std::string_view bytes) {
  batch.put(Table::kIndex, page_key(segment, page), bytes);
}

Result<std::string> get_index_part(const Snapshot& snapshot, std::int64_t segment,
                                   std::uint8_t part) {
  return get_index_row(snapshot, part_key(segment, part));
}

Result<std::string> get_index_page(const Snapshot& snapshot, std::int64_t segment,
                                   std::uint32_t page) {
  return get_index_row(snapshot, page_key(segment, page));
}

void put_index_removed(Batch& batch, std::int64_t segment, std::string_view bytes) {
  batch.put(Table::kIndex, segment_key(segment, "r"), bytes);
}

Result<std::string> get_index_removed(const Snapshot& snapshot, std::int64_t segment) {
  std::string bytes;
  TRY(snapshot.get(Table::kIndex, segment_key(segment, "r"), bytes));
  return bytes;
}

void drop_index_segments(Batch& batch, std::int64_t from, std::int64_t until) {
  batch.remove_range(Table::kIndex, segment_key(from, ""),
                     until == 0 ? std::string(kAfterSegments) : segment_key(until, ""));
}

void drop_index(Batch& batch) {
  put_index_state(batch, {});
  drop_index_segments(batch, 0, 0);
}

}  // namespace vindplaats
