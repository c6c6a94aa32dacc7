#pragma once
// Sorted texts with a few bytes each, in little more room than those bytes: a text is written as
// what it shares with the one before and what it adds, every sixteenth in full. Read where it
// lies; opening costs nothing. A value; reading is safe from any thread.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/result.h"
#include "curation/index/varint.h"

namespace vindplaats {

class TermTableBuilder {
 public:
  // Keys come in order, each once.
  void add(std::string_view key, std::string_view payload);
  std::string finish() &&;

 private:
  std::string bytes_, last_, starts_;
  std::uint32_t count_ = 0;
};

class TermTable {
 public:
  TermTable() = default;
  // kCorrupt when these are not the bytes of a table.
  static Result<TermTable> open(std::string bytes);

  std::uint32_t size() const { return count_; }
  std::size_t bytes() const { return bytes_.size(); }

  struct Entry {
    std::uint32_t number = 0;  // its place among the keys, from 0
    std::string_view key, payload;
  };
  // Entries from the first key that is not below `from` on, until on_entry returns false. The views
  // live for the call.
  template <class OnEntry>
  void each(std::string_view from, OnEntry&& on_entry) const {
    if (count_ == 0) return;
    Walk walk(*this, block_below(from));
    for (Entry entry; walk.next(entry);) {
      if (entry.key >= from && !on_entry(entry)) return;
    }
  }
  // Keys that begin with `prefix`.
  template <class OnEntry>
  void each_beginning(std::string_view prefix, OnEntry&& on_entry) const {
    each(prefix, [&](const Entry& entry) {
      if (!entry.key.starts_with(prefix)) return false;
      on_entry(entry);
      return true;
    });
  }
  template <class OnEntry>
  bool find(std::string_view key, OnEntry&& on_entry) const {
    bool found = false;
    each(key, [&](const Entry& entry) {
      found = entry.key == key;
      if (found) on_entry(entry);
      return false;
    });
    return found;
  }
  // Those at these numbers, which come in order.
  template <class OnEntry>
  void each_at(std::span<const std::uint32_t> numbers, OnEntry&& on_entry) const {
    for (std::size_t i = 0; i < numbers.size() && numbers[i] < count_;) {
      const std::uint32_t block = numbers[i] / kBlock;
      Walk walk(*this, block);
      for (Entry entry; i < numbers.size() && numbers[i] / kBlock == block && walk.next(entry);) {
        if (entry.number != numbers[i]) continue;
        on_entry(entry);
        ++i;
      }
      // Behind what can be read.
      while (i < numbers.size() && numbers[i] / kBlock == block) ++i;
    }
  }

 private:
  friend class TermTableBuilder;
  static constexpr std::uint32_t kBlock = 16;

  class Walk {
   public:
    Walk(const TermTable& table, std::uint32_t block);
    bool next(Entry& entry);

   private:
    VarintReader reader_;
    std::string key_;
    std::uint32_t number_, count_;
  };

  std::uint32_t start(std::uint32_t block) const;
  std::string_view first_key(std::uint32_t block) const;
  std::uint32_t block_below(std::string_view key) const;

  std::string bytes_;
  std::size_t entries_ = 0;  // bytes before the starts of the blocks
  std::uint32_t count_ = 0;
};

}  // namespace vindplaats
