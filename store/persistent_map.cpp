#include "store/persistent_map.h"

#include <functional>
#include <utility>

namespace vindplaats {

struct PersistentMap::Node {
  std::shared_ptr<const Row> row;
  std::size_t priority;
  Tree left, right;
};

PersistentMap::Tree PersistentMap::with_children(const Node& node, Tree left, Tree right) {
  return std::make_shared<Node>(Node{node.row, node.priority, std::move(left), std::move(right)});
}

PersistentMap::Tree PersistentMap::join(const Tree& left, const Tree& right) {
  if (!left) return right;
  if (!right) return left;
  if (left->priority > right->priority)
    return with_children(*left, left->left, join(left->right, right));
  return with_children(*right, join(left, right->left), right->right);
}

std::pair<PersistentMap::Tree, PersistentMap::Tree> PersistentMap::split(const Tree& tree,
                                                                         std::string_view key) {
  if (!tree) return {};
  if (tree->row->key < key) {
    if (!tree->right) return {tree, nullptr};
    auto [below, others] = split(tree->right, key);
    return {with_children(*tree, tree->left, std::move(below)), std::move(others)};
  }
  if (!tree->left) return {nullptr, tree};
  auto [below, others] = split(tree->left, key);
  return {std::move(below), with_children(*tree, std::move(others), tree->right)};
}

void PersistentMap::put(std::string_view key, std::string_view value) {
  remove(key);
  const auto [below, above] = split(root_, key);
  auto row = std::make_shared<Row>(Row{std::string(key), std::string(value)});
  const std::size_t priority = std::hash<std::string_view>()(key);
  const Tree node = std::make_shared<Node>(Node{std::move(row), priority, nullptr, nullptr});
  root_ = join(join(below, node), above);
}

void PersistentMap::remove(std::string_view key) {
  if (find(key) == nullptr) return;
  remove_range(key, std::string(key) + '\0');
}

void PersistentMap::remove_range(std::string_view begin, std::string_view end) {
  if (end <= begin) return;
  const auto [below, rest] = split(root_, begin);
  root_ = join(below, split(rest, end).second);
}

const PersistentMap::Row* PersistentMap::find(std::string_view key) const {
  const Node* node = root_.get();
  while (node != nullptr) {
    const int order = key.compare(node->row->key);
    if (order == 0) return node->row.get();
    node = order < 0 ? node->left.get() : node->right.get();
  }
  return nullptr;
}

const PersistentMap::Row* PersistentMap::last(std::string_view end) const {
  const Row* found = nullptr;
  const Node* node = root_.get();
  while (node != nullptr) {
    const bool below = end.empty() || node->row->key < end;
    if (below) found = node->row.get();
    node = below ? node->right.get() : node->left.get();
  }
  return found;
}

void PersistentMap::scan(std::string_view begin, std::string_view end,
                         const std::function<bool(const Row&)>& visit) const {
  visit_rows(root_.get(), begin, end, visit);
}

// False: that was enough.
bool PersistentMap::visit_rows(const Node* node, std::string_view begin, std::string_view end,
                               const std::function<bool(const Row&)>& visit) {
  if (node == nullptr) return true;
  const std::string& key = node->row->key;
  const bool low = key < begin, high = !end.empty() && key >= end;
  if (!low && !visit_rows(node->left.get(), begin, end, visit)) return false;
  if (!low && !high && !visit(*node->row)) return false;
  return high || visit_rows(node->right.get(), begin, end, visit);
}

}  // namespace vindplaats
