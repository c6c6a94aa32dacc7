#pragma once
// Disjoint sets of the numbers 0 to n - 1. The smallest number of a set is its root, so roots do
// not depend on the order of joining. One thread.
#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace vindplaats {

class MemberSets {
 public:
  explicit MemberSets(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    const std::size_t low = std::min(root(a), root(b));
    parent_[std::max(root(a), root(b))] = low;
  }

 private:
  std::vector<std::size_t> parent_;
};

}  // namespace vindplaats
