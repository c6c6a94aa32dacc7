#pragma once
// The identifiers that a list has named, by their hashes: at a million 20 MB, where the texts would
// take 200. Two identifiers of one source share a hash once in 30,000 lists of a million; the
// second one then counts as named already. One that is a web address counts as the same with http
// and https (faults.md row 31). One thread.
#include <boost/unordered/unordered_flat_set.hpp>
#include <cstdint>
#include <string_view>

namespace vindplaats {

class IdentifierSet {
 public:
  // True when it was not there.
  bool insert(std::string_view identifier) { return hashes_.insert(hash(identifier)).second; }
  void erase(std::string_view identifier) { hashes_.erase(hash(identifier)); }
  bool contains(std::string_view identifier) const { return hashes_.contains(hash(identifier)); }
  std::size_t size() const { return hashes_.size(); }
  void clear() { hashes_.clear(); }

 private:
  static std::uint64_t hash(std::string_view identifier);

  boost::unordered_flat_set<std::uint64_t> hashes_;
};

}  // namespace vindplaats
