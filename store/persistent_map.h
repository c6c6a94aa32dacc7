#pragma once
// An ordered map of which a copy costs nothing: copies share what they have in common, and a change
// makes the few nodes on its way anew. So a snapshot of the memory store is a copy of its maps.
// A copy may be read by any thread while another copy is changed; one copy has one writer.
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace vindplaats {

class PersistentMap {
 public:
  struct Row {
    std::string key, value;
  };

  void put(std::string_view key, std::string_view value);
  void remove(std::string_view key);
  // Every key in [begin, end).
  void remove_range(std::string_view begin, std::string_view end);

  // None: there is no such key. The row lives as long as a map that has it.
  const Row* find(std::string_view key) const;
  // The last below `end` (empty: of all).
  const Row* last(std::string_view end) const;
  // Rows with begin <= key < end (an empty end: to the last) in order, until visit returns false.
  void scan(std::string_view begin, std::string_view end,
            const std::function<bool(const Row&)>& visit) const;

 private:
  // A treap: ordered by key, and by priority as a heap. The priority is the key's hash, so the same
  // rows give the same tree, whatever their history; its depth is logarithmic, as of one that was
  // filled at random (R. Seidel and C. Aragon, Randomized Search Trees, 1996).
  struct Node;
  using Tree = std::shared_ptr<const Node>;
  static Tree with_children(const Node& node, Tree left, Tree right);
  static Tree join(const Tree& left, const Tree& right);
  // Those below `key`, and the others.
  static std::pair<Tree, Tree> split(const Tree& tree, std::string_view key);
  static bool visit_rows(const Node* node, std::string_view begin, std::string_view end,
                         const std::function<bool(const Row&)>& visit);

  Tree root_;
};

}  // namespace vindplaats
