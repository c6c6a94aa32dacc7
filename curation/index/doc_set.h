#pragma once
// Documents of one segment, a bit each: sets are joined and cut a word of 64 at a time. A value.
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "curation/index/varint.h"

namespace vindplaats {

class DocSet {
 public:
  DocSet() = default;
  explicit DocSet(std::uint32_t documents) : size_(documents), words_((documents + 63) / 64) {}
  static DocSet all(std::uint32_t documents) {
    DocSet set(documents);
    set.complement();
    return set;
  }

  std::uint32_t size() const { return size_; }  // of the segment, not of the set
  // Beyond the segment nothing happens.
  void add(std::uint32_t document) {
    if (document < size_) words_[document / 64] |= std::uint64_t{1} << (document % 64);
  }
  void remove(std::uint32_t document) {
    if (document < size_) words_[document / 64] &= ~(std::uint64_t{1} << (document % 64));
  }
  bool has(std::uint32_t document) const {
    return document < size_ && (words_[document / 64] >> (document % 64) & 1u) != 0;
  }
  DocSet& operator&=(const DocSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    return *this;
  }
  DocSet& operator|=(const DocSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }
  DocSet& operator-=(const DocSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
    return *this;
  }
  void complement() {
    for (std::uint64_t& word : words_) word = ~word;
    if (size_ % 64 != 0) words_.back() &= (std::uint64_t{1} << (size_ % 64)) - 1;
  }
  bool empty() const {
    for (const std::uint64_t word : words_) {
      if (word != 0) return false;
    }
    return true;
  }
  std::uint32_t count() const {
    std::uint32_t count = 0;
    for (const std::uint64_t word : words_)
      count += static_cast<std::uint32_t>(std::popcount(word));
    return count;
  }
  // In order.
  template <class OnDocument>
  void each(OnDocument&& on_document) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1)
        on_document(static_cast<std::uint32_t>(64 * i) +
                    static_cast<std::uint32_t>(std::countr_zero(word)));
    }
  }
  bool operator==(const DocSet&) const = default;

  // As it is stored: the gaps between them.
  std::string bytes() const {
    std::string bytes;
    std::uint32_t next = 0;
    each([&](std::uint32_t document) {
      put_varint(bytes, document - next);
      next = document + 1;
    });
    return bytes;
  }
  void add_bytes(std::string_view bytes) {
    each_stored(bytes, [this](std::uint32_t document) { add(document); });
  }
  // In order; what lies behind the end of the segment may be named too.
  template <class OnDocument>
  static void each_stored(std::string_view bytes, OnDocument&& on_document) {
    std::uint32_t next = 0;
    for (VarintReader reader(bytes); !reader.done(); ++next) {
      next += reader.next32();
      on_document(next);
    }
  }

 private:
  std::uint32_t size_ = 0;
  std::vector<std::uint64_t> words_;
};

}  // namespace vindplaats
