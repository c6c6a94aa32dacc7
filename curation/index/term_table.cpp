#include "curation/index/term_table.h"

#include <algorithm>

namespace vindplaats {
namespace {

void put_fixed(std::string& out, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(value >> shift & 255u);
}

std::uint32_t get_fixed(const char* at) {
  std::uint32_t value = 0;
  for (int i = 3; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(at[i]);
  return value;
}

}  // namespace

void TermTableBuilder::add(std::string_view key, std::string_view payload) {
  std::size_t shared = 0;
  if (count_ % TermTable::kBlock == 0) {
    put_fixed(starts_, static_cast<std::uint32_t>(bytes_.size()));
  } else {
    const std::size_t most = std::min(key.size(), last_.size());
    while (shared < most && key[shared] == last_[shared]) ++shared;
  }
  put_varint(bytes_, shared);
  put_sized(bytes_, key.substr(shared));
  put_sized(bytes_, payload);
  last_ = key;
  ++count_;
}

std::string TermTableBuilder::finish() && {
  bytes_ += starts_;
  put_fixed(bytes_, count_);
  return std::move(bytes_);
}

Result<TermTable> TermTable::open(std::string bytes) {
  TermTable table;
  table.bytes_ = std::move(bytes);
  const std::size_t size = table.bytes_.size();
  if (size >= 4) table.count_ = get_fixed(table.bytes_.data() + size - 4);
  const std::size_t starts = std::size_t{4} * ((std::size_t{table.count_} + kBlock - 1) / kBlock);
  if (size < 4 + starts) return fail(Fault::kCorrupt, "a table of the index is cut off");
  table.entries_ = size - 4 - starts;
  return table;
}

std::uint32_t TermTable::start(std::uint32_t block) const {
  const std::uint32_t start = get_fixed(bytes_.data() + entries_ + std::size_t{4} * block);
  return std::min(start, static_cast<std::uint32_t>(entries_));
}

std::string_view TermTable::first_key(std::uint32_t block) const {
  VarintReader reader(std::string_view(bytes_).substr(0, entries_).substr(start(block)));
  reader.next();
  return reader.sized();
}

// The last block whose first key is not above `key`, or the first.
std::uint32_t TermTable::block_below(std::string_view key) const {
  std::uint32_t low = 0, high = (count_ + kBlock - 1) / kBlock;
  while (high - low > 1) {
    const std::uint32_t middle = low + (high - low) / 2;
    (first_key(middle) <= key ? low : high) = middle;
  }
  return low;
}

TermTable::Walk::Walk(const TermTable& table, std::uint32_t block)
    : reader_(std::string_view(table.bytes_).substr(0, table.entries_).substr(table.start(block))),
      number_(block * kBlock),
      count_(table.count_) {}

bool TermTable::Walk::next(Entry& entry) {
  if (number_ >= count_ || reader_.done()) return false;
  key_.resize(std::min<std::uint64_t>(reader_.next(), key_.size()));
  key_ += reader_.sized();
  entry = {number_++, key_, reader_.sized()};
  return reader_.good();
}

}  // namespace vindplaats
